import ArgumentParser
import SystemLibraries

/// What the argument parser says about the command line, as far as a manual needs it.
///
/// The parser hands it out as JSON alone (`--experimental-dump-help`).
struct CommandDescription: Decodable {
    /// The word by which the command is called.
    let commandName: String
    /// What the command does, in a sentence.
    let abstract: String?
    /// The rest of its help: paragraphs, and examples at the end.
    let discussion: String?
    /// Whether the help shows the command; nil means yes.
    let shouldDisplay: Bool?
    /// The commands below it.
    let subcommands: [CommandDescription]?
    /// Its arguments, options and flags, in the order of their declarations.
    let arguments: [Argument]?

    /// An argument, an option or a flag.
    struct Argument: Decodable {
        /// An argument without a name, an option with a value, or a flag.
        enum Kind: String, Decodable { case positional, option, flag }

        /// One way of writing an option or flag.
        struct Name: Decodable {
            /// `long` for a word, else a letter.
            let kind: String
            /// The word or letter without hyphens.
            let name: String

            /// The name as it is typed.
            var text: String { (kind == "long" ? "--" : "-") + name }
        }

        /// Whether this is an argument, an option or a flag.
        let kind: Kind
        /// What the argument does, in a sentence.
        let abstract: String?
        /// What else is to be known of the argument.
        let discussion: String?
        /// What stands for the argument's value in the help.
        let valueName: String?
        /// The value of an argument that is not given, as it would be typed.
        let defaultValue: String?
        /// The values that the argument can have, where they can be listed.
        let allValues: [String]?
        /// The ways of writing an option or flag; none for an argument.
        var names: [Name]?
        /// Whether the argument may be left out.
        let isOptional: Bool
        /// Whether the argument may be given several times.
        let isRepeating: Bool
        /// Whether the help shows the argument.
        let shouldDisplay: Bool
    }

    /// The description of this program's whole command line.
    static func ofDigits() throws -> CommandDescription {
        // The parser puts the command into an envelope.
        struct Tool: Decodable { let command: CommandDescription }
        return try JSONDecoder().decode(Tool.self, from: Data(Digits._dumpHelp().utf8)).command
    }

    /// The subcommands that people start.
    var displayed: [CommandDescription] {
        (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
    }
}
