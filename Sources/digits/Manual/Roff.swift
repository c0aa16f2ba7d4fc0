/// A manual page that is written from top to bottom in the `man` macros of roff.
struct Roff {
    /// What is written so far.
    private(set) var text = ""

    /// Starts a page with its title, section and, for the footer, where it comes from; the date is
    /// left empty.
    init(title: String, section: Int, source: String) {
        text = ".TH \(Self.quoted(title)) \(section) \"\" \(Self.quoted(source))\n"
    }

    /// Starts a section with its heading (`.SH`).
    mutating func section(_ name: String) { text += ".SH \(Self.quoted(name))\n" }

    /// Starts a section within a section (`.SS`).
    mutating func subsection(_ name: String) { text += ".SS \(Self.quoted(name))\n" }

    /// Adds text, whose lines roff fills.
    mutating func fill(_ words: String) { text += Self.escaped(words) + "\n" }

    /// Starts a paragraph (`.PP`) with its text.
    mutating func paragraph(_ words: String) {
        text += ".PP\n"
        fill(words)
    }

    /// Adds a line as it is typed: bold, indented and not filled.
    mutating func example(_ line: String) {
        text += ".PP\n.RS 4\n.nf\n\\fB" + Self.escaped(line) + "\\fR\n.fi\n.RE\n"
    }

    /// Adds an entry of a list (`.TP`): a bold tag at the margin, a value in italics, and the text
    /// beside them.
    mutating func item(_ tag: String, value: String = "", _ words: String) {
        let argument = value.isEmpty ? "" : " \\fI" + Self.escaped(value) + "\\fR"
        text += ".TP\n\\fB" + Self.escaped(tag) + "\\fR" + argument + "\n"
        fill(words)
    }

    /// A macro's argument in quotation marks, those inside escaped.
    private static func quoted(_ words: String) -> String {
        "\""
            + escaped(words).split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\\(dq") + "\""
    }

    /// Text in which nothing is a request of roff, and letters beyond ASCII are named by their
    /// numbers.
    ///
    /// A full stop or apostrophe at the beginning of a line would be a request; hyphens would
    /// become dashes and break what is copied from the page.
    static func escaped(_ words: String) -> String {
        var result = ""
        var beginsLine = true
        for scalar in words.unicodeScalars {
            switch scalar {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case "`": result += "\\(ga"
            case "~": result += "\\(ti"
            case "^": result += "\\(ha"
            case ".", "'": result += (beginsLine ? "\\&" : "") + (scalar == "'" ? "\\(aq" : ".")
            case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
            default:
                let number = String(scalar.value, radix: 16, uppercase: true)
                result +=
                    "\\[u" + String(repeating: "0", count: max(0, 4 - number.count)) + number
                    + "]"
            }
            beginsLine = scalar == "\n"
        }
        return result
    }
}
