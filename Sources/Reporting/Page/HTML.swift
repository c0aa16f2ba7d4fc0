import Drawing
import Files
import SystemLibraries

/// What every HTML page of this module shares: the frame, and the locks against what a photo may bring.
///
/// Names, labels and what was read may hold anything; all of it passes `MarkupText.escaped`, `inert` or
/// `percentEncoded` before it stands in a page.
enum HTML {
    /// Returns a file's name as it stands in an address: ASCII letters, digits, `-`, `_` and `.` as
    /// they are, each other byte as `%` and two hexadecimal digits.
    ///
    /// Source: RFC 3986, section 2.1.
    static func percentEncoded(_ name: String) -> String {
        name.utf8.reduce(into: "") { address, byte in
            let sign = Character(UnicodeScalar(byte))
            let isPlain = sign.isASCII && (sign.isLetter || sign.isNumber) || "-_.".contains(sign)
            address +=
                isPlain
                ? String(sign) : (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }
    }

    /// Returns a page up to its body's first element, with its style and theme.
    ///
    /// A Content-Security-Policy allows no style and no program but these, and nothing from the
    /// web. With `usesFolder`, pictures and programs may also come from where the page lies. With
    /// `showsPhotos`, pictures may come from the disk the page lies on: the photos at their full
    /// size. `program` is the page's own, which `tail` has to be given, too.
    static func head(
        title: String, program: String, usesFolder: Bool, showsPhotos: Bool = false,
        bodyClass: String = ""
    ) -> String {
        // The colors are a part of the style, as a policy allows styles by their digests alone.
        let style = colors + "\n" + PageFile.style.text
        let theme = PageFile.theme.text
        let beside = usesFolder ? " 'self'" : ""
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
            img-src data: blob:\(beside)\(showsPhotos ? " file:" : ""); script-src '\(source(of: theme))' \
            '\(source(of: program))'\(beside); \
            style-src '\(source(of: style))'; base-uri 'none'; form-action 'none'"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="color-scheme" content="light dark"/>
            <title>\(MarkupText.escaped(title))</title>
            <style>\(style)</style>
            <script>\(theme)</script>
            </head>
            <body class="\(bodyClass)">

            """
    }

    /// Returns the end of a page, with its program; the body is complete when that runs.
    static func tail(program: String) -> String {
        "<script>\(program)</script>\n</body>\n</html>\n"
    }

    /// Returns an element with data for a page's program, found by its `id`; nothing in it can end the element.
    static func data(_ json: String, id: String) -> String {
        "<script type=\"application/json\" id=\"\(id)\">\(inert(json))</script>\n"
    }

    /// Returns JSON in which no tag can begin: `<`, which occurs in its strings alone, is written as an escape.
    ///
    /// The program that parses it gets the same strings: the escape is JSON's own.
    static func inert(_ json: String) -> String {
        String(json.unicodeScalars.map { $0 == "<" ? "\\u003c" : String($0) }.joined())
    }

    /// Returns what names a style or script in a Content-Security-Policy: its SHA-256 digest in base64.
    static func source(of text: String) -> String {
        // A program that a photo brought into the page has another digest, and is not run.
        let digits = Array(SHA256.hex(of: Array(text.utf8)).utf8)
        // The digest comes as hexadecimal digits, two a byte.
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
        }
        return "sha256-" + Data(bytes).base64EncodedString()
    }

    /// The control by which a reader chooses light colors, dark ones or the system's, in a page's heading.
    static let themeChoice = """
        <label class="theme"><span>Colors</span> <select id="theme" aria-label="Colors"><option value="">system</option><option \
        value="light">light</option><option value="dark">dark</option></select></label>
        """

    /// The colors of both themes as CSS custom properties and rules for charts.
    ///
    /// A page is light or dark as the system has it or, before that, as the person has chosen; what
    /// is printed is light.
    ///
    /// Charts have rules of their own, as they can be files of their own.
    static var colors: String {
        /// The custom properties of a theme, in one line.
        func variables(_ theme: Theme) -> String {
            [
                ("page", theme.page), ("surface", theme.surface), ("text", theme.text),
                ("muted", theme.muted), ("line", theme.line), ("accent", theme.accent),
                ("right", theme.right), ("wrong", theme.wrong), ("control", theme.control),
            ].map { "--\($0): \($1.css);" }.joined(separator: " ")
        }
        /// The dark theme's properties and rules, for the pages that a selector of their root stands for.
        func dark(_ root: String) -> String {
            "\(root) { color-scheme: dark; \(variables(.dark)) }\n\(SVGSurface.rules(.dark, below: root))"
        }
        return """
            :root { color-scheme: light; \(variables(.light)) }
            \(SVGSurface.rules(.light))
            @media screen and (prefers-color-scheme: dark) {
            \(dark(":root:not([data-theme=light])"))
            }
            @media screen {
            \(dark(":root[data-theme=dark]"))
            }
            """
    }
}
