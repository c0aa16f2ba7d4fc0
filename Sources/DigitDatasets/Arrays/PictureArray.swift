import MNIST

/// Pictures of 28×28 bytes that were taken out of an array of numbers.
struct PictureArray {
    /// 784 bytes a picture, row by row, 0 paper … 255 ink where the file has pixels as MNIST has.
    let pixels: [UInt8]
    /// What had to be done to the numbers, in a sentence for people; nil where they were bytes
    /// or parts of 1 already.
    let note: String?

    /// How many pictures there are.
    var count: Int { pixels.count / DigitImage.pixelCount }

    /// Whether an array has the shape of pictures: N×28×28, N×784, N×28×28×1, N×1×28×28.
    static func isPictures(_ shape: [Int]) -> Bool {
        guard shape.count > 1 else { return false }
        let sides = shape.dropFirst().filter { $0 != 1 }
        return sides == [28, 28] || sides == [784]
    }

    /// Takes the pictures out of an array, whose numbers are scaled to bytes as `PixelRange` says.
    ///
    /// Throws `DatasetError.wrongSize` where the array has another shape, and `.broken` where a
    /// number is NaN or infinite.
    init(_ array: NumberArray) throws(DatasetError) {
        guard Self.isPictures(array.shape) else {
            let sides = array.shape.dropFirst().map(String.init).joined(separator: "×")
            throw .wrongSize(array.name, shape: sides.isEmpty ? "no" : sides)
        }
        if let bytes = array.plainBytes {
            (pixels, note) = (bytes, nil)
            return
        }
        let values = array.values
        if array.element == .signed(1), Self.areWrapped(values) {
            pixels = values.map { UInt8($0 < 0 ? $0 + 256 : $0) }
            note =
                "Its pixels are signed bytes, most of them 0: those below 0 were taken for 128 … 255."
            return
        }
        guard let range = PixelRange(values, isWhole: array.element.isWhole) else {
            throw .broken(array.name, reason: "some of its pixels are no numbers (NaN)")
        }
        pixels = values.map(range.byte)
        note = range.note
    }

    /// Whether signed bytes are pixels 0 … 255 of which a program without unsigned bytes has made -128 … -1 above 127.
    ///
    /// Paper, which is more than half of a data set, tells: it is 0 then. Where 128 was taken from
    /// each pixel, as networks of 8-bit numbers have their input, paper is -128.
    private static func areWrapped(_ values: [Float]) -> Bool {
        values.contains { $0 < 0 } && 2 * values.count { $0 == 0 } > values.count
    }
}

extension NumberArray.Element {
    /// Whether the type holds whole numbers alone.
    var isWhole: Bool { if case .float = self { false } else { true } }
}

/// How an array's numbers stand for the gray of pixels, told from their range, and the bytes 0 … 255 they become.
struct PixelRange {
    /// The number that becomes 0, and how many levels of gray a step of 1 makes.
    ///
    /// As 64-bit numbers: the difference of two 32-bit ones may be too large for another.
    private let (low, scale): (Double, Double)
    /// What had to be done to the numbers, in a sentence for people; nil for bytes, and for parts of 1.
    let note: String?

    /// Looks at all pixels of a data set; nil where some are not finite.
    ///
    /// Numbers 0 … 1 that are not whole are parts of full ink, numbers 0 … 255 are bytes, larger ones are scanners'
    /// gray of 12 or 16 bits; where some are negative, the least becomes 0 and the greatest 255.
    init?(_ values: [Float], isWhole: Bool) {
        var (least, most) = (Float.infinity, -Float.infinity)
        for value in values {
            guard value.isFinite else { return nil }
            least = min(least, value)
            most = max(most, value)
        }
        if values.isEmpty { (least, most) = (0, 0) }
        switch (least, most) {
        case (0..., ...1) where !isWhole: (low, scale, note) = (0, 255, nil)
        case (0..., ...255): (low, scale, note) = (0, 1, nil)
        case (0..., _):
            // 12 bits a pixel reach to 4,095, 16 bits to 65,535.
            let full: Float = most <= 4095 ? 4095 : 65_535
            (low, scale) = (0, 255 / Double(max(full, most)))
            note = "Its pixels go up to \(Self.text(most)): they were scaled down to 255."
        default:
            // The least difference keeps pictures of one number from a division by zero: all become 0.
            (low, scale) = (Double(least), 255 / max(Double(most) - Double(least), 1e-6))
            let (from, to) = (Self.text(least), Self.text(most))
            note = "Its pixels go from \(from) to \(to): they were scaled to 0 … 255."
        }
    }

    /// Returns the byte of a number, rounded; what lies outside the range becomes 0 or 255.
    func byte(_ value: Float) -> UInt8 {
        UInt8(min(max(((Double(value) - low) * scale).rounded(), 0), 255))
    }

    /// Returns a number with at most two decimals, a whole one without a point.
    private static func text(_ value: Float) -> String {
        // Beyond a billion an exponent is easier to read than the digits.
        guard abs(value) < 1e9 else { return "\(value)" }
        let rounded = (Double(value) * 100).rounded() / 100
        return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
    }
}
