import Files

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension DigitDataset {
    /// Reads a pair of IDX files, plain or packed with gzip, and checks that they belong together.
    ///
    /// - Throws: when a file cannot be read or is no such file, or the pair has not as many pictures as labels
    public init(images: URL, labels: URL) throws(IDXError) {
        self = try IDXReader.dataset(images: Self.path(images), labels: Self.path(labels))
    }

    /// Reads the pair of IDX files that `write(to:prefix:replacingExisting:)` writes; the folder must have both.
    ///
    /// - Throws: when a file is missing, cannot be read or is no such file, or the pair has not as many pictures as
    ///   labels
    public init(folder: URL, prefix: String = "train") throws(IDXError) {
        let start = try Self.path(folder) + "/" + prefix + "-"
        self = try IDXReader.dataset(
            images: start + IDXKind.images.suffix, labels: start + IDXKind.labels.suffix)
    }

    /// Writes a pair of IDX files into a folder that is there, under the names that MNIST's own readers look for.
    ///
    /// For the prefix `train` these are `train-images-idx3-ubyte` and `train-labels-idx1-ubyte`, for the other half of
    /// MNIST the prefix is `t10k`. Both files appear whole and together. Where one exists already that is an error and
    /// nothing is changed, unless they are to be replaced.
    ///
    /// - Throws: when the folder is not there, a file is and is not to be replaced, or one cannot be written
    public func write(
        to folder: URL, prefix: String = "train", replacingExisting: Bool = false
    ) throws(IDXError) {
        let path = try Self.path(folder)
        do throws(FileError) {
            var pair = try FileTransaction(in: path, named: prefix)
            for (kind, entries) in [(IDXKind.images, pixels), (.labels, labels)] {
                try pair.add(
                    IDXWriter.encoded(kind, entries), as: prefix + "-" + kind.suffix,
                    replacingExisting: replacingExisting)
            }
            try pair.commit()
        } catch {
            throw .unwritable(error)
        }
    }

    /// Returns the path of a file URL; any other URL is an error.
    private static func path(_ url: URL) throws(IDXError) -> String {
        guard url.isFileURL else { throw .notAFile(url.absoluteString) }
        return url.path
    }
}
