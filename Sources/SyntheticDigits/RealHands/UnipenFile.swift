import MNIST

/// One file of the UNIPEN format: lines that begin with a point are keywords, what follows them is
/// theirs.
///
/// Of the keywords four groups count here: `.INCLUDE`, `.SEGMENT CHARACTER`, `.WRITER_ID`, and
/// `.PEN_DOWN` and `.PEN_UP` with a line `x y …` for each place of the pen.
struct UnipenFile {
    /// What the pen did from one touch or lift to the next: its places in the tablet's coordinates, in
    /// which y points up.
    struct Component {
        let isDown: Bool
        var places: [Point]
    }

    /// The files whose components the segments count.
    private(set) var includes: [String] = []
    /// The characters of the file.
    private(set) var segments: [UnipenSegment] = []
    /// The code of who wrote.
    private(set) var writer: String?
    private var components: [Component] = []

    static let empty = UnipenFile()

    private init() {}

    /// Reads a file.
    init(_ path: String) throws(UnipenError) {
        let bytes: [UInt8]
        do { bytes = try FileBytes.read(path) } catch { throw .file(error) }
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            guard let first = line.first(where: { $0 > 32 }) else { continue }
            if first == UInt8(ascii: ".") {
                try take(keyword: String(decoding: line, as: UTF8.self), path, number)
            } else if isInComponent, let place = Self.place(line) {
                components[components.count - 1].places.append(place)
            }
        }
    }

    /// Whether lines of numbers belong to a component: a comment's text may begin with numbers, too.
    private var isInComponent = false

    /// Adds what another file holds.
    mutating func append(_ other: UnipenFile) {
        components += other.components
        writer = other.writer ?? writer
    }

    /// The components that segments count.
    ///
    /// Most institutes count `.PEN_DOWN` alone. The institute `pri` counts `.PEN_UP` as well, and so does
    /// whoever names a component beyond the number of those that are down.
    func components(
        countedIn institute: String, asNamedBy segments: [UnipenSegment]
    ) -> [Component] {
        let down = components.filter(\.isDown)
        let highest = segments.map(\.lastComponent).max() ?? 0
        return institute == "pri" || highest >= down.count ? components : down
    }

    private mutating func take(
        keyword line: String, _ path: String, _ number: Int
    ) throws(UnipenError) {
        let words = line.split(whereSeparator: \.isWhitespace)
        isInComponent = false
        switch words[0] {
        case ".PEN_DOWN", ".PEN_UP":
            components.append(Component(isDown: words[0] == ".PEN_DOWN", places: []))
            isInComponent = true
        case ".DT": isInComponent = !components.isEmpty
        case ".INCLUDE" where words.count > 1: includes.append(String(words[1]))
        case ".WRITER_ID" where words.count > 1: writer = String(words[1])
        case ".SEGMENT" where words.count > 2 && words[1] == "CHARACTER":
            guard let segment = UnipenSegment(line, components: String(words[2])) else {
                throw .malformed(
                    path: path, line: number, reason: "this is no segment of components and a label"
                )
            }
            segments.append(segment)
        default: break
        }
    }

    /// The first two numbers of a line; further columns are time and pressure.
    private static func place(_ line: ArraySlice<UInt8>) -> Point? {
        var numbers: [Float] = []
        for word in line.split(whereSeparator: { $0 <= 32 }).prefix(2) {
            guard let number = Float(String(decoding: word, as: UTF8.self)), number.isFinite else {
                return nil
            }
            numbers.append(number)
        }
        return numbers.count == 2 ? Point(numbers[0], numbers[1]) : nil
    }
}

/// A labelled character: which components it is made of.
///
/// `3-4` are components 3 and 4, `2,5` components 2 and 5, `3:10-4:25` those from the 10th place of
/// component 3 to the 25th of component 4, all counted from 0.
struct UnipenSegment: Equatable {
    private struct Range: Equatable {
        var first: Int
        var firstPlace: Int?
        var last: Int
        var lastPlace: Int?
    }

    /// What was written.
    let label: String
    private let ranges: [Range]

    /// The highest number of a component.
    var lastComponent: Int { ranges.map(\.last).max() ?? 0 }

    /// Reads a segment's line, whose label is between the first and the last quotation mark.
    init?(_ line: String, components: String) {
        guard let opening = line.firstIndex(of: "\""), let closing = line.lastIndex(of: "\""),
            opening < closing
        else { return nil }
        label = String(line[line.index(after: opening)..<closing])
        var ranges: [Range] = []
        for part in components.split(separator: ",") {
            let ends = part.split(separator: "-").map { $0.split(separator: ":").map { Int($0) } }
            guard let from = ends.first, let to = ends.last, ends.count <= 2,
                let first = from.first ?? nil, let last = to.first ?? nil, first <= last
            else { return nil }
            ranges.append(
                Range(
                    first: first, firstPlace: from.count > 1 && ends.count > 1 ? from[1] : nil,
                    last: last, lastPlace: to.count > 1 ? to[1] : nil))
        }
        guard !ranges.isEmpty, !label.isEmpty else { return nil }
        self.ranges = ranges
    }

    /// Returns the strokes, without those of which no place is left; empty where a component is named
    /// that is not there.
    func strokes(in components: [UnipenFile.Component]) -> [[Point]] {
        var strokes: [[Point]] = []
        for range in ranges {
            guard range.last < components.count else { return [] }
            for index in range.first...range.last where components[index].isDown {
                let places = components[index].places
                let start = index == range.first ? range.firstPlace ?? 0 : 0
                let end =
                    index == range.last ? (range.lastPlace ?? places.count - 1) + 1 : places.count
                let kept = places.prefix(end).dropFirst(start)
                if !kept.isEmpty { strokes.append(Array(kept)) }
            }
        }
        return strokes
    }
}
