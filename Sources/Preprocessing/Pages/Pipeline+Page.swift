package import Decoders

extension Pipeline {
    /// The way of a page up to its marks: the same stages as for one digit, on a larger picture.
    package static func page(
        _ sight: PageSight, by decoder: PhotoDecoder = PhotoDecoder(),
        settings: PreprocessingSettings = PreprocessingSettings()
    ) -> Pipeline {
        let stages: [any Stage] = [
            // Larger than for one digit: a row of ten shares what one had alone.
            Decode(longSide: sight.longSide, by: decoder),
            AutoOrient(),
        ]
        // Before anything has a place, like the turn that the file itself asks for.
        let turn: [any Stage] = sight.turn.isNone ? [] : [TurnPage(sight.turn)]
        return Pipeline(
            stages + turn + [
                Grayscale(channels: sight.channels, minimumSide: sight.leastSide),
                Invert(sight.polarity, by: .strokes(longSide: settings.pagePolarity.longSide)),
                FlattenBackground(paper: sight.paper),
                // For its blur, and its mask for debug pictures: marks have thresholds of their own.
                Binarize(settings.thresholds.standard, blur: settings.binarize.pageBlur),
                // Last of what is done to the whole page: from here on each mark goes its own way.
                FindMarks(writingHeight: sight.writingHeight),
            ])
    }
}

/// One way to see a page.
package struct PageSight: Sendable, Hashable {
    /// The long side at which it is decoded.
    package var longSide: Int
    /// The long side to which it is enlarged where the photo has less.
    package var leastSide: Int
    /// How it is turned.
    package var turn = PageTurn()
    /// How its colors become one channel.
    package var channels = Grayscale.Channels.luma
    /// Which way round the ink is; measured when there is none.
    package var polarity: Polarity?
    /// How high the writing is in pixels; measured when there is none.
    package var writingHeight: Float?
    /// How the paper is estimated.
    package var paper: PaperLevel

    /// Makes the sight that every page is first seen in.
    package init(_ sizes: WorkingSizes = WorkingSizes()) {
        longSide = sizes.pageSide
        leastSide = sizes.leastSide
        paper = .strokes(share: sizes.pageClosing)
    }
}
