import Foundation
import Testing

/// A folder for one test, gone afterwards.
func withScratchFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("digits-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
}

/// MNIST itself, where the machine has it.
enum PublishedMNIST {
    static let folder: String = {
        let shared = ProcessInfo.processInfo.environment["DIGITS_SHARED"] ?? "../shared"
        return URL(
            fileURLWithPath: shared,
            relativeTo: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
        ).appendingPathComponent("mnist").path
    }()

    static var isHere: Bool {
        FileManager.default.fileExists(atPath: folder + "/t10k-labels-idx1-ubyte.gz")
    }
}
