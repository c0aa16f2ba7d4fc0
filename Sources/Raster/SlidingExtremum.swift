import CKernels

/// Which of two values is taken, the greater or the lesser; as a type, so that loops are compiled for each.
protocol Extremum {
    /// Returns the greater or the lesser of two values; the first where they are equal.
    static func of<Value: Comparable>(_ first: Value, _ second: Value) -> Value

    /// Whether it is the greater one.
    static var isGreatest: Bool { get }
}

/// The maximum: its sliding window is dilation.
enum Greatest: Extremum {
    static let isGreatest = true

    @inline(__always)
    static func of<Value: Comparable>(_ first: Value, _ second: Value) -> Value {
        first < second ? second : first
    }
}

/// The minimum: its sliding window is erosion.
enum Least: Extremum {
    static let isGreatest = false

    @inline(__always)
    static func of<Value: Comparable>(_ first: Value, _ second: Value) -> Value {
        second < first ? second : first
    }
}

/// Values of which there is a loop that compares many at a time, by vector instructions.
protocol ManyComparable: Comparable {
    /// Writes the greater or the lesser of each two of `count` pairs of values.
    static func compare(
        _ first: UnsafePointer<Self>, _ second: UnsafePointer<Self>, greatest: Bool,
        into target: UnsafeMutablePointer<Self>, count: Int)
}

extension Float: ManyComparable {
    static func compare(
        _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>, greatest: Bool,
        into target: UnsafeMutablePointer<Float>, count: Int
    ) {
        (greatest ? raster_greater_numbers : raster_lesser_numbers)(first, second, target, count)
    }
}

extension UInt8: ManyComparable {
    static func compare(
        _ first: UnsafePointer<UInt8>, _ second: UnsafePointer<UInt8>, greatest: Bool,
        into target: UnsafeMutablePointer<UInt8>, count: Int
    ) {
        (greatest ? raster_greater_bytes : raster_lesser_bytes)(first, second, target, count)
    }
}

/// A plane of values, and the extremum (dilation or erosion) in a rectangle around each of them.
///
/// A window of `n` values is put together from windows of 1, 2, 4 … values: log₂ n passes, each over whole rows at
/// once. At the edges the window is cut off. A window of an even side reaches one further to the left and the top.
struct SlidingExtremum<Value: ManyComparable> {
    /// Columns of values.
    let width: Int
    /// Rows of values.
    let height: Int
    /// `width * height` values, row by row.
    let values: [Value]

    /// Returns the extremum over a rectangle of `columns` × `rows`, both at least 1, around every value.
    func over<Kind: Extremum>(columns: Int, rows: Int, _ kind: Kind.Type) -> [Value] {
        guard !values.isEmpty else { return values }
        var result = values
        if rows > 1 { result = down(result, rows, kind) }
        if columns > 1 { result = across(result, columns, kind) }
        return result
    }

    /// Returns the extremum over a window of `window` rows around every value.
    private func down<Kind: Extremum>(_ values: [Value], _ window: Int, _: Kind.Type) -> [Value] {
        // The first and the last row are repeated beyond the edges. That is the same as cutting the window off, since
        // the edge is always inside it.
        let before = window / 2
        let count = (height + window - 1) * width
        var first = [Value](unsafeUninitializedCapacity: count) { target, filled in
            values.withUnsafeBufferPointer { values in
                guard let from = values.baseAddress, let to = target.baseAddress else { return }
                for row in 0..<height + window - 1 {
                    let start = min(max(row - before, 0), height - 1) * width
                    (to + row * width).initialize(from: from + start, count: width)
                }
            }
            filled = count
        }
        // A step of one row is a step of `width` places.
        first.withUnsafeMutableBufferPointer { first in
            withUnsafeTemporaryAllocation(of: Value.self, capacity: count) { second in
                combine(
                    in: first, scratch: second, count: count, window: window, spacing: width,
                    Kind.self)
            }
        }
        first.removeLast(first.count - width * height)
        return first
    }

    /// Leaves in every place of `values` the extremum of the `window` values from there on, `spacing` places apart; the
    /// last places of `count` hold nothing of use.
    ///
    /// `scratch` is as large as `values`.
    @inline(__always)
    private func combine<Kind: Extremum>(
        in values: UnsafeMutableBufferPointer<Value>, scratch: UnsafeMutableBufferPointer<Value>,
        count: Int, window: Int, spacing: Int, _: Kind.Type
    ) {
        guard var source = values.baseAddress, var target = scratch.baseAddress else { return }
        var count = count
        var length = 1
        // Two windows of the length so far, a step apart, make one that is longer by the step; they may overlap.
        while length < window {
            // The last step is shorter, so that the window has just its length.
            let step = min(length, window - length)
            count -= step * spacing
            Value.compare(
                source, source + step * spacing, greatest: Kind.isGreatest, into: target,
                count: count)
            swap(&source, &target)
            length += step
        }
        // After an odd number of steps the result stands in the scratch.
        if source != values.baseAddress {
            values.baseAddress?.update(from: source, count: count)
        }
    }

    /// Returns the extremum over a window of `window` columns around every value, row by row.
    private func across<Kind: Extremum>(_ values: [Value], _ window: Int, _: Kind.Type) -> [Value] {
        let before = window / 2
        let padded = width + window - 1
        return [Value](unsafeUninitializedCapacity: values.count) { target, filled in
            withUnsafeTemporaryAllocation(of: Value.self, capacity: 2 * padded) { scratch in
                values.withUnsafeBufferPointer { values in
                    guard let from = values.baseAddress, let to = target.baseAddress,
                        let first = scratch.baseAddress
                    else { return }
                    for row in 0..<height {
                        // A row with its edge values repeated; the second half of the scratch is for `combine`.
                        let line = from + row * width
                        first.initialize(repeating: line[0], count: before)
                        (first + before).initialize(from: line, count: width)
                        (first + before + width).initialize(
                            repeating: line[width - 1], count: window - 1 - before)
                        combine(
                            in: UnsafeMutableBufferPointer(start: first, count: padded),
                            scratch: UnsafeMutableBufferPointer(
                                start: first + padded, count: padded),
                            count: padded, window: window, spacing: 1, Kind.self)
                        (to + row * width).initialize(from: first, count: width)
                    }
                }
            }
            filled = values.count
        }
    }
}
