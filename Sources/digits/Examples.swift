/// Command lines to try, as a command's help and the manual show them.
///
/// Each is run as it stands by a test.
struct Examples {
    private let lines: [(command: String, purpose: String)]

    /// Names command lines and what each does.
    init(_ lines: (command: String, purpose: String)...) { self.lines = lines }

    /// The line above them.
    static let heading = "EXAMPLES:"

    /// What stands at the end of a command's description.
    var text: String {
        "\n\n" + Self.heading + "\n"
            + lines.map { "  \($0.command)\n      \($0.purpose)" }.joined(separator: "\n")
    }
}
