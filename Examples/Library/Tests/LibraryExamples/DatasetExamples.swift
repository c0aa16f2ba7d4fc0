import DigitReading
import Foundation
import Testing

/// MNIST's own files, and rows as the command writes them.
struct DatasetExamples {
    private let url = Repository.samples.appending(path: "7-plain-pencil.jpg")

    @Test func idx() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "digits-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }

        let reader = try DigitReader()
        var dataset = DigitDataset()
        let reading = try reader.read(.file(url))
        dataset.append(reading.image, label: reading.digit)
        try dataset.write(to: folder, prefix: "train")
        let same = try DigitDataset(folder: folder, prefix: "train")
        #expect(same == dataset && same.count == 1 && same.image(at: 0) == reading.image)
        #expect(same.labels == [7])
        #expect(throws: IDXError.self) { try dataset.write(to: folder, prefix: "train") }
    }

    @Test func json() throws {
        let reader = try DigitReader()
        let rows = reader.rows(of: .file(url))
        for row in rows { print(row.json) }
        let data = try JSONEncoder().encode(rows)
        let same = try JSONDecoder().decode([Row].self, from: data)
        #expect(same.map(\.json) == rows.map(\.json))
        let fields = try JSONSerialization.jsonObject(with: Data(rows[0].json.utf8))
        #expect((fields as? [String: Any])?["digit"] as? Int == 7)
    }
}
