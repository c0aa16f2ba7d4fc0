import MNIST
import Raster
import SyntheticDigits
import SystemLibraries
import Testing

/// A small photo of a digit, its scene changed before it is taken.
private func photo(
    seed: UInt64, width: Int = 120, height: Int = 160,
    _ change: (inout PhotoScene, inout SeededGenerator) -> Void = { _, _ in }
) -> SimulatedPhoto {
    var random = SeededGenerator(seed: seed)
    let label = Digit.allCases[Int(seed % 10)]
    let drawing = DigitDrawing(label, hand: .penInHand(using: &random), using: &random)
    var scene = PhotoScene(
        of: .drawing(drawing), width: width, height: height, using: &random)
    change(&scene, &random)
    return PhotoSimulator().photo(of: scene, using: &random)
}

private func luma(_ raster: ColorRaster, _ index: Int) -> Float {
    let bytes = raster.bytes[3 * index..<3 * index + 3]
    return Float(bytes.reduce(0) { $0 + Int($1) }) / 3
}

/// Mean brightness where the truth says ink and where it says paper.
private func tones(_ photo: SimulatedPhoto) -> (ink: Float, paper: Float) {
    var sums: (ink: Float, paper: Float) = (0, 0)
    var counts: (ink: Float, paper: Float) = (0, 0)
    for index in photo.truth.pixels.indices {
        let tone = luma(photo.raster, index)
        if photo.truth.pixels[index] == 1 {
            sums.ink += tone
            counts.ink += 1
        } else {
            sums.paper += tone
            counts.paper += 1
        }
    }
    return (sums.ink / max(1, counts.ink), sums.paper / max(1, counts.paper))
}

struct PhotoSimulatorTests {
    @Test func `the truth lies on the ink, inside its box and inside the photo`() {
        for seed in 0..<10 as Range<UInt64> {
            let photo = photo(seed: seed)
            let (ink, paper) = tones(photo)
            #expect(ink < paper - 15)
            #expect(photo.truth.boundingBox == photo.box)
            #expect(photo.box.longSide > 30)
            #expect(photo.box.x > 0 && photo.box.maxX < 120)
            #expect(photo.box.y > 0 && photo.box.maxY < 160)
            #expect(photo.label?.value == Int(seed % 10))
        }
    }

    @Test func `the same seed gives the same pixels and another seed others`() {
        #expect(photo(seed: 3).raster == photo(seed: 3).raster)
        #expect(photo(seed: 3).raster != photo(seed: 13).raster)
    }

    @Test func `a scene looks the same at twice the size`() {
        // Grain and noise aside, which are as fine as the sensor.
        func smooth(_ scene: inout PhotoScene, _ random: inout SeededGenerator) {
            scene.noise.deviation = 0
            scene.paper.grain = 0
        }
        let small = photo(seed: 5, width: 90, height: 120, smooth)
        let large = photo(seed: 5, width: 180, height: 240, smooth)
        var difference: Float = 0
        for y in 0..<120 {
            for x in 0..<90 {
                let corner = 2 * y * 180 + 2 * x
                let four = [corner, corner + 1, corner + 180, corner + 181]
                let mean = four.reduce(0) { $0 + luma(large.raster, $1) } / 4
                difference += abs(mean - luma(small.raster, y * 90 + x))
            }
        }
        #expect(difference / (90 * 120) < 2)
    }

    @Test func `a digit from MNIST is inked where the truth says, thinner or thicker`() {
        var image = DigitImage()
        for y in 4..<24 { for x in 12..<16 { image[x, y] = 255 } }
        func area(growth: Float) -> Int {
            var random = SeededGenerator(seed: 1)
            var scene = PhotoScene(
                of: .image(image, Digit.allCases[1]), width: 120, height: 160, using: &random)
            scene.writing.shape = .image(image, level: 0.5, growth: growth)
            scene.writing.size = 0.6
            let photo = PhotoSimulator().photo(of: scene, using: &random)
            let (ink, paper) = tones(photo)
            #expect(ink < paper)
            return photo.truth.count
        }
        #expect(area(growth: -0.5) < area(growth: 0))
        #expect(area(growth: 0) < area(growth: 0.4))
        // 72 pixels long, 4 of 20 wide.
        #expect(abs(area(growth: 0) - 72 * 72 / 5) < 250)
    }
}

struct ConditionTests {
    @Test(arguments: Condition.allCases)
    func `every condition changes the photo, clean does not, and none moves the label`(
        condition: Condition
    ) {
        for seed in 20..<23 as Range<UInt64> {
            let before = photo(seed: seed)
            let after = photo(seed: seed) { condition.worsen(&$0, using: &$1) }
            #expect((before.raster == after.raster) == (condition == .clean))
            #expect(after.label == before.label)
            #expect(after.truth.count > 20)
        }
    }

    @Test func `faint ink is nearer to the paper, chalk is lighter than the board`() {
        for seed in 0..<5 as Range<UInt64> {
            let plain = tones(photo(seed: seed))
            let faint = tones(photo(seed: seed) { Condition.faint.worsen(&$0, using: &$1) })
            #expect(faint.paper - faint.ink < 0.7 * (plain.paper - plain.ink))
            let chalk = tones(photo(seed: seed) { Condition.chalk.worsen(&$0, using: &$1) })
            #expect(chalk.ink > chalk.paper + 15)
        }
    }

    @Test func `a shadow darkens, a blur softens, a small digit is small`() {
        let plain = photo(seed: 4)
        let shadow = photo(seed: 4) { Condition.shadow.worsen(&$0, using: &$1) }
        #expect(tones(shadow).paper < tones(plain).paper - 5)

        func steepest(_ photo: SimulatedPhoto) -> Float {
            (0..<120 * 160 - 1).filter { $0 % 120 != 119 }.map {
                abs(luma(photo.raster, $0) - luma(photo.raster, $0 + 1))
            }.max() ?? 0
        }
        func quiet(_ scene: inout PhotoScene) { scene.noise.deviation = 0 }
        let sharp = photo(seed: 4) { scene, _ in quiet(&scene) }
        let blurred = photo(seed: 4) { scene, random in
            quiet(&scene)
            Condition.blur.worsen(&scene, using: &random)
        }
        #expect(steepest(blurred) < 0.8 * steepest(sharp))

        let small = photo(seed: 4) { Condition.small.worsen(&$0, using: &$1) }
        #expect(small.box.longSide < 30)
    }

    @Test func `a neighbor brings ink that is not the digit's, and is cut by the border`() {
        for seed in 30..<34 as Range<UInt64> {
            func even(_ scene: inout PhotoScene) {
                scene.light = .even
                scene.noise.deviation = 0
                scene.paper.grain = 0
            }
            let photo = photo(seed: seed) { scene, random in
                even(&scene)
                Condition.neighbor.worsen(&scene, using: &random)
            }
            let (ink, paper) = tones(photo)
            let level = (ink + paper) / 2
            let border = (0..<160).flatMap { row in
                [0, 1, 118, 119].map { row * 120 + $0 }
            }
            #expect(border.contains { luma(photo.raster, $0) < level })
            #expect(border.allSatisfy { photo.truth.pixels[$0] == 0 })
        }
    }

    @Test func `a pen that skips leaves less ink, and the digit in pieces more often than not`() {
        func pieces(_ photo: SimulatedPhoto) -> Int {
            let ink = GrayRaster(width: photo.truth.width, height: photo.truth.height)
            return ConnectedComponents(of: photo.truth, ink: ink).components.count
        }
        var torn = 0
        for seed in 0..<20 as Range<UInt64> {
            func large(_ scene: inout PhotoScene) { scene.writing.size = 0.6 }
            let whole = photo(seed: seed) { scene, _ in large(&scene) }
            let skipped = photo(seed: seed) { scene, random in
                large(&scene)
                Condition.skips.worsen(&scene, using: &random)
            }
            #expect(skipped.truth.count < whole.truth.count)
            // No more than three gaps, each shorter than the pen is wide twice.
            #expect(2 * skipped.truth.count > whole.truth.count)
            torn += pieces(skipped) > pieces(whole) ? 1 : 0
        }
        #expect(torn > 10)
    }

    @Test func `a frame runs around all of the digit and is not the digit's`() {
        for seed in 40..<46 as Range<UInt64> {
            let photo = photo(seed: seed) { scene, random in
                scene.light = .even
                Condition.framed.worsen(&scene, using: &random)
            }
            let (box, (ink, paper)) = (photo.box, tones(photo))
            let level = (ink + paper) / 2
            // From the digit's middle to each side there is other ink.
            let (column, row) = (box.x + box.width / 2, box.y + box.height / 2)
            func isCrossed(_ places: some Sequence<Int>) -> Bool {
                places.contains {
                    photo.truth.pixels[$0] == 0 && luma(photo.raster, $0) < level
                }
            }
            #expect(isCrossed((0..<box.x).map { row * 120 + $0 }))
            #expect(isCrossed((box.maxX..<120).map { row * 120 + $0 }))
            #expect(isCrossed((0..<box.y).map { $0 * 120 + column }))
            #expect(isCrossed((box.maxY..<160).map { $0 * 120 + column }))
        }
    }

    @Test func `a line under the digit is wide, flat and not the digit's`() {
        for seed in 50..<56 as Range<UInt64> {
            let photo = photo(seed: seed) { scene, random in
                scene.light = .even
                scene.noise.deviation = 0
                scene.view.tilt = .zero
                Condition.underlined.worsen(&scene, using: &random)
            }
            let (box, (ink, paper)) = (photo.box, tones(photo))
            let below = (box.maxY + 1..<160).map { row in
                (0..<120).count { luma(photo.raster, row * 120 + $0) < (ink + paper) / 2 }
            }
            #expect((below.max() ?? 0) > box.width / 3)
            #expect(below.count { $0 > 3 } < box.height / 3)
        }
    }

    @Test func `training mixes photos and drawings of every size`() {
        var sizes: [Float] = []
        var flat = 0
        for seed in 0..<40 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let drawing = DigitDrawing(
                Digit.allCases[3], hand: .random(using: &random), using: &random)
            let scene = PhotoScene.training(of: .drawing(drawing), longSide: 160, using: &random)
            #expect(max(scene.view.width, scene.view.height) == 160)
            sizes.append(scene.writing.size)
            if scene.noise.deviation == 0 { flat += 1 }
        }
        #expect((sizes.min() ?? 1) < 0.25 && (sizes.max() ?? 0) > 0.7)
        #expect(flat > 0 && flat < 20)
    }
}
