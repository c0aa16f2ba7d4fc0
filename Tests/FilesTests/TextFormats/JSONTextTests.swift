import Files
import Testing

struct JSONTextTests {
    @Test(arguments: [
        (0.5, 0, "1"), (2.5, 1, "2.5"), (-0.04, 1, "0.0"), (-0.05, 1, "-0.1"), (1.005, 4, "1.0050"),
        (999_999_999, 2, "999999999.00"), (-999_999_999.25, 1, "-999999999.3"),
    ])
    func `numbers have a fixed count of decimals`(value: Double, decimals: Int, text: String) {
        #expect(FixedPoint.text(value, decimals: decimals) == text)
        #expect(JSONText.number(value, decimals: decimals) == text)
    }

    @Test(arguments: [1e9, 1.1e9, -1e9, .infinity, .nan])
    func `what has more than nine digits before the point, or none, is null`(value: Double) {
        #expect(FixedPoint.text(value, decimals: 3) == nil)
        #expect(JSONText.number(value, decimals: 3) == "null")
    }

    @Test func `a string is what any reader of JSON takes for the same string`() {
        #expect(JSONText.string("a\"b\\c\n\t\r") == #""a\"b\\c\n\t\r""#)
        // A bell, the end of a line in JavaScript, and what turns the writing direction.
        #expect(JSONText.string("\u{7}\u{2028}\u{202E}") == #""\u0007\u2028\u202e""#)
        #expect(JSONText.string("7é😀") == "\"7é😀\"")
        // A tag, beyond U+FFFF: two surrogates.
        #expect(JSONText.string("\u{E0041}") == #""\udb40\udc41""#)
    }

    @Test func `lists and objects keep their order`() {
        #expect(JSONText.array(["1", "\"a\""]) == "[1,\"a\"]")
        #expect(
            JSONText.object([("b", "1"), ("a", JSONText.number(nil, decimals: 1))])
                == "{\"b\":1,\"a\":null}")
    }
}
