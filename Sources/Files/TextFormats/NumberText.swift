import SystemLibraries

/// How numbers are written for people, in English: a point for decimals, commas between thousands, few digits.
package enum NumberText {
    /// Returns a number with a fixed count of decimals, rounded; `-` for nil and for what is not finite.
    package static func decimal(_ number: Double?, places: Int) -> String {
        guard let number, number.isFinite else { return "-" }
        return printed("%.\(places)f", number)
    }

    /// Returns a share, 0 … 1, as a percentage with a blank and a sign; `-` for nil and for what is not finite.
    ///
    /// Only 1 and more is 100 %: less is never rounded up to it.
    package static func percent(_ share: Double?, places: Int = 1) -> String {
        guard let share, share.isFinite else { return "-" }
        // 99.96 % would round to 100.0 %, which would promise certainty.
        let limit = 100 - pow(10, -Double(places))
        let value = share < 1 ? min(100 * share, limit) : 100
        return printed("%.\(places)f", value) + " %"
    }

    /// Returns a number with about three significant digits, without needless zeros; the very small with an exponent.
    package static func short(_ number: Double) -> String {
        guard number.isFinite else { return "-" }
        // More decimals for smaller numbers, so that about three digits tell something.
        switch abs(number) {
        case 0: return "0"
        case 1000...: return printed("%.0f", number)
        case 100..<1000: return trimmed(printed("%.1f", number))
        case 1..<100: return trimmed(printed("%.2f", number))
        case 0.001..<1: return trimmed(printed("%.3f", number))
        default: return printed("%.1e", number)
        }
    }

    /// Returns a count with a comma between thousands.
    package static func count(_ number: Int) -> String {
        // Groups of three digits are taken off the end until three or fewer are left.
        var digits = String(abs(number))
        var groups: [Substring] = []
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits = String(digits.dropLast(3))
        }
        return (number < 0 ? "-" : "") + ([Substring(digits)] + groups).joined(separator: ",")
    }

    /// Returns a count with zeros before it, where it has fewer digits than the width.
    package static func padded(_ number: Int, width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// Returns a number as C's `printf` writes it: correctly rounded, and without a locale, as nothing here sets one.
    ///
    /// `format` is a constant of this file with one conversion for a double.
    private static func printed(_ format: String, _ number: Double) -> String {
        var bytes = [CChar](repeating: 0, count: 400)  // the longest double has 309 digits
        let count = withVaList([number]) { vsnprintf(&bytes, bytes.count, format, $0) }
        return String(
            decoding: bytes.prefix(Int(count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Returns a decimal without the zeros at its end, and without its point where nothing follows it.
    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var text = text
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}
