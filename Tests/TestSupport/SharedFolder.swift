package import Foundation

/// What tests measure on and may not be handed on with the package: `DIGITS_SHARED`, else `shared` beside the checkout.
package enum SharedFolder {
    /// Where the folder is or would be; a relative `DIGITS_SHARED` is relative to the checkout.
    private static let url = URL(
        filePath: ProcessInfo.processInfo.environment["DIGITS_SHARED"] ?? "../shared",
        relativeTo: Checkout.url
    ).absoluteURL.standardizedFileURL

    /// A file or a folder in it, by its path there; nil where it is not on this machine.
    package static func item(_ path: String) -> URL? {
        let item = url.appending(path: path)
        return FileManager.default.fileExists(atPath: item.path) ? item : nil
    }

    /// The folder with the four files of MNIST; nil where they are not on this machine.
    package static let mnist = item("mnist/t10k-images-idx3-ubyte.gz")?.deletingLastPathComponent()
}
