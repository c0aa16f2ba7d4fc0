import Decoders
package import DigitReading
package import MNIST
import NeuralNetwork
import PhotoFiles
import Raster
import Synchronization
package import SyntheticDigits

/// What may be digits on generated pages, with what was measured of it and whether it is one: what
/// `SurroundingsNetwork` and `NumberJudgement` learn from.
package struct NumberExamples: Sendable {
    /// Something that may be a digit.
    package struct Example: Sendable {
        /// What was measured of it.
        package let measures: DigitMeasures
        /// It amid what is around it.
        package let surroundings: DigitImage
        /// Whether it is a digit.
        package let isDigit: Bool
        /// How much it counts.
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

    /// The pages.
    package let benchmark: PageBenchmark
    /// How many pages of each kind; three times as many of those that tell most.
    package let pagesPerKind: Int

    /// The kinds of pages; of those that are turned the generator knows no boxes.
    private let kinds: [PageKind]
    /// Those with words, with digits that are cut apart as words are, with digits that stand alone, and the
    /// sheets that people photograph.
    private static let tellingKinds = Set(
        PageKind.sheets + [.form, .words, .text, .touching, .scattered, .number])
    /// Digits that touch count so many times as much: words are far more.
    private static let touchingWeight = 2.0
    /// A box that has this part of its union with a digit's in common is the digit, and one that has this
    /// part and looks like it.
    private static let (overlap, overlapOfSame) = (0.45, 0.25)

    /// Makes examples of pages.
    package init(of benchmark: PageBenchmark, pagesPerKind: Int, withSheets: Bool) {
        kinds = PageKind.allCases.filter {
            $0 != .turned && (withSheets || !PageKind.sheets.contains($0))
        }
        self.benchmark = benchmark
        self.pagesPerKind = pagesPerKind
    }

    /// Reads the pages; what comes does not depend on `threads`.
    package func examples(read reader: DigitReader, threads: Int) -> [Example] {
        let pages = kinds.flatMap { kind in
            (0..<pagesPerKind * (Self.tellingKinds.contains(kind) ? 3 : 1)).map { (kind, $0) }
        }
        let found = Mutex<[Int: [Example]]>([:])
        Parallel.forEach(count: pages.count, threads: threads) { number in
            let (kind, index) = pages[number]
            let some = Self.examples(
                of: benchmark.page(kind, index: index, withTruth: true), kind, reader)
            found.withLock { $0[number] = some }
        }
        return found.withLock { found in
            found.sorted { $0.key < $1.key }.flatMap(\.value)
        }
    }

    /// Reads one page, and labels each candidate by the box of a true digit that it overlaps enough.
    ///
    /// Candidates in print are left out: their look, not their surroundings, tells them from writing.
    private static func examples(
        of page: SimulatedPage, _ kind: PageKind, _ reader: DigitReader
    ) -> [Example] {
        guard var image = try? MagickImage(page.raster),
            let bytes = try? image.encoded(as: ImageFormat.jpeg, quality: page.quality),
            let photo = try? Photo(encoded: bytes)
        else { return [] }
        let candidates = reader.numberCandidates(on: photo)
        let truths = page.rows.flatMap(\.self)
        // A page of many digits counts more than one of few, but not as many times.
        let weight =
            (kind == .touching ? touchingWeight : 1) / Double(candidates.count).squareRoot()
        return candidates.compactMap { candidate in
            let isDigit = truths.contains { truth in
                candidate.box.intersectionOverUnion(truth.box)
                    > (candidate.digit == truth.label.value ? overlapOfSame : overlap)
            }
            // Printed digits are told from written ones by their look, not by what stands around them.
            guard isDigit || page.truth?.role(in: candidate.box) != .print else { return nil }
            return Example(
                measures: candidate.measures, surroundings: candidate.surroundings,
                isDigit: isDigit, weight: weight)
        }
    }
}
