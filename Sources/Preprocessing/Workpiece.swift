package import MNIST
package import PhotoFiles
package import Raster

/// What the stages of a pipeline work on: a photo on its way to the 28×28 picture.
///
/// A value: a copy taken between two stages can be given to another pipeline, which is how hypotheses share stages.
package struct Workpiece: Sendable {
    /// The photo's bytes and what its header says.
    package let photo: Photo

    /// The upright photo at working size, from `Decode` on.
    package var color: ColorRaster?

    /// Which parts of the picture the file does not have, from `Decode` on: in pixels of the full-size photo as
    /// stored, from `AutoOrient` on of the upright one.
    package var missing: [PixelBox] = []

    /// One number for each pixel.
    ///
    /// Up to `Invert` its gray level, 0 (black) … 255 (white); from `FlattenBackground` on its ink, 0 (paper) … about
    /// 1 (black), relative to the paper.
    package var gray = GrayRaster(width: 0, height: 0)

    /// Which pixels of `gray` are ink, from `Binarize` on.
    package var mask: BinaryMask?

    /// Which removed pixels belonged to ruled lines, from `RemoveLines` on; for the debug picture.
    package var lines: BinaryMask?

    /// The paper's grain: the standard deviation of bare paper on the scale of ink, from `FlattenBackground` on.
    package var noise: Float = 0

    /// The polarity's score, from `Invert` on: above 0 for dark ink, below 0 for light ink, the farther from 0 the
    /// clearer.
    ///
    /// For one digit it is `PaperPolarity.score`, −3 … 3; for a page thin structures are added (`Invert.PageSettings`),
    /// −8 … 8.
    package var polarityScore: Float = 0

    /// Whether the ink was taken to be darker or lighter than the paper, from `Invert` on.
    package var polarity: Polarity?

    /// The connected components of a page that may be digits, from `FindMarks` on.
    package var marks: [PageMark] = []

    /// The height of the writing on a page in pixels of `gray`, from `FindMarks` on.
    package var writingHeight: Float = 0

    /// How a page was turned, from `TurnPage` on.
    package var pageTurn = PageTurn()

    /// The size of the upright full-size photo of a page that was turned, from `TurnPage` on.
    package var uprightSize = (width: 0.0, height: 0.0)

    /// Where `gray` lies in the upright full-size photo, and `color` up to `Grayscale`.
    package var view = PhotoView()

    /// Where `color` lies in the upright full-size photo, from `Grayscale` on.
    package var colorView = PhotoView()

    /// The digit's box in pixels of the upright full-size photo, from `CropToInk` on.
    package var box: PixelBox?

    /// The ranks of the companions (`InkGroups.companions`) of the chosen group of ink, from `SelectInk` on.
    package var companions: [Int] = []
    /// How many connected components beside the chosen group are of a size that digits beside it may have, from
    /// `SelectInk` on.
    package var marksBeside = 0

    /// The foreign ink in the chosen group's box, as a share of the group's own (`InkGroups.strangers`), from `SelectInk`
    /// on.
    package var strangers: Float = 0
    /// Whether the chosen group may be a frame and a digit that the frame encloses, from `SelectInk` on.
    package var isFramed = false

    /// The stroke width before it was normalized, in hundredths of the digit's long side, from `NormalizeStroke` on.
    package var strokeWidth: Float = 0

    /// The 28×28 picture, from `CenterByMass` on.
    package var image: DigitImage?

    /// What the user should know about the photo, in the order it was noticed.
    package var warnings: [Warning] = []

    /// The constants of all algorithms.
    package let settings: PreprocessingSettings

    /// Starts a photo's way: a workpiece that has nothing but the file and the constants.
    package init(photo: Photo, settings: PreprocessingSettings = PreprocessingSettings()) {
        self.photo = photo
        self.settings = settings
    }

    /// Adds a warning once.
    package mutating func warn(_ warning: Warning) {
        if !warnings.contains(warning) { warnings.append(warning) }
    }
}

/// The part of the upright full-size photo a working picture shows, and its scale.
package struct PhotoView: Sendable, Equatable {
    /// The left edge of the working picture in full-size pixels; below 0 where paper was set around it.
    package var x: Double = 0
    /// The top edge of the working picture in full-size pixels; below 0 where paper was set around it.
    package var y: Double = 0
    /// The full-size pixels per working pixel.
    package var scale: Double = 1

    /// Makes a view; the default shows everything at full size.
    package init(x: Double = 0, y: Double = 0, scale: Double = 1) {
        self.x = x
        self.y = y
        self.scale = scale
    }
}
