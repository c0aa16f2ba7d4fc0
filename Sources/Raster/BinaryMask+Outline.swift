extension BinaryMask {
    /// The length of the outline: edges between set and unset pixels; outside is unset.
    package var outlineLength: Int {
        var length = 0
        pixels.withUnsafeBufferPointer { source in
            for row in 0..<height {
                let here = source.row(row, width: width)
                var edges = 0
                for column in 1..<max(1, width) {
                    edges &+= Int(here[column] ^ here[column &- 1])
                }
                if row > 0 {
                    let above = source.row(row - 1, width: width)
                    for column in 0..<width { edges &+= Int(here[column] ^ above[column]) }
                }
                length += edges + Int(here[0]) + Int(here[width - 1])
                if row == 0 { length += here.reduce(0) { $0 + Int($1) } }
                if row == height - 1 { length += here.reduce(0) { $0 + Int($1) } }
            }
        }
        return length
    }
}
