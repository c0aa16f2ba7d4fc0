import Preprocessing
import Raster
import Testing

/// Rectangles of ink in a photo of 400 by 300 pixels.
struct InkGroupsTests {
    private func groups(
        _ rects: [PixelBox], hollow: Set<Int> = [],
        settings: InkGroups.Settings = InkGroups.Settings()
    ) -> InkGroups {
        var mask = BinaryMask(width: 400, height: 300)
        for (number, rect) in rects.enumerated() {
            for y in rect.y..<rect.maxY {
                for x in rect.x..<rect.maxX {
                    let isRim =
                        x < rect.x + 4 || y < rect.y + 4 || x >= rect.maxX - 4 || y >= rect.maxY - 4
                    if isRim || !hollow.contains(number) { mask[x, y] = true }
                }
            }
        }
        return InkGroups(
            in: mask, ink: GrayRaster(width: 400, height: 300, filledWith: 0.8), settings: settings)
    }

    @Test func `the bar of a 5 is joined to its body, and both are also tried alone`() {
        let (body, bar) = (box(170, 110, 50, 80), box(175, 96, 55, 8))
        let found = groups([body, bar])
        #expect(found.groups.first?.box == body.union(bar))
        #expect(found.groups.first?.parts.count == 2)
        // The bar is more than six tenths as long as the body.
        #expect(found.groups.map(\.box).contains(body) && found.groups.map(\.box).contains(bar))
        #expect(found.groups.count == 3)
        #expect(found.mask(of: found.groups[0]).count == 4000 + 440)
        #expect(found.runnerUp == nil)
    }

    @Test func `a digit beside another one is a group of its own, and the runner-up`() throws {
        let (one, other) = (box(130, 110, 50, 80), box(240, 110, 50, 80))
        let found = groups([one, other])
        #expect(found.groups.map(\.box) == [one, other])
        let runnerUp = try #require(found.runnerUp)
        // Their middles are 45 and 65 pixels from the photo's; scores fall with e to the minus 3 · distance².
        #expect(abs(runnerUp - 0.959_6) < 0.01)
        #expect(found.companions(of: 0) == [1] && found.marks(beside: 0) == 1)
    }

    @Test func `companions are of a like size, apart, and whole`() {
        let chosen = box(170, 110, 50, 80)
        func companions(_ other: PixelBox) -> Int {
            groups([chosen, other]).companions(of: 0).count
        }
        #expect(companions(box(260, 130, 30, 50)) == 1)
        #expect(companions(box(260, 130, 30, 46)) == 0)
        #expect(companions(box(260, 60, 100, 130)) == 1)
        // Cut off by the border.
        #expect(companions(box(0, 110, 50, 80)) == 0)
    }

    @Test func `marks beside a group are of a digit's size, and twelve pixels long`() {
        let (digit, small) = (box(170, 110, 50, 80), box(190, 140, 12, 20))
        func marks(beside chosen: PixelBox, _ other: PixelBox) -> Int {
            let found = groups([chosen, other])
            return found.marks(beside: 0)
        }
        #expect(marks(beside: digit, box(260, 130, 20, 32)) == 1)
        #expect(marks(beside: digit, box(260, 130, 20, 31)) == 0)
        #expect(marks(beside: small, box(260, 140, 10, 12)) == 1)
        // Fewer than twelve pixels show nothing.
        #expect(marks(beside: small, box(260, 140, 10, 11)) == 0)
    }

    @Test func `what a frame encloses is tried by itself`() {
        let (frame, digit) = (box(120, 80, 160, 140), box(180, 120, 35, 56))
        let found = groups([frame, digit], hollow: [0])
        #expect(found.groups.first?.box == frame && found.isFramed(0))
        #expect(found.groups.dropFirst().first?.box == digit)
        // A dot in the frame is not large enough to be a digit.
        let dotted = groups([frame, box(195, 140, 20, 20)], hollow: [0])
        #expect(!dotted.isFramed(0))
        // What stands at the frame's line is a part of it.
        #expect(!groups([frame, box(127, 120, 35, 56)], hollow: [0]).isFramed(0))
        #expect(groups([frame, box(129, 120, 35, 56)], hollow: [0]).isFramed(0))
    }

    @Test func `ink in the box that belongs to another thing is foreign`() throws {
        let (frame, digit) = (box(120, 80, 160, 140), box(180, 120, 35, 56))
        let found = groups([frame, digit], hollow: [0])
        let alone = try #require(found.groups.firstIndex { $0.box == frame && $0.parts.count == 1 })
        // The frame's line of four pixels: 160 · 140 − 152 · 132.
        #expect(abs(found.foreignInk(of: alone) - 1960.0 / 2336) < 1e-3)
        #expect(found.foreignInk(of: 0) == 0)
    }

    @Test func `no more groups than asked for, and none without ink`() {
        let digits = (0..<6).map { box(20 + 62 * $0, 120, 30, 50) }
        var settings = InkGroups.Settings()
        for most in [2, 6] {
            settings.mostGroups = most
            #expect(groups(digits, settings: settings).groups.count == most)
        }
        let none = groups([])
        #expect(none.groups.isEmpty && none.runnerUp == nil && none.parts.components.isEmpty)
    }

    @Test func `an i has its dot`() {
        let (stem, dot) = (box(190, 110, 12, 80), box(192, 80, 9, 9))
        let found = groups([stem, dot])
        #expect(found.groups.first?.box == stem.union(dot))
        // So has one whose dot is a bar, half as long as the stem.
        let bar = groups([stem, box(178, 60, 40, 9)])
        #expect(bar.groups.first?.parts.count == 2)
        // A longer one is another thing, and what is thinner than the pen is a speck.
        let long = groups([stem, box(178, 60, 41, 9)])
        #expect(long.groups.first?.parts.count == 1)
        let speck = groups([stem, box(192, 80, 8, 8)])
        #expect(speck.groups.first?.parts.count == 1)
    }
}
