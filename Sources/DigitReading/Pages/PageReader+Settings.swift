extension PageReader {
    /// The constants of this algorithm; each comment tells where its value is from.
    struct Settings: Sendable, Codable {
        /// The height in pixels that the writing has in the working picture, at least: where it is less, the page is
        /// decoded finer or enlarged.
        ///
        /// Not tuned: more than MNIST's 20 pixels, which the network was trained on.
        var wantedHeight: Float = 26
        /// The absolute score of a page's polarity (`InkPolarity.score`) below which both polarities are tried.
        ///
        /// Not tuned: an eighth of the greatest score of a page.
        var unclearPolarity: Float = 1
        /// The stroke width of the boldest pens in heights of the writing.
        ///
        /// Chosen on 60 drawn fields (`digits classify fields --layout page`): between 0.35 and 0.45 as many are read.
        var boldestPen: Float = 0.4
        /// The conviction of a page rotated by no multiple of 90° over that of the page as it is, at least.
        ///
        /// Not tuned.
        var askewRatio: Float = 1.5
        /// The confidence of the digits by which the preview of the picture that was decoded for one digit decides.
        ///
        /// The preview at the page's own resolution asks for `PageSettings.sure`; this one shows digits at half of that
        /// resolution, so that less is asked for. Not tuned.
        var doubtful: Float = 0.5
        /// The confidence, 0 … 1, of a digit, at least.
        ///
        /// Not tuned: from 0.5 on a digit is more probable than all other classes together.
        var leastConfidence: Float = 0.5
        /// The height of the digits that were read over the measured height of the writing; not tuned: outside of it
        /// digits would be taken for pieces or for frames by their size, and the page is rendered once more.
        var trustedHeights: ClosedRange<Float> = 0.6...1.6
        /// The height of a digit over the median height of the page's digits, where no digit is by the page's hand.
        ///
        /// Not tuned.
        var possibleHeights: ClosedRange<Float> = 0.5...2
        /// The height of the writing over `wantedHeight` below which a picture without more pixels is enlarged; not
        /// tuned.
        var enlargedBelow: Float = 0.75
        /// The factor by which a picture without more pixels is enlarged, at most; not tuned.
        var mostEnlarged: Float = 4
        /// The long side in pixels to which a picture without more pixels is enlarged, at most; not tuned.
        var enlargedSide = 1600
    }
}
