/// A place on a page in millimeters, to the right and down.
package typealias SheetPoint = SIMD2<Double>

/// A rectangle on a page in millimeters.
package struct SheetRect: Sendable, Hashable {
    /// The top left corner.
    package var origin: SheetPoint
    /// Width and height, in millimeters.
    package var size: SheetPoint

    /// Makes a rectangle of its top left corner and its sides, in millimeters.
    package init(x: Double, y: Double, width: Double, height: Double) {
        origin = [x, y]
        size = [width, height]
    }

    /// The bottom right corner.
    package var end: SheetPoint { origin + size }
    /// The middle.
    package var middle: SheetPoint { origin + size / 2 }
    /// The corners, clockwise from the top left.
    package var corners: [SheetPoint] {
        [origin, [end.x, origin.y], end, [origin.x, end.y]]
    }

    /// Returns the rectangle with this much taken away at each side; with less than nothing, added.
    package func inset(by margin: Double) -> SheetRect {
        SheetRect(
            x: origin.x + margin, y: origin.y + margin, width: size.x - 2 * margin,
            height: size.y - 2 * margin)
    }

    /// Returns the rectangle elsewhere.
    package func moved(by offset: SheetPoint) -> SheetRect {
        SheetRect(
            x: origin.x + offset.x, y: origin.y + offset.y, width: size.x, height: size.y)
    }
}

/// Where everything lies on a sheet, in millimeters from the top left corner of its frame: the
/// rectangle that the outer edges of the four corner marks span.
///
/// The frame is the same on every paper, so that a photo need not know which it was: it leaves room for
/// the margins of any printer on A4 as on US letter.
package enum SheetGeometry {
    /// Width and height of the frame, in millimeters.
    ///
    /// Leaves margins of 12 mm beside it on A4 and of 12.2 above and below on US letter, more than printers
    /// leave white.
    package static let frame: SheetPoint = [186, 255]
    /// The side of a mark in millimeters: six cells of 1.5 mm, each four pixels in a photo of two megapixels.
    package static let markSide = 9.0
    /// The side of a cell of a mark and of the code, in millimeters.
    package static let cell = 1.5

    /// One of the marks that say where a page is in a photo.
    package struct Mark: Sendable, Hashable {
        /// Which mark it is: the place of its pattern in `SheetMark.patterns`.
        package let number: Int
        /// Where it is, in words: `top left`.
        package let name: String
        /// What it covers, in millimeters of the frame.
        package let square: SheetRect
    }

    /// The marks: one at each corner and one in the middle of each long side, where a page bends most.
    package static let marks: [Mark] = {
        let (right, bottom) = (frame.x - markSide, frame.y - markSide)
        // The order is that of the patterns: it must not change, or printed sheets are misread.
        let places: [(String, Double, Double)] = [
            ("top left", 0, 0), ("top right", right, 0), ("bottom right", right, bottom),
            ("bottom left", 0, bottom), ("left", 0, bottom / 2), ("right", right, bottom / 2),
        ]
        return places.enumerated().map { number, place in
            Mark(
                number: number, name: place.0,
                square: SheetRect(x: place.1, y: place.2, width: markSide, height: markSide))
        }
    }()

    /// Where the code is printed twice: beside two corners that no straight cut takes away together.
    ///
    /// Two millimeters of paper are between a mark and its code, more than a cell.
    package static let codes: [SheetRect] = [
        SheetRect(
            x: frame.x - markSide - 2 - codeSize.x, y: 0, width: codeSize.x, height: codeSize.y),
        SheetRect(
            x: markSide + 2, y: frame.y - codeSize.y, width: codeSize.x, height: codeSize.y),
    ]

    /// Width and height of the printed code, in millimeters.
    private static var codeSize: SheetPoint {
        [Double(SheetCode.columns) * cell, Double(SheetCode.rows) * cell]
    }

    /// The x at which the text of the heading begins and around which the rows' digits stand, in millimeters.
    ///
    /// Right of the left marks (9 mm), with room for their free rim.
    package static let textLeft = 13.5
    /// Returns where the boxes are: right of the rows' digits, or in the middle where each box has its own.
    ///
    /// 153 by 208 mm, between the marks of the long sides (9 … 177 mm), below the boxes for the writer's
    /// mark (25 mm) and above the lower code (246 mm).
    static func grid(for order: SheetPlan.Order) -> SheetRect {
        SheetRect(x: order == .rows ? 21 : 16.5, y: 32, width: 153, height: 208)
    }
    /// The three boxes for the writer's mark, a number of up to three digits, from left to right.
    ///
    /// As wide as the smallest boxes for digits (`SheetLayout.leastWidth`), 1.2 mm apart.
    package static let writerBoxes: [SheetRect] = (0..<3).map {
        SheetRect(x: textLeft + 9.2 * Double($0), y: 15.4, width: 8, height: 9.6)
    }

    /// The width of a box's printed line in millimeters: one point.
    package static let line = 0.35
    /// The radius of a box's round corners in millimeters; set by eye.
    package static let cornerRadius = 1.2
}

/// The paper a sheet is printed on, upright.
package enum SheetPaper: String, Sendable, CaseIterable {
    /// ISO A4.
    case a4
    /// US letter.
    case letter

    /// Width and height in millimeters (ISO 216; ANSI letter of 8.5 by 11 inches).
    package var size: SheetPoint {
        switch self {
        case .a4: [210, 297]
        case .letter: [215.9, 279.4]
        }
    }

    /// Where the frame begins on the paper: it stands in the middle.
    package var frameOrigin: SheetPoint { (size - SheetGeometry.frame) / 2 }
}
