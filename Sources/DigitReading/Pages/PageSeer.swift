import Decoders
import PhotoFiles
import Preprocessing
import Raster

/// Sees one photo of a page in one way after the other; it is decoded once for each size.
struct PageSeer {
    private let photo: Photo
    private let decoder: PhotoDecoder
    private let settings: PreprocessingSettings
    private let observer: (any ReadingObserver)?
    private var decoded: (longSide: Int, workpiece: Workpiece)?

    /// The stages up to the upright photo, which all sights of one size share.
    private static let sharedStages = 2

    init(
        photo: Photo, decoder: PhotoDecoder, settings: PreprocessingSettings,
        observer: (any ReadingObserver)?
    ) {
        self.photo = photo
        self.settings = settings
        self.decoder = decoder
        self.observer = observer
    }

    /// Returns the page with its marks.
    mutating func see(_ sight: PageSight) throws(PreprocessingError) -> Workpiece {
        if let decoded, decoded.longSide == sight.longSide {
            return try see(sight, in: decoded.workpiece)
        }
        var upright = Workpiece(photo: photo, settings: settings)
        let stages = Pipeline.page(sight, by: decoder, settings: settings).stages.prefix(
            Self.sharedStages)
        try Pipeline(Array(stages)).run(&upright, observer: observer)
        decoded = (sight.longSide, upright)
        return try see(sight, in: upright)
    }

    /// Returns the page with its marks as they show in a photo that was decoded and turned upright.
    func see(
        _ sight: PageSight, in upright: Workpiece
    ) throws(PreprocessingError) -> Workpiece {
        var workpiece = upright
        try Pipeline.page(sight, by: decoder, settings: settings)
            .run(&workpiece, from: Self.sharedStages, observer: observer)
        return workpiece
    }
}
