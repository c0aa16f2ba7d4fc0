import Raster
import Testing

@testable import Preprocessing

/// What lies exactly at a limit of the rules, in a photo of 400 by 300 pixels.
struct InkRulesBoundsTests {
    /// Limits whose products with the sides below are exact.
    private static let exact: InkRules.Settings = {
        var settings = InkRules.Settings()
        settings.pieceSize = 0.125...1.5
        settings.gap = 0.125
        settings.gapToStrongPiece = 0.25
        settings.gapAtBorder = 0.0625
        settings.longestDot = 0.25
        settings.mostSlenderDot = 2.5
        settings.farthestDot = 0.5
        return settings
    }()

    private let rules = InkRules(width: 400, height: 300, largestCrop: 240, settings: exact)

    /// The score of a mask that is one connected component, with an ink of 1 throughout.
    private func score(_ mask: BinaryMask, by rules: InkRules) throws -> Float {
        let ink = GrayRaster(width: mask.width, height: mask.height, filledWith: 1)
        let parts = ConnectedComponents(of: mask, ink: ink).components
        try #require(parts.count == 1)
        return rules.score(parts[0])
    }

    /// The score with a limit over that with another one.
    private func ratio(
        _ limit: WritableKeyPath<InkRules.Settings, Float>, at value: Float, over other: Float,
        of mask: BinaryMask
    ) throws -> Float {
        let scores = try [value, other].map { value in
            var settings = InkRules.Settings()
            settings[keyPath: limit] = value
            return try score(
                mask, by: InkRules(width: 400, height: 300, largestCrop: 240, settings: settings))
        }
        return scores[0] / scores[1]
    }

    private func photo(_ boxes: PixelBox...) -> BinaryMask {
        BinaryMask(width: 400, height: 300, boxes: boxes)
    }

    @Test(arguments: [
        (box(1, 50, 10, 10), 1), (box(2, 50, 10, 10), 0), (box(50, 1, 10, 10), 1),
        (box(50, 2, 10, 10), 0), (box(389, 50, 10, 10), 1), (box(388, 50, 10, 10), 0),
        (box(50, 289, 10, 10), 1), (box(50, 288, 10, 10), 0),
    ])
    func `each border is touched from the pixel beside it on`(box: PixelBox, count: Int) {
        #expect(rules.touchedBorders(box) == count)
    }

    @Test func `at the limits a component is neither an edge nor a speck`() throws {
        // Its middle is 0.375 of the width left of the picture's, in its middle row.
        let edge = photo(box(0, 140, 100, 20))
        #expect(try abs(ratio(\.farFromMiddle, at: 0.375, over: 0.374, of: edge) - 1 / 0.3) < 1e-4)
        // A sixteenth of the picture's long side.
        let small = photo(box(188, 138, 25, 25))
        #expect(try abs(ratio(\.speckShare, at: 0.0625, over: 0.063, of: small) - 1 / 0.3) < 1e-4)
    }

    @Test func `a picture as large as the largest crop is a crop`() throws {
        let mask = BinaryMask(width: 240, height: 100, boxes: [box(0, 40, 100, 20)])
        func score(largestCrop: Int) throws -> Float {
            try self.score(
                mask,
                by: InkRules(
                    width: 240, height: 100, largestCrop: largestCrop,
                    settings: InkRules.Settings()))
        }
        // One border: a quarter.
        #expect(try abs(score(largestCrop: 239) / score(largestCrop: 240) - 0.25) < 1e-5)
    }

    @Test(arguments: [
        // Above and below, from one pixel to half of 80 away.
        (box(191, 110, 9, 9), true), (box(191, 111, 9, 9), false), (box(191, 71, 9, 9), true),
        (box(191, 70, 9, 9), false), (box(191, 201, 9, 9), true), (box(191, 200, 9, 9), false),
        (box(191, 240, 9, 9), true), (box(191, 241, 9, 9), false),
        // A quarter as long as the group, and two and a half times as long as wide.
        (box(186, 95, 20, 20), true), (box(186, 94, 21, 21), false),
        (box(186, 100, 20, 8), true), (box(186, 100, 20, 7), false),
        // Its middle as far aside as it is wide.
        (box(177, 100, 9, 9), true), (box(176, 100, 9, 9), false),
        (box(206, 100, 9, 9), true), (box(207, 100, 9, 9), false),
    ])
    func `a dot is one up to each of the limits`(dot: PixelBox, isDot: Bool) {
        #expect(rules.mayBeDot(dot, of: box(190, 120, 12, 80)) == isDot)
    }

    @Test func `a dot does not touch the picture's border`() {
        let stem = box(190, 20, 12, 80)
        #expect(rules.mayBeDot(box(191, 2, 9, 9), of: stem))
        #expect(!rules.mayBeDot(box(191, 1, 9, 9), of: stem))
    }

    @Test(arguments: [
        // From 16 to 192 pixels long.
        (box(160, 120, 16, 3), true), (box(160, 120, 15, 3), false),
        (box(160, 120, 192, 3), true), (box(160, 120, 193, 3), false),
        // 16 pixels away on each side, and over a corner.
        (box(226, 120, 30, 30), true), (box(227, 120, 30, 30), false),
        (box(104, 120, 30, 30), true), (box(103, 120, 30, 30), false),
        (box(160, 244, 30, 30), true), (box(160, 245, 30, 30), false),
        (box(160, 54, 30, 30), true), (box(160, 53, 30, 30), false),
        (box(226, 244, 30, 30), true),
    ])
    func `a piece belongs to a group up to each of the limits`(piece: PixelBox, belongs: Bool) {
        #expect(rules.belongs(piece, to: box(150, 100, 60, 128), isStrong: false) == belongs)
    }

    @Test(arguments: [
        (box(242, 120, 30, 30), true), (box(243, 120, 30, 30), false),
        (box(88, 120, 30, 30), true), (box(87, 120, 30, 30), false),
        (box(160, 260, 30, 30), true), (box(160, 261, 30, 30), false),
        (box(160, 38, 30, 30), true), (box(160, 37, 30, 30), false),
        // Not straight above, below or beside, by one pixel.
        (box(211, 260, 30, 30), false), (box(242, 229, 30, 30), false),
    ])
    func `a strong piece may be 32 pixels away where it stands straight`(
        piece: PixelBox, belongs: Bool
    ) {
        let group = box(150, 100, 60, 128)
        #expect(rules.belongs(piece, to: group, isStrong: true) == belongs)
        #expect(!rules.belongs(piece, to: group, isStrong: false))
    }

    @Test func `a piece at the border may be 8 pixels away, or overlap`() {
        let group = box(150, 100, 60, 128)
        #expect(rules.belongs(box(150, 0, 60, 92), to: group, isStrong: false))
        #expect(!rules.belongs(box(150, 0, 60, 91), to: group, isStrong: true))
        #expect(rules.belongs(box(150, 2, 60, 89), to: group, isStrong: false))
        #expect(rules.belongs(box(0, 120, 151, 30), to: group, isStrong: false))
        // Of 8 pixels a sixteenth is less than one, an eighth is one.
        #expect(!rules.belongs(box(1, 20, 5, 8), to: box(7, 20, 8, 8), isStrong: false))
        #expect(rules.belongs(box(101, 20, 5, 8), to: box(107, 20, 8, 8), isStrong: false))
    }
}
