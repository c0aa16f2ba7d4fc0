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
        /// Not tuned: with 1.35, as `TurnVote.Settings.ratio`, a page of `pages-3` is turned askew and loses 28 digits.
        var askewRatio: Float = 1.5
        /// The height of the writing over `wantedHeight` below which a picture without more pixels is enlarged; not
        /// tuned: 20 pixels, as many as MNIST's digits have; of more, enlarging costs time for nothing.
        var enlargedBelow: Float = 0.75
        /// The factor by which a picture without more pixels is enlarged, at most.
        ///
        /// Not tuned: it bounds the time. Without it a page of small writing takes three times as long, and the same
        /// digits are read.
        var mostEnlarged: Float = 4
        /// The long side in pixels to which a picture without more pixels is enlarged, at most; not tuned: half more
        /// than a page is read at first (`WorkingSizes.pageSide`), as time grows with its square.
        var enlargedSide = 1600
    }
}
