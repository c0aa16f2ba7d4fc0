import Raster
import Testing

@testable import Preprocessing

/// Boxes in a photo of 400 by 300 pixels, and in a crop of 200 by 150.
struct InkRulesTests {
    private let photo = InkRules(
        width: 400, height: 300, largestCrop: 240, settings: InkRules.Settings())
    private let crop = InkRules(
        width: 200, height: 150, largestCrop: 240, settings: InkRules.Settings())

    /// The score of a component: a rectangle, or its outline, with an ink of 1 throughout.
    private func score(_ box: PixelBox, in rules: InkRules, isHollow: Bool = false) throws -> Float
    {
        var mask = BinaryMask(width: rules.width, height: rules.height)
        for y in box.y..<box.maxY {
            for x in box.x..<box.maxX {
                let isRim = x < box.x + 2 || y < box.y + 2 || x >= box.maxX - 2 || y >= box.maxY - 2
                if isRim || !isHollow { mask[x, y] = true }
            }
        }
        let ink = GrayRaster(width: rules.width, height: rules.height, filledWith: 1)
        let parts = ConnectedComponents(of: mask, ink: ink).components
        try #require(parts.count == 1)
        return rules.score(parts[0])
    }

    @Test func `borders are touched to within a pixel`() {
        #expect(photo.touchedBorders(box(2, 2, 10, 10)) == 0)
        #expect(photo.touchedBorders(box(1, 2, 10, 10)) == 1)
        #expect(photo.touchedBorders(box(388, 288, 10, 10)) == 0)
        #expect(photo.touchedBorders(box(389, 289, 10, 10)) == 2)
        #expect(photo.touchedBorders(box(0, 100, 400, 20)) == 2)
        #expect(photo.touchedBorders(box(0, 0, 400, 300)) == 4)
    }

    @Test func `ink counts more the larger and the nearer to the middle`() throws {
        // In the middle, a quarter of the long side: 1 + 2 / 4.
        #expect(try abs(score(box(150, 140, 100, 20), in: photo) / 3000 - 1) < 1e-5)
        // A quarter of the width to the right: e to the minus 3 / 16.
        #expect(try abs(score(box(250, 140, 100, 20), in: photo) / 3000 - 0.829_03) < 1e-4)
        // A speck: 10 pixels of 400 are less than 3 percent.
        #expect(try abs(score(box(195, 145, 10, 10), in: photo) - 100 * 1.05 * 0.3) < 0.01)
        #expect(try abs(score(box(194, 144, 12, 12), in: photo) - 144 * 1.06) < 0.01)
    }

    @Test func `in a photo ink at the border counts less, in a crop as elsewhere`() throws {
        // Its middle is 50 of 400 pixels from the left, half of the height down: e to the minus 3 · 0.375².
        let near = try score(box(0, 140, 100, 20), in: photo)
        #expect(abs(near / (3000 * 0.655_85 * 0.25) - 1) < 1e-3)
        // 15 pixels from the left it is an edge besides, more than 0.42 from the middle: e to the minus 3 · 0.4625².
        let edge = try score(box(0, 110, 30, 80), in: photo)
        #expect(abs(edge / (2400 * 1.4 * 0.526_4 * 0.25 * 0.3) - 1) < 1e-3)
        // In a crop the same place counts for itself.
        #expect(try abs(score(box(0, 70, 50, 10), in: crop) / (750 * 0.655_85) - 1) < 1e-3)
    }

    @Test func `a table in a corner counts for a tenth, as a large thin frame does`() throws {
        let table = box(0, 0, 240, 200)
        let (solid, hollow) = (
            try score(table, in: photo), try score(table, in: photo, isHollow: true)
        )
        #expect(abs(solid / (48_000 * 2.2 * 0.816 * 0.1) - 1) < 1e-2)
        // The outline of two pixels has 1,744 of them.
        #expect(abs(hollow / solid - 1744 / 48_000) < 1e-3)
    }

    @Test func `a dot is small, no line, and above or below`() {
        let stem = box(190, 120, 12, 80)
        for dot in [
            box(191, 100, 9, 9), box(191, 212, 9, 9),
            // As far above and below as the stem is long, and as large as half of it.
            box(191, 31, 9, 9), box(191, 280, 9, 9), box(176, 70, 40, 40),
            // A short bar, five times as wide as high.
            box(176, 105, 40, 8), box(185, 105, 15, 3),
            // As far aside as it is wide.
            box(177, 100, 9, 9),
        ] {
            #expect(photo.mayBeDot(dot, of: stem), "\(dot)")
        }
        for other in [
            // Touching, too far, aside, too large, too slender, at the border of the picture.
            box(191, 111, 9, 9), box(191, 30, 9, 9), box(191, 281, 9, 9), box(215, 100, 9, 9),
            box(176, 70, 41, 41), box(185, 105, 16, 3), box(176, 100, 9, 9),
        ] {
            #expect(!photo.mayBeDot(other, of: stem), "\(other)")
        }
        #expect(!photo.mayBeDot(box(191, 1, 9, 9), of: box(190, 20, 12, 80)))
    }

    @Test func `pieces belong to a group by size and distance`() {
        let group = box(150, 100, 60, 100)
        func belongs(_ piece: PixelBox, isStrong: Bool = false) -> Bool {
            photo.belongs(piece, to: group, isStrong: isStrong)
        }
        // A gap of 12 pixels, a strong one's of 30 where it stands right above or beside.
        #expect(belongs(box(222, 120, 30, 30)) && !belongs(box(223, 120, 30, 30)))
        #expect(belongs(box(222, 212, 30, 30)) && !belongs(box(222, 213, 30, 30)))
        #expect(belongs(box(240, 120, 30, 30), isStrong: true))
        #expect(!belongs(box(241, 120, 30, 30), isStrong: true))
        #expect(!belongs(box(225, 215, 30, 30), isStrong: true))
        // From 8 to 160 pixels long; one that overlaps is near.
        #expect(belongs(box(160, 120, 8, 3)) && !belongs(box(160, 120, 7, 3)))
        #expect(belongs(box(160, 110, 160, 3)) && !belongs(box(160, 110, 161, 3)))
    }

    @Test func `a piece at the border must be nearer`() {
        let group = box(150, 100, 60, 100)
        // From the upper border down to 5 and to 8 pixels above the group.
        #expect(photo.belongs(box(150, 0, 60, 95), to: group, isStrong: true))
        #expect(!photo.belongs(box(150, 0, 60, 92), to: group, isStrong: true))
        // A crop says nothing by its borders.
        let small = box(60, 60, 40, 60)
        #expect(crop.belongs(box(60, 0, 40, 53), to: small, isStrong: false))
    }
}
