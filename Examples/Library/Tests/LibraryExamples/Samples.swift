import Foundation

/// The repository's folder, and the photos in it that the examples read.
enum Repository {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let samples = folder.appending(path: "samples")
}
