package import DigitSheets
import MNIST
package import Raster
package import SystemLibraries

/// Simulated photos of filled-in sheets as people take them, to measure how sheets are read.
///
/// Any way round, tilted, bent, in shadow, printed by any printer. Ranges are set by eye after what people
/// do; none was measured. `Benchmarks/SHEETS.md` has what is measured with them.
package struct SheetBenchmark: Sendable {
    /// The greatest tilt of the camera from straight down, in degrees.
    package let greatestTilt: Double
    /// Who fills the pages in, in turn; at least one.
    package let hands: [FilledSheet.Hand]
    /// How often boxes hold something else than what they ask for; every twentieth is empty by default.
    package var habits = FilledSheet.Habits(empty: 0.05)

    /// Makes a benchmark; there must be a hand.
    package init(greatestTilt: Double = 35, hands: [FilledSheet.Hand]) {
        self.greatestTilt = greatestTilt
        self.hands = hands
    }

    /// Returns the writers among some characters who have written all ten digits, in the order of their codes.
    package static func writers(in characters: [PenCharacter]) -> [FilledSheet.Hand] {
        let all = Dictionary(grouping: characters.filter { $0.digit != nil }) {
            $0.institute + " " + $0.writer
        }
        return all.sorted { $0.key < $1.key }.map(\.value)
            .filter { Set($0.compactMap(\.digit)).count == Digit.allCases.count }
            .map(FilledSheet.Hand.writer)
    }

    /// Returns what shuffles the boxes of a photo's sheet: the photo's index, beyond 65,535 from 0 on again.
    static func seed(ofSheet index: Int) -> UInt16 { UInt16(truncatingIfNeeded: index) }

    /// A photo, the page on it, and how it was taken.
    package struct Made: Sendable {
        /// The photo's pixels.
        package let photo: ColorRaster
        /// The page seen flat, with what is in its boxes.
        package let sheet: FilledSheet
        /// How the camera was held.
        package let pose: SheetCamera.Pose
        /// The JPEG quality, 1 … 100, that the photo should be encoded with.
        package let quality: Int
    }

    /// Makes one of the photos, in portrait format, with so many megapixels.
    ///
    /// Order, number of boxes and hand follow from the index, all else from the generator. Throws where
    /// there cannot be such a sheet, which does not occur with these counts.
    package func photo(
        index: Int, megapixels: Double, using random: inout SeededGenerator
    ) throws(SheetError) -> Made {
        let order =
            index.isMultiple(of: 2)
            ? SheetPlan.Order.rows : .shuffled(seed: Self.seed(ofSheet: index))
        // Boxes for each digit of sheets by rows: the usual ten, and larger and smaller boxes.
        let counts = [10, 10, 6, 15]
        let plan = try SheetPlan(
            perDigit: order == .rows ? counts[index / 2 % counts.count] : 10, order: order)
        let drawing = try SheetDrawing(
            SheetLayout(plan), on: random.chance(0.7) ? .a4 : .letter)
        // 16 pixels a millimeter, more than a photo of 12 megapixels shows of a page.
        let sheet = FilledSheet(
            drawing, by: hands[index % hands.count], habits: habits, scale: 16, using: &random)
        // Phones hold four by three.
        let short = Int((megapixels * 1e6 * 0.75).squareRoot())
        let long = Int(megapixels * 1e6) / short
        var pose = SheetCamera.Pose()
        pose.tilt = Double(random.uniform(0, Float(greatestTilt)))
        pose.direction = Double(random.uniform(0, 360))
        // A quarter turn and some degrees askew; one photo of seven at any angle.
        pose.roll =
            90 * Double(random.next() % 4) + Double(random.normal(deviation: 5))
        if random.chance(0.15) { pose.roll = Double(random.uniform(0, 360)) }
        // 2 to 8 % of the photo's shorter side stay free beside the marks.
        pose.margin = Double(random.uniform(0.02, 0.08))
        // Half of the pages are bent, most along a side: radii of 0.8 to 3 m, either way round.
        if random.chance(0.5) {
            pose.bendDirection =
                random.chance(0.6) ? (random.chance(0.5) ? 0 : 90) : Double(random.uniform(0, 180))
            pose.bendRadius = Double(random.uniform(800, 3000)) * (random.chance(0.5) ? 1 : -1)
        }
        var scene = SheetScene(width: short, height: long, pose: pose, using: &random)
        if random.chance(0.5) { scene.shadows.append(.random(using: &random)) }
        let photo = scene.photo(of: sheet, using: &random)
        return Made(photo: photo, sheet: sheet, pose: pose, quality: scene.quality)
    }
}
