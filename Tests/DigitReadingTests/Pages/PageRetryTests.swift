import Decoders
import Preprocessing
import SyntheticDigits
import Testing

@testable import DigitReading

/// Which renderings of a page are tried after the first one, and which are kept.
struct PageRetryTests {
    private let model: Model
    /// What renders a page of clear writing.
    private let renderer: PageRenderer

    init() throws {
        model = try Model.shipped()
        renderer = PageRenderer(
            photo: try TestPhoto.photo(PageBenchmark(seed: 23).page(.rows, index: 1).raster),
            decoder: PhotoDecoder(), settings: PreprocessingSettings(), observer: nil)
    }

    /// The page's first rendering, with settings in which nothing speaks for another one, but for a change.
    private func first(
        _ change: (inout PageSettings) -> Void = { _ in }
    ) throws -> PageAttempt {
        var settings = ReadingSettings()
        settings.pages.reader.wantedHeight = 0
        settings.pages.reader.unclearPolarity = 0
        settings.pages.turnVote.upright = 0
        settings.pages.alike = 1000
        settings.pages.reader.boldestPen = 0
        change(&settings.pages)
        let reader = PageReader(model: model, decoder: PhotoDecoder(), settings: settings)
        var renderer = renderer
        return PageAttempt(
            try renderer.render(PageRendering(WorkingSizes())), by: reader, expecting: nil)
    }

    /// What each entry of the list asks for after an attempt.
    private func retries(after attempt: PageAttempt) -> [PageRetry?] {
        PageRetry.inOrder.map { $0(attempt) }
    }

    @Test func `a page on which all is clear is rendered once`() throws {
        #expect(retries(after: try first()).allSatisfy { $0 == nil })
    }

    @Test func `small writing is rendered finer, whatever is read in it`() throws {
        let attempt = try first { $0.reader.wantedHeight = 1000 }
        let all = retries(after: attempt)
        let finer = try #require(all[0])
        let (before, after) = (attempt.page.rendering, finer.rendering)
        #expect(after.longSide > before.longSide || after.leastSide > before.leastSide)
        #expect(finer.leastRatio == nil && all.dropFirst().allSatisfy { $0 == nil })
    }

    @Test func `an unclear polarity is turned over`() throws {
        let attempt = try first { $0.reader.unclearPolarity = 100 }
        let all = retries(after: attempt)
        #expect(all[1]?.rendering.polarity == attempt.page.workpiece.polarity?.value.opposite)
        #expect(all[1]?.leastRatio == 1 && all.compactMap(\.self).count == 1)
    }

    @Test func `digits of another height than was measured give the page theirs`() throws {
        let attempt = try first { $0.alike = 0 }
        let all = retries(after: attempt)
        #expect(all[3]?.rendering.writingHeight == attempt.reading.height)
        #expect(all[3]?.leastRatio == 1 && all.compactMap(\.self).count == 1)
    }

    @Test func `the paper is estimated wider for bold pens`() throws {
        let attempt = try first { $0.reader.boldestPen = 3 }
        let all = retries(after: attempt)
        let paper = try #require(all[4]).rendering.paper
        guard case .strokes(_, let least) = paper else {
            Issue.record("the paper is not estimated by strokes")
            return
        }
        #expect(least == Int(3 * attempt.reading.height))
        #expect(all[4]?.leastRatio == 1 && all.compactMap(\.self).count == 1)
    }

    @Test(arguments: [1, 3]) func `a page on its side is turned in any case`(
        quarters: Int
    ) throws {
        var turned = PageRendering(WorkingSizes())
        turned.turn = PageTurn(quarters: quarters)
        let reader = PageReader(model: model, decoder: PhotoDecoder(), settings: ReadingSettings())
        var renderer = renderer
        let attempt = PageAttempt(try renderer.render(turned), by: reader, expecting: nil)
        let retry = try #require(PageRetry.inOrder[2](attempt))
        #expect(retry.rendering.turn == PageTurn(quarters: 4 - quarters))
        #expect(retry.leastRatio == nil)
    }

    @Test func `a rendering is kept where it convinces more, or in any case`() throws {
        let attempt = try first()
        func kept(_ ratio: Float?) throws -> PageAttempt {
            var renderer = renderer
            return try attempt.orBetter(
                PageRetry(rendering: attempt.page.rendering, leastRatio: ratio), by: &renderer)
        }
        #expect(attempt.reading.conviction > 0)
        #expect(try kept(1) === attempt && kept(0.9) !== attempt && kept(nil) !== attempt)
    }
}
