package import Decoders

/// The pipeline of a page up to its marks, in two parts: a page is decoded once and rendered several times.
extension Pipeline {
    /// Returns the first part of a page's pipeline, from the photo to the upright picture.
    ///
    /// All renderings of one resolution share its result; `longSide` is the picture's in pixels, at most.
    package static func uprightPage(longSide: Int, by decoder: PhotoDecoder) -> Pipeline {
        Pipeline([
            // Larger than for one digit: a line of ten digits shares the width that one digit has.
            Decode(longSide: longSide, by: decoder),
            AutoOrient(),
        ])
    }

    /// Returns the second part of a page's pipeline, from the upright picture to the page's marks.
    ///
    /// The stages are those for one digit, with the settings of a rendering. Where these turn the page, `TurnPage` is
    /// the first stage.
    package static func marksOfPage(
        _ rendering: PageRendering, settings: PreprocessingSettings
    ) -> Pipeline {
        // Before anything has a place, like the turn that the file itself asks for.
        let turn: [any Stage] = rendering.turn.isNone ? [] : [TurnPage(rendering.turn)]
        return Pipeline(
            turn + [
                Grayscale(channels: rendering.channels, minimumSide: rendering.leastSide),
                Invert(rendering.polarity, by: .strokes(longSide: settings.pagePolarity.longSide)),
                FlattenBackground(paper: rendering.paper),
                // For its blur, and its mask for debug pictures: marks have thresholds of their own.
                Binarize(settings.thresholds.standard, blur: settings.binarize.pageBlur),
                // Last of what is done to the whole page: from here on each mark is worked on by itself.
                FindMarks(writingHeight: rendering.writingHeight),
            ])
    }
}

/// The settings in which a page is rendered: size, turn, channels, polarity, writing height and paper level.
package struct PageRendering: Sendable, Hashable {
    /// The long side in pixels at which the photo is decoded, at most.
    package var longSide: Int
    /// The long side in pixels to which a smaller picture is enlarged, by a whole factor.
    package var leastSide: Int
    /// How the page is turned after EXIF's turn.
    package var turn = PageTurn()
    /// How red, green and blue become one channel.
    package var channels = Grayscale.Channels.luma
    /// Whether the ink is darker or lighter than the paper; measured where there is none.
    package var polarity: Polarity?
    /// The height of the writing in pixels; measured where there is none.
    package var writingHeight: Float?
    /// How the paper level is estimated.
    package var paper: PaperLevel

    /// Makes the settings of the first rendering of every page.
    package init(_ sizes: WorkingSizes) {
        longSide = sizes.pageSide
        leastSide = sizes.leastSide
        paper = .strokes(share: sizes.pageClosing)
    }
}
