/// The extents of one example between two layers, in memory order: rows, then columns, then
/// channels.
///
/// A batch is `count` examples one after the other, so the channels of one pixel lie side by side
/// ("NHWC"). A vector, as a linear layer sees it, has one row and one column.
package struct Shape: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The height in pixels.
    package var rows: Int
    /// The width in pixels.
    package var columns: Int
    /// The numbers of each pixel.
    package var channels: Int

    /// Makes the shape of a picture.
    package init(rows: Int, columns: Int, channels: Int) {
        self.rows = rows
        self.columns = columns
        self.channels = channels
    }

    /// Makes the shape of a vector.
    package init(vector count: Int) { self.init(rows: 1, columns: 1, channels: count) }

    /// The numbers in one example.
    package var count: Int { rows * columns * channels }

    /// The extents as `28×28×1`, those of a vector as its length.
    package var description: String {
        rows == 1 && columns == 1 ? "\(channels)" : "\(rows)×\(columns)×\(channels)"
    }
}
