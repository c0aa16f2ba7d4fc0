import Preprocessing
import Raster
import Testing

/// What lies exactly at a limit of grouping, in a photo of 400 by 300 pixels.
struct InkGroupsBoundsTests {
    /// Groups of boxes of ink, 0.8 unless told otherwise; of hollow boxes only the outline of four pixels is ink.
    private func groups(
        _ boxes: [PixelBox], hollow: Set<Int> = [], inks: [Float] = [],
        _ change: (inout InkGroups.Settings) -> Void = { _ in }
    ) -> InkGroups {
        var mask = BinaryMask(width: 400, height: 300, boxes: boxes)
        var ink = GrayRaster(width: 400, height: 300, filledWith: 0.8)
        for number in hollow {
            let inner = boxes[number].enlarged(by: -4)
            for y in inner.y..<inner.maxY { for x in inner.x..<inner.maxX { mask[x, y] = false } }
            for (other, box) in boxes.enumerated() where other != number { mask.fill(box) }
        }
        for (box, value) in zip(boxes, inks) { ink.fill(box, value) }
        var settings = InkGroups.Settings()
        change(&settings)
        return InkGroups(
            in: mask, ink: ink, largestCrop: 240, settings: settings, rules: InkRules.Settings())
    }

    private func place(of box: PixelBox, in groups: InkGroups) throws -> Int {
        try #require(groups.groups.firstIndex { $0.box == box })
    }

    /// How many marks are counted beside a box, given another one far from it.
    private func marks(beside chosen: PixelBox, _ other: PixelBox) throws -> Int {
        let found = groups([chosen, other]) {
            $0.greatestMark = 2
        }
        return found.marks(beside: try place(of: chosen, in: found))
    }

    @Test(arguments: [
        // Half to twice as long as the chosen one.
        (box(60, 100, 50, 80), box(260, 120, 30, 40), 1),
        (box(60, 100, 50, 80), box(260, 120, 30, 39), 0),
        (box(60, 100, 50, 80), box(260, 60, 50, 160), 1),
        (box(60, 100, 50, 80), box(260, 60, 50, 161), 0),
        // As long as a mark must be whatever the group's length.
        (box(60, 100, 10, 20), box(260, 120, 10, 12), 1),
        (box(60, 100, 10, 20), box(260, 120, 10, 11), 0),
        // Cut off by the picture's border.
        (box(60, 100, 50, 80), box(340, 120, 60, 80), 0),
    ])
    func `marks beside a group are counted up to each of the limits`(
        chosen: PixelBox, other: PixelBox, count: Int
    ) throws {
        #expect(try marks(beside: chosen, other) == count)
    }

    @Test func `a group is neither its own companion nor a mark beside itself`() {
        let (body, bar) = (box(170, 110, 50, 80), box(175, 96, 55, 8))
        let found = groups([body, bar])
        // Both together, and each alone.
        #expect((0..<3).map { found.companions(of: $0) } == [[], [2], [1]])
        #expect(found.marks(beside: 0) == 0 && groups([body]).marks(beside: 0) == 0)
    }

    @Test func `a frame is no companion of what it encloses`() throws {
        let (frame, digit) = (box(150, 90, 100, 100), box(180, 108, 40, 64))
        let found = groups([frame, digit], hollow: [0])
        let place = try place(of: digit, in: found)
        #expect(found.groups.contains { $0.box == frame && $0.parts.count == 1 })
        #expect(found.companions(of: place) == [])
    }

    @Test func `a component without ink makes no group`() {
        #expect(groups([box(170, 110, 50, 80)], inks: [0]).groups.isEmpty)
        #expect(groups([box(170, 110, 50, 80)], inks: [0.01]).groups.count == 1)
    }

    @Test func `a group is made of a score as high as the least one`() {
        // Their middles are as far left of the picture's as right of it.
        let twins = [box(125, 110, 50, 80), box(225, 110, 50, 80)]
        let found = groups(twins) { $0.leastScore = 1 }
        #expect(found.groups.map(\.box) == twins && found.runnerUp == 1)
        #expect(groups(twins, inks: [0.8, 0.7]) { $0.leastScore = 1 }.groups.count == 1)
    }

    @Test func `no more than four groups are made unless more are asked for`() {
        let digits = (0..<6).map { box(20 + 62 * $0, 120, 30, 50) }
        #expect(groups(digits).groups.count == 4)
    }

    @Test(arguments: [(64, 3), (63, 2)])
    func `a component four fifths as long as the main one is tried alone`(length: Int, count: Int) {
        let (body, bar) = (box(170, 110, 50, 80), box(170, 98, length, 8))
        let found = groups([body, bar]) { $0.alike = 1.25 }
        #expect(found.groups.count == count)
        #expect(found.groups[0].box == body.union(bar) && found.groups[1].box == body)
    }

    @Test(arguments: [
        // Nine pixels of paper on every side, and eight on each of them.
        (box(129, 89, 44, 44), true), (box(128, 89, 44, 44), false),
        (box(129, 88, 44, 44), false), (box(227, 167, 44, 44), true),
        (box(228, 167, 44, 44), false), (box(227, 168, 44, 44), false),
        // A quarter as long as the frame.
        (box(180, 130, 20, 40), true), (box(180, 130, 20, 39), false),
    ])
    func `a frame has room within, and contents`(digit: PixelBox, isFramed: Bool) {
        // A twentieth of 160 pixels.
        let found = groups([box(120, 80, 160, 140), digit], hollow: [0]) { $0.leastContents = 0.25 }
        #expect(found.groups[0].parts.count == 2 && found.isFramed(0) == isFramed)
    }

    @Test func `what a frame encloses is one group, led by the component with most ink`() throws {
        let (small, large) = (box(150, 105, 14, 40), box(170, 110, 40, 50))
        let found = groups([box(120, 80, 160, 140), small, large], hollow: [0])
        let inner = found.groups[1]
        #expect(inner.box == small.union(large) && inner.parts.count == 2)
        #expect(inner.score == inner.parts.map { found.scores[$0] }.max())
        #expect(found.parts.components[inner.parts[0]].box == large)
    }

    @Test(arguments: [(box(245, 130, 5, 8), 2), (box(245, 130, 13, 3), 1)])
    func `a piece has a sixty-fourth of the main component's pixels`(piece: PixelBox, count: Int) {
        // 40 pixels of 2,560, and 39.
        let found = groups([box(200, 110, 40, 64), piece]) { $0.leastPiece = 0.015_625 }
        #expect(found.groups[0].parts.count == count)
    }

    @Test(arguments: [(Float(0.8), 2), (0.05, 1)])
    func `a bar a little off belongs to the group where it has much ink`(ink: Float, count: Int) {
        // 20 pixels above 80.
        let found = groups([box(170, 110, 50, 80), box(170, 76, 50, 14)], inks: [0.8, ink])
        #expect(found.groups[0].parts.count == count)
    }

    @Test func `a piece that only comes near by another one is found in the next round`() {
        // In reading order the far one comes first.
        let pieces = [box(180, 86, 40, 10), box(180, 106, 40, 10), box(170, 124, 50, 80)]
        let found = groups(pieces, inks: [0.05, 0.05, 0.8])
        #expect(found.groups[0].box == box(170, 86, 50, 118))
    }

    @Test(arguments: [(12, true), (24, false)])
    func `a piece within a stroke's width of a group continues it`(gap: Int, isNear: Bool) throws {
        let (main, piece) = (box(180, 60, 20, 110), box(180, 170 + gap, 20, 50))
        let found = groups([main, piece])
        #expect(found.groups[0].parts.count == 2)
        let foreignInk = found.foreignInk(of: try place(of: main, in: found))
        #expect(abs(foreignInk - (isNear ? 50 / 110 : 0)) < 1e-4)
    }

    @Test func `foreign ink is a share of the group's own`() throws {
        // A frame of 4 pixels, 40 by 40, of which 576 pixels are ink, around 64 pixels of half the ink.
        let found = groups(
            [box(180, 130, 40, 40), box(196, 146, 8, 8)], hollow: [0], inks: [0.5, 0.25])
        let frame = try #require(
            found.groups.firstIndex { $0.box == box(180, 130, 40, 40) && $0.parts.count == 1 })
        #expect(abs(found.foreignInk(of: frame) - 16.0 / 288) < 1e-5)
    }

    @Test func `a speck with hardly any ink makes a group where there is nothing else`() {
        // Nine pixels of 0.1, which count for less than 1 together.
        let found = groups([box(199, 149, 3, 3)], inks: [0.1])
        #expect(found.groups.count == 1 && found.scores[0] < 1)
    }
}
