import Raster

/// Reads the code of a sheet in a picture in which its page was found.
struct CodeReader {
    /// The picture.
    let gray: GrayRaster

    /// Returns the plan that either of the two codes says, or both together.
    ///
    /// `photo` says where places of the page are in the picture.
    func plan(_ photo: (SheetPoint) -> SheetPoint) -> SheetPlan? {
        let codes = SheetGeometry.codes.compactMap { darkness(in: $0, photo) }
        for code in codes {
            if let plan = SheetCode.plan(of: code) { return plan }
        }
        guard codes.count == 2 else { return nil }
        return SheetCode.plan(of: zip(codes[0], codes[1]).map { ($0 + $1) / 2 })
    }

    /// How black each cell is, 0 … 1, or nothing where the code is not in the picture.
    private func darkness(
        in area: SheetRect, _ photo: (SheetPoint) -> SheetPoint
    ) -> [Double]? {
        guard
            area.corners.map(photo).allSatisfy({
                $0.x >= 0 && $0.y >= 0 && $0.x <= Double(gray.width)
                    && $0.y <= Double(gray.height)
            })
        else { return nil }
        let edges = QuadEdges(gray: gray)
        let cell = SheetGeometry.cell
        var values: [Double] = []
        for row in 0..<SheetCode.rows {
            for column in 0..<SheetCode.columns {
                var sum = 0.0
                for dy in [0.3, 0.5, 0.7] {
                    for dx in [0.3, 0.5, 0.7] {
                        let place =
                            area.origin + cell * [Double(column) + dx, Double(row) + dy]
                        sum += edges.value(at: photo(place))
                    }
                }
                values.append(sum / 9)
            }
        }
        return Self.darkness(of: values)
    }

    /// How near each cell is to the black and the white around it: light may change across a code.
    private static func darkness(of values: [Double]) -> [Double]? {
        let columns = SheetCode.columns
        let levels = values.indices.map { place -> (Double, Double) in
            let (row, column) = place.quotientAndRemainder(dividingBy: columns)
            // Three cells to each side hold both kinds.
            let near = values.indices.filter { other in
                let (otherRow, otherColumn) = other.quotientAndRemainder(dividingBy: columns)
                return abs(otherRow - row) <= 3 && abs(otherColumn - column) <= 3
            }.map { values[$0] }.sorted()
            return (near[near.count / 8], near[near.count - 1 - near.count / 8])
        }
        let contrast = levels.map { $1 - $0 }
        guard let most = contrast.max(), most > 20 else { return nil }
        return values.indices.map { place in
            let (dark, bright) = levels[place]
            return min(max((bright - values[place]) / max(bright - dark, most / 4), 0), 1)
        }
    }
}
