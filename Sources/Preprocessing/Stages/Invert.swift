import Raster

/// Makes the ink the dark part: gray levels of light ink on a dark ground are subtracted from 255.
package struct Invert: Stage {
    package static let name = StageName.invert

    /// What the polarity is measured by.
    package enum Evidence: Sendable, Hashable {
        /// The paper is the larger part of the picture: for one digit, however thick.
        case paper
        /// The ink is what is thin, mostly, in the picture reduced to this long side in pixels: for pages, which may
        /// lie on a dark table.
        case strokes(longSide: Int)
    }

    /// How thin structures and the paper are weighed on a page; none of the numbers was tuned.
    ///
    /// The score is that of `PaperPolarity`, in −3 … 3, plus two weighted balances (`ThinContrast.balance`) in −1 … 1.
    package struct Settings: Sendable, Codable {
        /// The weight of the balance of thin structures at `longSide`.
        ///
        /// Not tuned: as much as the paper's score can be, since the paper's score is wrong for a page on a dark table.
        package var fine: Float = 3
        /// The weight of the balance of thin structures at `ThinContrast.Settings.longSide`.
        ///
        /// Not tuned: strokes of large writing are thin there.
        package var coarse: Float = 2
        /// The long side in pixels of the reduced picture in which strokes of small digits are thin.
        ///
        /// Not tuned: a stroke of 5 pixels (`ThinContrast.Settings.side`), as a digit 50 pixels high has, is that of a
        /// digit a thirteenth as high as the page.
        package var longSide = 640
    }

    /// The polarity that is taken as known; nil where it is measured.
    package let polarity: Polarity?
    /// What the polarity is measured by, where it is.
    package let evidence: Evidence

    /// Makes the stage; with a polarity it is not measured but taken as known.
    package init(_ polarity: Polarity? = nil, by evidence: Evidence = .paper) {
        self.polarity = polarity
        self.evidence = evidence
    }

    /// Leaves the polarity, and inverts the gray picture where the ink is light; throws `noInk` where there is none to
    /// measure.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        let found: InkPolarity
        if let polarity {
            found = InkPolarity(polarity)
            notes.decide("polarity", polarity.rawValue, because: "given, not measured")
        } else {
            guard let gray = workpiece.gray else { throw .noInk }
            let score = score(of: gray, workpiece.settings)
            let measured: Polarity = score > 0 ? .darkOnLight : .lightOnDark
            found = InkPolarity(measured, score: score)
            notes.note(
                "polarity score", score,
                because: "above 0: what stands out from the paper is darker than it")
            notes.decide("polarity", measured.rawValue, because: "as the score says")
        }
        workpiece.polarity = found
        guard found.value == .lightOnDark else { return }
        workpiece.gray?.pixels.withUnsafeMutableBufferPointer { pixels in
            for index in 0..<pixels.count { pixels[index] = 255 - pixels[index] }
        }
    }

    /// Returns the polarity's score by the evidence: above 0 where the ink is dark.
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

/// Whether the ink on a photo is darker or lighter than the paper, and how clearly.
package struct InkPolarity: Sendable, Equatable {
    /// Which of ink and paper is the darker one.
    package let value: Polarity
    /// How clear it is: above 0 for dark ink, below 0 for light ink, the farther from 0 the clearer; 0 where it was
    /// given and not measured.
    ///
    /// For one digit it is `PaperPolarity.score`, −3 … 3; for a page thin structures are added (`Invert.Settings`),
    /// −8 … 8.
    package let score: Float

    /// Makes a polarity; without a score, one that was given.
    package init(_ value: Polarity, score: Float = 0) {
        self.value = value
        self.score = score
    }
}
