/// Where MNIST's four files are published, and how to tell that they arrived whole.
package enum MNISTDownload {
    /// One of MNIST's four files.
    package struct File: Sendable, Hashable {
        /// The file's name without `.gz`.
        package let name: String
        /// The number of bytes unpacked: the header, and 784 for each picture or one for each label.
        package let size: Int
        /// The SHA-256 of the unpacked bytes, in hexadecimal digits.
        package let sha256: String
    }

    /// The four files: 60,000 pictures and labels to train with, 10,000 to test.
    package static let files = [
        File(
            name: "train-images-idx3-ubyte", size: 47_040_016,
            sha256: "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        File(
            name: "train-labels-idx1-ubyte", size: 60_008,
            sha256: "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
        File(
            name: "t10k-images-idx3-ubyte", size: 7_840_016,
            sha256: "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        File(
            name: "t10k-labels-idx1-ubyte", size: 10_008,
            sha256: "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
    ]

    /// Folders on the web that hold the files as `NAME.gz`, in the order they are tried.
    ///
    /// The original page stopped serving them; these are the copies that PyTorch and TensorFlow use.
    package static let mirrors = [
        "https://ossci-datasets.s3.amazonaws.com/mnist",
        "https://storage.googleapis.com/cvdf-datasets/mnist",
    ]
}
