package import DigitReading
package import MNIST
import NeuralNetwork
import PhotoFiles
import Raster
package import SyntheticDigits

/// Labeled possible digits on generated pages: what `SurroundingsNetwork` and
/// `NumberJudgment` learn from.
package struct NumberExamples: Sendable {
    /// A thing on a page that may be a digit.
    package struct Example: Sendable {
        /// The measurements of the thing, of its word and of its page.
        package let measures: DigitMeasures
        /// The 28×28 picture of the thing amid what is around it.
        package let surroundings: DigitImage
        /// Whether the thing is a digit: its box overlaps the box of one enough.
        package let isDigit: Bool
        /// How much the example counts in the fit, above 0.
        package let weight: Double

        /// Makes an example.
        package init(
            measures: DigitMeasures, surroundings: DigitImage, isDigit: Bool, weight: Double
        ) {
            self.measures = measures
            self.surroundings = surroundings
            self.isDigit = isDigit
            self.weight = weight
        }
    }

    /// The generated pages.
    package let benchmark: PageBenchmark
    /// How many pages of each kind are read; three times as many of those that tell most.
    package let pagesPerKind: Int

    /// The kinds of pages that are read; those that are turned are left out, as the generator knows
    /// no boxes of them.
    private let kinds: [PageKind]
    /// The kinds that tell most: with words, with digits that are cut apart as words are, with
    /// digits that stand alone, and the sheets that people photograph.
    ///
    /// Chosen by judgment, as are the factor of three and the weight below; `Benchmarks/PAGES.md`
    /// has the result.
    private static let tellingKinds = Set(
        PageKind.sheets + [.form, .words, .text, .touching, .scattered, .number])
    /// How many times as much a possible digit counts on pages with digits that touch: words are
    /// far more.
    private static let touchingWeight = 2.0
    /// The least intersection over union with a true digit's box that makes a possible digit that
    /// digit, and the least where it was read as the same digit.
    ///
    /// Set by eye: a box that misses a serif or includes a neighbor's end still counts.
    private static let (overlap, overlapOfSame) = (0.45, 0.25)

    /// Makes examples of pages, with the kinds of `PageKind.sheets` or without them.
    package init(of benchmark: PageBenchmark, pagesPerKind: Int, withSheets: Bool) {
        kinds = PageKind.allCases.filter {
            $0 != .turned && (withSheets || !PageKind.sheets.contains($0))
        }
        self.benchmark = benchmark
        self.pagesPerKind = pagesPerKind
    }

    /// Reads the pages and returns all possible digits in the order of the pages; the result does not
    /// depend on `threads`.
    ///
    /// - Throws: where a page could not be encoded
    package func examples(
        read reader: DigitReader, threads: Int
    ) throws(SimulationError) -> [Example] {
        let pages = kinds.flatMap { kind in
            (0..<pagesPerKind * (Self.tellingKinds.contains(kind) ? 3 : 1)).map { (kind, $0) }
        }
        return try Parallel.map(count: pages.count, threads: threads) {
            number throws(SimulationError) in
            let (kind, index) = pages[number]
            return try Self.examples(
                of: benchmark.page(kind, index: index, withTruth: true), kind, reader)
        }.flatMap(\.self)
    }

    /// Reads one page, and labels each possible digit by the box of a true digit that it overlaps
    /// enough.
    ///
    /// Possible digits in print are left out: their look, not their surroundings, tells them from
    /// writing.
    private static func examples(
        of page: SimulatedPage, _ kind: PageKind, _ reader: DigitReader
    ) throws(SimulationError) -> [Example] {
        let photo = try Photo(simulated: page.raster, quality: page.quality)
        let possibleDigits = reader.possibleDigits(on: photo)
        let truths = page.lines.flatMap(\.self)
        // A page of many digits counts more than one of few, but not in proportion to them: its
        // possible digits' weights add up to the square root of their number.
        let weight =
            (kind == .touching ? touchingWeight : 1) / Double(possibleDigits.count).squareRoot()
        return possibleDigits.compactMap { glyph in
            let isDigit = truths.contains { truth in
                glyph.box.intersectionOverUnion(truth.box)
                    > (glyph.digit == truth.label.value ? overlapOfSame : overlap)
            }
            // Printed digits are told from written ones by their look, not by what stands around them.
            guard isDigit || page.truth?.role(in: glyph.box) != .print else { return nil }
            return Example(
                measures: glyph.measures, surroundings: glyph.surroundings,
                isDigit: isDigit, weight: weight)
        }
    }
}
