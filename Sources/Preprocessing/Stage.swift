/// One step of the photo's way to 28×28.
///
/// A stage is a small value with its settings. It knows nothing of the stages beside it, of debug
/// pictures, files or clocks. Two equal stages do the same to the same workpiece: the runner relies
/// on it to share work between hypotheses.
package protocol Stage: Sendable, Hashable {
    /// The name in debug folders and traces.
    static var name: StageName { get }

    /// Does the stage's work on the workpiece and notes what it measured and decided.
    func process(_ workpiece: inout Workpiece, notes: inout StageNotes) throws(PreprocessingError)
}
