import SystemLibraries

/// The manual page in section 1: all commands with their options, defaults and examples, the exit codes and the
/// environment.
struct ManualPage {
    /// What is written so far.
    private var page: Roff
    /// What the page is about.
    private let command: CommandDescription

    /// Writes the page of the whole program, with its version in the footer.
    init(of command: CommandDescription, version: String) {
        self.command = command
        page = Roff(
            title: command.commandName.uppercased(), section: 1,
            source: "\(command.commandName) \(version)")
        write()
    }

    /// The page in roff.
    var text: String { page.text }

    /// Writes all sections in the usual order of manual pages.
    private mutating func write() {
        page.section("NAME")
        page.fill("\(command.commandName) - \(Self.clause(command.abstract ?? ""))")
        page.section("SYNOPSIS")
        for one in command.displayed {
            page.item("\(command.commandName) \(one.commandName)", value: Self.usage(of: one), "")
        }
        page.section("DESCRIPTION")
        page.fill(command.abstract ?? "")
        page.fill("Every command shows its options with --help, and --version tells the version.")
        page.section("COMMANDS")
        for one in command.displayed { write(one) }
        page.section("EXIT STATUS")
        for status in ExitStatus.allCases { page.item("\(status.rawValue)", status.meaning) }
        page.section("ENVIRONMENT")
        for (name, meaning) in Self.environment { page.item(name, meaning) }
        page.section("SEE ALSO")
        page.fill("ImageMagick(1), pdftoppm(1), jq(1)")
    }

    /// The environment variables that the program looks at, and what each does.
    private static let environment = [
        ("NO_COLOR", "Where it is set, tables on a terminal are without colors."),
        ("LC_ALL, LC_CTYPE, LANG", "Where they name no UTF-8, a terminal gets ASCII."),
        ("TMPDIR", "Where a photo from a pipe is kept while it is read (default: /tmp)."),
        (
            "SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, AWS_BATCH_JOB_ARRAY_INDEX, …",
            "What --shard auto takes the number of a part from."
        ),
    ]

    /// Writes a command: what it does, its options, its examples.
    private mutating func write(_ one: CommandDescription) {
        page.subsection("\(command.commandName) \(one.commandName)")
        page.fill(one.abstract ?? "")
        // Examples stand behind their heading in one text with the paragraphs.
        let parts = (one.discussion ?? "").split(
            separator: Examples.heading, maxSplits: 1, omittingEmptySubsequences: false)
        for paragraph in parts.first?.split(separator: "\n\n") ?? [] {
            page.paragraph(paragraph.trimmingBlanks)
        }
        for argument in Self.merged(one.arguments ?? []) { write(argument) }
        guard parts.count == 2 else { return }
        page.paragraph("Examples:")
        // A line that is further in says what the command line before it does.
        for line in parts[1].split(separator: "\n") {
            let words = line.trimmingBlanks
            if line.hasPrefix("      ") { page.fill(words) } else { page.example(words) }
        }
    }

    /// The arguments that are shown; a flag and its opposite, which the parser lists one by one with one text,
    /// become one.
    private static func merged(
        _ all: [CommandDescription.Argument]
    ) -> [CommandDescription.Argument] {
        all.reduce(into: []) { merged, argument in
            guard argument.shouldDisplay else { return }
            if let last = merged.last, last.kind == .flag, argument.kind == .flag,
                last.abstract == argument.abstract
            {
                merged[merged.count - 1].names = (last.names ?? []) + (argument.names ?? [])
            } else {
                merged.append(argument)
            }
        }
    }

    /// Writes an argument's names and value and, beside them, its help, values and default.
    private mutating func write(_ argument: CommandDescription.Argument) {
        let names = (argument.names ?? []).map(\.text)
        // The page says once how to get help.
        guard !names.contains("--help"), !names.contains("--version") else { return }
        var words = [argument.abstract ?? ""]
        if let values = argument.allValues, !values.isEmpty {
            words.append("Values: " + values.joined(separator: ", ") + ".")
        }
        if let value = argument.defaultValue { words.append("Default: \(value).") }
        if let discussion = argument.discussion { words.append(discussion) }
        let text = words.joined(separator: " ")
        let value = argument.valueName ?? ""
        switch argument.kind {
        case .positional: page.item(value + (argument.isRepeating ? " …" : ""), text)
        case .option: page.item(names.joined(separator: ", "), value: value, text)
        case .flag: page.item(names.joined(separator: ", "), text)
        }
    }

    /// A command's arguments in the form of a synopsis, with the options that must be given.
    private static func usage(of one: CommandDescription) -> String {
        let arguments = (one.arguments ?? []).filter { $0.kind == .positional && $0.shouldDisplay }
        // The parser has no word for an option that must be given, but for one that may be left out.
        let required = (one.arguments ?? []).filter {
            $0.kind == .option && !$0.isOptional && $0.shouldDisplay
        }
        let words =
            ["[options]"]
            + required.map { "\($0.names?.last?.text ?? "") \($0.valueName ?? "")" }
            + arguments.map { argument in
                let word = (argument.valueName ?? "") + (argument.isRepeating ? " …" : "")
                return argument.isOptional ? "[\(word)]" : word
            }
        return words.joined(separator: " ")
    }

    /// A sentence as a clause that follows a dash: in small letters, without its full stop.
    private static func clause(_ sentence: String) -> String {
        let words = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
        return words.prefix(1).lowercased() + words.dropFirst()
    }
}

extension StringProtocol {
    /// The text without blanks and line ends around it, and with one blank for each run of them inside.
    fileprivate var trimmingBlanks: String {
        split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }
}
