package import MNIST
package import PhotoFiles
package import Raster

/// What travels along the pipeline: a photo on its way to 28×28.
///
/// A value: a copy taken between two stages can go on another way (that is how hypotheses branch).
package struct Workpiece: Sendable {
    /// The photo's bytes and what its header says.
    package let photo: Photo

    /// The upright photo at working size, from `Decode` on.
    package var color: ColorRaster?

    /// Which parts of the picture the file does not have, from `Decode` on: in pixels of the full-size photo as
    /// stored, from `AutoOrient` on of the upright one.
    package var missing: [PixelBox] = []

    /// The picture as the last stage left it: 0 … 255 paper and ink up to `Invert`, from
    /// `FlattenBackground` on ink strength, 0 (paper) … about 1.
    package var gray = GrayRaster(width: 0, height: 0)

    /// Which pixels of `gray` are ink, from `Binarize` on.
    package var mask: BinaryMask?

    /// Which removed pixels belonged to ruled lines, from `RemoveLines` on; for the debug picture.
    package var lines: BinaryMask?

    /// The paper's noise on the ink scale, from `FlattenBackground` on.
    package var noise: Float = 0

    /// How clearly the ink is dark (above 0) or light (below 0), from `Invert` on.
    package var polarityScore: Float = 0

    /// Which way round the ink was taken to be, from `Invert` on.
    package var polarity: Polarity?

    /// What on a page may be a digit, from `FindMarks` on.
    package var marks: [PageMark] = []

    /// How high the writing on a page is in pixels of `gray`, from `FindMarks` on.
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

    /// The ranks of other groups of ink that may be digits of their own, from `SelectInk` on.
    package var companions: [Int] = []
    /// How many marks besides the chosen ink are large enough to be digits like it.
    package var marksBeside = 0

    /// How much other ink lies in the box of the chosen ink, as a share of the chosen, from
    /// `SelectInk` on.
    package var strangers: Float = 0
    /// Whether the digit's ink may be a frame and a digit in it.
    package var isFramed = false

    /// How wide the strokes were found, in hundredths of the digit's long side, from
    /// `NormalizeStroke` on.
    package var strokeWidth: Float = 0

    /// The 28×28 picture, from `CenterByMass` on.
    package var image: DigitImage?

    /// What the user should know about the photo, in the order it was noticed.
    package var warnings: [Warning] = []

    /// Starts a photo's way.
    package init(photo: Photo) { self.photo = photo }

    /// Adds a warning once.
    package mutating func warn(_ warning: Warning) {
        if !warnings.contains(warning) { warnings.append(warning) }
    }
}

/// The part of the upright full-size photo a working picture shows, and its scale.
package struct PhotoView: Sendable, Equatable {
    /// Left edge in full-size pixels.
    package var x: Double = 0
    /// Top edge in full-size pixels.
    package var y: Double = 0
    /// Full-size pixels per working pixel.
    package var scale: Double = 1

    /// Makes a view; the default shows everything at full size.
    package init(x: Double = 0, y: Double = 0, scale: Double = 1) {
        self.x = x
        self.y = y
        self.scale = scale
    }
}
