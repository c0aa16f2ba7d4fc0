import ArgumentParser
import Foundation
import SyntheticDigits
import TestSupport
import Testing

@testable import digits

struct ExitStatusTests {
    @Test func `the article on what comes out has the codes in the words of the help`() throws {
        let article = try String(
            contentsOf: Checkout.url.appending(
                path: "Sources/DigitReading/Documentation.docc/WhatComesOut.md"),
            encoding: .utf8)
        for status in ExitStatus.allCases {
            #expect(
                article.contains("\n| \(status.rawValue) | \(status.meaning)"), "\(status)")
        }
    }

    @Test func `an error that no command expects is a fault of the program`() {
        struct Unexpected: Error {}
        #expect(ExitStatus.of(Unexpected()) == .internalFault)
        #expect(ExitStatus.of(UnipenError.notAnArchive("folder")) == .noInput)
        #expect(ExitStatus.of(CommandFailure(.incomplete)) == .incomplete)
        // The parser's own, whose codes are the parser's: 64 for what was typed wrong, and what a command asks for.
        #expect(ExitStatus.of(ValidationError("no such option")) == nil)
        #expect(ExitStatus.of(ExitCode(3)) == nil)
        #expect(ExitStatus.of(CleanExit.helpRequest()) == nil)
    }

    @Test func `a folder that is no UNIPEN archive is an input that cannot be used`() throws {
        try withScratchFolder { folder in
            try Fixture.writeBars(10, to: folder)
            let outcome = try Tool.run(
                "train", "--architecture", "cnn", "--data", folder, "--unipen", folder, "--output",
                folder + "/m.safetensors")
            #expect(outcome.status == 66)
            #expect(outcome.errors.hasPrefix("digits: \(folder) is not laid out"))
            #expect(!FileManager.default.fileExists(atPath: folder + "/m.safetensors"))
        }
    }
}
