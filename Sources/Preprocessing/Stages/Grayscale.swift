import Decoders
import Raster

/// Turns the color picture into one channel of gray levels, 0 … 255.
///
/// Before that, paper is set around a small picture that was cut to its digit, and a tiny one is enlarged.
package struct Grayscale: Stage {
    package static let name = StageName.grayscale

    /// How red, green and blue become one number.
    package enum Channels: Sendable, Hashable {
        /// As bright as people see it: 0.299, 0.587 and 0.114 of red, green and blue (ITU-R BT.601).
        case luma
        /// A weighted sum in which the ink stands out most from the paper: for colored paper
        /// (`ChannelContrast`).
        case contrast
        /// How far the color is from the paper's: for colored pens on shaded or folded paper (`InkColorfulness`).
        case colorfulness
    }

    /// How the three channels become one.
    package let channels: Channels
    /// The long side in pixels to which a smaller picture is enlarged, by a whole factor, at least
    /// (`WorkingSizes.leastSide`).
    package let minimumSide: Int

    /// Makes the stage; without channels that with which every photo is read first.
    package init(channels: Channels = .luma, minimumSide: Int) {
        self.channels = channels
        self.minimumSide = minimumSide
    }

    /// Leaves the gray picture, the color picture that it was made of, and where both lie in the photo.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        guard var color = workpiece.color, !color.bytes.isEmpty else {
            throw .undecodable(.broken(reason: "there is no decoded picture to make gray"))
        }
        // Only a picture that was not reduced can be a small crop.
        if workpiece.colorView.scale == 1,
            let margin = PaperMargin(
                for: color, settings: workpiece.settings.paperMargin)
        {
            color = margin.added(to: color)
            workpiece.color = color
            // The margin lies outside of the photo, so that the working picture begins at negative full-size pixels.
            workpiece.colorView.x -= Double(margin.width)
            workpiece.colorView.y -= Double(margin.width)
            notes.note(
                "margin", Double(margin.width),
                because: "strokes fill the picture: paper is set around it")
        }
        // By a whole factor, rounded up: all strokes grow alike.
        if color.longSide < minimumSide {
            let factor = (minimumSide + color.longSide - 1) / color.longSide
            color = color.bilinearResampled(
                width: color.width * factor, height: color.height * factor)
            workpiece.color = color
            workpiece.colorView.scale /= Double(factor)
            notes.note(
                "enlargement", Double(factor),
                because: "the strokes of a tiny drawing need room for the steps to come")
        }
        // The gray picture begins with the place of the color picture; what is made of it may be cropped and scaled,
        // while the color picture stays as it is.
        workpiece.view = workpiece.colorView
        switch channels {
        case .luma:
            workpiece.gray = color.luma
            notes.decide("channels", "luma", because: "as bright as people see it")
        case .colorfulness:
            workpiece.gray =
                InkColorfulness(
                    of: color, settings: workpiece.settings.inkColorfulness
                ).gray
            notes.decide(
                "channels", "colorfulness", because: "shadows and folds have the paper's color")
        case .contrast:
            let polarity = PaperPolarity(
                of: color.luma, settings: workpiece.settings.paperPolarity,
                thin: workpiece.settings.thinContrast
            ).polarity
            let weights = ChannelContrast(
                of: color, polarity: polarity, settings: workpiece.settings
            ).weights
            notes.decide("channels", "weighted", because: "the ink stands out most this way")
            workpiece.gray = color.mixed(red: weights[0], green: weights[1], blue: weights[2])
            for (name, weight) in zip(["red", "green", "blue"], weights) {
                notes.note("\(name) weight", weight, because: "the strokes' ink in this channel")
            }
        }
    }
}
