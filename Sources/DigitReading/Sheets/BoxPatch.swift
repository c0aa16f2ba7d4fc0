import DigitSheets
import Preprocessing
import Raster

/// The part of a page around a box, straightened, and how far its pixels are from the box's printed line.
struct BoxPatch {
    /// How much ink is on every spot, 0 … about 1, without the printed line.
    private(set) var ink: GrayRaster
    /// The paper's grain on the same scale.
    let noise: Float
    /// Pixels a millimeter.
    let scale: Double
    /// The top left corner on the page, in millimeters.
    let origin: SheetPoint
    /// The box.
    let rect: SheetRect

    /// How much of the page around a box is seen, in millimeters: the gap to the next box, and its line.
    static let margin = 2.2
    /// Pixels a millimeter: as many as the photo has, at most what shrinking to 20 pixels can tell apart, and at least so
    /// many that the box around a digit and its center of mass are exact to a tenth of a pixel of MNIST's.
    ///
    /// The least was chosen on simulated photos of sheets (`Benchmarks/sheets`, 40 photos): the mean difference to the flat
    /// page is 3.82 of 255 with 12 and 4.05 with 8, in which a thin pen's stroke has three pixels.
    private static let scales: ClosedRange<Double> = 12...16
    /// The paper is looked for within this many millimeters: no pen's stroke is as wide.
    private static let paperReach = 4.5
    /// How far from its middle a printed line reaches when a lens has blurred it, in millimeters.
    private static let lineReach = 0.8
    /// The blur that all patches have in the end, its deviation in millimeters: half a pixel of MNIST's for
    /// a digit of 10 mm.
    ///
    /// Chosen on simulated photos of sheets (`Benchmarks/sheets`): with 0.25 the mean difference to the flat
    /// page is 3.9 of 255, with 0.15 it is 4.2, without equalizing 4.8 to 7.2.
    private static let sharpness = 0.25
    /// The blur of a photo whose marks do not tell.
    private static let usualBlur = 0.15
    /// Profile steps a millimeter.
    private static let profileSteps = 10.0

    /// Cuts a box out of a photo that shows the page blurred so much.
    init(_ rect: SheetRect, of color: ColorRaster, by warp: PageWarp, blur: Double?) {
        self.rect = rect
        let resolution = warp.resolution(at: rect.middle)
        scale = min(max(resolution, Self.scales.lowerBound), Self.scales.upperBound)
        let part = rect.inset(by: -Self.margin)
        origin = part.origin
        let width = Int((part.size.x * scale).rounded())
        let height = Int((part.size.y * scale).rounded())
        var places: [Float] = []
        places.reserveCapacity(2 * width * height)
        for y in 0..<height {
            for x in 0..<width {
                let place = origin + [Double(x) + 0.5, Double(y) + 0.5] / scale
                let photo = warp.photo(place)
                places.append(Float(photo.x))
                places.append(Float(photo.y))
            }
        }
        let gray = color.sampled(width: width, height: height, at: places)
        let map = InkMap(
            of: gray,
            paper: .strokes(share: Float(Self.paperReach * scale) / Float(max(width, height))))
        ink = map.ink
        noise = map.noise
        removeLine()
        equalize(blur ?? Self.usualBlur)
    }

    /// Makes the ink as sharp as that of every other photo: a stroke's width depends on it.
    private mutating func equalize(_ blur: Double) {
        let missing = Self.sharpness * Self.sharpness - blur * blur
        guard missing < 0 else {
            ink = ink.gaussianBlurred(sigma: Float(missing.squareRoot() * scale))
            return
        }
        let soft = ink.gaussianBlurred(sigma: Float(blur * scale))
        // What the blur of the photo takes away, a second one takes away again; more than all of that is
        // noise.
        let gain = Float(min(1, -missing / (blur * blur)))
        for index in ink.pixels.indices {
            let sharper = ink.pixels[index] + gain * (ink.pixels[index] - soft.pixels[index])
            ink.pixels[index] = max(0, sharper)
        }
    }

    /// How far a pixel is outside the box's line, in millimeters; inside it is below 0.
    func distance(_ x: Int, _ y: Int) -> Double {
        let place = origin + [Double(x) + 0.5, Double(y) + 0.5] / scale
        let half = rect.size / 2
        let away = place - rect.middle
        let corner =
            SheetPoint(abs(away.x), abs(away.y)) - half + SheetGeometry.cornerRadius
        let outside = pointwiseMax(corner, .zero)
        let beyond = (outside * outside).sum().squareRoot()
        return beyond + min(max(corner.x, corner.y), 0) - SheetGeometry.cornerRadius
    }

    /// Divides the printed line out: how dark it is at each distance is measured along all of it, and
    /// strokes that cross it do not count.
    private mutating func removeLine() {
        let steps = Int(2 * Self.lineReach * Self.profileSteps) + 1
        var near: [(pixel: Int, step: Int)] = []
        var values = [[Float]](repeating: [], count: steps)
        for y in 0..<ink.height {
            for x in 0..<ink.width {
                let off = distance(x, y)
                guard abs(off) < Self.lineReach else { continue }
                let step = Int(((off + Self.lineReach) * Self.profileSteps).rounded())
                near.append((y * ink.width + x, step))
                values[step].append(ink.pixels[y * ink.width + x])
            }
        }
        let profile = values.map { values -> Float in
            // A line is light; what is darker is not printed.
            min(max(values.upperMedian ?? 0, 0), 0.5)
        }
        for (pixel, step) in near {
            let paper = 1 - profile[step]
            ink.pixels[pixel] = max(0, 1 - (1 - ink.pixels[pixel]) / paper)
        }
    }
}
