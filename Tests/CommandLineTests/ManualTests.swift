import Foundation
import Testing

/// The manual page, as `man` shows it.
@Suite(.enabled(if: Tool.hasRoff, "groff is not on this machine"))
struct ManualTests {
    /// The page as text in long lines, without a warning of its reader.
    private func page() throws -> String {
        let outcome = try Tool.shell(
            "\"$DIGITS\" manual | groff -man -ww -Kutf8 -Tutf8 -rLL=2000n -P-c -P-b -P-u")
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        // Hyphens and blanks that are typeset are other characters.
        return outcome.output.replacing("\u{2010}", with: "-").replacing("\u{2212}", with: "-")
    }

    @Test func `what the help shows stands in the manual, and nothing that is hidden`() throws {
        let page = try page()
        for command in HelpTests.commands {
            let help = try Tool.run(command, "--help").output
            let options = Set(help.matches(of: /--[a-z][a-z-]+/).map { String($0.0) })
                .subtracting(["--version", "--help"])
            try #require(!options.isEmpty, "\(command)")
            for option in options { #expect(page.contains(option), "\(command) \(option)") }
            for line in help.split(separator: "\n") where line.hasPrefix("  digits ") {
                #expect(page.contains(line.dropFirst(2)), "\(line)")
            }
        }
        for hidden in ["worker", "--self-test", "--prepare", "digits manual"] {
            #expect(!page.contains(hidden), "\(hidden)")
        }
    }

    @Test func `signs, values, defaults and exit codes are whole`() throws {
        let page = try page()
        for words in [
            "28×28", "0/ … 9/", "Values: single, page", "Default: auto.", "Default: 64MB.",
            "--isolate, --no-isolate", "NO_COLOR",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        let lines = page.split(separator: "\n").map { $0.drop { $0 == " " } }
        for code in [0, 1, 64, 66, 70, 74, 130, 141] {
            #expect(lines.contains { $0.hasPrefix("\(code)") }, "\(code)")
        }
        #expect(page.contains("an input is missing or unusable"))
    }

    @Test func `man finds the page's name and lines that fit a terminal`() throws {
        let outcome = try Tool.shell(
            "\"$DIGITS\" manual | groff -man -ww -Tutf8 -rLL=78n -P-c -P-b -P-u")
        // A command line stays whole, however long it is.
        let lines = outcome.output.split(separator: "\n").filter { !$0.contains(" digits ") }
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(outcome.output.contains(/digits [-\u{2010}\u{2212}] turns phone photos/))
    }
}

extension Tool {
    /// Whether manual pages can be set as `man` sets them.
    fileprivate static let hasRoff = (try? shell("command -v groff"))?.status == 0
}
