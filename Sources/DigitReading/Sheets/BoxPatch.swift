import DigitSheets
import Preprocessing
import Raster

/// The part of a sheet's page around a box, straightened, as an ink map without the printed line.
struct BoxPatch {
    /// The ink of each pixel, 0 (paper) … about 1 (black), without the printed line.
    private(set) var ink: GrayRaster
    /// The paper's grain on the same scale.
    let noise: Float
    /// The pixels of the patch per millimeter of paper.
    let scale: Double
    /// The patch's top left corner on the page, in millimeters.
    let origin: SheetPoint
    /// The box on the page, in millimeters.
    let rect: SheetRect

    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The paper around a box that the patch shows, in millimeters: the gap to the next box, and its line.
        var margin = 2.2
        /// The pixels per millimeter: as many as the photo has, within these bounds.
        ///
        /// At most as many as shrinking to 20 pixels can tell apart; at least so many that the box around a digit and
        /// its center of mass are exact to a tenth of a pixel of MNIST's. The least was chosen on simulated photos of
        /// sheets (`Benchmarks/sheets`, 40 photos): the mean difference to the flat page is 3.82 of 255 with 12 and
        /// 4.05 with 8, in which a thin pen's stroke has three pixels.
        var scales: ClosedRange<Double> = 12...16
        /// The side of the closing that estimates the paper level, in millimeters; not tuned: no pen's stroke is as
        /// wide.
        var paperReach = 4.5
        /// The distance from the middle of a printed line to which the line is divided out, in millimeters: as far as
        /// it reaches when a lens has blurred it.
        ///
        /// Not tuned: half of the line's 0.35 mm and three standard deviations of a blur of 0.2 mm, more than
        /// `usualBlur`.
        var lineReach = 0.8
        /// The blur that all patches have in the end, as the standard deviation of a Gaussian in millimeters: half a
        /// pixel of MNIST's for a digit of 10 mm.
        ///
        /// Chosen on simulated photos of sheets (`Benchmarks/sheets`): with 0.25 the mean difference to the flat page
        /// is 3.9 of 255, with 0.15 it is 4.2, without equalizing 4.8 to 7.2.
        var sharpness = 0.25
        /// The blur that is assumed of a photo whose marks do not tell it, as the standard deviation of a Gaussian in
        /// millimeters.
        ///
        /// Not tuned: between 0, a perfect lens, and `sharpness`, from which on nothing would be blurred to be like the
        /// others.
        var usualBlur = 0.15
        /// The steps per millimeter in which the printed line's darkness is measured across the line; not tuned: nearly
        /// as fine as the patch's pixels.
        var profileSteps = 10.0
        /// The ink of the printed line that is divided out, at most; not tuned: lines are printed light, and what is
        /// darker is written over all of the line and stays.
        var darkestLine: Float = 0.5
    }
    /// The constants of this algorithm.
    private let settings: Settings

    /// Cuts a box out of a photo.
    ///
    /// `warp` maps millimeters of the page to pixels of the photo; `blur` is the standard deviation in millimeters with
    /// which the photo shows edges, as its marks tell it; `inkMap` has the constants of dividing out the paper.
    init(
        _ rect: SheetRect, of color: ColorRaster, by warp: PageWarp, blur: Double?,
        settings: Settings, inkMap: InkMap.Settings
    ) {
        self.settings = settings
        self.rect = rect
        let resolution = warp.resolution(at: rect.middle)
        scale = min(max(resolution, settings.scales.lowerBound), settings.scales.upperBound)
        let part = rect.inset(by: -settings.margin)
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
        // Sampled at the middle of each pixel of the patch, by a Catmull-Rom spline through the photo's pixels.
        let gray = color.sampled(width: width, height: height, at: places)
        let map = InkMap(
            of: gray,
            paper: .strokes(share: Float(settings.paperReach * scale) / Float(max(width, height))),
            settings: inkMap)
        ink = map.ink
        noise = map.noise
        removeLine()
        equalize(blur ?? settings.usualBlur)
    }

    /// Blurs or sharpens the ink to a blur of `Settings.sharpness`: the width of a stroke depends on it, and all photos
    /// are to have the same.
    private mutating func equalize(_ blur: Double) {
        let missing = settings.sharpness * settings.sharpness - blur * blur
        guard missing < 0 else {
            ink = ink.gaussianBlurred(sigma: Float(missing.squareRoot() * scale))
            return
        }
        // Unsharp masking: the ink plus what a second blur takes away from it.
        let soft = ink.gaussianBlurred(sigma: Float(blur * scale))
        // What the blur of the photo takes away, a second one takes away again; more than all of that is
        // noise.
        let gain = Float(min(1, -missing / (blur * blur)))
        for index in ink.pixels.indices {
            let sharper = ink.pixels[index] + gain * (ink.pixels[index] - soft.pixels[index])
            ink.pixels[index] = max(0, sharper)
        }
    }

    /// Returns how far a pixel's middle is outside the box's line, in millimeters; below 0 inside.
    ///
    /// The signed distance from a rectangle with round corners.
    func distance(_ x: Int, _ y: Int) -> Double {
        let place = origin + [Double(x) + 0.5, Double(y) + 0.5] / scale
        let half = rect.size / 2
        let away = place - rect.middle
        let corner =
            SheetPoint(abs(away.x), abs(away.y)) - half + SheetGeometry.cornerRadius
        let outside = pointwiseMax(corner, .zero)
        let beyond = outside.length
        return beyond + min(max(corner.x, corner.y), 0) - SheetGeometry.cornerRadius
    }

    /// Divides the printed line out of the ink.
    ///
    /// How dark the line is at each distance from its middle is the median all along it, for which strokes that cross
    /// it do not count.
    private mutating func removeLine() {
        let steps = Int(2 * settings.lineReach * settings.profileSteps) + 1
        var near: [(pixel: Int, step: Int)] = []
        var values = [[Float]](repeating: [], count: steps)
        for y in 0..<ink.height {
            for x in 0..<ink.width {
                let off = distance(x, y)
                guard abs(off) < settings.lineReach else { continue }
                let step = Int(((off + settings.lineReach) * settings.profileSteps).rounded())
                near.append((y * ink.width + x, step))
                values[step].append(ink.pixels[y * ink.width + x])
            }
        }
        let profile = values.map { values -> Float in
            min(max(values.upperMedian ?? 0, 0), settings.darkestLine)
        }
        for (pixel, step) in near {
            let paper = 1 - profile[step]
            ink.pixels[pixel] = max(0, 1 - (1 - ink.pixels[pixel]) / paper)
        }
    }
}
