extension BinaryMask {
    /// The length of the outline in pixel edges: those between a set and an unset pixel.
    ///
    /// Outside the mask is unset. The outlines of holes count as well; a slanted line is longer
    /// this way than it is, up to √2 times. The mask must have a column at least, unless it has no
    /// row.
    package var outlineLength: Int {
        var length = 0
        pixels.withUnsafeBufferPointer { source in
            for row in 0..<height {
                let here = source.row(row, width: width)
                // A byte is 0 or 1, so the exclusive or of two neighbors is 1 at an edge.
                var edges = 0
                for column in 1..<max(1, width) {
                    edges &+= Int(here[column] ^ here[column &- 1])
                }
                if row > 0 {
                    let above = source.row(row - 1, width: width)
                    for column in 0..<width { edges &+= Int(here[column] ^ above[column]) }
                }
                // The left and the right border, and in the first and last row the upper and the
                // lower one.
                length += edges + Int(here[0]) + Int(here[width - 1])
                if row == 0 { length += here.reduce(0) { $0 + Int($1) } }
                if row == height - 1 { length += here.reduce(0) { $0 + Int($1) } }
            }
        }
        return length
    }
}
