import ArgumentParser

/// The file formats a data set can be exported in.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
    /// Two files as MNIST is published in.
    case idx
    /// A picture per digit, in folders 0 … 9.
    case png
    /// Kaggle's table: the label, then 784 pixels a line.
    case csv
    /// NumPy's archive of arrays.
    case npz
    /// A folder of pictures with a table and a data card, as Hugging Face's `datasets` loads it.
    case imagefolder

    /// Whether all parts of a data set are one file or folder.
    func isOneFile(_ names: ExportNames) -> Bool {
        self == .imagefolder || self == .npz && names == .mnist
    }
}

/// What the files of a data set are called.
enum ExportNames: String, ExpressibleByArgument, CaseIterable {
    /// As --prefix says: `digits-train-images-idx3-ubyte`.
    case prefix
    /// As MNIST's own, which other programs look for: `train-images-idx3-ubyte`, `mnist.npz`.
    case mnist
}
