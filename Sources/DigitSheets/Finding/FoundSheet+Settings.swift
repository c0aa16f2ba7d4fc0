extension FoundSheet {
    /// The constants by which a sheet is found in a photo; those of parts are named for their algorithms.
    package struct Settings: Sendable, Codable {
        // Pictures.
        /// The longer side in pixels of the picture in which marks are looked for first.
        ///
        /// A cell of a mark, 1.5 mm of a page of 297, then has up to eight pixels, and some four where the page
        /// takes half of the photo.
        package var longSide = 1600
        /// The longer side in pixels of the picture for a second look.
        ///
        /// Small photos are enlarged to it, as the far marks of a tilted page have cells of two pixels there:
        /// of 109 simulated photos of sheets (`make-samples --sheets --tilt 35`, eight seeds) all are then recognized.
        package var finerSide = 3200
        /// The longer side in pixels of the picture in which the boxes' printed lines are looked for.
        ///
        /// Not tuned: a line of 0.35 mm then has up to three pixels of it; with less than one it fades, and more cost
        /// time.
        package var lineSide = 2400
        // Marks.
        /// The side in pixels of dark squares that may be marks, at least.
        ///
        /// Of 255 strangers' photos of one digit three show two squares or more (`digits classify photos/paper`), and
        /// all simulated photos of sheets that show no mark that could be read (`make-samples --sheets --tilt 35`).
        package var leastSquare = 5
        /// The number of dark squares that may be marks, at least; chosen together with `leastSquare`.
        package var leastSquares = 2
        /// The distance in millimeters of a mark's corner from where a flat page through all marks has it, at most.
        ///
        /// A bent page moves one by less; print that was taken for a mark is off by more. Set by eye: it is
        /// the side of a mark.
        package var mostMiss = 9.0
        /// The weight of a mark's corner in the fit, where the middle of a box has 1.
        ///
        /// Corners are off by about a third of a pixel; the weight itself was set by eye.
        package var cornerImportance = 0.5
        // Boxes.
        /// The distances in millimeters within which the boxes' lines are looked for, round by round.
        ///
        /// The first is about the least gap between boxes, beyond which a line could be a neighbor's; each
        /// round's fit leaves less for the next. Set by eye.
        package var reaches = [2.6, 1.0, 0.6]
        /// The number of boxes whose lines are seen, at least, for the page to be bent to them.
        ///
        /// Not tuned: a few may be anything.
        package var leastBoxes = 6
        // Parts.
        /// `DarkQuads`: which parts of the picture may be marks.
        package var quads = DarkQuads.Settings()
        /// `QuadEdges`: where the edges of marks are.
        package var edges = QuadEdges.Settings()
        /// `MarkFinder`: which dark quadrilaterals are marks.
        package var marks = MarkFinder.Settings()
        /// `CodeReader`: how clear a code must be.
        package var code = CodeReader.Settings()
        /// `FrameAlignment`: which lines are printed ones.
        package var alignment = FrameAlignment.Settings()
        /// `PageWarp`: how firmly the page is held flat.
        package var warp = PageWarp.Settings()
        /// `EdgeSpread`: where the blur is measured.
        package var spread = EdgeSpread.Settings()

        /// Makes the settings that photos are read with.
        package init() {}
    }
}
