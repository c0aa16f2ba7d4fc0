/// The greater or the lesser of two values, as a type, so that loops are compiled for each.
protocol Extremum {
    static func of<Value: Comparable>(_ first: Value, _ second: Value) -> Value
}

enum Greatest: Extremum {
    @inline(__always)
    static func of<Value: Comparable>(_ first: Value, _ second: Value) -> Value {
        first < second ? second : first
    }
}

enum Least: Extremum {
    @inline(__always)
    static func of<Value: Comparable>(_ first: Value, _ second: Value) -> Value {
        second < first ? second : first
    }
}

/// A plane of values and the extremum in a rectangle around each of them.
///
/// A window of `n` values is put together from windows of 1, 2, 4 … values: log₂ n passes, each
/// over whole rows at once. At the edges the window is cut off. A window of an even side reaches
/// one further to the left and the top.
struct SlidingExtremum<Value: Comparable> {
    let width: Int
    let height: Int
    let values: [Value]

    /// Returns the extremum over `columns × rows` around every value.
    func over<Kind: Extremum>(columns: Int, rows: Int, _ kind: Kind.Type) -> [Value] {
        guard !values.isEmpty else { return values }
        var result = values
        if rows > 1 { result = down(result, rows, kind) }
        if columns > 1 { result = across(result, columns, kind) }
        return result
    }

    private func down<Kind: Extremum>(_ values: [Value], _ window: Int, _: Kind.Type) -> [Value] {
        // Repeating the edge is the same as cutting the window off: the edge is always inside it.
        let before = window / 2
        var rows = height + window - 1
        var stack: [Value] = []
        stack.reserveCapacity(rows * width)
        for row in 0..<rows {
            let start = min(max(row - before, 0), height - 1) * width
            stack.append(contentsOf: values[start..<start + width])
        }
        var length = 1
        stack.withUnsafeMutableBufferPointer { stack in
            while length < window {
                let step = min(length, window - length)
                rows -= step
                for row in 0..<rows {
                    let upper = row * width
                    let lower = (row + step) * width
                    for column in 0..<width {
                        stack[upper + column] = Kind.of(
                            stack[upper + column], stack[lower + column])
                    }
                }
                length += step
            }
        }
        stack.removeLast(stack.count - width * height)
        return stack
    }

    private func across<Kind: Extremum>(_ values: [Value], _ window: Int, _: Kind.Type) -> [Value] {
        let before = window / 2
        let padded = width + window - 1
        var result = values
        var first = [Value](repeating: values[0], count: padded)
        var second = first
        result.withUnsafeMutableBufferPointer { result in
            first.withUnsafeMutableBufferPointer { first in
                second.withUnsafeMutableBufferPointer { second in
                    for row in 0..<height {
                        let start = row * width
                        for column in 0..<before { first[column] = result[start] }
                        for column in 0..<width { first[before + column] = result[start + column] }
                        for column in before + width..<padded {
                            first[column] = result[start + width - 1]
                        }
                        var source = first
                        var target = second
                        var count = padded
                        var length = 1
                        while length < window {
                            let step = min(length, window - length)
                            count -= step
                            for column in 0..<count {
                                target[column] = Kind.of(source[column], source[column + step])
                            }
                            swap(&source, &target)
                            length += step
                        }
                        for column in 0..<width { result[start + column] = source[column] }
                    }
                }
            }
        }
        return result
    }
}
