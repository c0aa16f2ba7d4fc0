import CKernels

/// A plan for scaling rows of bytes to another size by area averaging: each new pixel is the mean of the area it
/// covers.
///
/// Pixels that are partly covered count with their covered part. The plan holds no pixels, so one can serve many
/// pictures of a size and several threads. Sums are rounded as ImageMagick's `ScaleImage` rounds them.
///
/// There are four ways to average over areas whose borders cut pixels. This one is for pictures on their way in: bytes
/// to bytes, with ImageMagick's rounding, so that it does not matter which of the two has scaled a photo.
/// `ScatteredScaler` is the same for pixels that come out of order, as those of an interlaced PNG.
/// `GrayRaster.areaResampled` is for measuring, in either direction: gray levels or ink in floating point, and nothing
/// is rounded. `FootprintTaps`, in Preprocessing, is for the last step alone, the 20×20 pixels of a digit: it repeats
/// what MNIST's authors did, inexact as that is.
///
/// Others take whole pixels, which is coarser and enough for what they make: `ColorRaster.resampled`, in Drawing, small
/// pictures for people; `Surroundings`, in DigitReading, the look of a mark amid others; and SyntheticDigits what is
/// drawn finer than it is learned.
package struct AreaScaling: Sendable {
    /// How many bytes a pixel has.
    package enum Channels: Int, Sendable {
        /// A gray level or one sample.
        case one = 1
        /// Red, green and blue.
        case three = 3
    }

    /// Which old rows each new row is made of.
    private let rows: ScalingSpans
    /// Which old columns each new column is made of.
    private let columns: ScalingSpans
    /// Columns of the old picture.
    private let width: Int
    /// Columns of the new picture.
    package let newWidth: Int
    /// Rows of the new picture.
    package let newHeight: Int

    /// Plans scaling to exactly this size, in pixels; all sides must be at least 1.
    package init(fromWidth width: Int, fromHeight height: Int, toWidth: Int, toHeight: Int) {
        rows = ScalingSpans(rowsFrom: height, to: toHeight)
        columns = ScalingSpans(columnsFrom: width, to: toWidth)
        (self.width, newWidth, newHeight) = (width, toWidth, toHeight)
    }

    /// Plans scaling the longer side down to at most `side` pixels, aspect kept; smaller pictures keep their size.
    package init(fromWidth width: Int, fromHeight height: Int, toLongSide side: Int) {
        let longSide = max(width, height)
        // Rounded to the nearest pixel, and never to none.
        func shrunk(_ length: Int) -> Int {
            longSide > side ? max(1, (length * side + longSide / 2) / longSide) : length
        }
        self.init(
            fromWidth: width, fromHeight: height, toWidth: shrunk(width),
            toHeight: shrunk(height))
    }

    /// Returns the scaled picture's bytes, row by row.
    ///
    /// In `bytes` a row of the old picture begins every `rowBytes` bytes, of which the first width · channels are read.
    package func scaled(
        _ bytes: UnsafeBufferPointer<UInt8>, rowBytes: Int, channels: Channels
    ) -> [UInt8] {
        var scaler = AreaScaler(self, channels: channels)
        for row in 0..<rows.sourceCount {
            let start = row * rowBytes
            scaler.add(
                UnsafeBufferPointer(rebasing: bytes[start..<start + channels.rawValue * width]))
        }
        return scaler.bytes
    }

    /// Sums a row of the old picture's weighted columns into the columns of the new one.
    func sumColumns(
        of line: [Double], into sums: inout [Double], _ channels: Channels
    ) {
        columns.sumColumns(of: line, into: &sums, count: newWidth, channels)
    }

    /// Which old rows each new row is made of, with their weights.
    var rowSpans: ScalingSpans { rows }
    /// Which old columns each new column is made of, with their weights.
    var columnSpans: ScalingSpans { columns }
    /// Columns of the old picture.
    var oldWidth: Int { width }
}

/// A picture that is scaled while it comes row by row from the top.
///
/// In memory are one row of sums and the new picture; the old one need not be.
package struct AreaScaler {
    /// Which old rows and columns each new pixel is made of.
    private let scaling: AreaScaling
    /// How many bytes a pixel has.
    private let channels: AreaScaling.Channels
    /// The sums of the new row being made, over all old columns: each byte, brought to 16 bits, times the weight of its
    /// row.
    ///
    /// One number more than the columns have, which is read along with the last pixel of three channels.
    private var line: [Double]
    /// The sums of the new row being made, over the old columns, too: its pixels, 0 … 65535.
    private var sums: [Double]
    /// How many old rows came.
    private var row = 0
    /// How many weighted old rows are in a sum: the place of the next one in `scaling.rowSpans`.
    private var place = 0
    /// How many new rows are done.
    private var doneCount = 0
    /// The new picture's bytes, row by row; 0 in those rows whose old rows have not come.
    package private(set) var bytes: [UInt8]

    /// Starts a picture, of which no row has come yet.
    package init(_ scaling: AreaScaling, channels: AreaScaling.Channels) {
        self.scaling = scaling
        self.channels = channels
        line = [Double](repeating: 0, count: channels.rawValue * scaling.oldWidth + 1)
        sums = [Double](repeating: 0, count: channels.rawValue * scaling.newWidth + 1)
        bytes = [UInt8](
            repeating: 0, count: channels.rawValue * scaling.newWidth * scaling.newHeight)
    }

    /// Takes the next old row, channels · width bytes; rows beyond the last that is needed change nothing.
    package mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        precondition(bytes.count == line.count - 1)
        guard let start = bytes.baseAddress else { return }
        let spans = scaling.rowSpans
        // An old row may belong to two new ones, as the end of one and the beginning of the next.
        while place < spans.count, spans.source(place) == row {
            if spans.isFirst(place) {
                raster_area_set_row(start, spans.weight(place), &line, bytes.count)
            } else {
                raster_area_add_row(start, spans.weight(place), &line, bytes.count)
            }
            place += 1
            if place == spans.count || spans.isFirst(place) { finishRow() }
        }
        row += 1
    }

    /// Rounds the row being made to bytes, after the last old row that it covers.
    private mutating func finishRow() {
        scaling.sumColumns(of: line, into: &sums, channels)
        // All but the one number more.
        let count = sums.count - 1
        bytes.withUnsafeMutableBufferPointer { target in
            guard let to = target.baseAddress else { return }
            raster_area_round(sums, to + doneCount * count, count)
        }
        doneCount += 1
    }
}

extension ColorRaster {
    /// Returns the picture with its longer side scaled down to at most `side` pixels, aspect kept; a smaller one is
    /// returned as it is.
    ///
    /// Each new pixel is the mean of the area it covers, to the same bytes as ImageMagick's `ScaleImage` makes with 16
    /// bits a channel, at a quarter of the cost: the same sums in the same order, without its bookkeeping for each
    /// pixel.
    package func areaScaled(toLongSide side: Int) -> ColorRaster {
        guard longSide > side else { return self }
        let scaling = AreaScaling(fromWidth: width, fromHeight: height, toLongSide: side)
        let scaled = bytes.withUnsafeBufferPointer { bytes in
            scaling.scaled(bytes, rowBytes: 3 * width, channels: .three)
        }
        return ColorRaster(width: scaling.newWidth, height: scaling.newHeight, bytes: scaled)
    }
}
