/// One of the ten digits, 0 … 9; in JSON a number.
public struct Digit: Sendable, Hashable, Comparable, Codable, CaseIterable, CustomStringConvertible
{
    /// The digit as a number, 0 … 9.
    public let value: Int

    /// Makes a digit, or nil when the value is not 0 … 9.
    public init?(_ value: Int) {
        guard (0...9).contains(value) else { return nil }
        self.value = value
    }

    /// Makes a digit of a number that is known to be 0 … 9; others are not refused.
    private init(unchecked value: Int) { self.value = value }

    /// The ten digits, 0 first.
    public static let allCases = (0...9).map(Digit.init(unchecked:))

    /// Orders digits as numbers.
    public static func < (left: Digit, right: Digit) -> Bool { left.value < right.value }

    /// The digit as one character.
    public var description: String { String(value) }

    /// Reads a digit from a number; a number that is not 0 … 9 is corrupt data.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let value = try container.decode(Int.self)
        guard let digit = Digit(value) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\(value) is not a digit")
        }
        self = digit
    }

    /// Writes the digit as a number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}

// A digit compares with a number as it is written, whether there is a digit or not: `reading.digit == 7`.
extension Digit? {
    /// Whether there is a digit and it has this value; false for every number that is not 0 … 9.
    public static func == (left: Digit?, right: Int) -> Bool { left?.value == right }

    /// Whether there is no digit, or one of another value.
    public static func != (left: Digit?, right: Int) -> Bool { left?.value != right }

    /// Whether there is a digit and it has this value, as `case 7:` asks.
    public static func ~= (pattern: Int, digit: Digit?) -> Bool { digit?.value == pattern }
}
