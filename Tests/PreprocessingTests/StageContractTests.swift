import Decoders
import Preprocessing
import Raster
import Testing

/// What every stage promises, whichever it is.
struct StageContractTests {
    /// The stages of one digit's pipeline, of all hypotheses and of a page's pipeline, each setting once, made twice
    /// independently.
    static var pairs: [(any Stage, any Stage)] {
        Array(zip(stages(), stages()))
    }

    private static func stages() -> [any Stage] {
        var turned = PageRendering()
        turned.turn = PageTurn(quarters: 1, degrees: 10)
        let box = PixelBox(x: 40, y: 30, width: 150, height: 150)
        let pipelines: [Pipeline] =
            [.mnist]
            + Hypothesis.alternatives(to: .mnist, polarity: InkPolarity(.darkOnLight, score: 1))
            .map(\.pipeline)
            + [Pipeline.uprightPage(longSide: 1024, by: PhotoDecoder())]
            + [PageRendering(), turned].map { Pipeline.marksOfPage($0) }
        // The page below has two things that could be the digit.
        let stages =
            pipelines.flatMap(\.stages).filter { (($0 as? SelectInk)?.rank ?? 0) <= 1 }
            + [ZoomIn(box: box, growth: 1.9, longSide: 512)]
        var known: Set<AnyHashable> = []
        return stages.filter { known.insert(AnyHashable(erasing: $0)).inserted }
    }

    @Test func `each stage there is stands in one of the pipelines`() {
        let names = Set(Self.pairs.map { type(of: $0.0).name })
        #expect(names == Set(StageName.allCases))
    }

    /// Before which stage of the standard pipeline the stages of other pipelines stand.
    private static let successors: [StageName: StageName] = [
        .turnPage: .grayscale, .findMarks: .removeLines,
        .zoomIn: .grayscale, .dropThinStrokes: .selectInk, .turnInk: .normalizeStroke,
        .bridgeGaps: .normalizeStroke,
    ]

    /// Two digits on a ruled page, as the stages before leave it.
    private func input(of name: StageName) throws -> Workpiece {
        var picture = TestPicture(width: 260, height: 200)
        picture.two(x: 50, y: 50, height: 100)
        picture.line(190, 60, 192, 150, width: 12)
        picture.line(0, 170, 260, 171, width: 2, ink: 140)
        var workpiece = Workpiece(photo: picture.photo)
        for stage in Pipeline.mnist.stages {
            if type(of: stage).name == Self.successors[name] ?? name { break }
            try Pipeline.run(stage, on: &workpiece, observer: nil)
        }
        return workpiece
    }

    private func run(
        _ stage: any Stage, on input: Workpiece, isRecording: Bool = false
    ) throws -> (Workpiece, [Preprocessing.Measurement]) {
        var workpiece = input
        var notes = StageNotes(isRecording: isRecording)
        try stage.process(&workpiece, notes: &notes)
        return (workpiece, notes.measurements)
    }

    @Test func `equal stages do the same to the same workpiece, seen or unseen`() throws {
        for (stage, twin) in Self.pairs {
            let name = type(of: stage).name
            #expect(AnyHashable(erasing: stage) == AnyHashable(erasing: twin))
            let input = try input(of: name)
            let (first, unseen) = try run(stage, on: input)
            let (second, seen) = try run(twin, on: input, isRecording: true)
            expectEqual(first, second, name)
            #expect(unseen.isEmpty, "\(name) notes though nobody reads")
            #expect(!seen.isEmpty, "\(name) has nothing to tell")
            for measurement in seen {
                #expect(!measurement.name.isEmpty && !measurement.reason.isEmpty, "\(name)")
            }
        }
    }

    @Test func `sizes stay consistent`() throws {
        for (stage, _) in Self.pairs {
            let name = type(of: stage).name
            let (result, _) = try run(stage, on: input(of: name))
            #expect(result.gray == nil || result.ink == nil, "\(name) leaves gray levels and ink")
            if let raster = result.ink ?? result.gray {
                #expect(raster.width > 0 && raster.height > 0, "\(name)")
                #expect(raster.pixels.allSatisfy { $0.isFinite }, "\(name)")
            }
            for mask in [result.mask, result.lines].compactMap(\.self) {
                let ink = try #require(result.ink, "\(name)")
                #expect((mask.width, mask.height) == (ink.width, ink.height), "\(name)")
                #expect(mask.pixels.allSatisfy { $0 <= 1 })
            }
            #expect(result.view.scale > 0)
        }
    }

    private func expectEqual(_ first: Workpiece, _ second: Workpiece, _ name: StageName) {
        #expect(first.color == second.color, "\(name)")
        #expect(first.gray == second.gray, "\(name)")
        #expect(first.ink == second.ink, "\(name)")
        #expect(first.mask == second.mask, "\(name)")
        #expect(first.lines == second.lines, "\(name)")
        #expect(first.noise == second.noise, "\(name)")
        #expect(first.view == second.view, "\(name)")
        #expect(first.box == second.box, "\(name)")
        #expect(first.image == second.image, "\(name)")
        #expect(first.warnings == second.warnings, "\(name)")
        #expect(first.missing == second.missing, "\(name)")
        #expect(first.polarity == second.polarity, "\(name)")
        #expect(first.pageMarks == second.pageMarks, "\(name)")
        #expect(first.turnedPage == second.turnedPage, "\(name)")
        #expect(first.colorView == second.colorView, "\(name)")
        #expect(first.selection == second.selection, "\(name)")
        #expect(first.strokeWidth == second.strokeWidth, "\(name)")
    }
}

extension AnyHashable {
    /// Wraps a stage of whatever type.
    init(erasing stage: any Stage) {
        func wrap(_ stage: some Stage) -> AnyHashable { AnyHashable(stage) }
        self = wrap(stage)
    }
}
