import Raster

/// Makes the ink the dark part: turns light ink on a dark ground into dark ink on a light one.
package struct Invert: Stage {
    package static let name = StageName.invert

    /// Which way round the ink is taken to be.
    package enum Choice: Sendable, Hashable {
        /// As measured.
        case measured
        /// The opposite of what is measured, for a second look.
        case opposite
    }

    /// Which way round the ink is taken to be.
    package let choice: Choice

    /// Makes the stage.
    package init(_ choice: Choice = .measured) { self.choice = choice }

    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        let measured = PaperPolarity(of: workpiece.gray)
        let isDarkInk = (measured.polarity == .darkOnLight) == (choice == .measured)
        notes.note(
            "polarity score", measured.score,
            because: "above 0: what stands out from the paper is darker than it")
        notes.decide(
            "polarity",
            (isDarkInk ? Polarity.darkOnLight : .lightOnDark).rawValue,
            because: choice == .measured
                ? "as the score says" : "tried against the score, for a second look")
        workpiece.polarityScore = measured.score
        guard !isDarkInk else { return }
        workpiece.gray.pixels.withUnsafeMutableBufferPointer { pixels in
            for index in 0..<pixels.count { pixels[index] = 255 - pixels[index] }
        }
    }
}
