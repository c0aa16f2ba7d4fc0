import Foundation
import Preprocessing
import Raster
import Testing

@testable import DigitReading
@testable import DigitSheets

/// A photo of one box of a sheet from straight above: paper of 20 by 22 mm, whose box of 10 by 12 mm begins 5 mm
/// from the left and from the top.
struct SheetBox {
    /// The box on the page, in millimeters.
    static let rect = SheetRect(x: 5, y: 5, width: 10, height: 12)

    /// The map from millimeters to pixels.
    private let warp: PageWarp
    /// Pixels per millimeter.
    private let scale: Double
    /// The photo.
    private var photo: GrayRaster

    /// The gray levels of paper, of the printed line and of a pen.
    private static let (paper, line, pen): (Float, Float, Float) = (230, 196, 20)

    /// Makes a photo of an empty box, its printed line a third of a millimeter wide.
    init(scale: Double) throws {
        self.scale = scale
        let corners = SheetRect(x: 0, y: 0, width: 20, height: 22).corners
        warp = try #require(
            PageWarp(flat: corners.map { PageWarp.Anchor(place: $0, photo: scale * $0) }))
        photo = GrayRaster(
            width: Int(20 * scale), height: Int(22 * scale), filledWith: Self.paper)
        let (low, high, half) = (Self.rect.origin, Self.rect.end, SheetGeometry.line / 2)
        // Straight between the corners, which are quarters of circles.
        let round = 1.2
        for x in [low.x, high.x] {
            paint(x - half...x + half, low.y + round...high.y - round, Self.line)
        }
        for y in [low.y, high.y] {
            paint(low.x + round...high.x - round, y - half...y + half, Self.line)
        }
        for degrees in 0..<360 {
            let angle = Double(degrees) * .pi / 180
            let (x, y) = (cos(angle), sin(angle))
            let corner = SheetPoint(
                x < 0 ? low.x + round : high.x - round, y < 0 ? low.y + round : high.y - round)
            let place = corner + round * SheetPoint(x, y)
            paint(
                place.x - half...place.x + half, place.y - half...place.y + half, Self.line)
        }
    }

    /// Paints a rectangle, in millimeters, the pixels whose middle lies in it.
    private mutating func paint(
        _ columns: ClosedRange<Double>, _ rows: ClosedRange<Double>, _ level: Float
    ) {
        func pixels(_ range: ClosedRange<Double>, _ count: Int) -> Range<Int> {
            (Int((range.lowerBound * scale).rounded())..<Int((range.upperBound * scale).rounded()))
                .clamped(to: 0..<count)
        }
        for y in pixels(rows, photo.height) {
            for x in pixels(columns, photo.width) { photo[x, y] = level }
        }
    }

    /// Draws an upright or level stroke of a pen.
    mutating func stroke(x: ClosedRange<Double>, y: ClosedRange<Double>) { paint(x, y, Self.pen) }

    /// Blurs the photo by a Gaussian of a deviation in pixels.
    mutating func blur(pixels: Float) { photo = photo.gaussianBlurred(sigma: pixels) }

    /// Cuts the box out, of a photo whose blur is told in millimeters.
    func patch(blur: Double? = 0.1) throws -> BoxPatch {
        let bytes = photo.pixels.flatMap { level in
            let byte = UInt8(level.rounded())
            return [byte, byte, byte]
        }
        return BoxPatch(
            Self.rect, of: ColorRaster(width: photo.width, height: photo.height, bytes: bytes),
            by: warp, blur: blur, settings: BoxPatch.Settings(), inkMap: InkMap.Settings())
    }
}

/// Returns how far two places are apart.
func distance(_ one: SheetPoint, _ other: SheetPoint) -> Double {
    ((one - other) * (one - other)).sum().squareRoot()
}
