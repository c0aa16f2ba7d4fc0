/// What a user should know about a photo that could be read all the same.
public enum Warning: String, Sendable, Hashable, CaseIterable, Codable {
    /// The file is cut off or broken; what is there was read.
    case damaged
    /// The file's name promises another format than its bytes.
    case wrongExtension = "wrong-extension"
    /// Only the first picture of an animation or of several pages was read.
    case firstFrameOnly = "first-frame-only"
    /// Ink and paper differ little.
    case lowContrast = "low-contrast"
    /// The digit touches the border of the photo and may be cut.
    case touchesBorder = "touches-border"
    /// The strokes have no sharp edges.
    case blurred
    /// More than one thing on the paper could be the digit.
    case severalCandidates = "several-candidates"
    /// The stroke is thin for the digit's size and was thickened.
    case thinStroke = "thin-stroke"
    /// The digit covers few pixels.
    case smallDigit = "small-digit"
    /// The photo was read turned by 90°.
    case turned90 = "turned-90"
    /// The photo was read turned by 180°.
    case turned180 = "turned-180"
    /// The photo was read turned by 270°.
    case turned270 = "turned-270"
}
