extension GrayRaster {
    /// Returns the greatest value in a disc around every pixel (dilation).
    ///
    /// The diameter is in pixels; 1 or less changes nothing. Of a disc that reaches beyond the picture only the part
    /// inside counts. An even diameter reaches one pixel further to the left and the top.
    package func dilated(byDiscOf diameter: Int) -> GrayRaster {
        discExtremum(diameter, Greatest.self)
    }

    /// Returns the least value in a disc around every pixel (erosion); discs are those of dilation.
    package func eroded(byDiscOf diameter: Int) -> GrayRaster {
        discExtremum(diameter, Least.self)
    }

    /// Returns the extremum in a disc around every pixel: that over the disc's rows (chords), each a horizontal window.
    private func discExtremum<Kind: Extremum>(_ diameter: Int, _: Kind.Type) -> GrayRaster {
        guard diameter > 1 else { return self }
        let chords = Self.discChords(diameter)
        let before = diameter / 2
        var result = self
        // One row of the disc after the other: equal chords share one pass along the rows.
        for length in Set(chords).sorted() {
            let plane = SlidingExtremum(width: width, height: height, values: pixels)
            let rows = plane.over(columns: length, rows: 1, Kind.self)
            rows.withUnsafeBufferPointer { rows in
                result.pixels.withUnsafeMutableBufferPointer { target in
                    for (index, chord) in chords.enumerated() where chord == length {
                        // The disc's row lies so many rows below its middle; where that is outside the picture, it is
                        // left out.
                        let shift = index - before
                        for row in max(0, -shift)..<max(0, min(height, height - shift)) {
                            guard let out = target.row(row, width: width).baseAddress,
                                let line = rows.row(row + shift, width: width).baseAddress
                            else { continue }
                            Float.compare(
                                out, line, greatest: Kind.isGreatest, into: out, count: width)
                        }
                    }
                }
            }
        }
        return result
    }

    /// The lengths of a disc's rows in pixels, from top to bottom; all have the diameter's parity.
    private static func discChords(_ diameter: Int) -> [Int] {
        // The length of the chord through a row's middle, by Pythagoras, rounded to whole pixels.
        let radius = Float(diameter) / 2
        return (0..<diameter).map { row in
            let height = Float(row) + 0.5 - radius
            let half = max(0, radius * radius - height * height).squareRoot()
            // Of the parity of the diameter, so that every row has the same middle.
            let chord = Int((2 * half).rounded())
            return max(1, chord - (chord - diameter) % 2)
        }
    }
}
