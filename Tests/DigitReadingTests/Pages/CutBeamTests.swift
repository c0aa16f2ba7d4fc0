import Decoders
import Preprocessing
import SyntheticDigits
import Testing

@testable import DigitReading

/// Cutting of marks of several digits, and the bound on its work.
struct CutBeamTests {
    /// What reads the marks of a page of digits that touch.
    private let reader: GlyphReader
    /// The marks that may be several digits.
    private let wholes: [Glyph]

    /// The parts that the network may judge on one page.
    private static let mostParts = CutBeam.Settings().mostParts

    init() throws {
        let raster = PageBenchmark(seed: 23).page(.touching, index: 1).raster
        var renderer = PageRenderer(
            photo: try TestPhoto.photo(raster), decoder: PhotoDecoder(),
            settings: PreprocessingSettings(), observer: nil)
        let page = try renderer.render(PageRendering(WorkingSizes()))
        reader = GlyphReader(
            page: page, classifier: try Model.shipped().classifier,
            settings: GlyphReader.Settings())
        let height = page.writingHeight
        wholes = reader.read(
            page.marks.filter {
                Float($0.box.width) > 0.8 * height && Float($0.box.height) > 0.5 * height
            }
        ).compactMap(\.self)
    }

    private func beam(mostParts: Int = Self.mostParts) -> CutBeam {
        var settings = PageSettings()
        settings.cutBeam.mostParts = mostParts
        return CutBeam(reader: reader, height: reader.page.writingHeight, settings: settings)
    }

    /// The marks that come of cutting some, if the network may judge so many parts.
    private func parts(of wholes: [Glyph], mostParts: Int = Self.mostParts) -> [PageMark] {
        var beam = beam(mostParts: mostParts)
        return beam.split(wholes).map(\.mark)
    }

    @Test func `each mark is cut as it is cut alone, in the order of the marks`() {
        let alone = wholes.flatMap { parts(of: [$0]) }
        #expect(alone.count > 3)
        #expect(parts(of: wholes) == alone)
    }

    @Test func `where only one mark may be cut that is the one of most ink`() throws {
        let ordered = wholes.sorted { $0.weight > $1.weight }
        // A mark without a place to be cut costs nothing, and the next one is begun.
        let first = try #require(ordered.firstIndex { !parts(of: [$0], mostParts: 1).isEmpty })
        let upTo = Array(ordered[...first])
        var costs = beam()
        _ = costs.split(Array(upTo.dropLast()))
        let spent = Self.mostParts - costs.partsLeft
        #expect(
            parts(of: wholes, mostParts: spent + 1) == parts(of: upTo)
                && parts(of: wholes, mostParts: spent + 1) != parts(of: wholes))
    }

    @Test func `a picture of thousands of pieces costs no more than is allowed and one mark`() {
        let many = Array(repeating: wholes, count: 20).flatMap(\.self)
        var one = beam()
        _ = one.split(wholes)
        let cost = Self.mostParts - one.partsLeft
        #expect(cost > 20)
        var bounded = beam(mostParts: 3 * cost)
        _ = bounded.split(many)
        #expect(bounded.partsLeft <= 0 && bounded.partsLeft > -cost)
    }
}
