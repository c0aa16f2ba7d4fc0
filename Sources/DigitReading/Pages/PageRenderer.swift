import Decoders
import PhotoFiles
import Preprocessing
import Raster

/// Renders a photo of a page with one `PageRendering` after another; each resolution is decoded once.
struct PageRenderer {
    /// The photo's bytes and header.
    private let photo: Photo
    /// What decodes the photo.
    private let decoder: PhotoDecoder
    /// The constants of preprocessing.
    private let settings: PreprocessingSettings
    /// What is shown the stages that run; nil where nobody watches.
    private let observer: (any ReadingObserver)?
    /// The upright photo at the resolution that was decoded last.
    private var decoded: (longSide: Int, workpiece: Workpiece)?

    /// Makes a renderer of a photo; nothing is decoded yet.
    init(
        photo: Photo, decoder: PhotoDecoder, settings: PreprocessingSettings,
        observer: (any ReadingObserver)?
    ) {
        self.photo = photo
        self.settings = settings
        self.decoder = decoder
        self.observer = observer
    }

    /// Returns the page rendered with some settings, with its marks; the photo is decoded where the resolution is a new
    /// one.
    mutating func render(_ rendering: PageRendering) throws(PreprocessingError) -> RenderedPage {
        if let decoded, decoded.longSide == rendering.longSide {
            return try render(rendering, in: decoded.workpiece)
        }
        var upright = Workpiece(photo: photo, settings: settings)
        try Pipeline.uprightPage(longSide: rendering.longSide, by: decoder)
            .run(&upright, observer: observer)
        decoded = (rendering.longSide, upright)
        return try render(rendering, in: upright)
    }

    /// Returns the page rendered with some settings, with its marks, from a photo that is already decoded and upright.
    func render(
        _ rendering: PageRendering, in upright: Workpiece
    ) throws(PreprocessingError) -> RenderedPage {
        var workpiece = upright
        try Pipeline.marksOfPage(rendering, settings: settings)
            .run(&workpiece, observer: observer)
        return try RenderedPage(workpiece, by: rendering)
    }
}

/// A page as the stages of one rendering left it, with its ink map and its marks.
struct RenderedPage: Sendable {
    /// The settings that the page was rendered with.
    let rendering: PageRendering
    /// What the last stage left.
    let workpiece: Workpiece
    /// The page's ink, 0 (paper) … about 1 (black).
    let ink: GrayRaster
    /// The marks that may be digits; what is found at several thresholds is there several times.
    let marks: [PageMark]
    /// The height of the writing in pixels, as it was measured or given; above 0.
    let writingHeight: Float

    /// Takes the page out of a workpiece; throws `noInk` where the stages of a page have not all run.
    init(_ workpiece: Workpiece, by rendering: PageRendering) throws(PreprocessingError) {
        guard let ink = workpiece.ink, let marks = workpiece.pageMarks else { throw .noInk }
        self.rendering = rendering
        self.workpiece = workpiece
        self.ink = ink
        self.marks = marks.all
        writingHeight = marks.writingHeight
    }
}
