/// The square marks of a sheet: a black border one cell wide around 4×4 cells, black or white, which say
/// which mark it is and which way round it lies.
///
/// Source of the idea: Garrido-Jurado, Muñoz-Salinas, Madrid-Cuevas, Marín-Jiménez, "Automatic
/// generation and detection of highly reliable fiducial markers under occlusion", 2014.
package enum SheetMark {
    /// The inner cells along a side of a mark, which hold its pattern.
    package static let patternSide = 4
    /// All cells along a side of a mark, the black border's two included.
    package static let cells = patternSide + 2

    /// The patterns of the marks, by number: 16 cells, row by row from the highest bit, a set bit is white.
    ///
    /// Found by search (`SheetLayoutTests` checks them): any two, turned any way, and any one and itself
    /// turned, differ in at least 6 cells, also from the other's mirror image; each has 6 … 10 white cells.
    package static let patterns: [UInt16] = [
        0x2ED8, 0xE2ED, 0x59EB, 0x8683, 0xCC1D, 0x5257,
    ]

    /// Returns a pattern turned clockwise by a quarter.
    package static func turned(_ pattern: UInt16) -> UInt16 {
        var result: UInt16 = 0
        for row in 0..<patternSide {
            for column in 0..<patternSide {
                let from = (patternSide - 1 - column) * patternSide + row
                let bit = pattern >> (15 - from) & 1
                result |= bit << (15 - (row * patternSide + column))
            }
        }
        return result
    }
}
