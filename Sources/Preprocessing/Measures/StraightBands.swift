import Raster

/// The long, nearly level bands of ink in a mask: what may be lines of ruled paper and of tables.
///
/// The mask is dilated vertically, so that a line that sways or slopes has long runs; runs that are too short are
/// dropped; what is left is eroded back and labeled. Whether a band is a line, its thickness and its ink must tell:
/// a line of digits that touch is a band, too.
struct StraightBands {
    /// A connected component of long runs.
    struct Band {
        /// The box around the band, in pixels of the mask.
        let box: PixelBox
        /// The runs of the band, from the top, in each row from the left.
        let runs: [PixelRun]
    }

    /// The bands in the order of connected components.
    let bands: [Band]

    /// What of a band is returned.
    enum Extent {
        /// The pixels that are ink, alone.
        case ink
        /// The pixels of the ink, of gaps that the dilation has closed, and of a row above and below.
        case padded
    }

    /// Finds bands with runs of at least `length` pixels that rise or fall by one row within `runPerRise` columns at
    /// most.
    ///
    /// A run that ends at the mask's left or right border counts as longer by `borderBonus`.
    init(
        in ink: BinaryMask, length: Int, runPerRise: Int, borderBonus: Int = 0, extent: Extent
    ) {
        let slack = max(1, length / runPerRise) * 2 + 1
        let straight = ink.dilated(width: 1, height: slack)
            .keepingRuns(ofAtLeast: length, borderBonus: borderBonus)
        guard !straight.isEmpty else {
            bands = []
            return
        }
        let found =
            switch extent {
            case .ink: straight.eroded(width: 1, height: slack).intersection(ink)
            case .padded: straight.eroded(width: 1, height: max(1, slack - 2))
            }
        let parts = ConnectedComponents(
            of: found, ink: GrayRaster(width: ink.width, height: ink.height))
        var runs = [[PixelRun]](repeating: [], count: parts.components.count)
        for (run, label) in zip(parts.runs, parts.labels) { runs[label].append(run) }
        bands = zip(parts.components, runs).map { Band(box: $0.box, runs: $1) }
    }
}
