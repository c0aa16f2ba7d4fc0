import Foundation
import TestSupport
import Testing

/// Tables that label a photo more than once.
struct DoubledLabelsTests {
    private func evaluated(_ table: String, of photos: Int = 2) throws -> Tool.Outcome {
        try withScratchFolder { folder in
            let names = try Fixture.copySamples(photos, to: folder)
            var text = table
            for (place, name) in names.enumerated() {
                text = text.replacing("PHOTO\(place)", with: name)
                    .replacing("DIGIT\(place)", with: String(name.prefix(1)))
            }
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/labels.csv"))
            return try Tool.run("evaluate", "--photos", folder, "--format", "json")
        }
    }

    @Test func `rows that say the same count once, and are counted`() throws {
        let outcome = try evaluated(
            "path,label\nPHOTO0,DIGIT0\nPHOTO1,DIGIT1\nPHOTO0,DIGIT0\n./PHOTO1,DIGIT1\nPHOTO0,DIGIT0\n"
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("\"count\": 2"), "\(outcome.output.prefix(200))")
        #expect(outcome.errors.contains("3 rows name photos that another row has named"))
    }

    @Test func `rows that contradict each other are refused`() throws {
        let outcome = try evaluated("path,label\nPHOTO0,1\nPHOTO1,DIGIT1\nPHOTO0,2\n")
        #expect(outcome.status == 66 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("more than once, and not alike"), "\(outcome.errors)")
    }

    @Test(arguments: [
        "path,path,label\nPHOTO0,PHOTO1,DIGIT0\n", "path,label,Label\nPHOTO0,DIGIT0,1\n",
        "path,label,path\nPHOTO0,DIGIT0,\n",
    ])
    func `a column that is there twice is refused by its name`(table: String) throws {
        let outcome = try evaluated(table)
        #expect(outcome.status == 66 && outcome.output.isEmpty)
        #expect(
            outcome.errors.contains(/has the column “(path|label)” more than once/),
            "\(outcome.errors)")
    }

    @Test func `pages that are transcribed twice count once`() throws {
        let same = try evaluated("path,digits\nPHOTO0,DIGIT0\nPHOTO0,DIGIT0\nPHOTO1,DIGIT1\n")
        #expect(same.status == 0, "\(same.errors)")
        #expect(same.errors.contains("1 row names a photo that another row has named"))
        #expect(same.output.contains("\"pages\": 2"), "\(same.output.prefix(300))")
        let other = try evaluated("path,digits\nPHOTO0,1\nPHOTO0,2\n")
        #expect(other.status == 66 && other.errors.contains("not alike"), "\(other.errors)")
    }
}
