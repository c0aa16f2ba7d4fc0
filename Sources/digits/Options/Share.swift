import ArgumentParser

/// A share, 0 … 1, as all options take it: `0.9`, `90%` or, as in many languages, `0,9`.
struct Share: Equatable {
    /// The share.
    let value: Double

    /// Makes a share of a number.
    init(_ value: Double) { self.value = value }

    /// Reads an argument; what is none is told with what would be one.
    init(argument: String) throws(ValidationError) {
        var text = argument.replacing(",", with: ".")
        let isPercent = text.hasSuffix("%")
        if isPercent { text = String(text.dropLast().reversed().drop { $0 == " " }.reversed()) }
        guard let number = Double(text), number.isFinite else {
            throw ValidationError("“\(argument)” is no share: write 0.9 or 90%.")
        }
        let share = isPercent ? number / 100 : number
        guard (0...1).contains(share) else {
            let hint = !isPercent && (1...100).contains(number) ? "; \(argument)% may be meant" : ""
            throw ValidationError("“\(argument)” is no share between 0 and 1\(hint).")
        }
        value = share
    }
}
