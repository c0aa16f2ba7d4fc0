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
