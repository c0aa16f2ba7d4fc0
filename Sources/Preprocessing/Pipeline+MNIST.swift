package import Decoders

extension Pipeline {
    /// The pipeline from a photo to MNIST's 28×28, with the settings that photos are read with.
    package static let mnist = mnist(settings: PreprocessingSettings())

    /// Returns the pipeline from a photo to MNIST's 28×28, each stage with the reason for its place.
    package static func mnist(
        by decoder: PhotoDecoder = PhotoDecoder(), settings: PreprocessingSettings
    ) -> Pipeline {
        let sizes = settings.sizes
        return Pipeline([
            // First, and at working size at once: decoding costs more than all that follows.
            Decode(longSide: sizes.workingSide, previewSide: sizes.previewSide, by: decoder),
            // Before anything has a place: boxes are told in the upright photo.
            AutoOrient(),
            // One channel before anything is measured: every later step then costs a third.
            Grayscale(minimumSide: sizes.leastSide),
            // Before the paper is flattened, since paper is what is lighter than the ink.
            Invert(),
            // Before thresholding: one threshold can only serve an evenly lit page.
            FlattenBackground(paper: .closing(side: sizes.closingSide)),
            // On flattened ink: what is left of light and tint would be taken for ink here.
            Binarize(settings.thresholds.standard),
            // Before ink is selected: a line ties the digit to the borders and to its neighbors.
            RemoveLines(threshold: settings.thresholds.standard),
            // Before the box is found: a single speck would stretch it.
            SelectInk(),
            // Before the stroke is measured: its width counts in hundredths of the digit's long side.
            CropToInk(),
            // Before shrinking: a hairline that is shrunk away cannot be thickened any more.
            NormalizeStroke(),
            // Before centering: the center of mass is taken of the pixels as MNIST has them.
            FitToBox(),
            // Last: nothing may move the ink any more.
            CenterByMass(),
        ])
    }
}
