/// The constants of all algorithms that find a page's digits among its marks; each part is named for its algorithm.
///
/// Those that find the marks are in `PreprocessingSettings`.
struct PageSettings: Sendable, Codable {
    // Numbers that several algorithms share.
    /// The confidence, 0 … 1, from which on a digit of a page is sure: it is neither a piece of a digit nor several,
    /// and speaks for the photo's being a page.
    ///
    /// Not tuned: above `DecisionRule.sureEnough`, as a page has many marks that may be taken for digits.
    var sure: Float = 0.9
    /// The share of a mark's ink that it has in common with another mark, above which both are the same ink, found at
    /// different thresholds; not tuned: the same ink has nearly all in common, two things that touch only a part.
    var foundAgain: Float = 0.5
    /// The share of a digit in the sum of the weights of a page's digits, at most, where their median is taken.
    ///
    /// Not tuned: the frame around a page, which the network may take for a 0, has strokes as long as fifty digits.
    var mostWeight: Float = 0.125
    /// The height of a digit over that of another one of its page, or over the measured height of the writing, at
    /// most, and the other way round.
    ///
    /// Beyond it digits are not by one hand, marks are classified later, pieces are not joined to what is higher, and
    /// the page is rendered anew with the height of its digits.
    ///
    /// Not tuned: moved by a fifth each, the bounds of heights that it replaces changed no digit
    /// (`Benchmarks/THRESHOLDS.md`).
    var alike: Float = 1.7
    /// The mean ink of one digit of a page over that of another one, at most, and the other way round; beside a sure
    /// digit only paler ink counts.
    ///
    /// Not tuned: print that shines through the paper is half as dark as writing and less.
    var alikeInk: Float = 2
    /// The height of any character over that of the page's digits, at most, and the other way round.
    ///
    /// Not tuned: frames, boxes and edges, which the network takes for zeros and ones, are higher; points and dirt are
    /// lower.
    var writable: Float = 2.5
    /// The width of a digit in heights of the writing, at most.
    ///
    /// Not tuned: a wide 4 or a 2 with a long foot is a little wider than high.
    var widest: Float = 1.3
    // The page's rendering.
    /// `PageReader`: in which renderings a page is tried.
    var reader = PageReader.Settings()
    /// `PagePreview`: which marks are classified for a preview.
    var preview = PagePreview.Settings()
    /// `TurnVote`: which rotations of a page are tried.
    var turnVote = TurnVote.Settings()
    // Marks and glyphs.
    /// `MarkOrder`: which marks are classified first.
    var order = MarkOrder.Settings()
    /// `MarkReading`: which marks are classified, and which may be several digits or pieces of one.
    var marks = MarkReading.Settings()
    /// `GlyphReader`: which shapes no digit has.
    var glyphReader = GlyphReader.Settings()
    /// `Glyph`: how much better than chance a digit explains its ink, and which glyphs are rivals.
    var glyph = Glyph.Settings()
    /// `CutBeam`: where marks of several digits are cut.
    var cutBeam = CutBeam.Settings()
    /// `PieceJoins`: which marks may be pieces of one digit.
    var joins = PieceJoins.Settings()
    /// `GlyphChoice`: which glyphs are frames, and how long a search may be.
    var choice = GlyphChoice.Settings()
    // The page's writing.
    /// `PageWriting`: which digits may be by the page's hand.
    var writing = PageWriting.Settings()
    /// `PageContext`: which digits are kept where none is confident.
    var context = PageContext.Settings()
    /// `UnreadInk`: which marks are letters.
    var unread = UnreadInk.Settings()
    /// `WordGroups`: which marks stand in one word.
    var wordGroups = WordGroups.Settings()
    /// `DigitCompany`: which digits are neighbors of another one.
    var company = DigitCompany.Settings()
    /// `Surroundings`: how much of the page is shown around a digit.
    var surroundings = Surroundings.Settings()
    /// `DigitEvidence`: the bounds of features.
    var evidence = DigitEvidence.Settings()
    /// `NumberJudgment`: from which probability on a possible digit is believed.
    var judgment = NumberJudgment.Settings()
    // What comes out.
    /// `LineSigns`: which marks are signs beside digits.
    var signs = LineSigns.Settings()
    /// When a page is one digit in pieces.
    var oneDigit = DigitReader.OneDigitSettings()
}
