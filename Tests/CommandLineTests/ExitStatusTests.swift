import Foundation
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
}
