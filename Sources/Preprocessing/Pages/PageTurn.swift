import Raster
import SystemLibraries

/// How a page was turned so that it could be read: by quarters to the right first, then by some degrees more.
///
/// Boxes in results are told in the photo as any program shows it, upright by EXIF alone: this value leads back there.
package struct PageTurn: Sendable, Hashable {
    /// The quarter turns to the right, 0 … 3.
    package var quarters: Int
    /// The degrees to the right after the quarter turns, below 0 to the left.
    package var degrees: Float

    /// Makes a turn; without arguments it turns nothing.
    package init(quarters: Int = 0, degrees: Float = 0) {
        self.quarters = quarters
        self.degrees = degrees
    }

    /// Whether nothing is turned.
    package var isNone: Bool { quarters == 0 && degrees == 0 }

    /// Returns the turned picture; after a turn by degrees it is larger, so that the corners find room.
    func applied(to color: ColorRaster) -> ColorRaster {
        let upright = color.turned(Turn(quarters: quarters))
        return degrees == 0 ? upright : upright.rotated(byDegrees: degrees)
    }

    /// Returns where a place of the turned picture was before the turn.
    ///
    /// Places are in pixels from the top left of each picture; `width` and `height` are those of the picture before the
    /// turn.
    func original(x: Double, y: Double, width: Double, height: Double) -> (x: Double, y: Double) {
        let (wide, high) = quarters.isMultiple(of: 2) ? (width, height) : (height, width)
        var (x, y) = (x, y)
        if degrees != 0 {
            // A rotation around the middles of both pictures: the turned one is the bounding box of the former,
            // rotated.
            let angle = Double(degrees) * .pi / 180
            let (cosine, sine) = (cos(angle), sin(angle))
            let canvasWidth = wide * abs(cosine) + high * abs(sine)
            let canvasHeight = wide * abs(sine) + high * abs(cosine)
            let (across, down) = (x - canvasWidth / 2, y - canvasHeight / 2)
            x = cosine * across + sine * down + wide / 2
            y = cosine * down - sine * across + high / 2
        }
        switch quarters {
        case 1: return (y, height - x)
        case 2: return (width - x, height - y)
        case 3: return (width - y, x)
        default: return (x, y)
        }
    }
}
