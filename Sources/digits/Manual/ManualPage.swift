import SystemLibraries

/// The manual page: all commands with their options, defaults and examples, and the exit codes.
struct ManualPage {
    private var page: Roff
    private let command: CommandDescription

    /// Makes the page of the whole program.
    init(of command: CommandDescription, version: String) {
        self.command = command
        page = Roff(
            title: command.commandName.uppercased(), section: 1,
            source: "\(command.commandName) \(version)")
        write()
    }

    /// The page in roff.
    var text: String { page.text }

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

    private static let environment = [
        ("NO_COLOR", "Where it is set, tables on a terminal are without colors."),
        ("LC_ALL, LC_CTYPE, LANG", "Where they name no UTF-8, a terminal gets ASCII."),
        ("TMPDIR", "Where a photo from a pipe is kept while it is read (default: /tmp)."),
        (
            "SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX, AWS_BATCH_JOB_ARRAY_INDEX, …",
            "What --shard auto takes the number of a part from."
        ),
    ]

    private mutating func write(_ one: CommandDescription) {
        page.subsection("\(command.commandName) \(one.commandName)")
        page.fill(one.abstract ?? "")
        let parts = (one.discussion ?? "").split(
            separator: Examples.heading, maxSplits: 1, omittingEmptySubsequences: false)
        for paragraph in parts.first?.split(separator: "\n\n") ?? [] {
            page.paragraph(paragraph.trimmingBlanks)
        }
        for argument in Self.merged(one.arguments ?? []) { write(argument) }
        guard parts.count == 2 else { return }
        page.paragraph("Examples:")
        for line in parts[1].split(separator: "\n") {
            let words = line.trimmingBlanks
            if line.hasPrefix("      ") { page.fill(words) } else { page.example(words) }
        }
    }

    /// The arguments that are shown; a flag and its opposite, which the parser has one by one, are one.
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

    private static func usage(of one: CommandDescription) -> String {
        let arguments = (one.arguments ?? []).filter { $0.kind == .positional && $0.shouldDisplay }
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

    /// A sentence as a clause behind a dash.
    private static func clause(_ sentence: String) -> String {
        let words = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
        return words.prefix(1).lowercased() + words.dropFirst()
    }
}

extension StringProtocol {
    /// The text without blanks and line ends around it, each line end inside a blank.
    fileprivate var trimmingBlanks: String {
        split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    }
}
