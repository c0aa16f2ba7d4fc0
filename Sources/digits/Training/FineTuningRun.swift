import DigitDatasets
import DigitReading
import DigitTraining
import Drawing
import Files
import MNIST
import NeuralNetwork
import Reporting
import Results
import SystemLibraries

/// `digits train --from … --replay …`: fine-tunes a model on a person's digits, compares it before and after, and
/// saves what is no worse.
struct FineTuningRun {
    /// The options of the command line.
    let command: Train
    /// The data set that is mixed in, so that nothing is forgotten.
    let replayFolder: String
    /// The model that is started from, and that the result is compared with.
    let start: Checkpoint

    /// Trains, reports, and saves.
    ///
    /// - Throws: `CommandFailure` where there is too little to learn from, the run was interrupted, or the result
    ///   reads worse
    func go() throws {
        let threads = ProcessInfo.processInfo.activeProcessorCount
        // All data are read and checked before the training begins.
        let parts = try ownParts()
        let replay = try command.dataset.read(replayFolder, part: .train)
        let test = try command.dataset.read(replayFolder, part: .test)
        var tuning = FineTuning()
        tuning.epochs = command.epochs ?? tuning.epochs
        tuning.seed = command.seed
        // The recipe is `FineTuning`'s; only epochs and seed are the user's to choose.
        let source = tuning.source(
            own: parts.training, replay: replay, classCount: start.network.plan.classCount)
        StandardError.note(
            "\(parts.training.count) pictures of yours, \(parts.heldOut.count) held out, "
                + "\(replay.count) replayed")
        let trainer = try Trainer(
            start.network, options: tuning.options, source: source, validation: parts.heldOut,
            threads: threads)
        let curves = train(trainer)
        // A model that is trained half was never compared.
        guard !Interruption.isRequested else {
            throw CommandFailure(.interrupted, "Interrupted; nothing was saved.")
        }
        var result = start
        result.network = trainer.network
        // The model tells its whole history: what it was made of, and what it was fine-tuned on.
        result.training =
            "\(start.training); fine-tuned on \(parts.training.count) pictures, "
            + "\(tuning.epochs) epochs, seed \(tuning.seed)"
        result.history = curves.lines
        let (before, after) = (Classifier(checkpoint: start), Classifier(checkpoint: result))
        /// How many of a data set's pictures each of the two models reads right, and their losses.
        func compare(_ dataset: DigitDataset) -> FineTuning.Comparison {
            FineTuning.Comparison(on: dataset, before: before, after: after, threads: threads)
        }
        // Both are counted on held-out pictures: the person's own, and the other data set's test part.
        let outcome = FineTuning.Outcome(own: compare(parts.heldOut), replay: compare(test))
        try StandardStreams.write(text(of: outcome))
        // Curves are drawn also of a model that is not saved: they may tell why.
        if let plot = command.plot {
            try OutputFile.write(
                Array(curves.plot().svg().utf8), to: plot, replacingExisting: true)
        }
        try save(result, outcome)
    }

    /// The person's digits to learn from and those to judge by: the data set's own parts, or a share held out.
    private func ownParts() throws -> (training: DigitDataset, heldOut: DigitDataset) {
        let own = try command.dataset.read(command.data, part: .train)
        // The data set's own test part counts, unless the user asks for a share.
        if command.validation == .count(0),
            try DatasetReader().parts(of: command.data).contains(.test)
        {
            return try checked(own, command.dataset.read(command.data, part: .test))
        }
        // A fifth where the user says nothing; not tuned: less judges by few digits, more leaves few to learn from.
        let share = command.validation == .count(0) ? .share(0.2) : command.validation
        let (training, heldOut) = try share.split(own, seed: command.seed)
        return try checked(training, heldOut ?? DigitDataset())
    }

    /// The two parts, neither of them empty.
    private func checked(
        _ training: DigitDataset, _ heldOut: DigitDataset
    ) throws -> (training: DigitDataset, heldOut: DigitDataset) {
        guard training.count > 0, heldOut.count > 0 else {
            throw CommandFailure(
                .noInput, "\(command.data) has too few pictures to learn from and to judge by.")
        }
        return (training, heldOut)
    }

    /// Trains to the end, or until the user stops it, showing how far it is; returns the figures of each epoch.
    private func train(_ trainer: Trainer) -> TrainingCurves {
        var bar: ProgressBar?
        var curves = TrainingCurves(epochs: [])
        trainer.run(
            onProgress: { progress in
                if bar == nil { bar = ProgressBar("steps", total: progress.steps) }
                bar?.update(
                    progress.step, note: TrainingRun.note(progress), remaining: progress.remaining)
                guard progress.isEndOfEpoch else { return }
                bar?.clear()
                bar = nil
                curves.epochs.append(TrainingRun.epoch(progress))
                StandardError.note(TrainingRun.line(progress))
            }, shouldStop: { Interruption.isRequested })
        bar?.clear()
        return curves
    }

    /// Saves the result, unless it reads worse and `--force` is not given.
    private func save(_ result: Checkpoint, _ outcome: FineTuning.Outcome) throws {
        // `FineTuning.Outcome` says what counts as worse.
        if outcome.isWorse, !command.force {
            throw CommandFailure(
                .incomplete,
                "The fine-tuned model reads worse, so it was not saved; --force saves it all the same."
            )
        }
        try OutputFile.write(
            result.encoded(), to: command.output, replacingExisting: command.force)
        StandardError.print("\(command.output) is saved.")
    }

    /// The comparison as a table for people.
    private func text(of outcome: FineTuning.Outcome) -> String {
        var table = ColumnTable([
            ("Right", .left), ("Before", .right), ("After", .right), ("of", .right),
            ("Loss before", .right), ("after", .right),
        ])
        for (name, part) in [("Yours, held out", outcome.own), ("Replayed, test", outcome.replay)] {
            func share(_ right: Int) -> String {
                NumberText.percent(Double(right) / Double(max(1, part.count)), places: 2)
            }
            table.add([
                name, share(part.before), share(part.after), NumberText.count(part.count),
                NumberText.decimal(part.lossBefore, places: 4),
                NumberText.decimal(part.lossAfter, places: 4),
            ])
        }
        return table.text
    }
}
