import MNIST
import NeuralNetwork
import Reporting
import SystemLibraries

/// The files a training run writes: the model, and beside it what is needed to go on.
struct TrainingFiles {
    /// The model's file.
    let model: String
    /// The run's state, there until the run is done.
    var statePath: String { model + ".state" }
    /// The figures of the epochs done, as lines of JSON.
    var historyPath: String { model + ".history" }

    /// Refuses to start a run that would replace what it may not.
    func check(resuming: Bool, replacingExisting: Bool, plot: String?) throws {
        if resuming {
            guard FileBytes.exists(statePath) else {
                throw CommandFailure(
                    .noInput, "There is no run to go on with: \(statePath) does not exist.")
            }
            return
        }
        for path in [model, plot].compactMap({ $0 })
        where !replacingExisting && FileBytes.exists(path) {
            throw FileError(.create, path, code: EEXIST)
        }
        // The hours before the first epoch ends would be lost if the folder were not there.
        guard FileBytes.isFolder(FileBytes.parentFolder(of: model)) else {
            throw FileError(.create, model, code: ENOENT)
        }
    }

    /// Refuses to go on with other data or options than the run began with.
    func checkRecord(_ record: String) throws {
        let started = try Checkpoint(contentsOf: model).training
        guard started.hasPrefix(record) else {
            throw CommandFailure(
                .usage,
                "The run in \(model) can only go on as it was started: \(started). "
                    + "Now it would be: \(record).")
        }
    }

    /// The state to go on from.
    func state() throws -> TrainingState { try TrainingState(bytes: FileBytes.read(statePath)) }

    /// The epochs done so far.
    func curves(resuming: Bool) throws -> TrainingCurves {
        guard resuming, FileBytes.exists(historyPath) else { return TrainingCurves(epochs: []) }
        return try TrainingCurves(
            lines: String(decoding: FileBytes.read(historyPath), as: UTF8.self))
    }

    /// Writes the model.
    func write(_ checkpoint: Checkpoint, precision: Safetensors.Precision) throws {
        try OutputFile.write(
            checkpoint.encoded(precision: precision), to: model, replacingExisting: true)
    }

    /// Writes what is needed to go on with the run.
    func writeState(of trainer: Trainer, curves: TrainingCurves) throws {
        try OutputFile.write(trainer.state.encoded(), to: statePath, replacingExisting: true)
        try OutputFile.write(Array(curves.lines.utf8), to: historyPath, replacingExisting: true)
    }

    /// Removes what only an interrupted run needs.
    func removeState() {
        unlink(statePath)
        unlink(historyPath)
    }
}
