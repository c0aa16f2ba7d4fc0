extension [Float] {
    /// Returns the value that would stand at this place if the values were sorted; all must be
    /// ordered, and there must be more of them than the place says.
    ///
    /// Linear time on the mean. Source: Hoare, "Algorithm 65: Find", Communications of the ACM 4 (7),
    /// 1961, with the middle one of three values to divide by.
    package func orderStatistic(_ place: Int) -> Float {
        var values = self
        return values.withUnsafeMutableBufferPointer { values in
            var (low, high) = (0, values.count - 1)
            while low < high {
                let (first, middle, last) = (values[low], values[(low + high) / 2], values[high])
                let divider = Swift.max(
                    Swift.min(first, middle), Swift.min(Swift.max(first, middle), last))
                var (left, right) = (low, high)
                while left <= right {
                    while values[left] < divider { left += 1 }
                    while divider < values[right] { right -= 1 }
                    if left <= right {
                        values.swapAt(left, right)
                        (left, right) = (left + 1, right - 1)
                    }
                }
                if place <= right {
                    high = right
                } else if place >= left {
                    low = left
                } else {
                    break
                }
            }
            return values[place]
        }
    }

    /// The middle value, of an even number of values the mean of the two in the middle; all must be
    /// ordered, and there must be one at least.
    package var median: Float {
        let upper = orderStatistic(count / 2)
        return count % 2 == 1 ? upper : (orderStatistic(count / 2 - 1) + upper) / 2
    }
}
