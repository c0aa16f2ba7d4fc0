import MNIST
import Preprocessing
import Raster
import SystemLibraries

extension DigitImage {
    /// Returns the picture turned as a page would be, around its middle; what comes from outside is paper.
    func turned(_ turn: PageTurn) -> DigitImage {
        var picture = self
        for _ in 0..<turn.quarters { picture = picture.turnedRight }
        return turn.degrees == 0 ? picture : picture.rotated(byDegrees: turn.degrees)
    }

    /// The picture turned by 90° to the right, no pixel changed.
    private var turnedRight: DigitImage {
        DigitImage(pixels: QuarterTurn.right(pixels, width: Self.side, height: Self.side))
    }

    /// Returns the picture rotated to the right by degrees around its middle, with bilinear interpolation.
    ///
    /// Unlike a page (`ColorRaster.rotated`) it keeps its size, as the network needs 28×28, and has paper, 0, beyond
    /// its border rather than the border's pixels.
    private func rotated(byDegrees degrees: Float) -> DigitImage {
        let angle = degrees * .pi / 180
        let (cosine, sine) = (cosf(angle), sinf(angle))
        let middle = Float(Self.side) / 2
        var turned = DigitImage()
        for row in 0..<Self.side {
            for column in 0..<Self.side {
                let (across, down) = (Float(column) + 0.5 - middle, Float(row) + 0.5 - middle)
                let x = cosine * across + sine * down + middle - 0.5
                let y = cosine * down - sine * across + middle - 0.5
                turned[column, row] = UInt8(interpolated(x, y).rounded())
            }
        }
        return turned
    }

    /// Returns the value between four pixels, 0 … 255; outside of the picture is paper.
    private func interpolated(_ x: Float, _ y: Float) -> Float {
        let (left, top) = (Int(x.rounded(.down)), Int(y.rounded(.down)))
        let (dx, dy) = (x - Float(left), y - Float(top))
        func value(_ column: Int, _ row: Int) -> Float {
            (0..<Self.side).contains(column) && (0..<Self.side).contains(row)
                ? Float(self[column, row]) : 0
        }
        let upper = value(left, top) * (1 - dx) + value(left + 1, top) * dx
        let lower = value(left, top + 1) * (1 - dx) + value(left + 1, top + 1) * dx
        return upper * (1 - dy) + lower * dy
    }
}
