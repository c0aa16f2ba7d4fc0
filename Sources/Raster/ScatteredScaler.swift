import CKernels

/// A picture that is scaled down while it comes in rows out of order and with some of their columns each, as interlaced
/// ones do: every pixel is added to the new ones that it is a part of.
///
/// The result is that of `AreaScaler` but for the order of its sums, which may round otherwise. In memory are sums for
/// the whole new picture, eight bytes a channel.
package struct ScatteredScaler {
    /// Bytes of a pixel.
    private let channels: Int
    /// Columns and rows of the new picture.
    private let (newWidth, newHeight): (Int, Int)
    /// Of which new rows and columns each old one is a part.
    private let (rows, columns): ([Share], [Share])
    /// The sums of all new pixels, 0 … 65535 once all old ones came, and one row more.
    private var sums: [Double]
    /// The sums of the row at hand over the new columns, and one column more.
    private var line: [Double]

    /// The first new row or column that an old one is a part of, with its weight there and in the next one.
    struct Share {
        /// The index of the first new row or column.
        var target = 0
        /// The part of it that the old one makes, 0 … 1.
        var weight = 0.0
        /// The part of the next one, 0 where there is none.
        var nextWeight = 0.0
    }

    /// Starts a picture, which must not be enlarged.
    package init(_ scaling: AreaScaling, channels: AreaScaling.Channels) {
        self.channels = channels.rawValue
        (newWidth, newHeight) = (scaling.newWidth, scaling.newHeight)
        rows = scaling.rowSpans.shares
        columns = scaling.columnSpans.shares
        // One more at the end: the last row and column have no next one.
        sums = [Double](repeating: 0, count: channels.rawValue * newWidth * (newHeight + 1))
        line = [Double](repeating: 0, count: channels.rawValue * (newWidth + 1))
    }

    /// Adds some pixels of the old row `y`: those of the columns `places`, whose bytes stand side by side.
    ///
    /// Rows and columns beyond the last that is needed change nothing.
    package mutating func add(_ bytes: [UInt8], ofRow y: Int, columns places: StrideTo<Int>) {
        guard y < rows.count else { return }
        // First along the row into the new columns, then the row as a whole into the new rows.
        for index in line.indices { line[index] = 0 }
        var place = 0
        for x in places {
            guard x < columns.count else { break }
            let share = columns[x]
            for channel in 0..<channels {
                // To 16 bits, as `AreaScaler` does.
                let value = Double(257 * Int(bytes[place + channel]))
                line[channels * share.target + channel] += share.weight * value
                line[channels * (share.target + 1) + channel] += share.nextWeight * value
            }
            place += channels
        }
        let (row, count) = (rows[y], channels * newWidth)
        for index in 0..<count {
            sums[row.target * count + index] += row.weight * line[index]
            sums[(row.target + 1) * count + index] += row.nextWeight * line[index]
        }
    }

    /// The new picture's bytes, row by row, once all pixels were added; 0 where some have not come.
    package var bytes: [UInt8] {
        let count = channels * newWidth * newHeight
        return [UInt8](unsafeUninitializedCapacity: count) { target, filled in
            guard let to = target.baseAddress else { return }
            raster_area_round(sums, to, count)
            filled = count
        }
    }
}
