import MNIST
import NeuralNetwork
import Reporting
import SystemLibraries

/// The files a training run writes: the model, and beside it what is needed to go on; those of an epoch
/// appear together or not at all.
///
/// While a value lives, no other run can write the same model.
struct TrainingFiles: ~Copyable {
    /// The model's file.
    let model: String
    private let lock: FileLock
    /// The run's state, there until the run is done.
    private var state: String { model + ".state" }
    /// The figures of the epochs done, as lines of JSON.
    private var history: String { model + ".history" }

    /// Prepares a run; refuses one that would replace what it may not.
    init(
        model: String, resuming: Bool, replacingExisting: Bool, plot: String?
    ) throws {
        // The hours before the first epoch ends would be lost if the folder were not there.
        guard FileBytes.isFolder(FileBytes.parentFolder(of: model)) else {
            throw FileError(.create, model, code: ENOENT)
        }
        let lock = try FileLock(on: model)
        // What an earlier run was putting in place when it was killed is put there first.
        _ = try Self.change(of: model)
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

    private static func change(of model: String) throws(FileError) -> FileTransaction {
        // By another name than the model's, whose lock this run has.
        try FileTransaction(
            in: FileBytes.parentFolder(of: model), named: FileBytes.name(of: model) + ".run")
    }

    /// Refuses to go on with other data, options or layers than the run began with.
    func check(_ record: String, _ spec: NetworkSpec) throws {
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

    /// The state to go on from.
    func readState() throws -> TrainingState {
        try TrainingState(bytes: FileBytes.read(state))
    }

    /// The epochs done so far.
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

    /// Writes the finished model; what only an interrupted run needs goes.
    func finish(_ checkpoint: Checkpoint, precision: Safetensors.Precision) throws {
        var change = try Self.change(of: model)
        try change.add(
            checkpoint.encoded(precision: precision), as: FileBytes.name(of: model),
            replacingExisting: true)
        change.remove(FileBytes.name(of: state))
        change.remove(FileBytes.name(of: history))
        try change.commit()
    }

    /// Writes the model as it is now, and what is needed to go on with the run.
    func write(
        _ checkpoint: Checkpoint, precision: Safetensors.Precision, state trainer: Trainer,
        curves: TrainingCurves
    ) throws {
        var change = try Self.change(of: model)
        for (bytes, path) in [
            (try checkpoint.encoded(precision: precision), model),
            (try trainer.state.encoded(), state), (Array(curves.lines.utf8), history),
        ] {
            try change.add(bytes, as: FileBytes.name(of: path), replacingExisting: true)
        }
        try change.commit()
    }
}
