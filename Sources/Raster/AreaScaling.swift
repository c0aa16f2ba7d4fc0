import CKernels

/// Scales rows of bytes to another size: each new pixel is the mean of the area it covers.
package struct AreaScaling: Sendable {
    /// How many bytes a pixel has.
    package enum Channels: Int, Sendable {
        case one = 1
        case three = 3
    }

    private let rows: ScalingSpans
    private let columns: ScalingSpans
    private let width: Int
    /// Columns of the new picture.
    package let newWidth: Int
    /// Rows of the new picture.
    package let newHeight: Int

    /// Finds out which pixels every new one is made of.
    package init(fromWidth width: Int, fromHeight height: Int, toWidth: Int, toHeight: Int) {
        rows = ScalingSpans(rowsFrom: height, to: toHeight)
        columns = ScalingSpans(columnsFrom: width, to: toWidth)
        (self.width, newWidth, newHeight) = (width, toWidth, toHeight)
    }

    /// Scales the longer side down to at most this, aspect kept.
    package init(fromWidth width: Int, fromHeight height: Int, toLongSide side: Int) {
        let longSide = max(width, height)
        func shrunk(_ length: Int) -> Int {
            longSide > side ? max(1, (length * side + longSide / 2) / longSide) : length
        }
        self.init(
            fromWidth: width, fromHeight: height, toWidth: shrunk(width),
            toHeight: shrunk(height))
    }

    /// Returns the scaled picture's bytes, row by row; every `rowBytes` bytes a row of the old one begins.
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

    var rowSpans: ScalingSpans { rows }
    var columnSpans: ScalingSpans { columns }
    var oldWidth: Int { width }
}

/// Scales a picture that comes row by row, of which only the row being made is in memory.
package struct AreaScaler {
    private let scaling: AreaScaling
    private let channels: AreaScaling.Channels
    /// The sums of the new row being made, over all old columns.
    private var line: [Double]
    private var sums: [Double]
    /// How many old rows came.
    private var row = 0
    /// How many weighted old rows are in a sum.
    private var place = 0
    /// How many new rows are done.
    private var doneCount = 0
    /// The new picture's bytes, row by row; 0 where the old rows have not come.
    package private(set) var bytes: [UInt8]

    /// Starts a picture.
    package init(_ scaling: AreaScaling, channels: AreaScaling.Channels) {
        self.scaling = scaling
        self.channels = channels
        line = [Double](repeating: 0, count: channels.rawValue * scaling.oldWidth + 1)
        sums = [Double](repeating: 0, count: channels.rawValue * scaling.newWidth + 1)
        bytes = [UInt8](
            repeating: 0, count: channels.rawValue * scaling.newWidth * scaling.newHeight)
    }

    /// Takes the next old row, `channels * width` bytes.
    package mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        precondition(bytes.count == line.count - 1)
        guard let start = bytes.baseAddress else { return }
        let spans = scaling.rowSpans
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
        let count = sums.count - 1
        bytes.withUnsafeMutableBufferPointer { target in
            guard let to = target.baseAddress else { return }
            raster_area_round(sums, to + doneCount * count, count)
        }
        doneCount += 1
    }
}
