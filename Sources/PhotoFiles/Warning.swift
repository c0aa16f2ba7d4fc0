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
    /// The stroke is a hairline, thinner than a hundredth of the digit's long side, of which parts may be lost.
    ///
    /// Strokes are thickened below nine hundredths, most of them without a warning.
    case thinStroke = "thin-stroke"
    /// The digit covers few pixels.
    case smallDigit = "small-digit"
    /// The digit looks printed rather than written.
    case printed
    /// Beside the digit's number stand marks that were not read: signs or letters.
    case unreadMarks = "unread-marks"
    /// The photo was read turned by 90°.
    case turned90 = "turned-90"
    /// The photo was read turned by 180°.
    case turned180 = "turned-180"
    /// The photo was read turned by 270°.
    case turned270 = "turned-270"
}

extension Warning {
    /// Whether the warning is about the file's name or its further pictures rather than about what the picture
    /// shows.
    package var isAboutFile: Bool { self == .wrongExtension || self == .firstFrameOnly }

    /// By how many quarter turns to the right (clockwise) the photo was turned before it was read, 1 … 3; nil where
    /// the warning is about something else.
    package var quartersTurned: Int? {
        switch self {
        case .turned90: 1
        case .turned180: 2
        case .turned270: 3
        default: nil
        }
    }

    /// The warning that a photo was turned to the right by so many quarter turns; nil for a number other than 1 …
    /// 3.
    package init?(turnedByQuarters quarters: Int) {
        guard let warning = Self.allCases.first(where: { $0.quartersTurned == quarters }) else {
            return nil
        }
        self = warning
    }
}
