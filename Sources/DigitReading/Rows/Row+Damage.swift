import Raster

extension Row {
    /// The constants of damage: how near to a missing part of the photo a digit is in doubt.
    struct DamageSettings: Sendable, Codable {
        /// How near to a missing part of the photo a digit may come, over the digit's long side: what is left of a
        /// digit may look like another one.
        ///
        /// Not tuned: what was cut off ends right there, and much more would reject whole digits that only stand beside
        /// it.
        var nearness = 0.25
        /// How near to a missing part of the photo a digit may come, in pixels of the full-size photo, at least.
        ///
        /// JPEGs are stored in squares of up to 16 pixels.
        var leastNearness = 16
    }

    /// Rejects a digit as `damaged` that may not be what is written, since parts of the photo are missing in its file.
    ///
    /// A digit is in doubt where it comes near a missing part, and where its confidence is below `least`, 0 … 1
    /// (`DecisionRule.sureEnough` where none is given): paper and ink are judged by all of a photo, so that a digit
    /// read in the rest may be grain, or a piece of the digit that stands where pixels are missing. Of twenty samples
    /// cut at every fourth hundredth of their bytes the wrong readings had a confidence of 0.47 at most. A photo in
    /// which nothing was found is rejected so, too: the digit may be in what is missing. The parts are in pixels of the
    /// upright full-size photo, as the box is.
    mutating func reject(
        near missing: [PixelBox], unlessSure least: Float? = nil, by settings: ReadingSettings
    ) {
        let least = least ?? settings.decision.sureEnough
        guard status != .error,
            Self.isInDoubt(box, confidence, missing, unlessSure: least, settings.damage)
        else { return }
        (status, reason) = (.rejected, .damaged)
        if text != nil { text = Self.unsureText }
    }

    /// Whether what was read in a box may not be what is written, for missing parts; without a box the digit may be
    /// anywhere.
    static func isInDoubt(
        _ box: PixelBox?, _ confidence: Double?, _ missing: [PixelBox], unlessSure least: Float,
        _ settings: DamageSettings
    ) -> Bool {
        guard !missing.isEmpty else { return false }
        guard let box, confidence ?? 1 >= Double(least) else { return true }
        let reach = max(
            settings.leastNearness, Int(settings.nearness * Double(box.longSide)))
        let around = PixelBox(
            x: box.x - reach, y: box.y - reach, width: box.width + 2 * reach,
            height: box.height + 2 * reach)
        return missing.contains { around.overlaps($0) }
    }
}
