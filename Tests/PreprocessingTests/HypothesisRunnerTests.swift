import Decoders
import MNIST
import PhotoFiles
import Preprocessing
import Raster
import Testing

struct HypothesisRunnerTests {
    /// A digit, a smaller neighbor and a ruled line.
    private var page: TestPicture {
        var picture = TestPicture(width: 360, height: 300)
        picture.two(x: 120, y: 70, height: 150)
        picture.line(300, 100, 303, 180, width: 12)
        picture.line(0, 250, 360, 252, width: 3, ink: 130)
        return picture
    }

    @Test func `the standard hypothesis is the pipeline's own`() throws {
        let photo = page.photo
        var runner = HypothesisRunner(photo: photo)
        var workpiece = Workpiece(photo: photo)
        try Pipeline.mnist.run(&workpiece)
        #expect(try runner.standard().image == workpiece.image)
    }

    @Test func `alternatives show something new each, as if run alone`() throws {
        let photo = page.photo
        var runner = HypothesisRunner(photo: photo)
        let standard = try runner.standard()
        var seen: Set<DigitImage> = [try #require(standard.image)]
        var count = 0
        while let (hypothesis, workpiece) = runner.next() {
            let image = try #require(workpiece.image)
            #expect(seen.insert(image).inserted, "\(hypothesis.name) shows nothing new")
            var alone = Workpiece(photo: photo)
            try hypothesis.pipeline.run(&alone)
            #expect(alone.image == image, "\(hypothesis.name)")
            #expect(alone.box == workpiece.box, "\(hypothesis.name)")
            count += 1
        }
        #expect(count >= 3)
    }

    @Test func `common work is done once and shown once`() throws {
        let observer = RecordingObserver()
        var tried = 0
        var runner = HypothesisRunner(photo: page.photo, observer: observer) { _ in tried += 1 }
        _ = try runner.standard()
        #expect(observer.names.count == Pipeline.mnist.stages.count)
        #expect(tried == 0)
        _ = runner.next()
        let shown = observer.names.dropFirst(Pipeline.mnist.stages.count)
        #expect(
            shown.first == .bridgeGaps,
            "gaps in cropped ink need only their own stage and what follows")
        while runner.next() != nil {}
        #expect(tried >= 10)
        #expect(observer.names.count < 8 * tried, "more than half of the work is shared")
        #expect(observer.names.filter { $0 == .decode }.count <= 2)
    }

    @Test func `a small digit of a large photo reads like a large one`() throws {
        var large = TestPicture(width: 300, height: 240)
        large.two(x: 110, y: 70, height: 100)
        var small = TestPicture(width: 1600, height: 1200)
        small.two(x: 700, y: 500, height: 100)
        var tried: [String] = []
        var runner = HypothesisRunner(photo: small.photo) { tried.append($0.name) }
        let workpiece = try runner.standard()
        #expect(tried == ["close-up"])
        var direct = HypothesisRunner(photo: large.photo)
        let expected = try #require(try direct.standard().image)
        let image = try #require(workpiece.image)
        let difference = zip(image.pixels, expected.pixels).reduce(0) {
            $0 + abs(Int($1.0) - Int($1.1))
        }
        #expect(Double(difference) / 784 < 4)
        let box = try #require(workpiece.box)
        #expect(abs(box.x - 694) <= 3 && abs(box.y - 494) <= 3)
        #expect(abs(box.height - 112) <= 5)
    }

    @Test func `where the close-up fails, the alternatives are the whole photo's`() throws {
        var small = TestPicture(width: 1600, height: 1200)
        small.two(x: 700, y: 500, height: 100)
        var settings = PreprocessingSettings()
        // The region around the digit gets less than nothing wide, so that there is none.
        settings.closeUp.growth = -1
        var tried: [String] = []
        var runner = HypothesisRunner(photo: small.photo, settings: settings) {
            tried.append($0.name)
        }
        let standard = try runner.standard()
        #expect(tried == ["close-up"])
        #expect(runner.upright?.color == standard.color)
        var count = 0
        while let (hypothesis, workpiece) = runner.next() {
            var alone = Workpiece(photo: small.photo, settings: settings)
            try hypothesis.pipeline.run(&alone)
            #expect(alone.image == workpiece.image, "\(hypothesis.name)")
            count += 1
        }
        #expect(count > 0)
    }

    @Test
    func
        `a preview takes a JPEG decoded smaller, and becomes the standard hypothesis if it is kept`()
        throws
    {
        var picture = TestPicture(width: 640, height: 480)
        picture.two(x: 220, y: 100, height: 280)
        var image = try MagickImage(picture.color)
        let photo = try Photo(encoded: image.encoded(as: .jpeg, quality: 90))
        var kept = HypothesisRunner(photo: photo)
        let preview = kept.preview()
        #expect(preview?.image != nil && preview?.color?.width == 320)
        kept.endPreview(asStandard: true)
        let standard = try kept.standard()
        #expect(standard.image == preview?.image && standard.color?.width == 320)
        var dropped = HypothesisRunner(photo: photo)
        _ = dropped.preview()
        dropped.endPreview(asStandard: false)
        var alone = HypothesisRunner(photo: photo)
        let usual = try alone.standard()
        #expect(usual.color?.width == 512)
        #expect(try dropped.standard().image == usual.image)
    }

    @Test func `where decoding would not become cheaper there is no preview`() {
        var bitmap = HypothesisRunner(photo: TestPicture(width: 640, height: 480).photo)
        let preview = bitmap.preview()
        #expect(preview?.color == nil)
        for side in [400, 512, 1024, 4032] {
            let header = ImageHeader(format: .jpeg, width: side, height: side / 2)
            #expect(Decode().preview(of: header) == nil, "\(side) pixels")
        }
        for (side, expected) in [(640, 320), (800, 400), (1280, 320), (1920, 480), (3024, 378)] {
            let header = ImageHeader(format: .jpeg, width: side / 2, height: side)
            #expect(Decode().preview(of: header)?.longSide == expected, "\(side) pixels")
        }
    }

    @Test func `bare paper has no ink, and alternatives may still be tried`() throws {
        var runner = HypothesisRunner(photo: TestPicture(width: 200, height: 200).photo)
        #expect(throws: PreprocessingError.noInk) { try runner.standard() }
        while runner.next() != nil {}
    }

    /// A runner that looks closely at groups up to a rank.
    private func runner(
        _ picture: TestPicture, lowestRank: Int, _ willRun: @escaping (Hypothesis) -> Void
    ) -> HypothesisRunner {
        var settings = PreprocessingSettings()
        settings.closeUp.lowestRank = lowestRank
        return HypothesisRunner(photo: picture.photo, settings: settings, willRun: willRun)
    }

    @Test(arguments: [
        (0, ["zoom-0"]), (1, ["zoom-0", "zoom-1"]), (2, ["zoom-0", "zoom-1", "zoom-2"]),
    ])
    func `groups up to a rank are looked at closely`(lowestRank: Int, wanted: [String]) throws {
        var picture = TestPicture(width: 360, height: 300)
        for x in [60, 180, 300] as [Float] { picture.two(x: x - 20, y: 110, height: 70) }
        var tried: [String] = []
        var runner = runner(picture, lowestRank: lowestRank) { tried.append($0.name) }
        _ = try runner.standard()
        while runner.next() != nil {}
        let zooms = tried.filter { $0.hasPrefix("zoom-") && $0.count == 6 }
        #expect(zooms.sorted() == wanted && tried.contains("group-2"))
    }

    @Test func `marks and companions beside the digit are told`() throws {
        var picture = TestPicture(width: 360, height: 300)
        picture.two(x: 50, y: 80, height: 130)
        var alone = HypothesisRunner(photo: picture.photo)
        _ = try alone.standard()
        #expect(!alone.hasMarksBeside && !alone.hasCompanions)
        picture.two(x: 260, y: 90, height: 120)
        var both = HypothesisRunner(photo: picture.photo)
        let standard = try both.standard()
        #expect(both.hasMarksBeside && both.hasCompanions)
        let companions = both.companions(of: standard, seenBy: nil)
        #expect(companions.map(\.0.name) == ["companion-1"] && companions.first?.0.logPrior == 0)
        #expect(companions.first?.1.box != standard.box && companions.first?.1.image != nil)
    }
}
