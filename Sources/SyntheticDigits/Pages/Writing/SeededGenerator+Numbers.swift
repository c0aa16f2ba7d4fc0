import SystemLibraries

/// Numbers and lines as people write them.
extension SeededGenerator {
    /// Returns so many digits as text; of two and more, the first one is 0 in one case of fifty.
    mutating func digits(_ count: Int) -> String {
        (0..<count).map { place in
            place == 0 && count > 1 && chance(0.8)
                ? String(self.count(1...9)) : String(index(below: 10))
        }.joined()
    }

    /// Returns a number of one to `count` digits, each length as likely.
    mutating func number(upTo count: Int) -> String { digits(self.count(1...count)) }

    /// Returns a date as some country writes it: day and month in either form, often with a year.
    ///
    /// The day may be one that its month lacks: nobody reads dates for their sense.
    mutating func date() -> String {
        let (day, month) = (count(1...31), count(1...12))
        let year = chance(0.5) ? String(count(1950...2026)) : String(digits(2))
        switch index(below: 6) {
        case 0: return "\(day).\(month).\(year)"
        case 1: return "\(day)/\(month)/\(year)"
        case 2: return "\(day)-\(month)-\(year)"
        case 3: return "\(day)/\(month)"
        case 4: return "\(day). \(pick(Self.months)) \(year)"
        default: return "\(pick(Self.months)) \(day)"
        }
    }

    /// Returns a time, amount, measure, telephone number or another number with signs; a plain number in
    /// one case of four.
    mutating func figure() -> String {
        switch index(below: 12) {
        // A time of the day, with two digits for the minutes.
        case 0: "\(count(0...23)):\(index(below: 6))\(index(below: 10))"
        // Amounts with a decimal point or comma, or a currency before them.
        case 1: "\(number(upTo: 4)).\(digits(2))"
        case 2: "\(number(upTo: 3)),\(digits(2))"
        case 3: "\(pick(["$", "€", "£"]))\(number(upTo: 4))"
        // A share, a negative number, a fraction or a mark such as 17/20, a measure.
        case 4: "\(number(upTo: 2))%"
        case 5: "-\(number(upTo: 3))"
        case 6: "\(number(upTo: 2))/\(number(upTo: 2))"
        case 7: "\(number(upTo: 2))\(pick(["kg", "m", "h", "ml", "km", "x"]))"
        // Telephone numbers, local and international.
        case 8: "\(digits(3))-\(digits(4))"
        case 9: "+\(digits(2)) \(digits(3)) \(digits(3)) \(digits(2))"
        default: number(upTo: 5)
        }
    }

    /// Returns so many words with blanks between, each fifth with a capital.
    mutating func words(_ count: Int) -> String {
        (0..<count).map { _ in
            let word = Letters.word(using: &self)
            return chance(0.2) ? word.prefix(1).uppercased() + word.dropFirst() : word
        }.joined(separator: " ")
    }

    /// Names of months as people write them on forms, most of them shortened.
    private static let months = [
        "Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
    ]
}
