package import PhotoFiles
package import Raster

/// Makes the picture upright by the orientation in the file's header (EXIF): by quarter turns and mirroring.
///
/// Pixels are moved and none is computed anew. Where the header has no orientation the picture stays as it is.
package struct AutoOrient: Stage {
    package static let name = StageName.autoOrient

    /// Makes the stage.
    package init() {}

    /// Turns the picture and the boxes of its missing parts.
    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        let orientation = workpiece.photo.header.orientation
        notes.decide("orientation", "\(orientation)", because: "EXIF \(orientation.rawValue)")
        // The whole picture is shown: turned, it still begins at 0, 0 with the same scale.
        let turn = Turn(uprighting: orientation)
        workpiece.color = workpiece.color?.turned(turn)
        let header = workpiece.photo.header
        // Missing parts are told in full-size pixels of the photo as stored, whose size the header has.
        workpiece.missing = workpiece.missing.map {
            $0.turned(turn, within: (header.width, header.height))
        }
    }
}

extension Turn {
    /// Makes the turn that a picture stored in an orientation needs to be upright; empty for one that is upright.
    ///
    /// Source: EXIF 2.3, tag 0112, Orientation.
    package init(uprighting orientation: Orientation) {
        self =
            switch orientation {
            case .upright: []
            case .mirrored: .mirrorColumns
            case .upsideDown: Turn(quarters: 2)
            case .upsideDownMirrored: .mirrorRows
            case .transposed: .transpose
            case .turnedLeft: Turn(quarters: 1)
            case .transverse: [.transpose, .mirrorColumns, .mirrorRows]
            case .turnedRight: Turn(quarters: 3)
            }
    }
}
