import Files

/// One file of the UNIPEN format, as far as single characters need it.
///
/// Lines that begin with a point are keywords, what follows them is theirs. Of the keywords these
/// count here: `.INCLUDE`, `.SEGMENT CHARACTER`, `.WRITER_ID`, and `.PEN_DOWN` and `.PEN_UP` with a
/// line `x y …` for each place of the pen, which `.DT` may interrupt with a time. Others are
/// skipped.
struct UnipenFile {
    /// What the pen did from one touch or lift to the next.
    struct Component {
        /// Whether the pen touched the tablet.
        let isDown: Bool
        /// The pen's places in the tablet's coordinates, in which y points up.
        var places: [Point]
    }

    /// The names of the files whose components the segments count, below the archive's `include`.
    private(set) var includes: [String] = []
    /// The labeled characters of the file, in their order.
    private(set) var segments: [UnipenSegment] = []
    /// The code of who wrote; nil where the file does not say.
    private(set) var writer: String?
    /// What the pen did, down and up, in its order.
    private var components: [Component] = []

    /// A file without anything, to which others are appended.
    static let empty = UnipenFile()

    /// Makes a file without anything.
    private init() {}

    /// Reads a file; throws where the system refuses it or where a segment is no segment.
    ///
    /// Lines of numbers outside a component are skipped, as are lines that are no numbers.
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

    /// Whether lines of numbers belong to a component at the moment: a comment's text may begin
    /// with numbers, too.
    private var isInComponent = false

    /// Adds the components of another file, and takes over its writer if it names one.
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
        // A number that no pen-down component has can only be counted with the pen-up ones.
        let down = components.filter(\.isDown)
        let highest = segments.map(\.lastComponent).max() ?? 0
        return institute == "pri" || highest >= down.count ? components : down
    }

    /// Takes a line with a keyword: begins a component, or notes what it says; unknown keywords end
    /// the component.
    private mutating func take(
        keyword line: String, _ path: String, _ number: Int
    ) throws(UnipenError) {
        let words = line.split(whereSeparator: \.isWhitespace)
        isInComponent = false
        switch words[0] {
        case ".PEN_DOWN", ".PEN_UP":
            components.append(Component(isDown: words[0] == ".PEN_DOWN", places: []))
            isInComponent = true
        // A time between two places: the places go on.
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

    /// Returns the first two numbers of a line, x and y; nil where it does not begin with two
    /// finite numbers.
    ///
    /// Further columns are time and pressure.
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

/// A labeled character: which components it is made of.
///
/// `3-4` are components 3 and 4, `2,5` components 2 and 5, `3:10-4:25` those from the 10th place of
/// component 3 to the 25th of component 4, all counted from 0.
struct UnipenSegment: Equatable {
    /// A run of components, from a place of the first to a place of the last; nil means the first
    /// or the last place there is.
    private struct Range: Equatable {
        /// The number of the run's first component, from 0.
        var first: Int
        /// The number of the first place in it, from 0.
        var firstPlace: Int?
        /// The number of the run's last component, included.
        var last: Int
        /// The number of the last place in it, included.
        var lastPlace: Int?
    }

    /// What was written, without the quotation marks.
    let label: String
    /// The runs of components, in the order in which the segment names them.
    private let ranges: [Range]

    /// The highest number of a component that the segment names.
    var lastComponent: Int { ranges.map(\.last).max() ?? 0 }

    /// Reads a segment's line, whose label is between the first and the last quotation mark; nil
    /// where the label or the components are missing or cannot be read.
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

    /// Returns the strokes, without those of which no place is left; empty where a component is
    /// named that is not there.
    ///
    /// Components for which the pen was up are counted, but give no stroke.
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
