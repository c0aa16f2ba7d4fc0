import MNIST
import SystemLibraries

/// What every page of this module shares: escaping, the frame, and its locks.
enum HTML {
    /// Returns text that is only text inside an element or a quoted attribute.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            // Control characters, also those that turn the reading direction, are made visible.
            case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{200E}"..."\u{200F}",
                "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
                result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Returns a name as it stands in an address: letters, digits, `-`, `_` and `.` as they are.
    static func percentEncoded(_ name: String) -> String {
        name.utf8.reduce(into: "") { address, byte in
            let sign = Character(UnicodeScalar(byte))
            let isPlain = sign.isASCII && (sign.isLetter || sign.isNumber) || "-_.".contains(sign)
            address +=
                isPlain
                ? String(sign) : (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }
    }

    /// Returns a page up to its body: no style and no program but these, nothing from the web.
    ///
    /// With `usesFolder`, pictures and programs may also come from where the page lies. With `showsPhotos`,
    /// pictures may come from the disk the page lies on: the photos at their full size.
    static func head(
        title: String, program: String, usesFolder: Bool, showsPhotos: Bool = false,
        bodyClass: String = ""
    ) -> String {
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
            <title>\(escaped(title))</title>
            <style>\(style)</style>
            <script>\(theme)</script>
            </head>
            <body class="\(bodyClass)">

            """
    }

    /// Returns the end of a page.
    static func tail(program: String) -> String {
        "<script>\(program)</script>\n</body>\n</html>\n"
    }

    /// Returns an element with data for a page's program; nothing in it can end the element.
    static func data(_ json: String, id: String) -> String {
        "<script type=\"application/json\" id=\"\(id)\">\(inert(json))</script>\n"
    }

    /// Returns JSON in which no tag can begin: `<` occurs in its strings alone.
    static func inert(_ json: String) -> String {
        String(json.unicodeScalars.map { $0 == "<" ? "\\u003c" : String($0) }.joined())
    }

    /// Names a style or script by its digest, as a Content-Security-Policy allows it.
    static func source(of text: String) -> String {
        let digits = Array(SHA256.hex(of: Array(text.utf8)).utf8)
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
        }
        return "sha256-" + Data(bytes).base64EncodedString()
    }

    /// The choice of colors in a page's heading.
    static let themeChoice = """
        <label class="theme"><span>Colors</span> <select id="theme" aria-label="Colors"><option value="">system</option><option \
        value="light">light</option><option value="dark">dark</option></select></label>
        """

    /// Returns the theme's colors as CSS custom properties: light or dark as the system or, before that, the
    /// person has it; paper is light.
    static var colors: String {
        func variables(_ theme: Theme) -> String {
            [
                ("page", theme.page), ("surface", theme.surface), ("text", theme.text),
                ("muted", theme.muted), ("line", theme.line), ("accent", theme.accent),
                ("right", theme.right), ("wrong", theme.wrong), ("control", theme.control),
            ].map { "--\($0): \($1.css);" }.joined(separator: " ")
        }
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
