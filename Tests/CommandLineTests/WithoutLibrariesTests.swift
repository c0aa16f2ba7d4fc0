import Files
import Foundation
import TestSupport
import Testing

/// What the program does where none of the libraries is installed that it opens when a photo or a download needs them.
///
/// Files of the libraries' names that are no libraries stand before the real ones: the system's loader takes the first
/// file of a name and refuses it.
#if os(Linux)
    struct WithoutLibrariesTests {
        /// Every name that a loader in `Sources` asks for, read from the code so that a new one is not forgotten.
        private static func libraryNames() throws -> Set<String> {
            let sources = Checkout.url
                .appendingPathComponent("Sources")
            let files = try #require(FileManager.default.enumerator(atPath: sources.path))
            var names: Set<String> = []
            for case let file as String in files where file.hasSuffix(".c") {
                let text = try String(
                    contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
                for match in text.matches(of: /"(lib[\w.-]+\.so\.\d+)"/) {
                    names.insert(String(match.1))
                }
            }
            return names
        }

        /// Runs the program with these arguments where the libraries are missing.
        private func run(_ arguments: String, in folder: String) throws -> Tool.Outcome {
            let names = try Self.libraryNames()
            try #require(names.contains("libheif.so.1") && names.contains("libcurl.so.4"))
            try #require(names.contains { $0.hasPrefix("libMagickWand") })
            let libraries = folder + "/libraries"
            try FileManager.default.createDirectory(
                atPath: libraries, withIntermediateDirectories: true)
            for name in names {
                try Data("no library\n".utf8).write(
                    to: URL(fileURLWithPath: libraries + "/" + name))
            }
            return try Tool.shell(
                "LD_LIBRARY_PATH='\(libraries)' \"$DIGITS\" \(arguments)", in: folder)
        }

        @Test func `plain JPEGs are read as with all libraries`() throws {
            try withScratchFolder { folder in
                let photos = try Fixture.samplesByDigit().sorted { $0.key < $1.key }.prefix(5)
                    .map { "'\($0.value)'" }.joined(separator: " ")
                let without = try run("classify \(photos) --format jsonl", in: folder)
                let with = try Tool.shell("\"$DIGITS\" classify \(photos) --format jsonl")
                #expect(without.status == 0, "\(without.errors)")
                #expect(without.lines.count == 5)
                #expect(without.output == with.output)
            }
        }

        @Test(arguments: ["", "--no-isolate"])
        func `a format that needs ImageMagick is a row that says so`(_ isolation: String) throws {
            try withScratchFolder { folder in
                // A picture that ImageMagick alone reads: a BMP whose pixels are run lengths.
                var bitmap = Data("BM".utf8)
                for word: UInt32 in [
                    70, 0, 62, 40, 16, 16, 1 | 8 << 16, 1, 8, 0, 0, 2, 2, 0, 0xFF_FFFF,
                ] {
                    withUnsafeBytes(of: word.littleEndian) { bitmap.append(contentsOf: $0) }
                }
                bitmap.append(contentsOf: [16, 1, 0, 0, 16, 1, 0, 1])
                try bitmap.write(to: URL(fileURLWithPath: folder + "/packed.bmp"))
                let outcome = try run(
                    "classify \(isolation) packed.bmp --format jsonl", in: folder)
                #expect(outcome.status == 1, "\(outcome.errors)")
                #expect(outcome.output.contains(#""kind":"unsupported-format""#))
                #expect(outcome.output.contains("MagickWand is not installed"))
                #expect(outcome.output.contains("digits doctor"))
            }
        }

        @Test func `the doctor says what is missing, and how to install it`() throws {
            try withScratchFolder { folder in
                let outcome = try run("doctor", in: folder)
                for library in ["ImageMagick", "libheif", "libpng"] {
                    let line = try #require(outcome.lines.first { $0.hasPrefix(library) })
                    #expect(line.hasSuffix("not installed"))
                }
                let install = try #require(outcome.lines.first { $0.hasPrefix("  install") })
                #expect(install.contains("apt") || install.contains("brew"), "\(install)")
            }
        }

        @Test func `training that needs simulated photos ends instead of making another network`()
            throws
        {
            try withScratchFolder { folder in
                try Fixture.writeBars(100, to: folder)
                let outcome = try run(
                    "train --architecture cnn --data . --output m.safetensors", in: folder)
                #expect(outcome.status == 74)
                #expect(outcome.errors.contains("needs simulated photos"))
                #expect(outcome.errors.contains("digits doctor"))
                #expect(!FileBytes.exists(folder + "/m.safetensors"))
            }
        }

        @Test func `a download without libcurl says what is missing, and leaves no file of MNIST`()
            throws
        {
            try withScratchFolder { folder in
                let outcome = try run("download-mnist mnist", in: folder)
                #expect(outcome.status == 66)
                #expect(outcome.errors.contains("needs libcurl"))
                let left = try? FileManager.default.contentsOfDirectory(atPath: folder + "/mnist")
                #expect((left ?? []).allSatisfy { $0.hasSuffix(".part") })
            }
        }
    }
#endif
