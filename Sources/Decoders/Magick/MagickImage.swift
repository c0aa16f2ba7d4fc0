internal import CDecoders

/// A picture in ImageMagick's memory, freed when its owner is gone; one thread may use it at a
/// time.
@safe
package struct MagickImage: ~Copyable {
    /// ImageMagick's handle; valid as long as this value lives.
    let handle: OpaquePointer
    /// How many bytes this picture takes out of the shared budget.
    private let reserved: Int

    /// Makes an empty picture that may grow to `pixels.width` × `pixels.height` pixels out of the
    /// shared budget; waits while others hold the memory.
    ///
    /// Pictures made from pixels reserve none: they are small, and a thread that holds a share may
    /// not wait for another.
    init(reservingPixels pixels: (width: Int, height: Int) = (0, 0)) throws(DecoderError) {
        guard MagickRuntime.isInstalled else { throw MagickRuntime.notInstalled }
        let budget = MagickRuntime.budget
        let least = pixels.width * pixels.height * MagickRuntime.bytesPerPixel
        guard least <= budget.byteCount else {
            throw MagickRuntime.tooLarge(
                width: pixels.width, height: pixels.height,
                bytesPerPixel: MagickRuntime.bytesPerPixel)
        }
        // A quarter more for palettes and the coder's own rows, an estimate; a picture that just
        // fits gets all there is.
        let bytes = min(least + least / 4, budget.byteCount)
        budget.take(bytes)
        guard let handle = unsafe magick_shim_create() else {
            budget.giveBack(bytes)
            throw .failed(.create, reason: "")
        }
        unsafe self.handle = unsafe handle
        reserved = bytes
    }

    deinit {
        unsafe magick_shim_destroy(handle)
        MagickRuntime.budget.giveBack(reserved)
    }

    /// Columns of pixels, 0 where the picture is empty.
    package var width: Int { unsafe magick_shim_width(handle) }
    /// Rows of pixels, 0 where the picture is empty.
    package var height: Int { unsafe magick_shim_height(handle) }

    /// The worst that happened to the picture so far: its number of ImageMagick's (0 nothing, from
    /// 300 warnings, from 400 errors), and the reason in words.
    var severity: (number: Int, reason: String) {
        // Reasons are cut off at 256 bytes, which one sentence seldom has.
        let reason = UnsafeMutablePointer<CChar>.allocate(capacity: 256)
        defer { unsafe reason.deallocate() }
        let number = unsafe magick_shim_severity(handle, reason, 256)
        return unsafe (Int(number), Self.plain(String(cString: reason)))
    }

    /// ImageMagick's words without the empty file name and its place in ImageMagick's source.
    private static func plain(_ reason: String) -> String {
        let words = reason.prefix { $0 != "`" && $0 != "@" }
        let text = words.split(separator: " ").joined(separator: " ")
        // What is left of "… in file `name'" once the name is cut off.
        let ending = " in file"
        return text.hasSuffix(ending) ? String(text.dropLast(ending.count)) : text
    }

    /// Throws an error with ImageMagick's reason where an operation was not a success.
    func check(_ success: Bool, _ operation: DecoderError.Operation) throws(DecoderError) {
        guard !success else { return }
        let (number, reason) = severity
        if Self.resourceErrors.contains(number) { throw .memory }
        throw .failed(operation, reason: reason)
    }
}

extension MagickImage {
    /// Scales to exactly `width` × `height` pixels by area averaging.
    package mutating func scale(width: Int, height: Int) throws(DecoderError) {
        try check(unsafe magick_shim_scale(handle, width, height), .scale)
    }

    /// Scales down, aspect kept, so that the longer side has at most `side` pixels; returns whether it had more.
    @discardableResult
    package mutating func shrink(toLongSide side: Int) throws(DecoderError) -> Bool {
        let (width, height) = (self.width, self.height)
        guard max(width, height) > side else { return false }
        let long = max(width, height)
        try scale(
            width: max(1, (width * side + long / 2) / long),
            height: max(1, (height * side + long / 2) / long))
        return true
    }
}

extension MagickImage {
    /// Prints a line of text in black.
    ///
    /// `font` is a font's file, `size` the font's size in pixels; the line begins at `x`, and its baseline is at `y`,
    /// in pixels from the top left. Meant for fonts that the system has, not for files that strangers sent.
    package mutating func print(
        _ text: String, font: String, size: Double, x: Double, y: Double
    ) throws(DecoderError) {
        let success = unsafe magick_shim_write_text(handle, font, size, x, y, text)
        try check(success, .print)
    }
}
