// Any bytes as a JPEG: brightness that the reader of DC coefficients calls sound is libjpeg's, byte for byte.
import Decoders
import PhotoFiles
import Raster

/// Small pictures only: more inputs in the same time.
private let limits: PhotoLimits = {
    var limits = PhotoLimits()
    limits.jpegPixels = 1_000_000
    return limits
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func compareBrightness(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let photo = try? Photo(encoded: bytes, limits: limits), photo.header.format == .jpeg,
        let reader = try? DCReader(photo.bytes), let luma = reader.luma,
        // Of a progressive JPEG that is not whole, bits may be missing, which libjpeg then guesses.
        reader.isWhole || !photo.header.isProgressive
    else { return 0 }
    let (width, height) = (photo.header.width, photo.header.height)
    guard luma.width == (width + 7) / 8, luma.height == (height + 7) / 8,
        let expected = LibJPEG(width: width, height: height, reducedBy: 8).luma(
            of: photo.bytes, evenIfDamaged: true)
    else { return 0 }
    for y in 0..<luma.height {
        for x in 0..<luma.width where luma.bytes[y * luma.width + x] != expected[y * luma.width + x]
        {
            let block = PixelBox(x: 8 * x, y: 8 * y, width: 8, height: 8)
            guard reader.missing.contains(where: block.overlaps) else {
                fatalError("the block at column \(x), row \(y) is not libjpeg's")
            }
        }
    }
    return 0
}
