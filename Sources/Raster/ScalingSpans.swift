import CKernels

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

    /// Adds the old rows or columns of the next new one.
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

    /// Finds the rows as `ScaleImage` walks along them: the share of the current old row that is still unused is
    /// carried to the next new row.
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

    /// Finds the columns as `ScaleImage` walks along them: the share of a new column that is still wanted is carried to
    /// the next old one.
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
    /// How much the weighted row or column at a place counts; the weights of one new row or column sum to 1.
    func weight(_ place: Int) -> Double { weights[place] }
    /// Whether a new row or column begins with the weighted one at a place.
    func isFirst(_ place: Int) -> Bool { firsts[place] }

    /// The same, told by the old rows or columns; they are parts of at most two new ones.
    var shares: [ScatteredScaler.Share] {
        var shares = [ScatteredScaler.Share](repeating: .init(), count: sourceCount)
        var target = -1
        for place in 0..<count {
            if isFirst(place) { target += 1 }
            let source = source(place)
            if shares[source].weight == 0 || shares[source].target == target {
                shares[source].target = target
                shares[source].weight += weight(place)
            } else {
                shares[source].nextWeight += weight(place)
            }
        }
        return shares
    }

    /// Sums the weighted pixels that each new one of a row is made of.
    func sumColumns(
        of line: [Double], into sums: inout [Double], count: Int, _ channels: AreaScaling.Channels
    ) {
        switch channels {
        case .one: raster_area_sum_columns_of_one(line, starts, sources, weights, &sums, count)
        case .three: raster_area_sum_columns(line, starts, sources, weights, &sums, count)
        }
    }
}
