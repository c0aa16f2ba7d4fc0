import PhotoFiles
import Preprocessing
import Raster
import Testing

/// Bars of full ink, 100 pixels high, so that they are measured as they are.
struct NormalizeStrokeBoundsTests {
    private func workpiece(
        _ ink: GrayRaster, threshold: Float = 0.1,
        _ change: (inout NormalizeStroke.Settings) -> Void = { _ in }
    ) -> Workpiece {
        var settings = PreprocessingSettings()
        change(&settings.normalizeStroke)
        var workpiece = Workpiece(photo: Workpiece.empty.photo, settings: settings)
        workpiece.ink = ink
        workpiece.mask = ink.mask(above: threshold)
        workpiece.view = PhotoView(x: 50, y: 70, scale: 2)
        return workpiece
    }

    /// The size of what becomes of a bar, and where it lies in the photo.
    private func mended(
        _ width: Int, _ change: (inout NormalizeStroke.Settings) -> Void = { _ in }
    ) throws -> (size: [Int], view: PhotoView) {
        let bar = GrayRaster(width: width, height: 100, filledWith: 1)
        let result = try workpiece(bar, change).after(NormalizeStroke())
        let ink = try result.inkMap()
        #expect(ink.pixels.allSatisfy { $0 == 0 || $0 == 1 })
        #expect(result.mask?.pixels == ink.pixels.map { $0 > 0 ? 1 : 0 } && result.lines == nil)
        return ([ink.width, ink.height], result.view)
    }

    @Test func `a thin bar grows by what it lacks, around its middle`() throws {
        // The distance transform's steps are 0.955: nine pixels measure 8.55, eight 6.64.
        let kept = try mended(9)
        #expect(kept.size == [9, 100] && kept.view == PhotoView(x: 50, y: 70, scale: 2))
        let grown = try mended(8)
        #expect(grown.size == [10, 102] && grown.view == PhotoView(x: 48, y: 68, scale: 2))
        // 9.5 − 8.55 is one pixel, rounded; 8.9 − 8.55 is none.
        #expect(try mended(9) { $0.narrowest = 9.5 }.size == [10, 101])
        #expect(try mended(9) { $0.narrowest = 8.9 }.size == [9, 100])
    }

    @Test func `a wide bar shrinks by a share of its excess, around its middle`() throws {
        // 25 pixels measure 23.83: seven tenths of an excess of 1.83 are 1.28, a pixel.
        #expect(try mended(25).size == [24, 99])
        let thinned = try mended(25) { $0.widest = 19 }
        // 4.83 · 0.7 = 3.38.
        #expect(thinned.size == [22, 97])
        let four = try mended(25) { ($0.widest, $0.thinning) = (19.83, 1) }
        #expect(four.size == [21, 96] && four.view == PhotoView(x: 54, y: 74, scale: 2))
        #expect(try mended(25) { $0.widest = 23.5 }.size == [25, 100])
    }

    @Test func `a bar of which thinning would leave too little stays as it is`() throws {
        let change = { (settings: inout NormalizeStroke.Settings) in
            (settings.widest, settings.thinning) = (3.83, 1)
        }
        // By 20 pixels: 5 · 80 of 2,500 are left, a sixth.
        #expect(try mended(25, change).size == [25, 100])
        let bold = try mended(25) {
            change(&$0)
            $0.leastThinned = 0.15
        }
        #expect(bold.size == [5, 80])
    }

    /// A cross of two strokes, a pixel wide and 300 long: a third of a pixel of the copy.
    private var hairlines: GrayRaster {
        var ink = GrayRaster(width: 300, height: 300)
        ink.fill(box(151, 0, 1, 300), 1)
        ink.fill(box(0, 151, 300, 1), 1)
        return ink
    }

    @Test func `hairlines are full ink in the copy, as wide as a pixel of it`() throws {
        let result = try workpiece(hairlines).after(NormalizeStroke())
        let width = try #require(result.strokeWidth)
        #expect(abs(width - 0.91) < 0.01 && result.warnings.contains(.thinStroke))
        let ink = try result.inkMap()
        #expect(ink.longSide >= 105 && ink.pixels.allSatisfy { $0 < 0.01 || $0 > 0.99 })
    }

    @Test func `pale averages are stretched up to full ink`() throws {
        func greatest(palePeak: Float) throws -> Float {
            try workpiece(hairlines) { ($0.averagedAway, $0.palePeak) = (0, palePeak) }
                .after(NormalizeStroke()).inkMap().greatest
        }
        // Where the strokes cross, five of nine pixels are ink.
        #expect(try greatest(palePeak: 0.6) == 1)
        #expect(try abs(greatest(palePeak: 0.5) - 5.0 / 9) < 1e-3)
    }

    @Test func `a stroke no thinner than a hairline gets no warning`() throws {
        let bar = GrayRaster(width: 3, height: 100, filledWith: 1)
        func warnings(_ hairline: Float) throws -> [Warning] {
            try workpiece(bar) { $0.hairline = hairline }.after(NormalizeStroke()).warnings
        }
        // 2.82 pixels.
        #expect(try warnings(2.8) == [] && warnings(2.85) == [.thinStroke])
    }

    @Test func `faint is what has little ink, or little more than the grain`() throws {
        func warnings(level: Float, noise: Float) throws -> [Warning] {
            var page = workpiece(GrayRaster(width: 15, height: 100, filledWith: level))
            page.noise = noise
            return try page.after(NormalizeStroke()).warnings
        }
        #expect(try warnings(level: 0.19, noise: 0) == [])
        #expect(try warnings(level: 0.17, noise: 0) == [.lowContrast])
        #expect(try warnings(level: 0.5, noise: 0.041) == [])
        #expect(try warnings(level: 0.5, noise: 0.042) == [.lowContrast])
    }

    @Test func `blurred is what has soft edges in the digit and in the photo`() throws {
        // A bar that rises over ten columns: six of them between a fifth and four fifths, on both sides.
        var ink = GrayRaster(width: 40, height: 100)
        for x in 0..<40 {
            ink.fill(box(x, 0, 1, 100), min(1, (min(Float(x), 39 - Float(x)) + 0.5) / 10))
        }
        func warnings(scale: Double, softEdge: Float) throws -> [Warning] {
            var page = workpiece(ink, threshold: 0.5) { $0.softEdge = softEdge }
            page.view.scale = scale
            return try page.after(NormalizeStroke()).warnings
        }
        // 1,200 pixels over an outline of 2 · (100 + 30): an edge of 4.615 pixels, of 100.
        #expect(try warnings(scale: 1, softEdge: 0.046) == [.blurred])
        #expect(try warnings(scale: 1, softEdge: 0.0465) == [])
        // Of the photo's pixels more than two.
        #expect(try warnings(scale: 0.44, softEdge: 0.04) == [.blurred])
        #expect(try warnings(scale: 0.43, softEdge: 0.04) == [])
    }

    @Test func `a bar grows by as much as there is room made for`() throws {
        // By five pixels, and by eight in the one direction and the other.
        #expect(try mended(9) { $0.narrowest = 13.5 }.size == [14, 105])
        #expect(try mended(1).size == [9, 108])
        let flat = try workpiece(GrayRaster(width: 100, height: 1, filledWith: 1))
            .after(NormalizeStroke()).inkMap()
        #expect((flat.width, flat.height) == (108, 9))
    }

    @Test(arguments: [18, 46])
    func `strokes within range keep the full resolution`(width: Int) throws {
        // 9 and 23 hundredths, of which less than half a pixel is missing or too much.
        let bar = GrayRaster(width: width, height: 200, filledWith: 1)
        #expect(try workpiece(bar).after(NormalizeStroke()).ink == bar)
    }

    @Test func `ink above a half is the stroke`() throws {
        // Two columns at the sides become 0.55: 0.63 lies so far between 0.3 and 0.9.
        var ink = GrayRaster(width: 9, height: 100, filledWith: 1)
        ink.fill(box(0, 0, 1, 100), 0.63)
        ink.fill(box(8, 0, 1, 100), 0.63)
        let result = try workpiece(ink).after(NormalizeStroke())
        // Nine columns measure 8.55, seven 6.64.
        #expect(abs((result.strokeWidth ?? 0) - 8.55) < 0.01)
        #expect(result.mask?.count == 900)
    }

    @Test func `the edge's width is noted in hundredths of the digit's long side`() throws {
        var page = workpiece(GrayRaster(width: 12, height: 200, filledWith: 0.3))
        page.ink?.fill(box(2, 0, 8, 200), 1)
        var notes = StageNotes(isRecording: true)
        try NormalizeStroke().process(&page, notes: &notes)
        // Of four columns, and 416 edges around eight: 800 over 416, of 200.
        let edge = notes.measurements.first { $0.name == "edge width" }
        guard case .number(let width) = edge?.value else {
            Issue.record("no edge width")
            return
        }
        #expect(abs(width - 100 * 800.0 / 416 / 200) < 1e-3)
    }
}
