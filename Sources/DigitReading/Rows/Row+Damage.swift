import Raster

extension Row {
    /// How near to a missing part of the photo a digit may reach into it, in parts of its longer side: what is
    /// left of a digit may be a digit, too.
    private static let nearness = 0.25
    /// The same in pixels of the photo: JPEGs come in squares of up to 16 pixels.
    private static let leastNearness = 16

    /// Rejects a digit that may not be what is written, as parts of the photo are missing in its file; the parts
    /// are in pixels of the upright full-size photo, as the box is.
    ///
    /// It may reach into them, and what is read without being sure (`least`, 0 … 1) may be grain, or a piece of
    /// the digit that stands where they are: paper and ink are judged by all of a photo. The wrong readings of
    /// twenty samples cut at every fourth hundredth had at most 0.47. A photo in which nothing was found is
    /// `damaged`, too: the digit may be there.
    mutating func reject(near missing: [PixelBox], unlessSure least: Float) {
        guard status != .error, Self.isInDoubt(box, confidence, missing, unlessSure: least) else {
            return
        }
        (status, reason) = (.rejected, .damaged)
        if text != nil { text = Self.unsureText }
    }

    /// Whether what was read in a box may not be what is written, for missing parts; without a box it may be
    /// anywhere.
    static func isInDoubt(
        _ box: PixelBox?, _ confidence: Double?, _ missing: [PixelBox], unlessSure least: Float
    ) -> Bool {
        guard !missing.isEmpty else { return false }
        guard let box, confidence ?? 1 >= Double(least) else { return true }
        let reach = max(leastNearness, Int(nearness * Double(box.longSide)))
        let around = PixelBox(
            x: box.x - reach, y: box.y - reach, width: box.width + 2 * reach,
            height: box.height + 2 * reach)
        return missing.contains { around.overlaps($0) }
    }
}
