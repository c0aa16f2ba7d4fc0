import Foundation
import MNIST
import Raster

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

    /// Returns a picture as an address that needs no file.
    static func dataURL(of picture: ColorRaster) throws(ReportingError) -> String {
        "data:image/png;base64," + Data(try PNG.encode(picture)).base64EncodedString()
    }

    /// Returns a whole page that loads nothing and runs nothing, and has no style but this one.
    static func page(title: String, style: String, body: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
        img-src data:; style-src '\(source(of: style))'; base-uri 'none'; form-action 'none'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>\(escaped(title))</title>
        <style>\(style)</style>
        </head>
        <body>
        \(body)
        </body>
        </html>

        """
    }

    /// Names a style or script by its digest, as a Content-Security-Policy allows it.
    static func source(of text: String) -> String {
        let digits = Array(SHA256.hex(of: Array(text.utf8)).utf8)
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
        }
        return "sha256-" + Data(bytes).base64EncodedString()
    }

    /// Returns the theme's colors as CSS custom properties for light and dark surroundings.
    static var colors: String {
        func variables(_ theme: Theme) -> String {
            [
                ("page", theme.page), ("surface", theme.surface), ("text", theme.text),
                ("muted", theme.muted), ("line", theme.line), ("accent", theme.accent),
                ("right", theme.right), ("wrong", theme.wrong),
            ].map { "--\($0): \($1.css);" }.joined(separator: " ")
        }
        return """
            :root { color-scheme: light dark; \(variables(.light)) }
            @media (prefers-color-scheme: dark) { :root { \(variables(.dark)) } }
            """
    }
}
