/// The stages' names, as debug pictures and the trace have them.
public enum StageName: String, Sendable, Hashable, CaseIterable, Codable {
    /// The file's bytes become a picture.
    case decode
    /// The picture is turned as the camera noted.
    case autoOrient = "auto-orient"
    /// A page is turned the way it is read, and straightened.
    case turnPage = "turn-page"
    /// The part of the photo with the digit is cut out, decoded finer.
    case zoomIn = "zoom-in"
    /// Colors become one brightness.
    case grayscale
    /// Light ink on dark paper becomes dark ink on light paper.
    case invert
    /// Shadows and the paper's tint are divided away.
    case flattenBackground = "flatten-background"
    /// Each pixel becomes ink or paper.
    case binarize
    /// Ruled and squared lines are taken away.
    case removeLines = "remove-lines"
    /// What may be a digit on a page is found.
    case findMarks = "find-marks"
    /// Strokes far thinner than the others are taken away.
    case dropThinStrokes = "drop-thin-strokes"
    /// The digit's ink is chosen among all ink.
    case selectInk = "select-ink"
    /// The picture is cut to the digit's box.
    case cropToInk = "crop-to-ink"
    /// Small gaps in strokes are closed.
    case bridgeGaps = "bridge-gaps"
    /// The digit is turned.
    case turnInk = "turn-ink"
    /// Strokes become as dark and as wide as MNIST's.
    case normalizeStroke = "normalize-stroke"
    /// The digit is scaled into a box of 20×20 pixels.
    case fitToBox = "fit-to-box"
    /// The digit's center of mass is moved to the middle of 28×28 pixels.
    case centerByMass = "center-by-mass"
}
