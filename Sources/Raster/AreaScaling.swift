import CRasterKernels

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
        precondition(bytes.count >= rowBytes * (rows.sourceCount - 1) + channels.rawValue * width)
        let (oldLength, newLength) = (channels.rawValue * width, channels.rawValue * newWidth)
        var line = [Double](repeating: 0, count: oldLength + 1)
        var sums = [Double](repeating: 0, count: newLength + 1)
        return [UInt8](unsafeUninitializedCapacity: newLength * newHeight) { target, count in
            guard let from = bytes.baseAddress, let to = target.baseAddress else { return }
            for row in 0..<newHeight {
                rows.sumRow(row, of: from, rowBytes: rowBytes, length: oldLength, into: &line)
                columns.sumColumns(of: line, into: &sums, count: newWidth, channels)
                area_round(sums, to + row * newLength, newLength)
            }
            count = newLength * newHeight
        }
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

    /// Rows or columns up to the last one that is used.
    var sourceCount: Int { Int(sources.max() ?? -1) + 1 }

    private mutating func append(_ spans: some Sequence<(source: Int, weight: Double)>) {
        for span in spans {
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

    /// Sums the weighted rows that a new row is made of.
    func sumRow(
        _ row: Int, of bytes: UnsafePointer<UInt8>, rowBytes: Int, length: Int,
        into sums: inout [Double]
    ) {
        var places = Int(starts[row])..<Int(starts[row + 1])
        func source(_ place: Int) -> UnsafePointer<UInt8> { bytes + Int(sources[place]) * rowBytes }
        guard let first = places.popFirst() else { return }
        // One row alone is summed with itself, which then counts for nothing.
        let second = places.popFirst()
        area_sum_rows(
            source(first), weights[first], source(second ?? first), second.map { weights[$0] } ?? 0,
            &sums, length)
        for place in places { area_add_row(source(place), weights[place], &sums, length) }
    }

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
