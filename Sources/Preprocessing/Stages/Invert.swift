import Raster

/// Makes the ink the dark part: turns light ink on a dark ground into dark ink on a light one.
package struct Invert: Stage {
    package static let name = StageName.invert

    /// Which way round the ink is taken to be; measured when there is none.
    package let polarity: Polarity?

    /// Makes the stage; with a polarity it is not measured but taken as known.
    package init(_ polarity: Polarity? = nil) { self.polarity = polarity }

    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        if let polarity {
            workpiece.polarity = polarity
            notes.decide("polarity", polarity.rawValue, because: "given, not measured")
        } else {
            let measured = PaperPolarity(of: workpiece.gray)
            workpiece.polarity = measured.polarity
            workpiece.polarityScore = measured.score
            notes.note(
                "polarity score", measured.score,
                because: "above 0: what stands out from the paper is darker than it")
            notes.decide("polarity", measured.polarity.rawValue, because: "as the score says")
        }
        guard workpiece.polarity == .lightOnDark else { return }
        workpiece.gray.pixels.withUnsafeMutableBufferPointer { pixels in
            for index in 0..<pixels.count { pixels[index] = 255 - pixels[index] }
        }
    }
}
