import ArgumentParser

/// A share, 0 … 1, as all options take it: `0.9`, `90%` or, as in many languages, `0,9`.
struct Share: Equatable {
    /// The share as a number, 0 … 1.
    let value: Double

    /// Makes a share of a number, which is not checked.
    init(_ value: Double) { self.value = value }

    /// Reads an argument.
    ///
    /// - Throws: `ValidationError` that says what would be a share
    init(argument: String) throws(ValidationError) {
        var text = argument.replacing(",", with: ".")
        let isPercent = text.hasSuffix("%")
        if isPercent { text = String(text.dropLast().reversed().drop { $0 == " " }.reversed()) }
        guard let number = Double(text), number.isFinite else {
            throw ValidationError("“\(argument)” is no share: write 0.9 or 90%.")
        }
        let share = isPercent ? number / 100 : number
        guard (0...1).contains(share) else {
            // Who writes 90 for 90 % is told so.
            let hint = !isPercent && (1...100).contains(number) ? "; \(argument)% may be meant" : ""
            throw ValidationError("“\(argument)” is no share between 0 and 1\(hint).")
        }
        value = share
    }
}
