import DigitTraining
import MNIST
import NeuralNetwork
import SystemLibraries

/// What a training run starts from and how it ends, for any architecture.
struct TrainingPlan {
    /// What the batches of examples are drawn from.
    let source: any BatchSource
    /// The held-out pictures that are measured on after every epoch; nil where there are none.
    let validation: DigitDataset?
    /// The options of a new run; a resumed run keeps its own.
    let options: TrainingOptions
    /// How the model file says it was made; also what a resumed run is compared with.
    let record: String
    /// In how many bits the weights are stored.
    let precision: Safetensors.Precision
    /// Measures how sure the finished network may be, as by temperature scaling, and notes it in
    /// the checkpoint.
    let calibrate: (inout Checkpoint) throws -> Void

    /// The classic way: a data set's pictures as they are.
    ///
    /// Without held-out pictures nothing is calibrated.
    static func plain(
        _ training: DigitDataset, validation: DigitDataset?, options: TrainingOptions,
        name: String, threads: Int
    ) -> TrainingPlan {
        TrainingPlan(
            source: DatasetSource(training), validation: validation, options: options,
            record: "\(name), \(training.count) pictures, \(options.summary)",
            precision: .float32,
            calibrate: { checkpoint in
                // Confidence is fitted on pictures that were not learned from, or not at all.
                guard let validation else { return }
                let classifier = Classifier(network: checkpoint.network)
                checkpoint.temperature = Calibration.temperature(
                    of: classifier.examples(of: validation, threads: threads))
            })
    }

    /// The shipped network's way: augmented pictures, with drawn digits and simulated photos.
    ///
    /// The weights are stored in 16 bits, as the built-in model's are.
    static func recipe(
        _ recipe: ShippedRecipe, on dataset: DigitDataset
    ) throws(SimulationError) -> TrainingPlan {
        let report = PhaseReport()
        // Making the examples comes before the training and shows its own progress.
        let ingredients = try recipe.ingredients(from: dataset) { report.show($0) }
        report.finish(ingredients.source.description)
        return TrainingPlan(
            source: ingredients.source, validation: ingredients.validation, options: recipe.options,
            record: "cnn, \(ingredients.source), \(recipe.options.summary)", precision: .float16,
            calibrate: { checkpoint in
                try recipe.calibrate(&checkpoint, on: ingredients.validation) { report.show($0) }
                report.finish(ShippedRecipe.summary(of: checkpoint))
            })
    }
}

extension TrainingOptions {
    /// The options that differ from run to run, in words for `record`.
    fileprivate var summary: String { "\(epochs) epochs, batches of \(batchSize), seed \(seed)" }
}
