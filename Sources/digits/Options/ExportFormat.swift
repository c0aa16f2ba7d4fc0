import ArgumentParser

/// The file formats a data set can be exported in.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
    /// Two files as MNIST is published in.
    case idx
    /// A picture per digit, in folders 0 … 9.
    case png
    /// Kaggle's table: the label, then 784 pixels a line.
    case csv
    /// NumPy's archive of two arrays.
    case npz
}
