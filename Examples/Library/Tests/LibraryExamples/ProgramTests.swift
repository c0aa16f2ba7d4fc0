import Foundation
import Testing

/// The program of the README, run; and the articles' examples, which are the ones that are compiled here.
struct ProgramTests {
    private static let binary = Bundle.main.bundleURL.appending(path: "read").path

    private func run(_ program: String, _ arguments: [String]) throws -> (
        text: String, status: Int32
    ) {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (text, process.terminationStatus)
    }

    @Test func `the program reads a photo, and says of a missing one that it is missing`() throws {
        let photo = Repository.samples.appending(path: "7-plain-pencil.jpg").path
        let (text, status) = try run(Self.binary, [photo])
        #expect(status == 0 && text.hasPrefix("\(photo): 7, ") && text.contains("#####"))
        let missing = try run(Self.binary, ["/nowhere.jpg"])
        #expect(missing.status == 0 && missing.text.contains("There is no such file"))
    }

    #if os(Linux)
        @Test func `the program is linked with no library of ImageMagick's`() throws {
            let libraries = try run("/usr/bin/env", ["ldd", Self.binary]).text.split(
                separator: "\n")
            #expect(libraries.count > 3)
            #expect(!libraries.contains { $0.contains("Magick") || $0.contains("X11") })
            #expect(libraries.count < 25, "\(libraries.joined(separator: "\n"))")
        }
    #endif

    @Test func `every example that is written down is compiled here, line for line`() throws {
        let folder = Repository.folder.appending(path: "Examples/Library")
        let files = try #require(
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        )
        .compactMap { $0 as? URL }
        .filter { $0.pathExtension == "swift" && !$0.path.contains("/.build/") }
        let code = try files.map { Self.lines(try String(contentsOf: $0, encoding: .utf8)) }
        var count = 0
        for document in [
            "README.md", "Sources/DigitReading/Documentation.docc/DigitReading.md",
            "Sources/DigitReading/Documentation.docc/TheLibrary.md",
            "Sources/DigitReading/Documentation.docc/ReadingPages.md",
        ] {
            let text = try String(
                contentsOf: Repository.folder.appending(path: document), encoding: .utf8)
            for block in text.components(separatedBy: "```swift\n").dropFirst() {
                let example = Self.lines(block.components(separatedBy: "```")[0])
                // The manifest's lines are those of another package.
                if example.contains(where: { $0.contains("dependencies:") }) { continue }
                count += 1
                #expect(
                    code.contains { $0.contains(example) },
                    "\(document) shows what no example compiles:\n\(example.joined(separator: "\n"))"
                )
            }
        }
        #expect(count > 8)
    }

    /// The lines without blanks around them, and without empty ones.
    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
    }
}
