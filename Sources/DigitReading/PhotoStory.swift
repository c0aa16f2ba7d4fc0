/// What a report shows when a photo is opened: its trace, and all the stages' pictures in one.
///
/// Fifteen times smaller than a debug folder, so that thousands can lie beside a report. What is in
/// it may come from another process: whoever shows it checks it first.
package struct PhotoStory: Sendable, Equatable {
    /// The trace and the pictures' sizes, as JSON.
    package var trace: [UInt8]
    /// The stages' pictures side by side, a JPEG file; empty where there are none.
    package var stages: [UInt8]

    /// Puts a story together.
    package init(trace: [UInt8], stages: [UInt8]) {
        self.trace = trace
        self.stages = stages
    }
}
