import DigitReading
import DigitTraining
import MNIST
import NeuralNetwork
import SystemLibraries
import Testing

struct SurroundingsRecipeTests {
    /// A stroke in the middle, which is a digit where nothing stands beside it; of those that are none
    /// there are few, that count much.
    private let examples: [NumberExamples.Example] = {
        var random = SeededGenerator(seed: 4)
        return (0..<400).map { number in
            let isDigit = !number.isMultiple(of: 8)
            var picture = DigitImage()
            for row in 8...19 {
                picture[14, row] = 255
                if !isDigit { picture[random.chance(0.5) ? 21 : 22, row] = 120 }
            }
            return NumberExamples.Example(
                measures: DigitMeasures([:]), surroundings: picture, isDigit: isDigit,
                weight: isDigit ? 1 : 7)
        }
    }()

    @Test func `it learns what stands beside a digit, and the same from the same seed`() throws {
        var recipe = SurroundingsRecipe()
        recipe.epochs = 4
        var losses: [Double] = []
        let network = try recipe.network(of: examples) { losses.append(Double($0.loss)) }
        #expect(losses.count == 4)
        let opinions = SurroundingsNetwork(network).logOdds(
            examples.map(\.surroundings))
        let right = zip(opinions, examples).count { ($0 > 0) == $1.isDigit }
        #expect(right >= 396)
        recipe.threads = 1
        #expect(try recipe.network(of: examples) { _ in }.parameters == network.parameters)
    }

    @Test func `nothing to learn from is an error`() {
        #expect(throws: (any Error).self) { try SurroundingsRecipe().network(of: []) { _ in } }
    }
}
