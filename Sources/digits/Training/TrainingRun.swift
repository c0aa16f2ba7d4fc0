import Drawing
import Files
import NeuralNetwork
import Reporting
import Results
import SystemLibraries

/// A training run as it is seen and saved: a bar, a line for each epoch, and files after every epoch.
struct TrainingRun: ~Copyable {
    /// Where model and state are written.
    let files: TrainingFiles
    /// What is trained on, and how the model is finished.
    let plan: TrainingPlan
    /// The path of the drawing of loss and accuracy; nil where none is wanted.
    let plot: String?
    /// The figures of the epochs done, those of an interrupted run included.
    var curves: TrainingCurves

    /// Puts a run together; nothing is trained or written yet.
    init(
        files: consuming TrainingFiles, plan: TrainingPlan, plot: String?, curves: TrainingCurves
    ) {
        self.files = files
        self.plan = plan
        self.plot = plot
        self.curves = curves
    }

    /// Trains to the end, or until the user stops it, and writes the model.
    ///
    /// - Throws: `CommandFailure` where the user stopped it; the model is valid and can be gone on with
    mutating func go(_ trainer: Trainer) throws {
        var bar: ProgressBar?
        var (curves, hasNoted) = (curves, false)
        // The bar begins anew with each epoch, above it a line stays for each that is done.
        let isComplete = try trainer.run(
            onProgress: { progress in
                if bar == nil { bar = ProgressBar("steps", total: progress.steps) }
                bar?.update(
                    progress.step, note: Self.note(progress), remaining: progress.remaining)
                guard progress.isEndOfEpoch else { return }
                bar?.clear()
                bar = nil
                curves.epochs.append(Self.epoch(progress))
                StandardError.note(Self.line(progress))
            },
            onEpoch: { trainer in
                do {
                    try save(trainer, record: plan.record, curves: curves)
                } catch let error as FileError where error.isFull {
                    // The hours done are worth more than a way to go on: there may be room at the end.
                    if !hasNoted { StandardError.print("\(error) Training goes on.") }
                    hasNoted = true
                }
            },
            shouldStop: { Interruption.isRequested })
        bar?.clear()
        self.curves = curves
        // Saved once more: the steps since the last epoch's end are not lost.
        if !isComplete {
            try save(trainer, record: plan.record + " (interrupted)", curves: curves)
        }
        // Curves are drawn also of an interrupted run.
        if let plot {
            try OutputFile.write(
                Array(curves.plot().svg().utf8), to: plot, replacingExisting: true)
        }
        guard isComplete else {
            throw CommandFailure(
                .interrupted,
                "Interrupted; \(files.model) is valid, and --resume goes on from here."
            )
        }
        // Only a finished network is calibrated: every step changes how sure it is.
        var checkpoint = Checkpoint(
            network: trainer.network, training: plan.record, history: curves.lines)
        try plan.calibrate(&checkpoint)
        try files.finish(checkpoint, precision: plan.precision)
        var written = WrittenPlaces()
        written.add("Model", files.model)
        written.add("Curves", plot)
        written.say()
    }

    /// Writes the model as it is, and what is needed to go on.
    private borrowing func save(_ trainer: Trainer, record: String, curves: TrainingCurves) throws {
        let checkpoint = Checkpoint(
            network: trainer.network, training: record, history: curves.lines)
        try files.write(checkpoint, precision: plan.precision, state: trainer, curves: curves)
    }

    /// The figures of a finished epoch, as curves and history have them.
    static func epoch(_ progress: TrainingProgress) -> TrainingCurves.Epoch {
        TrainingCurves.Epoch(
            loss: progress.loss, accuracy: progress.accuracy,
            validationLoss: progress.validation?.loss,
            validationAccuracy: progress.validation?.accuracy)
    }

    /// The words behind the bar: epoch, loss, accuracy.
    static func note(_ progress: TrainingProgress) -> String {
        "epoch \(progress.epoch + 1)/\(progress.epochs)  "
            + figures(loss: progress.loss, accuracy: progress.accuracy)
    }

    /// Loss and accuracy, 0 … 1, in words, the accuracy in percent.
    private static func figures(loss: Double, accuracy: Double) -> String {
        "loss \(NumberText.decimal(loss, places: 4))  "
            + "accuracy \(NumberText.decimal(100 * accuracy, places: 2)) %"
    }

    /// The line of a finished epoch, with the figures on held-out pictures and the time left.
    static func line(_ progress: TrainingProgress) -> String {
        var text = note(progress)
        if let validation = progress.validation {
            text +=
                "  validation "
                + figures(loss: validation.loss, accuracy: validation.accuracy)
        }
        if let remaining = progress.remaining, progress.epoch + 1 < progress.epochs {
            text += "  \(ProgressBar.text(remaining)) left"
        }
        return text
    }
}
