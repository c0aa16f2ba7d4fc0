import Preprocessing
import Raster

/// A rendering of a page to be tried after another one, and what it takes to be kept instead of that.
struct PageRetry {
    /// The settings to try.
    let rendering: PageRendering
    /// The conviction (`MarkReading.conviction`) over that of the attempt before which it must exceed to be kept;
    /// nil where it is kept whatever is read in it.
    let leastRatio: Float?

    /// The way of a page after its first rendering: each entry is asked for a rendering to try, in this order and once,
    /// after the attempt that is the best by then; each with the reason for its place.
    static let inOrder: [@Sendable (PageAttempt) -> PageRetry?] = [
        // First, and by the measured height alone: at too low a resolution no mark is worth being classified.
        finer,
        // Before the rotation: where paper is taken for ink, no mark looks like a digit at any angle.
        otherPolarity,
        // Before the height: only upright digits tell how high the writing is.
        rotated,
        // Before the paper: how wide the boldest pen may be is told in heights of the writing.
        heightOfDigits,
        // Last: it needs the height of the writing, and none of the others needs it.
        widerPaperEstimate,
    ]

    /// Small writing: the page with writing of `PageReader.Settings.wantedHeight`, where the photo can give it.
    ///
    /// Where the photo has more pixels it is decoded at twice, four times … the resolution. Else, where the writing is
    /// clearly smaller than the wanted height (`PageReader.Settings.enlargedBelow`), the picture is enlarged. It is kept
    /// in any case, as nothing was classified before.
    private static func finer(after attempt: PageAttempt) -> PageRetry? {
        let (page, settings) = (attempt.page, attempt.settings.reader)
        guard let color = page.workpiece.color, page.writingHeight < settings.wantedHeight else {
            return nil
        }
        let full = Double(color.longSide) * page.workpiece.colorView.scale
        var finer = page.rendering
        var height = page.writingHeight
        while Double(finer.longSide) < full, height < settings.wantedHeight {
            finer.longSide *= 2
            height *= 2
        }
        if finer.longSide == page.rendering.longSide {
            guard height < settings.enlargedBelow * settings.wantedHeight else { return nil }
            let factor = min(settings.mostEnlarged, (settings.wantedHeight / height).rounded(.up))
            finer.leastSide = min(settings.enlargedSide, Int(Float(color.longSide) * factor))
            guard finer.leastSide > color.longSide else { return nil }
        }
        return PageRetry(rendering: finer, leastRatio: nil)
    }

    /// A polarity that is nearly as likely as the opposite one (`PageReader.Settings.unclearPolarity`): the page with
    /// the opposite one.
    private static func otherPolarity(after attempt: PageAttempt) -> PageRetry? {
        guard let polarity = attempt.page.workpiece.polarity,
            abs(polarity.score) < attempt.settings.reader.unclearPolarity
        else { return nil }
        var other = attempt.page.rendering
        other.polarity = polarity.value.opposite
        return PageRetry(rendering: other, leastRatio: 1)
    }

    /// A page that was photographed sideways, upside down or askew: the page rotated as `TurnVote` says.
    ///
    /// A multiple of 90° is kept in any case, since it only moves pixels. At another angle only a few marks were
    /// classified; the rendering shows whether the others agree (`PageReader.Settings.askewRatio`).
    private static func rotated(after attempt: PageAttempt) -> PageRetry? {
        let turn = attempt.turn
        guard !turn.isNone else { return nil }
        var other = attempt.page.rendering
        other.turn = turn
        guard turn.degrees != 0 else { return PageRetry(rendering: other, leastRatio: nil) }
        // Polarity and height do not change with the angle, and would be measured wrongly with the corners that a
        // rotation fills.
        other.polarity = attempt.page.workpiece.polarity?.value
        other.writingHeight = attempt.reading.height
        return PageRetry(rendering: other, leastRatio: attempt.settings.reader.askewRatio)
    }

    /// Digits that are not as high as the writing was measured (`PageSettings.alike`): the page with the
    /// height of the digits.
    private static func heightOfDigits(after attempt: PageAttempt) -> PageRetry? {
        let height = attempt.reading.height
        guard !(height / attempt.page.writingHeight).isWithin(attempt.settings.alike)
        else { return nil }
        var other = attempt.page.rendering
        other.writingHeight = height
        return PageRetry(rendering: other, leastRatio: 1)
    }

    /// Pens that may be bolder than the closing which estimates the paper is wide, and would be taken for paper
    /// (`PageReader.Settings.boldestPen`): the page with a wider closing.
    private static func widerPaperEstimate(after attempt: PageAttempt) -> PageRetry? {
        guard case .strokes(let share, _) = attempt.page.rendering.paper else { return nil }
        let pen = attempt.settings.reader.boldestPen * attempt.reading.height
        guard pen > share * Float(attempt.page.ink.longSide) else { return nil }
        var other = attempt.page.rendering
        other.paper = .strokes(share: share, atLeast: Int(pen))
        return PageRetry(rendering: other, leastRatio: 1)
    }
}
