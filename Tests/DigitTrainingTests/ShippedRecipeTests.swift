import DigitTraining
import MNIST
import NeuralNetwork
import Synchronization
import SyntheticDigits
import Testing

/// The recipe with few of everything, on digits that stand in for MNIST's.
struct ShippedRecipeTests {
    private static let training = ProceduralDigits(
        labelWeights: ProceduralDigits.evenWeights
    ).dataset(count: 200, seed: 11)

    private var recipe: ShippedRecipe {
        var recipe = ShippedRecipe()
        recipe.epochs = 3
        recipe.gentleEpochs = 1
        recipe.simulatedPhotos = 2
        recipe.calibrationPhotos = 2
        recipe.trialPhotos = 3
        recipe.proceduralDigits = 40
        recipe.mix = TrainingMix([
            .mnist: 12, .procedural: 2, .rightCrop: 2, .wrongCrop: 2, .junk: 2,
        ])
        return recipe
    }

    /// Eleven classes, small enough for a debug build.
    private static let architecture = NetworkSpec(
        layers: [
            .flatten, .linear(outputs: 32, bias: true), .relu, .linear(outputs: 11, bias: true),
        ], initialization: .heNormal)

    @Test func `a network learns from the ingredients and is calibrated`() throws {
        let phases = Mutex<[String]>([])
        let note: @Sendable (ShippedRecipe.Phase) -> Void = { phase in
            phases.withLock { $0.append("\(phase)") }
        }
        let ingredients = try recipe.ingredients(from: Self.training, onPhase: note)
        #expect(ingredients.validation == Self.training.selecting(180..<200))
        #expect(ingredients.source.exampleCount == 180, "what is held out is not learned from")

        let network = try Network(Self.architecture, seed: 1)
        let before = Evaluation(Classifier(network: network), on: ingredients.validation).loss
        let trainer = try Trainer(
            network, options: recipe.options, source: ingredients.source,
            validation: ingredients.validation)
        var losses: [Double] = []
        #expect(trainer.run(onProgress: { if $0.isEndOfEpoch { losses.append($0.loss) } }))
        #expect(trainer.step == 3 * 15)
        #expect(losses.count == 3 && losses[2] < losses[0])
        let after = Evaluation(Classifier(network: trainer.network), on: ingredients.validation)
        #expect(after.loss < 0.8 * before, "\(after.loss) after \(before)")

        var checkpoint = Checkpoint(network: trainer.network)
        try recipe.calibrate(&checkpoint, on: ingredients.validation, onPhase: note)
        #expect(checkpoint.temperature.isFinite && checkpoint.temperature != 1)
        let risk = try #require(checkpoint.risk)
        #expect(risk.count <= recipe.trialPhotos && risk.mistakes.count <= risk.count)
        let heard = phases.withLock { $0 }
        #expect(heard.first == "drawing" && heard.contains("calibrating"))
        #expect(heard.count { $0.hasPrefix("simulating") } == 2)
        #expect(heard.count { $0.hasPrefix("trying") } == 3)
    }

    @Test func `the options are those of the seed, the epochs and the mix`() {
        let options = recipe.options
        #expect(options.epochs == 3 && options.seed == 1)
        #expect(options.batchSize == 20)
        #expect(ShippedRecipe().options.batchSize == TrainingMix.shipped.batchSize)
        #expect(ShippedRecipe().gentleEpochs < ShippedRecipe().epochs)
    }
}
