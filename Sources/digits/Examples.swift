/// Command lines to try, as a command's help and the manual show them.
///
/// Each is run as it stands by a test.
struct Examples {
    /// Each command line and what it does, in a clause.
    private let lines: [(command: String, purpose: String)]

    /// Makes examples of command lines and of what each does.
    init(_ lines: (command: String, purpose: String)...) { self.lines = lines }

    /// The line above the examples, by which the manual page finds them in a help text.
    static let heading = "EXAMPLES:"

    /// The examples as the end of a command's help: each command line, and below it, further in,
    /// what it does.
    var text: String {
        "\n\n" + Self.heading + "\n"
            + lines.map { "  \($0.command)\n      \($0.purpose)" }.joined(separator: "\n")
    }
}
