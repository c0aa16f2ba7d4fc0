/// The stages' names: what debug pictures are called and what the trace says.
package enum StageName: String, Sendable, Hashable, CaseIterable, Codable {
    case decode
    case autoOrient = "auto-orient"
    case turnPage = "turn-page"
    case zoomIn = "zoom-in"
    case grayscale
    case invert
    case flattenBackground = "flatten-background"
    case binarize
    case removeLines = "remove-lines"
    case findMarks = "find-marks"
    case dropThinStrokes = "drop-thin-strokes"
    case selectInk = "select-ink"
    case cropToInk = "crop-to-ink"
    case bridgeGaps = "bridge-gaps"
    case turnInk = "turn-ink"
    case normalizeStroke = "normalize-stroke"
    case fitToBox = "fit-to-box"
    case centerByMass = "center-by-mass"
}
