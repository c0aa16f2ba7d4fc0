import DigitReading
import Foundation
import Testing

/// Many photos, with progress, in the order in which they were asked for.
struct BatchExamples {
    @Test func manyPhotos() async throws {
        let reader = try DigitReader()
        let files = try FileManager.default.contentsOfDirectory(
            at: Repository.samples, includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "jpg" }.prefix(4)
        var digits = 0
        for try await result in reader.photos(files.map { .file($0) }, jobs: 2) {
            print("\(Int(100 * result.progress)) %", result.rows[0].path.text)
            digits += result.rows.count { $0.status == .ok }
        }
        #expect(digits >= 3)
    }

    @Test func cancellation() async throws {
        let reader = try DigitReader()
        let file = Repository.samples.appending(path: "7-plain-pencil.jpg")
        let task = Task {
            for try await _ in reader.photos(Array(repeating: .file(file), count: 1000)) {}
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
