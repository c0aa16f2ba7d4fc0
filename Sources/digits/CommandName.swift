import ArgumentParser
import SystemLibraries

/// The first word on the command line: which of the commands it names, and which one it may have meant.
///
/// The argument parser would take a mistyped command for an unexpected argument.
enum CommandName {
    /// The names of the commands that people start, in the order of the help.
    static let all: [String] = Digits.configuration.subcommands.filter {
        $0.configuration.shouldDisplay
    }.map(name)

    /// The word by which a command is called.
    private static func name(_ command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? command._commandName
    }

    /// Returns the arguments as the parser takes them: `-V` and `version` become `--version`.
    ///
    /// - Throws: for a word in the place of a command that is none, with the nearest command's name
    static func settled(_ arguments: [String]) throws(CommandFailure) -> [String] {
        guard let first = arguments.first else { return arguments }
        if ["-V", "version"].contains(first) { return ["--version"] }
        // `help` has a command behind it, which can be mistyped as well.
        if first == "help", let topic = arguments.dropFirst().first, !topic.hasPrefix("-") {
            try check(topic)
        } else if first != "help", !first.hasPrefix("-") {
            try check(first)
        }
        return arguments
    }

    /// Throws for a word that is no command: the advice is the nearest command, or how to read the file of that
    /// name.
    private static func check(_ word: String) throws(CommandFailure) {
        let known = Digits.configuration.subcommands.map(name) + ["help"]
        guard !known.contains(word) else { return }
        let advice =
            if let nearest = nearest(to: word) {
                "Did you mean “digits \(nearest)”?"
            } else if access(word, F_OK) == 0 {
                "To read photos, write: digits classify \(ShellWord.quoted(word))."
            } else {
                "The commands are \(all.joined(separator: ", "))."
            }
        throw CommandFailure(
            .usage, "“\(word.shortened)” is no command. \(advice) See “digits --help”.")
    }

    /// The command that a word begins like, or that a slip or two lead to; nil where none is near.
    ///
    /// Three letters have to agree for a beginning, and at most a third of a command's letters, three at most, may
    /// be wrong. Set by eye: with more, short words would mean anything.
    static func nearest(to word: String) -> String? {
        let word = word.lowercased()
        if word.count >= 3, let begun = all.first(where: { $0.hasPrefix(word) }) { return begun }
        let distances = all.map { (name: $0, distance: distance(word, $0)) }
        // The nearest of all commands still has to be near.
        guard let best = distances.min(by: { $0.distance < $1.distance }),
            best.distance <= max(1, min(3, best.name.count / 3))
        else { return nil }
        return best.name
    }

    /// How many letters have to be put in, left out, changed or, side by side, exchanged to make one word of the
    /// other (Damerau-Levenshtein distance, restricted).
    ///
    /// Source: Damerau, "A technique for computer detection and correction of spelling errors", 1964.
    private static func distance(_ one: String, _ other: String) -> Int {
        let (a, b) = (Array(one), Array(other))
        // `costs[i][j]` is the distance of the first `i` letters of one word from the first `j` of the other.
        var costs = (0...a.count).map { row in (0...b.count).map { row == 0 ? $0 : row } }
        for i in a.indices {
            for j in b.indices {
                var least = min(costs[i][j + 1], costs[i + 1][j]) + 1
                least = min(least, costs[i][j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    least = min(least, costs[i - 1][j - 1] + 1)
                }
                costs[i + 1][j + 1] = least
            }
        }
        return costs[a.count][b.count]
    }
}
