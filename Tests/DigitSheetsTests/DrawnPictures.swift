import DigitSheets
import Raster

extension GrayRaster {
    /// Makes a picture whose gray levels, 0 … 255, are told place by place: those of the pixels' middles.
    init(_ width: Int, _ height: Int, _ level: (SheetPoint) -> Double) {
        var pixels: [Float] = []
        pixels.reserveCapacity(width * height)
        for y in 0..<height {
            for x in 0..<width {
                pixels.append(Float(level([Double(x) + 0.5, Double(y) + 0.5])))
            }
        }
        self.init(width: width, height: height, pixels: pixels)
    }

    /// Paints a rectangle of whole pixels.
    mutating func fill(_ columns: Range<Int>, _ rows: Range<Int>, _ level: Float) {
        for y in rows { for x in columns { self[x, y] = level } }
    }
}

extension ColorRaster {
    /// Makes a white picture.
    init(width: Int, height: Int) {
        self.init(
            width: width, height: height,
            bytes: [UInt8](repeating: 255, count: 3 * width * height))
    }

    /// Paints a rectangle of whole pixels.
    mutating func fill(_ columns: Range<Int>, _ rows: Range<Int>, _ color: [UInt8]) {
        for y in rows {
            for x in columns {
                for channel in 0..<3 { bytes[3 * (y * width + x) + channel] = color[channel] }
            }
        }
    }
}

/// Returns how far two places are apart.
func distance(_ one: SheetPoint, _ other: SheetPoint) -> Double {
    ((one - other) * (one - other)).sum().squareRoot()
}

/// Returns how far places are from others at most, pair by pair; infinity where there are not as many.
func distance(_ places: [SheetPoint], _ others: [SheetPoint]) -> Double {
    guard places.count == others.count else { return .infinity }
    return zip(places, others).map { distance($0, $1) }.max() ?? 0
}
