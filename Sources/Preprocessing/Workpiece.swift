package import MNIST
package import PhotoFiles
package import Raster

/// What the stages of a pipeline work on: a photo on its way to the 28×28 picture.
///
/// A field that is optional is empty until a stage leaves something in it, and each field keeps its meaning and its unit
/// from then on, except `missing`, `ink` and `mask`, which say what changes. A value: a copy taken between two stages
/// can be given to another pipeline, which is how hypotheses share stages.
package struct Workpiece: Sendable {
    /// The photo's bytes and what its header says.
    package let photo: Photo

    /// The constants of all algorithms.
    package let settings: PreprocessingSettings

    // The photo as its decoder shows it.
    /// The photo in colors at working size, left by `Decode`; `AutoOrient` turns it upright.
    package var color: ColorRaster?

    /// Where `color` lies in the upright full-size photo, left by `Decode`.
    package var colorView = PhotoView()

    /// Which parts of the picture the file does not have, left by `Decode`: in pixels of the full-size photo, as stored
    /// until `AutoOrient`, then of the upright one.
    package var missing: [PixelBox] = []

    // One number for each pixel: first gray levels, then ink. There are never both.
    /// Gray levels, 0 (black) … 255 (white), left by `Grayscale`; `FlattenBackground` makes them ink and removes them.
    package var gray: GrayRaster?

    /// How dark each pixel is, 0 (paper) … about 1, left by `FlattenBackground`.
    ///
    /// Until `NormalizeStroke` it is the share of the paper's light that is missing: 1 would be black. Then 1 is the
    /// digit's own full ink; from `FitToBox` on the pixels are the box's, in steps of 1/255, the darkest of them 1.
    package var ink: GrayRaster?

    /// Where `gray`, `ink`, `mask` and `lines`, whichever there are, lie in the upright full-size photo, left by
    /// `Grayscale`.
    package var view = PhotoView()

    /// The paper's grain: the standard deviation of bare paper on the scale of `ink`, left by `FlattenBackground`.
    package var noise: Float = 0

    /// Which pixels of `ink` are ink and not paper, left by `Binarize`; `FitToBox` removes it.
    ///
    /// From `SelectInk` on only the digit's pixels are in it, from `NormalizeStroke` on those of more than half ink.
    package var mask: BinaryMask?

    /// Which pixels of `ink` belonged to ruled lines, left by `RemoveLines` where it removed some; for the debug picture.
    package var lines: BinaryMask?

    // What was found on the photo.
    /// Whether the ink is darker or lighter than the paper, left by `Invert`.
    package var polarity: InkPolarity?

    /// What stands around the group of ink that was chosen as the digit, left by `SelectInk`.
    package var selection: InkSelection?

    /// The digit's box in pixels of the upright full-size photo, left by `CropToInk`.
    package var box: PixelBox?

    /// The stroke width before it was normalized, in hundredths of the digit's long side, left by `NormalizeStroke`.
    package var strokeWidth: Float?

    /// How a page was turned, left by `TurnPage`; nil where the page was not turned.
    package var turnedPage: TurnedPage?

    /// The marks of a page, left by `FindMarks`; nil for a photo of one digit.
    package var pageMarks: PageMarks?

    // What comes out.
    /// The 28×28 picture, left by `CenterByMass`.
    package var image: DigitImage?

    /// What the user should know about the photo, in the order it was noticed.
    package var warnings: [Warning] = []

    /// Starts a photo's way: a workpiece that has nothing but the file and the constants.
    package init(photo: Photo, settings: PreprocessingSettings) {
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
