/// The connected components of a mask, also over corners (8-connectivity), and what is in them.
///
/// They are kept as runs (stretches of a row), so that neither finding nor copying them touches the empty rest of the
/// picture: the time grows with the pixels that are set, not with their components. They are numbered in reading order
/// of their first pixels: from the top, and within a row from the left.
package struct ConnectedComponents: Sendable {
    /// One connected component.
    package struct Component: Sendable, Equatable {
        /// The smallest box around it, in pixels of the mask.
        package internal(set) var box: PixelBox
        /// The number of its pixels.
        package internal(set) var area = 0
        /// The sum of the ink under it, each pixel's 0 … about 1.
        package internal(set) var ink: Float = 0
        /// The strongest ink under it, 0 … about 1.
        package internal(set) var peak: Float = 0
    }

    /// Columns of the mask.
    package let width: Int
    /// Rows of the mask.
    package let height: Int
    /// All runs, row by row from the top, from left to right, each as long as it goes.
    package private(set) var runs: [PixelRun] = []
    /// The component of each of the `runs`, as an index into `components`.
    package private(set) var labels: [Int] = []
    /// All connected components.
    package private(set) var components: [Component] = []

    /// Finds the components of a mask, and sums up the ink, a picture of the same size, under them.
    package init(of mask: BinaryMask, ink: GrayRaster) {
        precondition(mask.width == ink.width && mask.height == ink.height)
        width = mask.width
        height = mask.height
        let parents = findRuns(in: mask)
        numberComponents(parents: parents, ink: ink)
    }

    /// Returns a mask of those components whose flag is set; there must be a flag for each.
    package func mask(where isKept: [Bool]) -> BinaryMask {
        var mask = BinaryMask(width: width, height: height)
        mask.pixels.withUnsafeMutableBufferPointer { pixels in
            // Only the runs that are kept are touched.
            for (run, label) in zip(runs, labels) where isKept[label] {
                let start = run.row * width
                for column in run.columns { pixels[start + column] = 1 }
            }
        }
        return mask
    }

    /// Returns for each component the numbers of those of another picture of the same size that touch it, also over
    /// corners, or overlap it.
    package func neighbors(in other: ConnectedComponents) -> [Set<Int>] {
        precondition(width == other.width && height == other.height)
        // A label for each pixel: memory of the whole picture, for time that does not grow with the number of
        // components.
        var labelOfPixel = [Int?](repeating: nil, count: width * height)
        for (run, label) in zip(other.runs, other.labels) {
            for column in run.columns { labelOfPixel[run.row * width + column] = label }
        }
        var neighbors = [Set<Int>](repeating: [], count: components.count)
        for (run, own) in zip(runs, labels) {
            let first = max(0, run.columns.lowerBound - 1)
            let end = min(width, run.columns.upperBound + 1)
            // The run, one pixel more on each side, and the rows above and below: all that it can touch.
            for row in max(0, run.row - 1)..<min(height, run.row + 2) {
                for column in first..<end {
                    if let label = labelOfPixel[row * width + column] {
                        neighbors[own].insert(label)
                    }
                }
            }
        }
        return neighbors
    }

    /// Lists the runs, and joins those that touch in neighboring rows; returns the forest of joined runs: each run's
    /// parent, roots being their own.
    private mutating func findRuns(in mask: BinaryMask) -> [Int] {
        var parents: [Int] = []
        var previous = 0..<0
        for row in 0..<height {
            let first = runs.count
            mask.forEachRun(inRow: row) { columns in
                runs.append(PixelRun(row: row, columns: columns))
                parents.append(parents.count)
            }
            // Both rows are sorted: runs of the row above that end before this one begins touch none of those that
            // follow. Ends are exclusive, so that runs which meet over a corner touch.
            var candidate = previous.lowerBound
            for index in first..<runs.count {
                let columns = runs[index].columns
                while candidate < previous.upperBound,
                    runs[candidate].columns.upperBound < columns.lowerBound
                {
                    candidate += 1
                }
                // One run can touch several of the row above, and one of that row several of this one: the candidate
                // stays.
                var other = candidate
                while other < previous.upperBound,
                    runs[other].columns.lowerBound <= columns.upperBound
                {
                    Self.join(index, other, in: &parents)
                    other += 1
                }
            }
            previous = first..<runs.count
        }
        return parents
    }

    /// Returns the root of a run's tree, and halves the path to it (union-find with path halving).
    private static func root(of index: Int, in parents: inout [Int]) -> Int {
        var index = index
        while parents[index] != index {
            parents[index] = parents[parents[index]]
            index = parents[index]
        }
        return index
    }

    /// Joins the trees of two runs that touch, unless they are one.
    private static func join(_ first: Int, _ second: Int, in parents: inout [Int]) {
        let one = root(of: first, in: &parents)
        let other = root(of: second, in: &parents)
        // The earlier run stays the root, so that numbers follow the reading order.
        if one < other { parents[other] = one } else { parents[one] = other }
    }

    /// Numbers the trees in reading order, and sums up box, area, ink and peak of each.
    private mutating func numberComponents(parents: [Int], ink: GrayRaster) {
        var parents = parents
        var labels = [Int](repeating: 0, count: runs.count)
        ink.pixels.withUnsafeBufferPointer { ink in
            // A root is its tree's first run, so a component has its number before any other of its runs comes.
            for index in runs.indices {
                let run = runs[index]
                let root = Self.root(of: index, in: &parents)
                let box = PixelBox(
                    x: run.columns.lowerBound, y: run.row, width: run.columns.count, height: 1)
                if root == index {
                    labels[index] = components.count
                    components.append(Component(box: box))
                }
                // The root came first, so its label is known.
                let label = labels[root]
                labels[index] = label
                var sum: Float = 0
                var peak: Float = 0
                for column in run.columns {
                    let value = ink[run.row * width + column]
                    sum += value
                    peak = Greatest.of(peak, value)
                }
                components[label].box = components[label].box.union(box)
                components[label].area += run.columns.count
                components[label].ink += sum
                components[label].peak = Greatest.of(components[label].peak, peak)
            }
        }
        self.labels = labels
    }
}
