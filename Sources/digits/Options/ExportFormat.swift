import ArgumentParser

/// The file formats a data set can be exported in.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
    /// Two IDX files, pictures and labels, as MNIST is published.
    case idx
    /// A PNG file for each digit, in folders 0 … 9.
    case png
    /// Kaggle's table: the label, then 784 gray levels, a line for each digit.
    case csv
    /// NumPy's archive of arrays, a zip file.
    case npz
    /// A folder of pictures with a table and a data card, as Hugging Face's `datasets` loads it.
    case imagefolder

    /// Whether training and test set share one file or folder.
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
