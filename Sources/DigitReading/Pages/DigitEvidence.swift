import MNIST
import Preprocessing
import Raster
import SystemLibraries

/// The features of each digit of a page, which speak for and against its belonging to a number.
struct DigitEvidence {
    /// The features of each digit, in the order of the digits.
    private(set) var measures: [DigitMeasures]
    /// The picture of each digit and its surroundings, in the order of the digits.
    let surroundings: [DigitImage]
    /// For each digit the places of those directly beside it in its word, with no letter between.
    private(set) var neighbors: [[Int]]

    /// The digits.
    private let digits: [Glyph]
    /// The digits' boxes in pixels of the working picture.
    private let boxes: [PixelBox]
    /// The height, ink and stroke width of the page's sure digits.
    private let writing: PageWriting
    /// The ink that no digit accounts for.
    private let unread: UnreadInk
    /// For each digit the log odds by its surroundings that it belongs to a number.
    private let opinions: [Float]

    /// The constants of the features; those of other types are named for them.
    struct Settings: Sendable, Codable {
        /// 1 less the confidence, at least, of which `DigitMeasures.Name.doubt` is the logarithm; not tuned: networks are
        /// not surer than a thousandth.
        var leastDoubt: Float = 1e-3
        /// What is added to a page's spread of heights before `DigitMeasures.Name.oddity` is divided by it; not tuned:
        /// it keeps an even page from making every difference odd.
        var leastSpread: Float = 0.05
    }
    /// The constants of the features.
    private let settings: Settings

    /// Measures digits on a page with an ink map; `others` are the page's other classified marks.
    init(
        of digits: [Glyph], others: [Glyph], writing: PageWriting, on ink: GrayRaster,
        network: SurroundingsNetwork, settings: PageSettings
    ) {
        self.settings = settings.evidence
        self.digits = digits
        self.writing = writing
        boxes = digits.map(\.mark.box)
        surroundings = digits.map {
            // Scaled by the geometric mean of the page's height and the digit's own: by the page's alone small digits
            // would be specks, by their own an o and an O would look alike.
            Surroundings.picture(
                of: $0.mark, on: ink, height: sqrtf(writing.height * $0.height),
                strength: writing.strength, settings: settings.surroundings)
        }
        opinions = network.logOdds(surroundings)
        unread = UnreadInk(
            besides: digits, others: others, height: writing.height, settings: settings)
        measures = []
        let all = digits + unread.letters
        // Letters are members of words, too: a word's share of letters is a feature, and neighbors are digits with no
        // letter between.
        let words = WordGroups(
            of: all.map(\.mark.box), height: writing.height, settings: settings.wordGroups
        ).groups
        neighbors = [[Int]](repeating: [], count: digits.count)
        var ofGroup = [[DigitMeasures.Name: Float]](repeating: [:], count: words.count)
        var groups = [Int](repeating: 0, count: digits.count)
        for (number, word) in words.enumerated() {
            let members = word.filter { $0 < digits.count }
            guard !members.isEmpty else { continue }
            for (left, right) in zip(word, word.dropFirst())
            where left < digits.count && right < digits.count {
                neighbors[left].append(right)
                neighbors[right].append(left)
            }
            for place in members { groups[place] = number }
            let letters = word.filter { $0 >= digits.count }.map { all[$0] }
            ofGroup[number] = ofWord(members, letters: letters)
        }
        let page: [DigitMeasures.Name: Float] = [
            .pageLetters: share(of: unread.letters, beside: digits),
            .pageOnes: Float(digits.count { $0.digit == 1 }) / Float(max(1, digits.count)),
            .pageSpread: writing.spread,
        ]
        measures = digits.indices.map { place in
            let company = DigitCompany(
                of: place, among: boxes, groups: groups, height: writing.height,
                settings: settings.company)
            let around: [DigitMeasures.Name: Float] = [
                .nearest: logf(company.nearest), .line: logf(Float(1 + company.line)),
                .column: logf(Float(1 + company.column)), .unlikeness: company.unlikeness,
            ]
            // No feature is in two of the four, so that the order of merging does not matter.
            return DigitMeasures(
                [own(place), ofGroup[groups[place]], around, page].reduce(into: [:]) {
                    $0.merge($1) { one, _ in one }
                })
        }
    }

    /// Returns the features of a digit by itself.
    private func own(_ place: Int) -> [DigitMeasures.Name: Float] {
        let digit = digits[place]
        return [
            .doubt: doubt(place), .size: size(place),
            .misfit: abs(size(place)), .oddity: oddity(size(place)),
            .slimness: logf(Float(boxes[place].width) / digit.height),
            .strength: logf(digit.mark.strength / writing.strength), .cut: digit.wasCut ? 1 : 0,
            .strokes: digit.strokeLength / digit.height, .unread: unread.around[place],
            .surroundings: opinions[place],
        ]
    }

    /// Returns the features of a word whose digits stand from left to right, and in which `letters` stand.
    private func ofWord(_ members: [Int], letters: [Glyph]) -> [DigitMeasures.Name: Float] {
        func mean(_ value: (Int) -> Float) -> Float {
            members.reduce(0) { $0 + value($1) } / Float(members.count)
        }
        let meanSize = mean(size)
        let overlap = zip(members, members.dropFirst()).reduce(Float(0)) { sum, pair in
            let (left, right) = (boxes[pair.0], boxes[pair.1])
            return sum + max(0, Float(left.maxX - right.x)) / Float(min(left.width, right.width))
        }
        return [
            .groupDoubt: mean(doubt), .groupOddity: oddity(meanSize),
            .groupOnes: mean { digits[$0].digit == 1 ? 1 : 0 },
            .groupSpread: mean { abs(size($0) - meanSize) },
            .groupOverlap: overlap / Float(max(1, members.count - 1)), .groupSize: meanSize,
            .groupUnread: mean { unread.around[$0] }, .groupSurroundings: mean { opinions[$0] },
            .letters: share(of: letters, beside: members.map { digits[$0] }),
        ]
    }

    /// Returns the base-10 logarithm of 1 less the confidence, from 0 for none to −3 for 0.999 and more.
    private func doubt(_ place: Int) -> Float {
        log10f(max(settings.leastDoubt, 1 - digits[place].confidence))
    }

    /// Returns how odd a difference in height is on a page whose digits are as even as this one's.
    private func oddity(_ difference: Float) -> Float {
        abs(difference) / (writing.spread + settings.leastSpread)
    }

    /// Returns the natural logarithm of a digit's height over that of the page's digits.
    private func size(_ place: Int) -> Float { logf(digits[place].height / writing.height) }

    /// Returns the square root of the share that letters have in the strokes of letters and digits, 0 … 1.
    ///
    /// The root, so that few letters count, too.
    private func share(of letters: [Glyph], beside digits: [Glyph]) -> Float {
        let length = letters.reduce(0) { $0 + $1.strokeLength }
        return (length / max(1, length + digits.reduce(0) { $0 + $1.strokeLength })).squareRoot()
    }
}
