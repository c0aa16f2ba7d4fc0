import MNIST

/// A data set, or a part of one, that was found by its files' names.
struct DatasetPiece {
    /// What it is called, without what all names of its kind have: `train`, `mine-test`; may be empty.
    let name: String
    /// The file or folder that stands for it in messages.
    let file: String
    /// The files that it is read from; a folder stands for all that is in it.
    let sources: [String]
    /// Reads it.
    let read: () throws(DatasetError) -> Contents

    /// What a data set holds.
    struct Contents {
        /// 784 bytes a picture.
        var pixels: [UInt8]
        /// One label a picture; nothing where there are none.
        var labels: [UInt8]?
        /// What had to be done to read them, in sentences.
        var notes: [String] = []
    }

    /// Whether it is what a path names, and nothing in it.
    func isAt(_ path: String) -> Bool { file.trimmingSlashes == path.trimmingSlashes }

    /// Which part the name says it is, if it does.
    var part: DatasetPart? {
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

    /// Makes a data set of contents; they must have labels, one a picture.
    static func dataset(
        _ contents: Contents, file: String
    ) throws(DatasetError) -> DigitDataset {
        let count = contents.pixels.count / DigitImage.pixelCount
        guard let labels = contents.labels else { throw .unlabelled(file, count: count) }
        guard labels.count == count else {
            throw .unequalCounts(
                pictures: file, pictureCount: count, labels: file, labelCount: labels.count)
        }
        return DigitDataset(pixels: contents.pixels, labels: labels)
    }
}

extension String {
    /// The path of a folder as it is without slashes at its end.
    fileprivate var trimmingSlashes: Substring {
        var rest = self[...]
        while rest.count > 1, rest.last == "/" { rest.removeLast() }
        return rest
    }
}
