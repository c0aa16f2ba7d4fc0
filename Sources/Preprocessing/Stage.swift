package import Decoders

/// One step from a photo to its 28×28 picture, or from a page to its marks.
///
/// A stage is a small value with its settings. It knows nothing of the stages beside it, of debug pictures, files or
/// clocks. Two equal stages do the same to the same workpiece: the runner relies on it to share work between
/// hypotheses.
package protocol Stage: Sendable, Hashable {
    /// The name in debug folders and traces.
    static var name: StageName { get }

    /// Changes the workpiece and notes what was measured and decided.
    ///
    /// Throws where no 28×28 picture can come of the workpiece. Where an earlier stage has not left what this one works
    /// on (a mask, a color picture), the workpiece stays as it is, or `noInk` or `undecodable` is thrown.
    func process(_ workpiece: inout Workpiece, notes: inout StageNotes) throws(PreprocessingError)
}

/// Receives every intermediate picture of a photo; where there is none, no stage pays for it.
package protocol StageObserver: AnyObject {
    /// Called after each stage with the workpiece as the stage left it, the stage's notes in order, and the time it
    /// took.
    func stage(
        _ name: StageName, didFinish workpiece: Workpiece, noting measurements: [Measurement],
        in duration: Duration)
}

/// Why a photo has no 28×28 picture.
package enum PreprocessingError: Error, Sendable, Equatable {
    /// No decoder made pixels of the file; the decoder's error says why.
    case undecodable(DecoderError)
    /// No pixel stands out from the paper as ink does, or no group of ink has the rank that was asked for.
    case noInk
}
