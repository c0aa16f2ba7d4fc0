import Raster

/// The marks of a page that may be digits or pieces of digits, by their size.
package struct MarkSelection: Sendable, Equatable {
    /// The marks that are kept: in the order of the page, or by falling area where there were too many.
    package private(set) var marks: [PageMark] = []

    /// The constants by which marks are kept.
    package struct Settings: Sendable, Codable {
        /// The number of marks of a page, at most; the smallest are dropped.
        ///
        /// Not tuned: a page of noise must not cost more than a page full of writing, which has some hundreds.
        package var most = 3000
        /// The long side of a mark in heights of the writing, at least: a decimal point of a thin pen.
        ///
        /// Chosen on drawn numbers (`digits evaluate --photos`): with 0.12 their decimal points were lost; F1 on
        /// strangers' pages hardly depends on it.
        package var smallest: Float = 0.08
        /// The long side of a mark over that of the page, at most; not tuned: what is longer is an edge of the sheet, a
        /// table or a line across it.
        package var mostShare: Float = 0.8

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Selects among the marks of a page of `width` columns and `height` rows; `scale` is the writing's height.
    package init(
        of all: [PageMark], scale: PageScale, width: Int, height: Int,
        settings: Settings
    ) {
        let side = Float(max(width, height))
        for mark in all {
            let long = Float(mark.box.longSide)
            // A digit may be a few times larger than the others, a piece of one a few times smaller.
            guard long >= settings.smallest * scale.height, long < settings.mostShare * side
            else { continue }
            marks.append(mark)
        }
        if marks.count > settings.most {
            marks.sort { $0.area > $1.area }
            marks.removeLast(marks.count - settings.most)
        }
    }
}
