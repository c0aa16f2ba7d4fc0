internal import CDecoders

extension MagickImage {
    /// Scales to exactly this size; each new pixel is the mean of the area it covers.
    package mutating func scale(width: Int, height: Int) throws(DecoderError) {
        try check(unsafe magick_shim_scale(handle, width, height), .scale)
    }

    /// Scales down, aspect kept, so that the longer side is at most this; returns whether it had to.
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
