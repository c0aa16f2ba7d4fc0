import Preprocessing

extension StageName {
    /// What the picture after the stage is called, in a few words for people.
    ///
    /// Every stage has words: the switch has no default, so that a new stage without them does not compile.
    var title: String {
        switch self {
        case .decode: "The photo as it was read"
        case .autoOrient: "Upright"
        case .zoomIn: "Read larger"
        case .grayscale: "Gray"
        case .invert: "Ink dark"
        case .flattenBackground: "Paper evened out"
        case .binarize: "Ink or paper"
        case .removeLines: "Without lines"
        case .turnPage: "The page turned"
        case .findMarks: "Marks on the page"
        case .bridgeGaps: "Gaps closed"
        case .dropThinStrokes: "Without thin strokes"
        case .selectInk: "The digit's ink"
        case .turnInk: "The digit turned"
        case .cropToInk: "Cut to the ink"
        case .normalizeStroke: "Strokes evened out"
        case .fitToBox: "Made small"
        case .centerByMass: "28×28"
        }
    }

    /// What the stage does and what its picture shows, in one sentence for people.
    ///
    /// It speaks of the picture (colors, boxes, crosses) as `StagePicture` draws it.
    var caption: String {
        switch self {
        case .decode: "The photo as the file holds it, read at a size that is large enough."
        case .autoOrient: "Turned upright, as the camera noted in the file."
        case .zoomIn: "The digit is small, so its part of the photo was read again, larger."
        case .grayscale: "One channel: color says little about ink."
        case .invert:
            "Ink dark on light paper: a photo of chalk on a board is inverted, others stay as they are."
        case .flattenBackground: "Shadow, uneven light and the paper's tint divided away."
        case .binarize: "Ink or not, pixel by pixel."
        case .removeLines: "Ruled and squared lines taken out; red is what was removed."
        case .turnPage: "The page turned, as it was photographed sideways or askew."
        case .findMarks: "Every mark on the page that may be a digit, line by line."
        case .bridgeGaps: "Short gaps between its pieces, inked."
        case .dropThinStrokes: "Only ink as wide as the usual stroke."
        case .selectInk: "Blue, in its box, is the ink taken for the digit; pale was left out."
        case .turnInk: "The ink turned, as the photo may have been taken sideways."
        case .cropToInk: "Cut to the box around the ink."
        case .normalizeStroke: "Ink at its full strength, and hairlines thickened."
        case .fitToBox: "The long side made 20 pixels, as MNIST's authors did."
        case .centerByMass:
            "The center of mass, the cross, in the middle of 28×28: what the network sees."
        }
    }
}
