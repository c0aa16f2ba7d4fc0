internal import CDecoders
package import Raster

/// Decodes PNGs by libpng itself, row by row, into a picture that is scaled down meanwhile.
///
/// ImageMagick uses the same library, but keeps all of a picture in eight bytes a pixel, and twelve more
/// of gray ones: from 15 megapixels on more than it may have on Debian.
package enum LibPNG {
    /// Whether libpng is installed; it is loaded when this is first asked.
    package static let isInstalled: Bool = png_shim_load()

    /// Decodes a PNG with its longer side scaled down to at most `side` pixels, transparent parts laid on paper.
    ///
    /// - Returns: the picture; nil where libpng is missing or cannot make sRGB of the numbers
    /// - Throws: where the pixels are broken or end
    package static func raster(
        of bytes: [UInt8], toLongSide side: Int
    ) throws(DecoderError) -> ColorRaster? {
        guard isInstalled else { return nil }
        return try unsafe bytes.span.withUnsafeBufferPointer { buffer throws(DecoderError) in
            guard let png = unsafe OpenPNG(buffer) else { return nil }
            guard png.pixels != nil else { return try png.scaled(toLongSide: side, on: 255) }
            return try ColorRaster.onPaper { paper throws(DecoderError) in
                // Read anew for each paper: its rows are not kept.
                guard let png = unsafe OpenPNG(buffer) else { throw .broken(reason: "") }
                return try png.scaled(toLongSide: side, on: paper)
            }
        }
    }
}

/// A PNG that libpng has open; the bytes it was made of must outlive it.
@safe
private struct OpenPNG: ~Copyable {
    /// libpng's structures; owned.
    private let handle: OpaquePointer
    /// Its size, its channels and whether it is interlaced.
    private let header: png_shim_header
    /// Which bytes its pixels have if they have opacity, else nil.
    let pixels: TransparentPixels?

    /// Opens a PNG; nil where it is broken or its numbers are not sRGB's.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var header = png_shim_header()
        guard let start = bytes.baseAddress,
            let handle = unsafe png_shim_open(start, bytes.count, &header)
        else { return nil }
        (unsafe self.handle, self.header) = (unsafe handle, header)
        pixels = TransparentPixels(rawValue: header.channels)
    }

    deinit { unsafe png_shim_close(handle) }

    /// Reads all rows and scales them down to a longer side of at most `side` pixels; opacity is laid on paper of a
    /// gray.
    ///
    /// Can be called once: the rows are used up.
    func scaled(toLongSide side: Int, on paper: UInt8) throws(DecoderError) -> ColorRaster {
        let scaling = AreaScaling(
            fromWidth: header.width, fromHeight: header.height, toLongSide: side)
        // One or two channels are gray, which stays one channel while it is scaled.
        let channels: AreaScaling.Channels = header.channels < 3 ? .one : .three
        let bytes =
            header.is_interlaced
            ? try interlaced(scaling, channels, on: paper) : try rows(scaling, channels, on: paper)
        return channels == .one
            ? ColorRaster(
                gray: SamplePlane(bytes, rowBytes: scaling.newWidth), width: scaling.newWidth,
                height: scaling.newHeight)
            : ColorRaster(width: scaling.newWidth, height: scaling.newHeight, bytes: bytes)
    }

    /// The scaled bytes of a picture whose rows come from top to bottom.
    private func rows(
        _ scaling: AreaScaling, _ channels: AreaScaling.Channels, on paper: UInt8
    ) throws(DecoderError) -> [UInt8] {
        var scaler = AreaScaler(scaling, channels: channels)
        var row = OpenRow(width: header.width, channels: header.channels)
        for _ in 0..<header.height {
            try read(&row, on: paper)
            unsafe row.opaque.withUnsafeBufferPointer { unsafe scaler.add($0) }
        }
        return scaler.bytes
    }

    /// The scaled bytes of a picture whose rows come in seven passes (Adam7), each with some of the columns.
    private func interlaced(
        _ scaling: AreaScaling, _ channels: AreaScaling.Channels, on paper: UInt8
    ) throws(DecoderError) -> [UInt8] {
        var scaler = ScatteredScaler(scaling, channels: channels)
        // However few pixels a pass has, libpng writes a whole row.
        var row = OpenRow(width: header.width, channels: header.channels)
        for pass in Self.passes where pass.x < header.width {
            let columns = stride(from: pass.x, to: header.width, by: pass.acrossStep)
            for y in stride(from: pass.y, to: header.height, by: pass.downStep) {
                try read(&row, on: paper)
                scaler.add(row.opaque, ofRow: y, columns: columns)
            }
        }
        return scaler.bytes
    }

    /// Where each pass of an interlaced PNG begins, and how far its columns and rows are apart (PNG
    /// specification, third edition, section 8.2).
    private static let passes: [(x: Int, acrossStep: Int, y: Int, downStep: Int)] = [
        (0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4),
        (0, 2, 2, 4), (1, 2, 0, 2), (0, 1, 1, 2),
    ]

    /// Reads the next row, and lays it on paper where it has opacity; throws where the data are broken or end.
    private func read(_ row: inout OpenRow, on paper: UInt8) throws(DecoderError) {
        let handle = unsafe self.handle
        let isRead = unsafe row.bytes.withUnsafeMutableBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return false }
            return unsafe png_shim_read_row(handle, start)
        }
        guard isRead else { throw .broken(reason: "") }
        guard let pixels else {
            // The opaque bytes are those that were read: no copy.
            swap(&row.opaque, &row.bytes)
            return
        }
        unsafe row.bytes.withUnsafeBufferPointer {
            unsafe pixels.lay($0, on: paper, into: &row.opaque)
        }
    }
}

/// Memory for one row, used for all: as it is read, and as it is without opacity.
private struct OpenRow {
    /// The row's bytes as libpng writes them.
    var bytes: [UInt8]
    /// The row's bytes without opacity.
    var opaque: [UInt8]

    /// Makes room for a row of so many pixels of so many bytes.
    init(width: Int, channels: Int) {
        bytes = [UInt8](repeating: 0, count: width * channels)
        let opaqueChannels = TransparentPixels(rawValue: channels)?.opaqueByteCount ?? channels
        opaque = [UInt8](repeating: 0, count: width * opaqueChannels)
    }
}
