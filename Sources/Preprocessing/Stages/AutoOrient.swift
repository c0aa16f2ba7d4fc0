package import PhotoFiles
package import Raster

/// Turns the picture as the camera was held.
package struct AutoOrient: Stage {
    package static let name = StageName.autoOrient

    /// Makes the stage.
    package init() {}

    package func process(
        _ workpiece: inout Workpiece, notes: inout StageNotes
    ) throws(PreprocessingError) {
        let orientation = workpiece.photo.header.orientation
        notes.decide("orientation", "\(orientation)", because: "EXIF \(orientation.rawValue)")
        // The whole picture is shown: turned, it still begins at 0, 0 with the same scale.
        let turn = Turn(uprighting: orientation)
        workpiece.color = workpiece.color?.turned(turn)
        let header = workpiece.photo.header
        workpiece.missing = workpiece.missing.map {
            $0.turned(turn, within: (header.width, header.height))
        }
    }
}

extension Turn {
    /// Makes the turn that a picture stored in this orientation needs to be upright.
    package init(uprighting orientation: Orientation) {
        self =
            switch orientation {
            case .upright: []
            case .mirrored: .mirrorColumns
            case .upsideDown: [.mirrorColumns, .mirrorRows]
            case .upsideDownMirrored: .mirrorRows
            case .transposed: .transpose
            case .rotatedRight: [.transpose, .mirrorColumns]
            case .transverse: [.transpose, .mirrorColumns, .mirrorRows]
            case .rotatedLeft: [.transpose, .mirrorRows]
            }
    }
}
