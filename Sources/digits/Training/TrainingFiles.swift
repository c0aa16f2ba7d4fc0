import Files
import NeuralNetwork
import Results
import SystemLibraries

/// The files that a training run writes: the model, and beside it what is needed to go on; those of an epoch appear
/// together or not at all.
///
/// While a value lives, no other run can write the same model.
struct TrainingFiles: ~Copyable {
    /// The path of the model's file.
    let model: String
    /// Keeps other runs from writing the same model.
    private let lock: FileLock
    /// The path of the run's state, which is there until the run is done.
    private var state: String { model + ".state" }
    /// The path of the figures of the epochs done, as lines of JSON.
    private var history: String { model + ".history" }

    /// Prepares a run in the folder of the model, which has to exist.
    ///
    /// - Throws: where the run would replace what it may not, or there is no run to go on with
    init(
        model: String, resuming: Bool, replacingExisting: Bool, plot: String?
    ) throws {
        // The hours before the first epoch ends would be lost if the folder were not there.
        guard FileBytes.isFolder(FileBytes.parentFolder(of: model)) else {
            throw FileError(.create, model, code: ENOENT)
        }
        // The lock comes before any look at the files, so that no other run changes them afterwards.
        let lock = try FileLock(on: model)
        // What an earlier run was putting in place when it was killed is put there first.
        _ = try Self.change(of: model)
        // A run that is gone on with replaces its own files; a new one may replace none unasked.
        if resuming {
            guard FileBytes.exists(model + ".state") else {
                throw CommandFailure(
                    .noInput, "There is no run to go on with: \(model).state does not exist.")
            }
        } else {
            let (mayReplace, files) = (replacingExisting, [model, plot])
            try OutputPlaces(files: files, mayReplace: mayReplace).check()
        }
        self.model = model
        self.lock = lock
    }

    /// Begins a change of the files, and finishes one that a killed run has left.
    private static func change(of model: String) throws(FileError) -> FileTransaction {
        // By another name than the model's, whose lock this run has.
        try FileTransaction(
            in: FileBytes.parentFolder(of: model), named: FileBytes.name(of: model) + ".run")
    }

    /// Throws where a run is gone on with that began with other data, options or layers.
    func check(_ record: String, _ spec: NetworkSpec) throws {
        // The model of an interrupted run says how it was made, and may say more behind that.
        let started = try Checkpoint(contentsOf: model)
        guard started.training.hasPrefix(record) else {
            throw CommandFailure(
                .usage,
                "The run in \(model) can only go on as it was started: "
                    + "\(started.training.printable). Now it would be: \(record).")
        }
        guard started.network.spec == spec else {
            throw CommandFailure(
                .noInput,
                "\(state) is not of the run in \(model): its network has other layers.")
        }
    }

    /// The state of an interrupted run to go on from: weights, optimizer, and how far it was.
    func readState() throws -> TrainingState {
        try TrainingState(bytes: FileBytes.read(state))
    }

    /// The figures of the epochs done so far; none for a new run.
    func curves(resuming: Bool) throws -> TrainingCurves {
        guard resuming, FileBytes.exists(history) else { return TrainingCurves(epochs: []) }
        do {
            return try TrainingCurves(
                lines: String(decoding: FileBytes.read(history), as: UTF8.self))
        } catch let error as FileError {
            throw error
        } catch {
            throw CommandFailure(.noInput, "\(history) holds no figures of epochs. Remove it.")
        }
    }

    /// Writes the finished model and removes what only an interrupted run needs, in one step.
    func finish(_ checkpoint: Checkpoint, precision: Safetensors.Precision) throws {
        var change = try Self.change(of: model)
        try change.add(
            checkpoint.encoded(precision: precision), as: FileBytes.name(of: model),
            replacingExisting: true)
        change.remove(FileBytes.name(of: state))
        change.remove(FileBytes.name(of: history))
        try change.commit()
    }

    /// Writes the model as it is after an epoch, with the run's state and figures, in one step.
    func write(
        _ checkpoint: Checkpoint, precision: Safetensors.Precision, state trainer: Trainer,
        curves: TrainingCurves
    ) throws {
        var change = try Self.change(of: model)
        // All three or none: a state that is newer than its model would go on from weights that nobody has.
        for (bytes, path) in [
            (try checkpoint.encoded(precision: precision), model),
            (try trainer.state.encoded(), state), (Array(curves.lines.utf8), history),
        ] {
            try change.add(bytes, as: FileBytes.name(of: path), replacingExisting: true)
        }
        try change.commit()
    }
}
