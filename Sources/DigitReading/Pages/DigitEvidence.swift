import MNIST
import Preprocessing
import Raster
import SystemLibraries

/// What speaks for and against each digit of a page.
struct DigitEvidence {
    /// The measures of each digit.
    private(set) var measures: [DigitMeasures]
    /// Each digit amid what is around it.
    let surroundings: [DigitImage]
    /// The places of the digits directly beside each digit in its word, with no letter between.
    private(set) var neighbors: [[Int]]

    private let digits: [Glyph]
    private let boxes: [PixelBox]
    private let writing: PageWriting
    private let unread: UnreadInk
    private let opinions: [Float]

    /// Measures digits on a page of so much ink; `others` are its other marks.
    init(
        of digits: [Glyph], others: [Glyph], writing: PageWriting, on ink: GrayRaster,
        network: SurroundingsNetwork
    ) {
        self.digits = digits
        self.writing = writing
        boxes = digits.map(\.mark.box)
        surroundings = digits.map {
            // At the page's height alone, small digits would be specks; at their own, o and O alike.
            Surroundings.picture(
                of: $0.mark, on: ink, height: sqrtf(writing.height * $0.height),
                strength: writing.strength)
        }
        opinions = network.logOdds(surroundings)
        unread = UnreadInk(besides: digits, others: others, height: writing.height)
        measures = []
        let all = digits + unread.letters
        let words = WordGroups(of: all.map(\.mark.box), height: writing.height).groups
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
            .pageSticks: Float(digits.count { $0.digit == 1 }) / Float(max(1, digits.count)),
            .pageSpread: writing.spread,
        ]
        measures = digits.indices.map { place in
            let company = DigitCompany(
                of: place, among: boxes, groups: groups, height: writing.height)
            let around: [DigitMeasures.Name: Float] = [
                .nearest: logf(company.nearest), .row: logf(Float(1 + company.row)),
                .column: logf(Float(1 + company.column)), .unlikeness: company.unlikeness,
            ]
            return DigitMeasures(
                [own(place), ofGroup[groups[place]], around, page].reduce(into: [:]) {
                    $0.merge($1) { one, _ in one }
                })
        }
    }

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

    /// Measures a word or number whose digits stand from left to right.
    private func ofWord(_ members: [Int], letters: [Glyph]) -> [DigitMeasures.Name: Float] {
        func mean(_ value: (Int) -> Float) -> Float {
            members.reduce(0) { $0 + value($1) } / Float(members.count)
        }
        let middle = mean(size)
        let overlap = zip(members, members.dropFirst()).reduce(Float(0)) { sum, pair in
            let (left, right) = (boxes[pair.0], boxes[pair.1])
            return sum + max(0, Float(left.maxX - right.x)) / Float(min(left.width, right.width))
        }
        return [
            .groupDoubt: mean(doubt), .groupOddity: oddity(middle),
            .groupSticks: mean { digits[$0].digit == 1 ? 1 : 0 },
            .groupSpread: mean { abs(size($0) - middle) },
            .groupOverlap: overlap / Float(max(1, members.count - 1)), .groupSize: middle,
            .groupUnread: mean { unread.around[$0] }, .groupSurroundings: mean { opinions[$0] },
            .letters: share(of: letters, beside: members.map { digits[$0] }),
        ]
    }

    private func doubt(_ place: Int) -> Float { log10f(max(1e-3, 1 - digits[place].confidence)) }

    /// How odd a difference in height is on a page as even as this one.
    private func oddity(_ difference: Float) -> Float {
        min(6, abs(difference) / (writing.spread + 0.05))
    }

    private func size(_ place: Int) -> Float { logf(digits[place].height / writing.height) }

    /// The root of the part that letters have in the strokes of letters and digits.
    private func share(of letters: [Glyph], beside digits: [Glyph]) -> Float {
        let length = letters.reduce(0) { $0 + $1.strokeLength }
        return (length / max(1, length + digits.reduce(0) { $0 + $1.strokeLength })).squareRoot()
    }
}
