import DigitTraining
import MNIST
import NeuralNetwork
import SystemLibraries

/// What a training run starts from, for either architecture.
struct TrainingPlan {
    /// Where the examples come from.
    let source: any BatchSource
    /// What is measured on after every epoch.
    let validation: DigitDataset?
    /// The options of a new run; a resumed run has its own.
    let options: TrainingOptions
    /// How the model file says it was made.
    let record: String
    /// How the weights are stored.
    let precision: Safetensors.Precision
    /// Measures how sure the finished network may be, and notes it in the checkpoint.
    let calibrate: (inout Checkpoint) -> Void

    /// The classic way: the pictures as they are.
    static func plain(
        _ training: DigitDataset, validation: DigitDataset?, options: TrainingOptions,
        name: String, threads: Int
    ) -> TrainingPlan {
        TrainingPlan(
            source: DatasetSource(training), validation: validation, options: options,
            record: "\(name), \(training.count) pictures, \(options.summary)",
            precision: .float32,
            calibrate: { checkpoint in
                guard let validation else { return }
                let classifier = Classifier(network: checkpoint.network)
                checkpoint.temperature = Calibration.temperature(
                    of: classifier.examples(of: validation, threads: threads))
            })
    }

    /// The shipped network's way: augmented, with drawn digits and simulated photos.
    static func recipe(_ recipe: ShippedRecipe, on dataset: DigitDataset) -> TrainingPlan {
        let report = PhaseReport()
        let ingredients = recipe.ingredients(from: dataset) { report.show($0) }
        report.finish(ingredients.source.description)
        return TrainingPlan(
            source: ingredients.source, validation: ingredients.validation, options: recipe.options,
            record: "cnn, \(ingredients.source), \(recipe.options.summary)", precision: .float16,
            calibrate: { checkpoint in
                recipe.calibrate(&checkpoint, on: ingredients.validation) { report.show($0) }
                report.finish(ShippedRecipe.summary(of: checkpoint))
            })
    }
}

extension TrainingOptions {
    /// The options that differ from run to run, in words.
    fileprivate var summary: String { "\(epochs) epochs, batches of \(batchSize), seed \(seed)" }
}
