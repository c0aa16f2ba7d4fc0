internal import CDecoders

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
