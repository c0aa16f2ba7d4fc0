import DigitReading
import Foundation
import MNIST
import NeuralNetwork
import TestSupport
import Testing

struct ModelTests {
    /// The file that is built into the library.
    private static let file = Checkout.url
        .appending(path: "Sources/CEmbeddedFiles/shipped.safetensors")

    @Test func `the network inside the library knows ten digits and what is none`() throws {
        let model = try Model.shipped()
        #expect(model.classifier.classCount == 21)
        #expect(model.classifier.temperature > 0)
        #expect(model.parameterCount > 100_000)
        #expect(!model.training.isEmpty)
    }

    @Test func `an empty sheet is more likely no digit than any digit`() throws {
        let opinion = try #require(
            try Model.shipped().classifier.opinions([DigitImage()]).first)
        #expect(abs(opinion.digits.reduce(0, +) + opinion.notADigit - 1) < 1e-4)
        #expect(opinion.answer.index == DigitClasses.notADigit)
    }

    @Test func `the same network is read from its file`() throws {
        let embedded = try Model.shipped()
        let read = try Model(contentsOf: Self.file)
        #expect(read.training == embedded.training)
        #expect(read.parameterCount == embedded.parameterCount)
        var image = DigitImage()
        for y in 5..<23 { image[14, y] = 255 }
        #expect(
            read.classifier.opinions([image]) == embedded.classifier.opinions([image]))
        _ = try DigitReader(model: Self.file)
    }

    @Test func `a model file that cannot be used is refused with a sentence`() throws {
        let scratch = try ScratchFolder()
        let whole = [UInt8](try Data(contentsOf: Self.file))
        let files = [
            scratch.url.appending(path: "missing.safetensors"), scratch.url,
            try scratch.write([], to: "empty.safetensors"),
            try scratch.write(Array("no model".utf8), to: "text.safetensors"),
            try scratch.write(Array(whole.prefix(whole.count / 2)), to: "cut.safetensors"),
            try scratch.write(Array(whole.dropLast()), to: "short.safetensors"),
            try scratch.write(
                [UInt8](repeating: 0xFF, count: 8) + whole.dropFirst(8), to: "long.safetensors"),
        ]
        for file in files {
            let error = try #require(
                throws: ModelError.self, "\(file.lastPathComponent)"
            ) { try DigitReader(model: file) }
            #expect(error.description.count > 30)
            #expect(error.description.last.map { ".?".contains($0) } == true, "\(error)")
        }
    }
}
