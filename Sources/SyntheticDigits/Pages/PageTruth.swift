package import Raster

/// What each pixel of a simulated page shows: ground truth for finding digits and for checking it.
///
/// A map of one byte a pixel, in the photo's own size.
package struct PageTruth: Sendable, Equatable {
    /// What the ink of a pixel is part of.
    package enum Role: UInt8, Sendable, CaseIterable {
        /// Bare paper, the table around the sheet, and ink too thin to count.
        case paper
        /// A handwritten digit.
        case digit
        /// A printed digit.
        case print
        /// A letter or sign, written or printed, or anything else that stands like one.
        case other
        /// A line: ruling, the lines of a table or box, a frame, underlining.
        case line
    }

    /// The number of columns, in pixels.
    package let width: Int
    /// The number of pixel rows.
    package let height: Int
    /// The raw value of each pixel's `Role`, row by row from the top: width × height bytes.
    package private(set) var roles: [UInt8]
    /// The least ink, 0 … 1, that gives a pixel a role.
    ///
    /// Set by eye, not tuned: the soft rim of a stroke belongs to the paper, while lines thinner than a
    /// pixel still count.
    private static let leastInk: Float = 0.35

    /// Makes the truth of a page on which everything is paper.
    package init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        roles = [UInt8](repeating: Role.paper.rawValue, count: width * height)
    }

    /// Returns the role that most inked pixels of a box have, `paper` where none has any.
    ///
    /// The box may reach out of the photo; of roles that are equally frequent the first in the order of
    /// cases wins.
    package func role(in box: PixelBox) -> Role {
        var counts = [Int](repeating: 0, count: Role.allCases.count)
        for y in max(0, box.y)..<max(0, box.y, min(height, box.maxY)) {
            for x in max(0, box.x)..<max(0, box.x, min(width, box.maxX)) {
                counts[Int(roles[y * width + x])] += 1
            }
        }
        // Around any stroke is more paper than ink.
        counts[Int(Role.paper.rawValue)] = 0
        guard let most = counts.max(), most > 0 else { return .paper }
        return Role.allCases.first { counts[Int($0.rawValue)] == most } ?? .paper
    }

    /// Gives a role to the pixels that `cover` inks by more than the least.
    ///
    /// `cover` is as large as the photo; only `box` of it is looked at, all of it where that is nil. With
    /// `overPaperAlone`, pixels that have a role keep it.
    mutating func mark(
        _ cover: GrayRaster, in box: PixelBox? = nil, as role: Role, overPaperAlone: Bool = false
    ) {
        let box = box ?? PixelBox(x: 0, y: 0, width: width, height: height)
        for y in box.y..<box.maxY {
            for x in box.x..<box.maxX where cover.pixels[y * width + x] > Self.leastInk {
                let index = y * width + x
                if !overPaperAlone || roles[index] == Role.paper.rawValue {
                    roles[index] = role.rawValue
                }
            }
        }
    }

    /// Makes paper of all pixels that a layer covers by more than a half.
    ///
    /// For what lies on top of the writing: a table beyond the sheet's edge, a punched hole.
    mutating func hide(under cover: GrayRaster) {
        for index in roles.indices where cover.pixels[index] > 0.5 {
            roles[index] = Role.paper.rawValue
        }
    }
}
