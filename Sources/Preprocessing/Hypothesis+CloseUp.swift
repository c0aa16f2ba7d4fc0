import PhotoFiles
import Raster

/// When a photo is decoded finer around a group of ink, and how likely such an alternative is.
package struct CloseUpSettings: Sendable, Codable {
    /// The long side of a digit in working pixels below which the photo is decoded finer around it, until the digit has
    /// that many, and below which a preview does not show enough of it: twice the 20 that MNIST keeps.
    ///
    /// More would decode a large photo at full size, at ten times the cost and the memory.
    package var smallSide = 40.0
    /// The long side of a group of ink over that of the picture, up to which a close-up is an alternative.
    ///
    /// Not tuned: a close-up of a larger one would show the same again.
    package var mostShare = 0.45
    /// The logarithmic prior of a close-up as an alternative, and of the whole photo where a close-up is the standard
    /// hypothesis; a guess: the close-up may yet have lost the digit.
    ///
    /// With every rank a close-up loses `AlternativeSettings.rankCost`.
    package var logPrior: Float = -0.5
    /// The rank of a group of ink, at most, of which close-ups are alternatives; 0 is the likeliest group.
    ///
    /// Not tuned: each close-up is another decoding.
    package var lowestRank = 2
    /// The side of the region that a close-up shows over the digit's long side.
    ///
    /// Not tuned: on every side of the digit's box 0.45 of its long side, nearly half a digit, is paper or more.
    package var growth = 1.9
}

extension Hypothesis {
    /// Returns the close-up of a digit that is small in the working picture: the photo around it, decoded finer.
    ///
    /// Returns nil for a larger digit, for a workpiece without a digit, and where the file has no more pixels than
    /// the working picture.
    package static func closeUp(of workpiece: Workpiece, by pipeline: Pipeline) -> Hypothesis? {
        guard let box = workpiece.box, let polarity = workpiece.polarity?.value,
            let picture = workpiece.color, let decode = pipeline.decode
        else { return nil }
        let (scale, settings) = (workpiece.colorView.scale, workpiece.settings.closeUp)
        let side = Double(box.longSide) / scale
        // A hundredth more than 1 is rounding, not a picture that was reduced.
        guard scale > 1.01, side < settings.smallSide, side > 0 else { return nil }
        // Doubled until it is large enough: a decoder halves, so nothing between is any cheaper.
        var longSide = decode.longSide
        while Double(longSide) < Double(decode.longSide) * settings.smallSide / side,
            Double(longSide) < Double(picture.longSide) * scale
        {
            longSide *= 2
        }
        return Hypothesis(
            "close-up", logPrior: 0,
            because: "the digit has only \(Int(side)) pixels in the reduced photo",
            pipeline: pipeline.lookingAt(
                box, polarity: polarity, decodedTo: longSide, settings: workpiece.settings))
    }

    /// Returns close-ups of a group of ink, as alternatives: one for each of the two likeliest groups in the close-up.
    ///
    /// Returns none where the group is large (`CloseUpSettings.mostShare`). `rank` is the group's rank on the whole
    /// photo; it goes into the names and lowers the prior.
    package static func closeUps(
        of workpiece: Workpiece, rank: Int, by pipeline: Pipeline
    ) -> [Hypothesis] {
        guard let box = workpiece.box, let polarity = workpiece.polarity?.value,
            let picture = workpiece.color, let decode = pipeline.decode
        else { return [] }
        let settings = workpiece.settings.closeUp
        let side = Double(box.longSide) / workpiece.colorView.scale
        guard side <= settings.mostShare * Double(picture.longSide) else { return [] }
        // Twice as finely, the next size at which a decoder gets pixels for what they cost.
        let closer = pipeline.lookingAt(
            box, polarity: polarity, decodedTo: 2 * decode.longSide, settings: workpiece.settings)
        return (0...1).map { inner in
            Hypothesis(
                "zoom-\(rank)" + (inner == 0 ? "" : "-\(inner)"),
                logPrior: settings.logPrior
                    - workpiece.settings.alternatives.rankCost * Float(rank + inner),
                because: "paper and threshold may differ around this ink",
                pipeline: closer.replacing(SelectInk(rank: inner)))
        }
    }
}

extension Pipeline {
    /// Returns the pipeline for a preview of a photo, or nil where no smaller size costs less decoding.
    func preview(of header: ImageHeader) -> Pipeline? {
        decode?.preview(of: header).map { replacing($0) }
    }

    /// The pipeline's `Decode` stage; nil where it has none.
    fileprivate var decode: Decode? { stages.lazy.compactMap { $0 as? Decode }.first }

    /// Returns the pipeline for a part of the photo, decoded finer.
    ///
    /// `box` is in pixels of the upright full-size photo; the part is `CloseUpSettings.growth` times as wide as the
    /// box's long side, and is scaled down to the size of any other working picture. The polarity is taken as known.
    fileprivate func lookingAt(
        _ box: PixelBox, polarity: Polarity, decodedTo longSide: Int,
        settings: PreprocessingSettings
    ) -> Pipeline {
        guard var finer = decode else { return self }
        finer.longSide = longSide
        // A square around the box: a 1 needs paper at its sides, too.
        let side = box.longSide
        let square = PixelBox(
            x: box.x - (side - box.width) / 2, y: box.y - (side - box.height) / 2,
            width: side, height: side)
        let zoom = ZoomIn(
            box: square, growth: settings.closeUp.growth, longSide: settings.sizes.workingSide)
        return removing(ZoomIn.self).replacing(finer)
            .inserting(zoom, after: AutoOrient.self)
            // Seen close, a thick digit can cover more than the paper.
            .replacing(Invert(polarity))
    }
}
