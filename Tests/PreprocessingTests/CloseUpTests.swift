import Decoders
import PhotoFiles
import Preprocessing
import Raster
import Testing

/// From which size on a digit is looked at closely, and how closely.
struct CloseUpTests {
    /// A working picture whose long side is so many pixels, with a digit in a box of the full-size photo.
    private func workpiece(
        _ box: PixelBox, scale: Double, longSide: Int = 512,
        _ change: (inout PreprocessingSettings) -> Void = { _ in }
    ) -> Workpiece {
        var settings = PreprocessingSettings()
        change(&settings)
        var workpiece = Workpiece(photo: Workpiece.empty.photo, settings: settings)
        workpiece.color = ColorRaster(
            width: longSide, height: 1, bytes: [UInt8](repeating: 0, count: 3 * longSide))
        workpiece.colorView = PhotoView(scale: scale)
        workpiece.box = box
        workpiece.polarity = InkPolarity(.darkOnLight)
        return workpiece
    }

    private func stage<Kind: Stage>(_ kind: Kind.Type, of hypothesis: Hypothesis?) throws -> Kind {
        try #require(hypothesis?.pipeline.stages.lazy.compactMap { $0 as? Kind }.first)
    }

    @Test(arguments: [
        (box(0, 0, 20, 159), 4.0, true), (box(0, 0, 20, 160), 4, false), (box(0, 0, 1, 2), 4, true),
        (box(0, 0, 0, 0), 4, false), (box(0, 0, 20, 20), 1.01, false),
        (box(0, 0, 20, 20), 1.02, true),
    ])
    func `a digit below 40 pixels of a reduced photo has a close-up`(
        box: PixelBox, scale: Double, hasCloseUp: Bool
    ) {
        let closeUp = Hypothesis.closeUp(of: workpiece(box, scale: scale), by: .mnist)
        #expect((closeUp != nil) == hasCloseUp && closeUp?.logPrior ?? 0 == 0)
    }

    @Test(arguments: [
        // Ten pixels are to become forty; just below ten need more.
        (box(0, 0, 20, 80), 8.0, 2048), (box(0, 0, 20, 79), 8, 4096), (box(0, 0, 20, 160), 8, 1024),
        (box(0, 0, 20, 161), 8, 1024), (box(0, 0, 20, 159), 8, 2048), (box(0, 0, 20, 319), 8, 1024),
        // No larger than the photo, of 4,096 pixels.
        (box(0, 0, 2, 8), 8, 4096), (box(0, 0, 2, 8), 8.1, 8192),
    ])
    func `a close-up is decoded as large as the digit needs, and the photo has`(
        box: PixelBox, scale: Double, longSide: Int
    ) throws {
        let closeUp = Hypothesis.closeUp(of: workpiece(box, scale: scale), by: .mnist)
        #expect(try stage(Decode.self, of: closeUp).longSide == longSide)
    }

    @Test(arguments: [
        (box(50, 60, 20, 40), box(40, 60, 40, 40)), (box(50, 60, 40, 20), box(50, 50, 40, 40)),
    ])
    func `the region is a square around the middle of the digit`(
        digit: PixelBox, square: PixelBox
    ) throws {
        let closeUp = Hypothesis.closeUp(of: workpiece(digit, scale: 4), by: .mnist)
        let zoom = try stage(ZoomIn.self, of: closeUp)
        #expect(zoom.box == square && zoom.growth == 1.9 && zoom.longSide == 512)
        #expect(try stage(Invert.self, of: closeUp).polarity == .darkOnLight)
    }

    @Test(arguments: [(4, 2), (1024, 2), (1025, 0)])
    func `a group of up to half of the picture is looked at more closely`(
        side: Int, count: Int
    ) throws {
        let closeUps = Hypothesis.closeUps(
            of: workpiece(box(0, 0, 10, side), scale: 4) { $0.closeUp.mostShare = 0.5 }, rank: 1,
            by: .mnist)
        #expect(closeUps.count == count)
        for look in closeUps { #expect(try stage(Decode.self, of: look).longSide == 1024) }
    }

    @Test func `close-ups lose prior with both ranks`() throws {
        let closeUps = Hypothesis.closeUps(
            of: workpiece(box(0, 0, 10, 100), scale: 4), rank: 1, by: .mnist)
        #expect(closeUps.map(\.name) == ["zoom-1", "zoom-1-1"])
        #expect(closeUps.map(\.logPrior) == [-0.5 - Float(0.9), -0.5 - 0.9 * Float(2)])
        #expect(try closeUps.map { try stage(SelectInk.self, of: $0).rank } == [0, 1])
    }

    @Test
    func `alternatives of ranks have their rank in their names, and the other polarity a limit`() {
        func alternatives(_ score: Float) -> [Hypothesis] {
            Hypothesis.alternatives(to: .mnist, polarity: InkPolarity(.darkOnLight, score: score))
        }
        let names = alternatives(1).map(\.name)
        for name in [
            "group-1", "group-2", "group-3", "no-line-removal", "no-line-removal-1", "strict",
            "strict-1", "sensitive", "opposite-polarity", "opposite-polarity-1",
        ] {
            #expect(names.contains(name), "\(name)")
        }
        func prior(_ score: Float) -> Float? {
            alternatives(score).first { $0.name == "opposite-polarity" }?.logPrior
        }
        #expect(prior(0) == -1.5 && prior(0.5) == -2.75 && prior(-0.5) == -2.75)
        #expect(prior(1) == -4 && prior(2.5) == -4)
    }
}
