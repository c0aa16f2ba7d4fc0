import Drawing
import Foundation
import Reporting
import Results
import TestSupport
import Testing

@Suite struct TrainingCurvesPlotTests {
    private let curves = TrainingCurves(epochs: [
        .init(loss: 0.25, accuracy: 0.92, validationLoss: 0.2, validationAccuracy: 0.94),
        .init(loss: 0.1, accuracy: 0.96, validationLoss: 0.15, validationAccuracy: 0.95),
        .init(loss: 0.05, accuracy: 0.99, validationLoss: 0.16, validationAccuracy: 0.955),
    ])

    @Test func `the SVG is well-formed, named and described`() throws {
        let elements = try Elements(of: Data(curves.plot(title: "a < b & c").svg().utf8))
        #expect(elements.all.first?.name == "svg")
        #expect(elements.all.first?.attributes["role"] == "img")
        #expect(elements.count(of: "title") == 1 && elements.count(of: "desc") == 1)
        for words in ["a < b & c", "Loss", "Accuracy", "Epoch", "training", "validation"] {
            #expect(elements.text.contains(words))
        }
        #expect(elements.text.contains("99.00 %"))
        #expect(elements.text.contains("prefers-color-scheme: dark"))
    }

    @Test func `epochs run to the right, a falling loss falls`() throws {
        let lines = try lines(of: curves)
        #expect(lines.count == 4)
        let loss = lines[0]
        #expect(loss.count == 3)
        #expect(loss[0].x < loss[1].x && loss[1].x < loss[2].x)
        #expect(loss[0].y < loss[1].y && loss[1].y < loss[2].y, "down is larger in SVG")
        let accuracy = lines[2]
        #expect(accuracy[0].y > accuracy[1].y && accuracy[1].y > accuracy[2].y)
    }

    @Test func `without held-out data there are no validation lines`() throws {
        let lines = try lines(of: TrainingCurves(epochs: [.init(loss: 1, accuracy: 0.5)]))
        #expect(lines.count == 2)
    }

    @Test func `a run that diverged or never began still has a plot`() throws {
        let broken = TrainingCurves(epochs: [
            .init(loss: .nan, accuracy: 0.1), .init(loss: .infinity, accuracy: 0.1),
        ])
        for curves in [broken, TrainingCurves(epochs: [])] {
            let elements = try Elements(of: Data(curves.plot().svg().utf8))
            for element in elements.all {
                for key in ["x", "y", "x1", "y1", "cx", "cy", "width", "height"] {
                    if let number = element.attributes[key] {
                        #expect(Double(number)?.isFinite == true, "\(key) is \(number)")
                    }
                }
                #expect(element.attributes["points"]?.contains("n") != true)
            }
        }
    }

    private func lines(of curves: TrainingCurves) throws -> [[Point]] {
        let elements = try Elements(of: Data(curves.plot().svg().utf8))
        let lines = elements.all.filter {
            $0.name == "polyline"
                && ($0.attributes["points"]?.contains(" ") ?? false || curves.epochs.count == 1)
        }
        return try lines.map { line in
            try #require(line.attributes["points"]).split(separator: " ").map { pair in
                let numbers = pair.split(separator: ",").compactMap { Double($0) }
                try #require(numbers.count == 2)
                return Point(numbers[0], numbers[1])
            }
        }.filter { $0.count == curves.epochs.count }
    }
}
