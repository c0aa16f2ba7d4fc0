package import Raster

/// What the pixels of a simulated page show, for networks that learn to find digits.
package struct PageTruth: Sendable, Equatable {
    /// What the ink of a pixel is part of.
    package enum Role: UInt8, Sendable, CaseIterable {
        /// Bare paper, or what lies around the sheet.
        case paper
        /// A handwritten digit.
        case digit
        /// A printed digit.
        case print
        /// A letter or sign, written or printed, or anything else that stands like one.
        case other
        /// A line: of ruled paper, a table, a box, a frame, underlining.
        case line
    }

    /// Columns.
    package let width: Int
    /// Rows.
    package let height: Int
    /// The role of each pixel, row by row.
    package private(set) var roles: [UInt8]
    /// The role of the character in whose middle a pixel lies, row by row, `paper` outside: where two
    /// characters touch, their middles do not.
    package private(set) var middles: [UInt8]

    /// How much of a character's box, along both sides, is its middle.
    private static let middleShare: Float = 0.5
    /// Less ink than this, 0 … 1, gives a pixel no role.
    private static let leastInk: Float = 0.35

    /// Says that nothing is there.
    package init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        roles = [UInt8](repeating: Role.paper.rawValue, count: width * height)
        middles = roles
    }

    /// Returns what most ink in a box is part of, `paper` where there is none.
    package func role(in box: PixelBox) -> Role {
        var counts = [Int](repeating: 0, count: Role.allCases.count)
        for y in max(0, box.y)..<max(0, box.y, min(height, box.maxY)) {
            for x in max(0, box.x)..<max(0, box.x, min(width, box.maxX)) {
                counts[Int(roles[y * width + x])] += 1
            }
        }
        counts[Int(Role.paper.rawValue)] = 0
        guard let most = counts.max(), most > 0 else { return .paper }
        return Role.allCases.first { counts[Int($0.rawValue)] == most } ?? .paper
    }

    /// Gives the pixels that ink covers a role, or those of them that have none yet.
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

    /// Marks the middle of a character's box.
    mutating func markMiddle(of box: PixelBox, as role: Role) {
        let (halfWidth, halfHeight) = (
            max(1, Self.middleShare * Float(box.width) / 2),
            max(1, Self.middleShare * Float(box.height) / 2)
        )
        let (x, y) = (
            Float(box.x) + Float(box.width) / 2, Float(box.y) + Float(box.height) / 2
        )
        for row in max(0, Int(y - halfHeight))..<min(height, Int((y + halfHeight).rounded(.up))) {
            for column in max(0, Int(x - halfWidth))..<min(width, Int((x + halfWidth).rounded(.up)))
            {
                middles[row * width + column] = role.rawValue
            }
        }
    }

    /// Takes away what a layer hides, such as the table beyond a sheet's edge.
    mutating func hide(under cover: GrayRaster) {
        for index in roles.indices where cover.pixels[index] > 0.5 {
            (roles[index], middles[index]) = (Role.paper.rawValue, Role.paper.rawValue)
        }
    }
}
