import CKernels

/// Scales rows of bytes to another size: each new pixel is the mean of the area it covers.
package struct AreaScaling: Sendable {
    /// How many bytes a pixel has.
    package enum Channels: Int, Sendable {
        case one = 1
        case three = 3
    }

    private let rows: ScalingSpans
    private let columns: ScalingSpans
    private let width: Int
    /// Columns of the new picture.
    package let newWidth: Int
    /// Rows of the new picture.
    package let newHeight: Int

    /// Finds out which pixels every new one is made of.
    package init(fromWidth width: Int, fromHeight height: Int, toWidth: Int, toHeight: Int) {
        rows = ScalingSpans(rowsFrom: height, to: toHeight)
        columns = ScalingSpans(columnsFrom: width, to: toWidth)
        (self.width, newWidth, newHeight) = (width, toWidth, toHeight)
    }

    /// Scales the longer side down to at most this, aspect kept.
    package init(fromWidth width: Int, fromHeight height: Int, toLongSide side: Int) {
        let longSide = max(width, height)
        func shrunk(_ length: Int) -> Int {
            longSide > side ? max(1, (length * side + longSide / 2) / longSide) : length
        }
        self.init(
            fromWidth: width, fromHeight: height, toWidth: shrunk(width),
            toHeight: shrunk(height))
    }

    /// Returns the scaled picture's bytes, row by row; every `rowBytes` bytes a row of the old one begins.
    package func scaled(
        _ bytes: UnsafeBufferPointer<UInt8>, rowBytes: Int, channels: Channels
    ) -> [UInt8] {
        var scaler = AreaScaler(self, channels: channels)
        for row in 0..<rows.sourceCount {
            let start = row * rowBytes
            scaler.add(
                UnsafeBufferPointer(rebasing: bytes[start..<start + channels.rawValue * width]))
        }
        return scaler.bytes
    }

    fileprivate func sumColumns(
        of line: [Double], into sums: inout [Double], _ channels: Channels
    ) {
        columns.sumColumns(of: line, into: &sums, count: newWidth, channels)
    }

    fileprivate var rowSpans: ScalingSpans { rows }
    fileprivate var oldWidth: Int { width }
}

/// Scales a picture that comes row by row, of which only the row being made is in memory.
package struct AreaScaler {
    private let scaling: AreaScaling
    private let channels: AreaScaling.Channels
    /// The sums of the new row being made, over all old columns.
    private var line: [Double]
    private var sums: [Double]
    /// How many old rows came.
    private var row = 0
    /// How many weighted old rows are in a sum.
    private var place = 0
    /// How many new rows are done.
    private var doneCount = 0
    /// The new picture's bytes, row by row; 0 where the old rows have not come.
    package private(set) var bytes: [UInt8]

    /// Starts a picture.
    package init(_ scaling: AreaScaling, channels: AreaScaling.Channels) {
        self.scaling = scaling
        self.channels = channels
        line = [Double](repeating: 0, count: channels.rawValue * scaling.oldWidth + 1)
        sums = [Double](repeating: 0, count: channels.rawValue * scaling.newWidth + 1)
        bytes = [UInt8](
            repeating: 0, count: channels.rawValue * scaling.newWidth * scaling.newHeight)
    }

    /// Takes the next old row, `channels * width` bytes.
    package mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        precondition(bytes.count == line.count - 1)
        guard let start = bytes.baseAddress else { return }
        let spans = scaling.rowSpans
        while place < spans.count, spans.source(place) == row {
            if spans.isFirst(place) {
                area_set_row(start, spans.weight(place), &line, bytes.count)
            } else {
                area_add_row(start, spans.weight(place), &line, bytes.count)
            }
            place += 1
            if place == spans.count || spans.isFirst(place) { finishRow() }
        }
        row += 1
    }

    private mutating func finishRow() {
        scaling.sumColumns(of: line, into: &sums, channels)
        let count = sums.count - 1
        bytes.withUnsafeMutableBufferPointer { target in
            guard let to = target.baseAddress else { return }
            area_round(sums, to + doneCount * count, count)
        }
        doneCount += 1
    }
}

/// Which old rows or columns a new one is made of, and with which weights.
///
/// The weights are found as `ScaleImage` finds them, by subtracting spans from each other, so that
/// their last bits are the same.
struct ScalingSpans {
    private var starts: [Int32] = [0]
    private var sources: [Int32] = []
    private var weights: [Double] = []
    private var firsts: [Bool] = []

    /// Rows or columns up to the last one that is used.
    var sourceCount: Int { Int(sources.max() ?? -1) + 1 }

    private mutating func append(_ spans: some Sequence<(source: Int, weight: Double)>) {
        var isFirst = true
        for span in spans {
            firsts.append(isFirst)
            isFirst = false
            sources.append(Int32(span.source))
            weights.append(span.weight)
        }
        starts.append(Int32(sources.count))
    }

    init(rowsFrom oldCount: Int, to newCount: Int) {
        let ratio = Double(newCount) / Double(oldCount)
        var (left, isUsedUp) = (ratio, true)
        var (current, read) = (0, 0)
        func takeNext() {
            guard isUsedUp, read < oldCount else { return }
            (current, read) = (read, read + 1)
        }
        for row in 0..<newCount {
            if oldCount == newCount {
                append([(row, 1)])
                continue
            }
            var spans: [(source: Int, weight: Double)] = []
            var wanted = 1.0
            while left < wanted {
                takeNext()
                spans.append((current, left))
                wanted -= left
                (left, isUsedUp) = (ratio, true)
            }
            takeNext()
            isUsedUp = false
            spans.append((current, wanted))
            left -= wanted
            if left <= 0 { (left, isUsedUp) = (ratio, true) }
            append(spans)
        }
    }

    init(columnsFrom oldCount: Int, to newCount: Int) {
        let ratio = Double(newCount) / Double(oldCount)
        if oldCount == newCount {
            for column in 0..<newCount { append([(column, 1)]) }
            return
        }
        var done: [[(source: Int, weight: Double)]] = []
        var spans: [(source: Int, weight: Double)] = []
        var wanted = 1.0
        for column in 0..<oldCount {
            var left = ratio
            while left >= wanted {
                spans.append((column, wanted))
                done.append(spans)
                spans = []
                left -= wanted
                wanted = 1
            }
            if left > 0 {
                spans.append((column, left))
                wanted -= left
            }
        }
        if !spans.isEmpty, done.count < newCount {
            if wanted > 0 { spans.append((oldCount - 1, wanted)) }
            done.append(spans)
        }
        for spans in done.prefix(newCount) { append(spans) }
    }

    /// How many weighted rows or columns there are in all.
    var count: Int { sources.count }
    /// Which old row or column the weighted one at a place is.
    func source(_ place: Int) -> Int { Int(sources[place]) }
    func weight(_ place: Int) -> Double { weights[place] }
    /// Whether a new row or column begins with the weighted one at a place.
    func isFirst(_ place: Int) -> Bool { firsts[place] }

    /// Sums the weighted pixels that each new one of a row is made of.
    func sumColumns(
        of line: [Double], into sums: inout [Double], count: Int, _ channels: AreaScaling.Channels
    ) {
        switch channels {
        case .one: area_sum_columns_of_one(line, starts, sources, weights, &sums, count)
        case .three: area_sum_columns(line, starts, sources, weights, &sums, count)
        }
    }
}
