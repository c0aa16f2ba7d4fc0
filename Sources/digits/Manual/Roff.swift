/// Text in the language of manual pages (the `man` macros of roff).
struct Roff {
    private(set) var text = ""

    /// Starts a page.
    init(title: String, section: Int, source: String) {
        text = ".TH \(Self.quoted(title)) \(section) \"\" \(Self.quoted(source))\n"
    }

    /// Starts a section.
    mutating func section(_ name: String) { text += ".SH \(Self.quoted(name))\n" }

    /// Starts a section in a section.
    mutating func subsection(_ name: String) { text += ".SS \(Self.quoted(name))\n" }

    /// Adds lines of text that are filled.
    mutating func fill(_ words: String) { text += Self.escaped(words) + "\n" }

    /// Starts a paragraph.
    mutating func paragraph(_ words: String) {
        text += ".PP\n"
        fill(words)
    }

    /// Adds a line as it is typed, indented.
    mutating func example(_ line: String) {
        text += ".PP\n.RS 4\n.nf\n\\fB" + Self.escaped(line) + "\\fR\n.fi\n.RE\n"
    }

    /// Adds an entry of a list: what stands at the margin, and the text beside it.
    mutating func item(_ tag: String, value: String = "", _ words: String) {
        let argument = value.isEmpty ? "" : " \\fI" + Self.escaped(value) + "\\fR"
        text += ".TP\n\\fB" + Self.escaped(tag) + "\\fR" + argument + "\n"
        fill(words)
    }

    private static func quoted(_ words: String) -> String {
        "\""
            + escaped(words).split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\\(dq") + "\""
    }

    /// Text in which nothing is a request, and letters beyond ASCII are named by their numbers.
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
