import CKernels

/// Which old rows or columns each new one is made of in area averaging, and with which weights.
///
/// The weights are found as ImageMagick's `ScaleImage` finds them, by subtracting spans from each other, so that their
/// last bits are the same.
struct ScalingSpans {
    /// Where the spans of each new row or column begin in the three lists below, and at last their count.
    private var starts: [Int32] = [0]
    /// The old row or column of each span.
    private var sources: [Int32] = []
    /// How much each span counts, 0 … 1; those of one new row or column sum to 1.
    private var weights: [Double] = []
    /// Whether a new row or column begins with the span.
    private var firsts: [Bool] = []

    /// The number of old rows or columns up to the last one that is used.
    var sourceCount: Int { Int(sources.max() ?? -1) + 1 }

    /// Adds the spans of the next new row or column, from the first to the last.
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
    ///
    /// Both counts are at least 1.
    init(rowsFrom oldCount: Int, to newCount: Int) {
        // How much of a new row an old one is; `left` is what is left of the current old row, in new rows.
        let ratio = Double(newCount) / Double(oldCount)
        var (left, isUsedUp) = (ratio, true)
        var (current, read) = (0, 0)
        // The walk ends at the last old row, which rounding may ask for once more.
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
            // Whole old rows, as long as the new one has room for them; then a part of the next.
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
    ///
    /// Both counts are at least 1.
    init(columnsFrom oldCount: Int, to newCount: Int) {
        // How much of a new column an old one is; `wanted` is what the new column being made still lacks.
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
            // The old column fills up the new one, and further ones where the picture is enlarged.
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
        // Rounding may leave the last new column a little short: its last old one makes up for it.
        if !spans.isEmpty, done.count < newCount {
            if wanted > 0 { spans.append((oldCount - 1, wanted)) }
            done.append(spans)
        }
        for spans in done.prefix(newCount) { append(spans) }
    }

    /// The number of spans in all.
    var count: Int { sources.count }
    /// Which old row or column the span at a place is.
    func source(_ place: Int) -> Int { Int(sources[place]) }
    /// How much the span at a place counts.
    func weight(_ place: Int) -> Double { weights[place] }
    /// Whether a new row or column begins with the span at a place.
    func isFirst(_ place: Int) -> Bool { firsts[place] }

    /// The same spans, told by the old rows or columns, which are parts of at most two new ones as long as nothing is
    /// enlarged.
    var shares: [ScatteredScaler.Share] {
        var shares = [ScatteredScaler.Share](repeating: .init(), count: sourceCount)
        var target = -1
        for place in 0..<count {
            if isFirst(place) { target += 1 }
            let source = source(place)
            // The first new one that an old one belongs to; rounding may list one twice for the same.
            if shares[source].weight == 0 || shares[source].target == target {
                shares[source].target = target
                shares[source].weight += weight(place)
            } else {
                shares[source].nextWeight += weight(place)
            }
        }
        return shares
    }

    /// Sums the weighted pixels that each of `count` new columns of a row is made of into `sums`.
    ///
    /// `line` and `sums` have one number more than their pixels where there are three channels.
    func sumColumns(
        of line: [Double], into sums: inout [Double], count: Int, _ channels: AreaScaling.Channels
    ) {
        switch channels {
        case .one: raster_area_sum_columns_of_one(line, starts, sources, weights, &sums, count)
        case .three: raster_area_sum_columns(line, starts, sources, weights, &sums, count)
        }
    }
}
