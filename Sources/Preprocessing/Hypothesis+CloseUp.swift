import PhotoFiles
import Raster

extension Hypothesis {
    /// The long side of a digit in working pixels below which the photo is decoded finer around it.
    private static let smallSide = 48.0
    /// The long side, in working pixels, that a close-up gives a small digit at least: twice the 20 that MNIST keeps.
    ///
    /// More would decode a large photo at full size, at ten times the cost and the memory.
    private static let wantedSide = 40.0

    /// Returns the close-up of a digit that is small in the working picture; nothing for a larger one and where the
    /// file has no more pixels.
    package static func closeUp(of workpiece: Workpiece, by pipeline: Pipeline) -> Hypothesis? {
        guard let box = workpiece.box, let polarity = workpiece.polarity,
            let picture = workpiece.color, let decode = pipeline.decode
        else { return nil }
        let scale = workpiece.colorView.scale
        let side = Double(box.longSide) / scale
        guard scale > 1.01, side < smallSide, side > 0 else { return nil }
        // Doubled until it is large enough: a decoder halves, so nothing between is any cheaper.
        var longSide = decode.longSide
        while Double(longSide) < Double(decode.longSide) * wantedSide / side,
            Double(longSide) < Double(picture.longSide) * scale
        {
            longSide *= 2
        }
        return Hypothesis(
            "close-up", logPrior: 0,
            because: "the digit has only \(Int(side)) pixels in the reduced photo",
            pipeline: pipeline.lookingAt(box, polarity: polarity, decodedTo: longSide))
    }

    /// Returns close-ups of a group of ink, as alternatives, where the group is 6 working pixels long at least and less
    /// than 0.45 of the picture's long side; two, for the two likeliest groups in the close-up.
    package static func closerLooks(
        at workpiece: Workpiece, rank: Int, by pipeline: Pipeline
    ) -> [Hypothesis] {
        guard let box = workpiece.box, let polarity = workpiece.polarity,
            let picture = workpiece.color, let decode = pipeline.decode
        else { return [] }
        let side = Double(box.longSide) / workpiece.colorView.scale
        guard side >= 6, side <= 0.45 * Double(picture.longSide) else { return [] }
        let closer = pipeline.lookingAt(
            box, polarity: polarity, decodedTo: 2 * decode.longSide)
        return (0...1).map { inner in
            Hypothesis(
                "zoom-\(rank)" + (inner == 0 ? "" : "-\(inner)"),
                logPrior: -0.5 - 0.9 * Float(rank + inner),
                because: "paper and threshold may differ around this ink",
                pipeline: closer.replacing(SelectInk(rank: inner)))
        }
    }
}

extension Pipeline {
    /// Returns the pipeline for a preview, or nothing where none costs less decoding.
    func glancing(at header: ImageHeader) -> Pipeline? {
        decode?.glancing(at: header).map { replacing($0) }
    }

    /// The stage that decodes.
    fileprivate var decode: Decode? { stages.lazy.compactMap { $0 as? Decode }.first }

    /// Returns the pipeline for a region of the photo around a box, decoded finer.
    fileprivate func lookingAt(
        _ box: PixelBox, polarity: Polarity, decodedTo longSide: Int
    ) -> Pipeline {
        guard var finer = decode else { return self }
        finer.longSide = longSide
        // A square around the box: a 1 needs paper at its sides, too.
        let side = box.longSide
        let square = PixelBox(
            x: box.x - (side - box.width) / 2, y: box.y - (side - box.height) / 2,
            width: side, height: side)
        return removing(ZoomIn.self).replacing(finer)
            .inserting(ZoomIn(box: square), after: AutoOrient.self)
            // Seen close, a thick digit can cover more than the paper.
            .replacing(Invert(polarity))
    }
}
