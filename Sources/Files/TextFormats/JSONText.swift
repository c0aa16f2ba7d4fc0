import SystemLibraries

/// JSON values as text: the little that rows and tables need, with the fields in a fixed order.
package enum JSONText {
    /// Returns a string in quotation marks.
    ///
    /// Control characters are escaped, also the ones beyond ASCII that end lines or turn the writing direction, so that
    /// a line stays a line in every reader and on every terminal. Source: RFC 8259, section 7.
    package static func string(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                if scalar.isUnsafeToPrint {
                    // As UTF-16, as JSON escapes characters beyond U+FFFF by their two surrogates.
                    for unit in String(scalar).utf16 { result += "\\u" + hexadecimal(unit) }
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    /// Returns a number rounded to `decimals` decimals; nil, infinity and what is no number become `null`.
    package static func number(_ value: Double?, decimals: Int) -> String {
        guard let value else { return "null" }
        return FixedPoint.text(value, decimals: decimals) ?? "null"
    }

    /// Returns a list of values that are JSON already.
    package static func array(_ values: [String]) -> String {
        "[" + values.joined(separator: ",") + "]"
    }

    /// Returns an object whose values are JSON already.
    package static func object(_ fields: [(name: String, value: String)]) -> String {
        "{" + fields.map { string($0.name) + ":" + $0.value }.joined(separator: ",") + "}"
    }

    /// Returns four hexadecimal digits.
    private static func hexadecimal(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}

/// Numbers with a fixed count of decimals, the same on every platform and in every locale.
package enum FixedPoint {
    /// Returns the number rounded to `decimals` decimals; nil for one that is not finite or has more than nine
    /// digits before the point.
    package static func text(_ value: Double, decimals: Int) -> String? {
        // So that the number times ten to the power of its decimals fits 64 bits, for up to nine decimals.
        guard value.isFinite, abs(value) < 1e9 else { return nil }
        let factor = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
        let scaled = Int((abs(value) * factor).rounded())
        let (whole, rest) = scaled.quotientAndRemainder(dividingBy: Int(factor))
        // A negative number that is rounded to 0 has no sign.
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard decimals > 0 else { return sign + String(whole) }
        let digits = String(rest)
        return sign + String(whole) + "."
            + String(repeating: "0", count: decimals - digits.count) + digits
    }
}
