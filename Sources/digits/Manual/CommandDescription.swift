import ArgumentParser
import SystemLibraries

/// What the argument parser says about the command line, as far as a manual needs it.
///
/// The parser hands it out as JSON alone (`--experimental-dump-help`).
struct CommandDescription: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool?
    let subcommands: [CommandDescription]?
    let arguments: [Argument]?

    /// An argument, an option or a flag.
    struct Argument: Decodable {
        enum Kind: String, Decodable { case positional, option, flag }

        struct Name: Decodable {
            let kind: String
            let name: String

            /// The name as it is typed.
            var text: String { (kind == "long" ? "--" : "-") + name }
        }

        let kind: Kind
        let abstract: String?
        let discussion: String?
        let valueName: String?
        let defaultValue: String?
        let allValues: [String]?
        var names: [Name]?
        let isOptional: Bool
        let isRepeating: Bool
        let shouldDisplay: Bool
    }

    /// What this program's command line is.
    static func ofDigits() throws -> CommandDescription {
        struct Tool: Decodable { let command: CommandDescription }
        return try JSONDecoder().decode(Tool.self, from: Data(Digits._dumpHelp().utf8)).command
    }

    /// The subcommands that people start.
    var displayed: [CommandDescription] {
        (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
    }
}
