import Raster

/// Makes the ink the dark part: turns light ink on a dark ground into dark ink on a light one.
package struct Invert: Stage {
    package static let name = StageName.invert

    /// What tells ink from paper.
    package enum Evidence: Sendable, Hashable {
        /// The paper is the larger part of the picture: for one digit, however thick.
        case paper
        /// The ink is what is thin, mostly, at this long side: for pages, which may lie on a dark table.
        case strokes(longSide: Int)
    }

    /// How thin structures and the paper are weighed on a page; none of the numbers was tuned.
    package struct PageSettings: Sendable, Codable {
        /// The weight of thin structures at `longSide`: more than the paper's score, since a page may lie on a dark table.
        package var fine: Float = 3
        /// The weight of thin structures at `ThinContrast.Settings.longSide`.
        package var coarse: Float = 2
        /// The long side in pixels at which strokes of small digits are thin.
        package var longSide = 640

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Which way round the ink is taken to be; measured when there is none.
    package let polarity: Polarity?
    /// What it is measured by.
    package let evidence: Evidence

    /// Makes the stage; with a polarity it is not measured but taken as known.
    package init(_ polarity: Polarity? = nil, by evidence: Evidence = .paper) {
        self.polarity = polarity
        self.evidence = evidence
    }

    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        if let polarity {
            workpiece.polarity = polarity
            notes.decide("polarity", polarity.rawValue, because: "given, not measured")
        } else {
            let score = score(of: workpiece.gray, workpiece.settings)
            let measured: Polarity = score > 0 ? .darkOnLight : .lightOnDark
            workpiece.polarity = measured
            workpiece.polarityScore = score
            notes.note(
                "polarity score", score,
                because: "above 0: what stands out from the paper is darker than it")
            notes.decide("polarity", measured.rawValue, because: "as the score says")
        }
        guard workpiece.polarity == .lightOnDark else { return }
        workpiece.gray.pixels.withUnsafeMutableBufferPointer { pixels in
            for index in 0..<pixels.count { pixels[index] = 255 - pixels[index] }
        }
    }

    private func score(of gray: GrayRaster, _ settings: PreprocessingSettings) -> Float {
        let (thin, weights) = (settings.thinContrast, settings.pagePolarity)
        let polarity = PaperPolarity(of: gray, settings: settings.paperPolarity, thin: thin)
        switch evidence {
        case .paper: return polarity.score
        case .strokes(let longSide):
            let fine = ThinContrast(of: gray, longSide: longSide, settings: thin)
            return polarity.score + weights.fine * fine.balance
                + weights.coarse * ThinContrast(of: gray, settings: thin).balance
        }
    }
}
