import Files
import Testing

struct MarkupTextTests {
    @Test(arguments: [
        ("<b id=\"7\" title='a'>", "&lt;b id=&quot;7&quot; title=&#39;a&#39;&gt;"),
        ("a & b &lt;", "a &amp; b &amp;lt;"), ("7.jpg, ü, 字", "7.jpg, ü, 字"), ("", ""),
    ])
    func `no sign of text is taken for markup`(text: String, markup: String) {
        #expect(MarkupText.escaped(text) == markup)
    }

    /// Each range's first and last scalar, between two that stay.
    @Test(arguments: [
        ("\u{0}\t\u{1F} ", "\u{FFFD}\u{FFFD}\u{FFFD} "),
        ("~\u{7F}\u{9F}\u{A0}", "~\u{FFFD}\u{FFFD}\u{A0}"),
        ("\u{200D}\u{200E}\u{200F}\u{2010}", "\u{200D}\u{FFFD}\u{FFFD}\u{2010}"),
        ("\u{2029}\u{202A}\u{202E}\u{202F}", "\u{2029}\u{FFFD}\u{FFFD}\u{202F}"),
        ("\u{2065}\u{2066}\u{2069}\u{206A}", "\u{2065}\u{FFFD}\u{FFFD}\u{206A}"),
    ])
    func `control characters are made visible`(text: String, markup: String) {
        #expect(Array(MarkupText.escaped(text).unicodeScalars) == Array(markup.unicodeScalars))
    }
}
