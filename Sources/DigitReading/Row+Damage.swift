import Raster

extension Row {
    /// How near to a missing part of the photo a digit may reach into it, in parts of its longer side: what is
    /// left of a digit may be a digit, too.
    private static let nearness = 0.25
    /// The same in pixels of the photo: JPEGs come in squares of up to 16 pixels.
    private static let leastNearness = 16

    /// Rejects a digit that may reach into parts of the photo which are missing in its file, and says of a photo in
    /// which nothing was found that it may be there.
    ///
    /// The parts are in pixels of the upright full-size photo, as the box is.
    mutating func reject(near missing: [PixelBox]) {
        guard !missing.isEmpty, status != .error, Self.mayReach(box, into: missing) else { return }
        (status, reason) = (.rejected, .damaged)
        if text != nil { text = Self.unsureText }
    }

    /// Whether what is in a box may reach into missing parts; without a box it may be anywhere.
    static func mayReach(_ box: PixelBox?, into missing: [PixelBox]) -> Bool {
        guard let box else { return !missing.isEmpty }
        let reach = max(leastNearness, Int(nearness * Double(box.longSide)))
        let around = PixelBox(
            x: box.x - reach, y: box.y - reach, width: box.width + 2 * reach,
            height: box.height + 2 * reach)
        return missing.contains { around.overlaps($0) }
    }
}
