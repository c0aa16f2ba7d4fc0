import Raster

/// Reads the code of a sheet in a picture in which its page was found.
package struct CodeReader {
    /// The picture in gray levels 0 … 255.
    let gray: GrayRaster
    /// The constant of this algorithm.
    let settings: Settings

    /// The constant of this algorithm.
    package struct Settings: Sendable, Codable {
        /// The difference in gray levels between black and white, at least, of some part of a code.
        ///
        /// Not tuned: an order of magnitude above a camera's noise; much more would miss codes in shade.
        package var leastContrast = 20.0

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Returns the plan that either of the two printed codes says, or both averaged; nil where neither can
    /// be read.
    ///
    /// `photo` maps places of the page in millimeters to pixels of the picture.
    func plan(_ photo: (SheetPoint) -> SheetPoint) -> SheetPlan? {
        let codes = SheetGeometry.codes.compactMap { darkness(in: $0, photo) }
        for code in codes {
            if let plan = SheetCode.plan(of: code) { return plan }
        }
        // What damages one code seldom damages the same cell of the other.
        guard codes.count == 2 else { return nil }
        return SheetCode.plan(of: zip(codes[0], codes[1]).map { ($0 + $1) / 2 })
    }

    /// Returns how black each cell of a code is, 0 white … 1 black, row by row; nil where a corner of the
    /// code lies outside the picture or its contrast is too low.
    private func darkness(
        in area: SheetRect, _ photo: (SheetPoint) -> SheetPoint
    ) -> [Double]? {
        guard
            area.corners.map(photo).allSatisfy({
                $0.x >= 0 && $0.y >= 0 && $0.x <= Double(gray.width)
                    && $0.y <= Double(gray.height)
            })
        else { return nil }
        let cell = SheetGeometry.cell
        var values: [Double] = []
        for row in 0..<SheetCode.rows {
            for column in 0..<SheetCode.columns {
                var sum = 0.0
                // Nine samples well inside the cell: its rim is blurred with the next cell's, and places
                // are off by a part of a cell.
                for dy in [0.3, 0.5, 0.7] {
                    for dx in [0.3, 0.5, 0.7] {
                        let place =
                            area.origin + cell * [Double(column) + dx, Double(row) + dy]
                        sum += gray.value(at: photo(place))
                    }
                }
                values.append(sum / 9)
            }
        }
        return darkness(of: values)
    }

    /// Turns cells' gray levels into darkness 0 … 1 between the black and the white around each, since
    /// light may change across a code.
    ///
    /// Nil where no part of the code has more contrast than `Settings.leastContrast`.
    private func darkness(of values: [Double]) -> [Double]? {
        // Three cells to each side (49 in the middle, 16 in a corner) hold both kinds nearly always.
        let levels = values.indices.map { Self.levels(of: values, around: $0, within: 3) }
        let contrast = levels.map { $1 - $0 }
        guard let most = contrast.max(), most > settings.leastContrast else { return nil }
        return values.indices.map { place in
            var (dark, bright) = levels[place]
            // Where the cells around are alike, black or white, those farther away tell which.
            for reach in 4..<SheetCode.columns where bright - dark < most / 4 {
                (dark, bright) = Self.levels(of: values, around: place, within: reach)
            }
            // The contrast of other parts keeps noise from being stretched.
            return min(max((bright - values[place]) / max(bright - dark, most / 4), 0), 1)
        }
    }

    /// Returns the gray levels of black and of white among the cells up to `reach` rows and columns from one.
    ///
    /// Eighths from either end are robust against a few odd cells.
    private static func levels(
        of values: [Double], around place: Int, within reach: Int
    ) -> (dark: Double, bright: Double) {
        let (row, column) = place.quotientAndRemainder(dividingBy: SheetCode.columns)
        let near = values.indices.filter { other in
            let (otherRow, otherColumn) = other.quotientAndRemainder(dividingBy: SheetCode.columns)
            return abs(otherRow - row) <= reach && abs(otherColumn - column) <= reach
        }.map { values[$0] }.sorted()
        return (near[near.count / 8], near[near.count - 1 - near.count / 8])
    }
}
