import MNIST
import NeuralNetwork
import SyntheticDigits
import SystemLibraries

/// Square parts of simulated pages, each time others and with other contrast and noise: what the network
/// that finds digits learns from.
///
/// A tile's input has four numbers for each 2×2 pixels; its targets are, for each 2×2 pixels, the role of
/// their ink and the role of the character in whose middle they lie.
struct PageTiles: BatchSource {
    /// Pixels along a side.
    static let side = 128
    /// Pixels of the page along a side of what one answer is about.
    static let cell = 2
    /// Questions about each cell: what its ink is, and whose middle it is.
    static let questions = 2

    private let pages: [PagePicture]
    /// How many tiles make an epoch.
    let exampleCount: Int

    init(_ pages: [PagePicture], tilesPerEpoch: Int) {
        self.pages = pages
        exampleCount = tilesPerEpoch
    }

    func fill(
        _ slice: BatchSlice, inputs: UnsafeMutableBufferPointer<Float>,
        targets: UnsafeMutableBufferPointer<TrainingTarget>
    ) {
        let cells = Self.side / Self.cell
        let (inputCount, targetCount) = (
            Self.side * Self.side, cells * cells * Self.questions
        )
        for (slot, position) in slice.positions.enumerated() {
            var random = slice.generator(forPosition: position)
            let page = pages[random.index(below: pages.count)]
            let (x, y) = corner(on: page, using: &random)
            fill(
                UnsafeMutableBufferPointer(
                    rebasing: inputs[slot * inputCount..<(slot + 1) * inputCount]),
                from: page, x, y, using: &random)
            fill(
                UnsafeMutableBufferPointer(
                    rebasing: targets[slot * targetCount..<(slot + 1) * targetCount]),
                from: page, x, y)
        }
    }

    /// A tile's upper left corner: in two of three near a character, else anywhere; it may reach beyond the
    /// page.
    private func corner(
        on page: PagePicture, using random: inout SeededGenerator
    ) -> (x: Int, y: Int) {
        let side = Self.side
        var (x, y) = (
            Int(random.uniform(-20, Float(page.width - side + 20))),
            Int(random.uniform(-20, Float(page.height - side + 20)))
        )
        if !page.places.isEmpty, random.chance(0.67) {
            let place = page.places[random.index(below: page.places.count)]
            x = place.x - Int(random.uniform(10, Float(side - 10)))
            y = place.y - Int(random.uniform(10, Float(side - 10)))
        }
        return (x, y)
    }

    /// Writes the ink, for each 2×2 pixels four numbers; beyond the page there is paper.
    private func fill(
        _ inputs: UnsafeMutableBufferPointer<Float>, from page: PagePicture, _ left: Int,
        _ top: Int,
        using random: inout SeededGenerator
    ) {
        let contrast = random.chance(0.5) ? 1 : random.uniform(0.45, 1.4)
        let gamma = random.chance(0.3) ? expf(random.uniform(-0.5, 0.5)) : 1
        let noise = random.chance(0.4) ? random.uniform(0.005, 0.07) : 0
        let cells = Self.side / 2
        for y in 0..<Self.side {
            for x in 0..<Self.side {
                let (column, row) = (left + x, top + y)
                var ink: Float = 0
                if column >= 0, row >= 0, column < page.width, row < page.height {
                    ink = Float(page.ink[row * page.width + column]) / 255
                }
                if gamma != 1, ink > 0 { ink = powf(ink, gamma) }
                if noise > 0 { ink += noise * random.fastNormal() }
                ink = min(1, max(0, ink * contrast))
                inputs[((y / 2) * cells + x / 2) * 4 + (y % 2) * 2 + x % 2] = ink
            }
        }
    }

    /// Writes the targets, cell by cell in the order of `PageMap`.
    private func fill(
        _ targets: UnsafeMutableBufferPointer<TrainingTarget>, from page: PagePicture, _ left: Int,
        _ top: Int
    ) {
        let cells = Self.side / Self.cell
        for y in 0..<cells {
            for x in 0..<cells {
                let (role, ink) = page.strongest(page.roles, left + 2 * x, top + 2 * y)
                let (middle, _) = page.strongest(page.middles, left + 2 * x, top + 2 * y)
                let index = Self.questions * PageMapLayout.place(column: x, row: y, cells: cells)
                targets[index] = TrainingTarget(role, weight: Self.weight(ofRole: role, ink))
                targets[index + 1] = TrainingTarget(
                    middle, weight: middle == PageTruth.Role.paper.rawValue ? 0.25 : 1)
            }
        }
    }

    /// Most of a page is bare paper, which teaches little.
    private static func weight(ofRole role: UInt8, _ ink: UInt8) -> Float {
        role == PageTruth.Role.paper.rawValue ? (ink > 25 ? 0.3 : 0.03) : 1
    }
}

extension PagePicture {
    /// The first value above 0 of a map in 2×2 pixels, and the most ink there.
    fileprivate func strongest(
        _ map: [UInt8], _ left: Int, _ top: Int
    ) -> (value: UInt8, ink: UInt8) {
        var (value, most) = (UInt8(0), UInt8(0))
        for row in max(0, top)..<max(0, min(height, top + 2)) {
            for column in max(0, left)..<max(0, min(width, left + 2)) {
                let index = row * width + column
                if map[index] != 0, value == 0 || ink[index] > most { value = map[index] }
                most = max(most, ink[index])
            }
        }
        return (value, most)
    }
}
