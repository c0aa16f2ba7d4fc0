import MNIST

/// A data set, or a part of one, that was found by its files' names and has not been read yet.
struct DatasetPiece {
    /// What it is called, without what all names of its kind have: `train` for
    /// `train-images-idx3-ubyte`, `mine-test`; may be empty.
    let name: String
    /// The path of the file or folder that stands for it in messages and by which it can be named.
    let file: String
    /// The paths of the files that it is read from; a folder stands for all that is in it, an archive for its files.
    let sources: [String]
    /// Reads the files: nothing is opened before it is called.
    let read: () throws(DatasetError) -> Contents

    /// What a data set holds, as far as its files say.
    struct Contents {
        /// 784 bytes a picture, one picture after the other, 0 paper … 255 ink.
        var pixels: [UInt8]
        /// One label, 0 … 9, a picture; nil where the files have none.
        var labels: [UInt8]?
        /// What had to be done to read them, in sentences for people.
        var notes: [String] = []
    }

    /// Whether the piece as a whole is what a path names, slashes at its end left out.
    func isAt(_ path: String) -> Bool { file.trimmingSlashes == path.trimmingSlashes }

    /// Which part the name says it is; nil where it says none.
    ///
    /// The last such word counts: `test-of-training` is a part for training.
    var part: DatasetPart? {
        // A validation part counts as the test: a set that has one often has no other.
        let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
        for word in words.reversed() {
            switch word {
            case "train", "training": return .train
            case "t10k", "test", "testing", "tests", "validation", "valid", "val": return .test
            default: continue
            }
        }
        return nil
    }

    /// Makes a data set of contents.
    ///
    /// Throws `DatasetError.unlabeled` where there are no labels, and `.unequalCounts` where there
    /// is not one a picture.
    static func dataset(
        _ contents: Contents, file: String
    ) throws(DatasetError) -> DigitDataset {
        let count = contents.pixels.count / DigitImage.pixelCount
        guard let labels = contents.labels else { throw .unlabeled(file, count: count) }
        guard labels.count == count else {
            throw .unequalCounts(
                pictures: file, pictureCount: count, labels: file, labelCount: labels.count)
        }
        return DigitDataset(pixels: contents.pixels, labels: labels)
    }
}

extension String {
    /// The path without slashes at its end; `/` alone stays.
    fileprivate var trimmingSlashes: Substring {
        var rest = self[...]
        while rest.count > 1, rest.last == "/" { rest.removeLast() }
        return rest
    }
}
