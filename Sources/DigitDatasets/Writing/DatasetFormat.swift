/// The file formats that data sets are written in.
package enum DatasetFormat: String, Sendable, CaseIterable {
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
    func isOneFile(_ names: DatasetNames) -> Bool {
        self == .imagefolder || self == .npz && names == .mnist
    }
}

/// What the files of a data set are called.
package enum DatasetNames: String, Sendable, CaseIterable {
    /// By a prefix that is chosen: `digits-train-images-idx3-ubyte` for the prefix `digits`.
    case prefix
    /// As MNIST's own, which other programs look for: `train-images-idx3-ubyte`, `mnist.npz`.
    case mnist
}
