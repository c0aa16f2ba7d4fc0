internal import CDecoders

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
