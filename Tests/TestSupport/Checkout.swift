package import Foundation

/// The folder of this package, found from where this file was compiled, whatever folder the tests run in.
package enum Checkout {
    /// The package's own folder.
    package static let url = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The package's sample photos.
    package static let samples = url.appending(path: "samples")

    /// Whether tests write golden files anew: with `RECORD_GOLDEN=1`.
    package static let recordsGolden = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"
}
