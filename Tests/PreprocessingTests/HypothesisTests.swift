import PhotoFiles
import Preprocessing
import Raster
import Testing

struct HypothesisTests {
    private let alternatives = Hypothesis.alternatives(
        to: .mnist, polarity: InkPolarity(.darkOnLight, score: 0.8))

    private func key(_ pipeline: Pipeline) -> [AnyHashable] {
        pipeline.stages.map(AnyHashable.init(erasing:))
    }

    @Test func `each differs from the standard hypothesis and from every other`() {
        let pipelines = [Pipeline.mnist] + alternatives.map(\.pipeline)
        #expect(Set(pipelines.map(key)).count == pipelines.count)
        #expect(Set(alternatives.map(\.name)).count == alternatives.count)
    }

    @Test func `none is likelier than the standard hypothesis`() {
        #expect(Hypothesis.standard.logPrior == 0)
        #expect(alternatives.allSatisfy { $0.logPrior < 0 && !$0.reason.isEmpty })
    }

    @Test func `the other polarity is the less likely the clearer the first one was`() throws {
        func prior(_ score: Float) throws -> Float {
            let all = Hypothesis.alternatives(
                to: .mnist, polarity: InkPolarity(.darkOnLight, score: score))
            return try #require(all.first { $0.name == "opposite-polarity" }).logPrior
        }
        #expect(try prior(1) < prior(0.1))
    }

    @Test func `a turned digit is believed only where no other one looks like it`() {
        let turned = alternatives.filter { $0.name.contains("turned-") }
        #expect(
            turned.map(\.name)
                == [90, 270, 180].map { "turned-\($0)" }
                + [90, 270, 180].map { "thin-pen-turned-\($0)" })
        for hypothesis in turned {
            // A 0 and a 1 look alike either way; upside down so do 2, 5, 6, 8 and 9.
            let credible: Set<Int> =
                hypothesis.name.hasSuffix("180") ? [3, 4, 7] : [2, 3, 4, 5, 6, 7, 8, 9]
            #expect(hypothesis.credible == credible, "\(hypothesis.name)")
        }
    }

    @Test func `a close-up's second group has a name and a prior of its own`() {
        var workpiece = Workpiece(photo: Workpiece.empty.photo)
        workpiece.color = ColorRaster(
            width: 28, height: 28, bytes: [UInt8](repeating: 0, count: 2352))
        workpiece.colorView = PhotoView(scale: 4)
        workpiece.box = PixelBox(x: 4, y: 4, width: 40, height: 40)
        workpiece.polarity = InkPolarity(.darkOnLight)
        let closeUps = Hypothesis.closeUps(of: workpiece, rank: 2, by: .mnist)
        #expect(closeUps.map(\.name) == ["zoom-2", "zoom-2-1"])
        #expect(closeUps.count == 2 && closeUps[0].logPrior > closeUps[1].logPrior)
    }

    @Test func `a digit that is not reduced gets no close-up`() {
        var workpiece = Workpiece.empty
        workpiece.color = ColorRaster(
            width: 28, height: 28, bytes: [UInt8](repeating: 0, count: 2352))
        workpiece.colorView = PhotoView(scale: 1)
        workpiece.box = PixelBox(x: 4, y: 4, width: 20, height: 20)
        workpiece.polarity = InkPolarity(.darkOnLight)
        #expect(Hypothesis.closeUp(of: workpiece, by: .mnist) == nil)
        workpiece.colorView.scale = 4
        #expect(Hypothesis.closeUp(of: workpiece, by: .mnist) != nil)
    }

    @Test func `sizes and thresholds of the settings reach every hypothesis`() throws {
        var settings = PreprocessingSettings()
        settings.sizes.workingSide = 300
        settings.sizes.leastSide = 90
        settings.thresholds.standard = settings.thresholds.strict
        let standard = Pipeline.mnist(settings: settings)
        var workpiece = Workpiece(photo: Workpiece.empty.photo, settings: settings)
        workpiece.color = ColorRaster(
            width: 28, height: 28, bytes: [UInt8](repeating: 0, count: 2352))
        workpiece.colorView = PhotoView(scale: 4)
        workpiece.box = PixelBox(x: 4, y: 4, width: 40, height: 40)
        let polarity = InkPolarity(.darkOnLight)
        workpiece.polarity = polarity
        let closeUp = try #require(Hypothesis.closeUp(of: workpiece, by: standard))
        let closeUps = Hypothesis.closeUps(of: workpiece, rank: 0, by: standard)
        let zooms = (closeUps + [closeUp]).flatMap(\.pipeline.stages)
            .compactMap { ($0 as? ZoomIn)?.longSide }
        #expect(zooms == [300, 300, 300])
        let stages = Hypothesis.alternatives(to: standard, polarity: polarity, settings: settings)
            .flatMap(\.pipeline.stages)
        #expect(Set(stages.compactMap { ($0 as? Grayscale)?.minimumSide }) == [90])
        #expect(
            Set(stages.compactMap { ($0 as? RemoveLines)?.threshold })
                == [settings.thresholds.strict, settings.thresholds.sensitive])
    }

    @Test func `editing a pipeline touches the named stage only`() {
        let changed = Pipeline.mnist.replacing(SelectInk(rank: 2))
        let differing = zip(key(changed), key(.mnist)).filter { $0 != $1 }
        #expect(differing.count == 1)
        let shorter = Pipeline.mnist.removing(RemoveLines.self)
        #expect(shorter.stages.count == Pipeline.mnist.stages.count - 1)
        let longer = shorter.inserting(RemoveLines(), after: Binarize.self)
        #expect(key(longer) == key(.mnist))
    }

    @Test func `a thin pen is looked for with half of the usual closing, made odd`() {
        let papers = alternatives.first { $0.name == "thin-pen" }?.pipeline.stages
            .compactMap { ($0 as? FlattenBackground)?.paper }
        // Half of 25.
        #expect(papers == [.fineClosing(side: 13)])
    }
}
