import DigitDatasets
import Files
import Foundation
import MNIST
import SystemLibraries
import TestSupport
import Testing

/// The real program, run as people run it.
struct Tool {
    /// What a run left.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String

        /// The output's lines.
        var lines: [Substring] { output.split(separator: "\n") }
    }

    /// The folder the test bundle was built into; the program lies beside it.
    private static let folder: URL = {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
        return (bundle?.bundleURL ?? URL(fileURLWithPath: CommandLine.arguments[0]))
            .deletingLastPathComponent()
    }()

    static let path = folder.appendingPathComponent("digits").path

    /// Runs the program to its end.
    static func run(
        _ arguments: String..., input: String? = nil, in workingFolder: String? = nil
    ) throws -> Outcome {
        try run(program: path, arguments, input: input, in: workingFolder)
    }

    /// Runs the program to its end.
    static func run(_ arguments: [String], in workingFolder: String? = nil) throws -> Outcome {
        try run(program: path, arguments, input: nil, in: workingFolder)
    }

    /// Runs the program that makes photos.
    static func makeSamples(_ arguments: [String]) throws -> Outcome {
        try run(
            program: folder.appendingPathComponent("make-samples").path, arguments, input: nil,
            in: nil)
    }

    /// Runs a Python program of the browser tests' folder.
    static func browser(_ program: String, _ arguments: [String]) throws -> Outcome {
        try run(
            program: "/usr/bin/env", ["python3", Fixture.browserTests + program] + arguments,
            input: nil, in: nil)
    }

    /// Whether pages can be tried in a real Chromium; tests that need it say that they were skipped.
    static let hasBrowser: Bool = {
        let chromium = try? shell("command -v chromium || command -v chromium-browser")
        return chromium?.status == 0 && hasPython("websocket")
    }()

    /// A shell command after which programs have so many KiB of address space and no more.
    ///
    /// It limits nothing under a sanitizer, whose notes on memory alone are mapped into terabytes.
    static func limit(addressSpace kibibytes: Int) -> String {
        Sanitizer.isAtWork ? ":" : "ulimit -v \(kibibytes)"
    }

    /// Runs a line of shell; `$DIGITS` is the program.
    static func shell(_ line: String, in workingFolder: String? = nil) throws -> Outcome {
        try run(program: "/bin/sh", ["-c", line], input: nil, in: workingFolder)
    }

    /// Runs a few lines of Python.
    static func python(_ program: String, _ arguments: String...) throws -> Outcome {
        try python(program, arguments)
    }

    /// Runs a few lines of Python.
    static func python(_ program: String, _ arguments: [String]) throws -> Outcome {
        try run(
            program: "/usr/bin/env", ["python3", "-c", program] + arguments, input: nil, in: nil)
    }

    /// Whether Python is here and has a module.
    static func hasPython(_ module: String) -> Bool {
        (try? python("import \(module)"))?.status == 0
    }

    /// Starts the program and returns at once.
    static func start(_ arguments: [String], input: Pipe? = nil) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        if let input { process.standardInput = input }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try HelperGuard.run(process)
        return process
    }

    /// Runs a program to its end.
    static func run(
        program: String, _ arguments: [String], input: String?, in workingFolder: String?
    ) throws -> Outcome {
        // Files, not pipes: a pipe that nobody empties would block the program.
        let scratch = try ScratchFolder()
        func file(_ name: String, _ contents: String = "") throws -> URL {
            let url = scratch.url.appendingPathComponent(name)
            try Data(contents.utf8).write(to: url)
            return url
        }
        let (output, errors) = (try file("output"), try file("errors"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(["DIGITS": path]) { _, new in new }
        if let workingFolder { process.currentDirectoryURL = URL(fileURLWithPath: workingFolder) }
        process.standardInput = try FileHandle(forReadingFrom: file("input", input ?? ""))
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try HelperGuard.run(process)
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
}

/// Data made for these tests.
enum Fixture {
    /// The Python programs that drive a browser.
    static let browserTests = Checkout.url.appending(path: "Tests/Browser").path + "/"

    /// A drawing of a 7 as a HEIC.
    static let heic = Checkout.url.appending(path: "Tests/Packages/pictures/7.heic").path

    /// Copies a few sample photos into a folder, small ones first; returns their names.
    @discardableResult
    static func copySamples(_ count: Int, to folder: String) throws -> [String] {
        let manager = FileManager.default
        let names = try manager.contentsOfDirectory(atPath: Checkout.samples.path)
            .filter { $0.hasSuffix(".jpg") || $0.hasSuffix(".png") }
            .map { (name: $0, size: try size(Checkout.samples.appendingPathComponent($0))) }
            .sorted { ($0.size, $0.name) < ($1.size, $1.name) }.prefix(count).map(\.name)
        try #require(names.count == count)
        for name in names {
            try manager.copyItem(
                atPath: Checkout.samples.appendingPathComponent(name).path,
                toPath: folder + "/" + name)
        }
        return names.sorted()
    }

    /// Writes the samples' table of labels as far as it is about some of them.
    static func writeSampleLabels(of names: [String], to folder: String) throws {
        let table = try String(
            contentsOf: Checkout.samples.appendingPathComponent("labels.csv"), encoding: .utf8)
        let rows = table.split(separator: "\n").filter { row in
            row.hasPrefix("path,") || names.contains { row.hasPrefix($0 + ",") }
        }
        try Data((rows.joined(separator: "\n") + "\n").utf8)
            .write(to: URL(fileURLWithPath: folder + "/labels.csv"))
    }

    /// The smallest sample photo of each digit, a JPEG.
    static func samplesByDigit() throws -> [Int: String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: Checkout.samples.path)
            .filter { $0.hasSuffix(".jpg") }.sorted()
        var best: [Int: (size: Int, path: String)] = [:]
        for name in names {
            guard let digit = name.first?.wholeNumberValue else { continue }
            let place = Checkout.samples.appendingPathComponent(name)
            let size = try size(place)
            if size < best[digit]?.size ?? .max { best[digit] = (size, place.path) }
        }
        return best.mapValues(\.path)
    }

    private static func size(_ file: URL) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
    }

    /// Writes a small IDX set that can be learned: every digit is a bar at a place of its own.
    static func writeBars(_ count: Int, to folder: String, prefix: String = "train") throws {
        var generator = SeededGenerator(seed: 7)
        var dataset = DigitDataset()
        for index in 0..<count {
            let label = Digit.allCases[index % 10]
            var image = DigitImage()
            for x in 4..<24 {
                image[x, 2 + 2 * label.value] = UInt8(200 + generator.next() % 56)
                image[x, Int(generator.next() % 28)] = 60
            }
            dataset.append(image, label: label)
        }
        try write(dataset, to: folder, prefix: prefix)
    }

    /// A part of MNIST, as the program under test is not optimized; where there is no MNIST, bars in its
    /// place.
    static func writeMNIST(to folder: String) throws {
        try FileBytes.makeFolder(folder)
        guard let mnist = SharedFolder.mnist?.path else {
            try writeBars(500, to: folder)
            return try writeBars(200, to: folder, prefix: "t10k")
        }
        for (part, prefix, count) in [(DatasetPart.train, "train", 500), (.test, "t10k", 200)] {
            let dataset = try DigitDataset(directory: mnist, part: part)
            try write(dataset.selecting(0..<count), to: folder, prefix: prefix)
        }
    }

    /// Writes an IDX set in place of one that is there.
    static func write(_ dataset: DigitDataset, to folder: String, prefix: String) throws {
        try OutputFile.write(
            IDXWriter.encoded(.images, dataset.pixels),
            to: folder + "/\(prefix)-images-idx3-ubyte", replacingExisting: true)
        try OutputFile.write(
            IDXWriter.encoded(.labels, dataset.labels),
            to: folder + "/\(prefix)-labels-idx1-ubyte", replacingExisting: true)
    }
}
