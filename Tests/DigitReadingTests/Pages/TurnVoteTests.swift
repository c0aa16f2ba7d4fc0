import MNIST
import NeuralNetwork
import Preprocessing
import Testing

@testable import DigitReading

/// Pictures whose ink lies on one side, for a network that takes ink at the top for a digit.
struct TurnVoteTests {
    /// Where the ink of a picture lies.
    private enum Side { case top, right, bottom, left, middle }

    /// Ink in the outer fifth at a side, eight pixels wide; in the middle a square of as many pixels.
    private func picture(_ side: Side) -> DigitImage {
        let (across, down): (Range<Int>, Range<Int>) =
            switch side {
            case .top: (10..<18, 0..<6)
            case .right: (22..<28, 10..<18)
            case .bottom: (10..<18, 22..<28)
            case .left: (0..<6, 10..<18)
            case .middle: (11..<18, 11..<18)
            }
        var image = DigitImage()
        for y in down { for x in across { image[x, y] = 255 } }
        return image
    }

    /// A network for which ink in the upper quarter is a digit, as surely as that is so, and other pictures are none.
    private func classifier(ofDigit digit: Int) throws -> Classifier {
        let spec = NetworkSpec(
            layers: [.flatten, .linear(outputs: 11, bias: true)], initialization: .glorotUniform)
        var network = try Network(spec)
        network.parameters = network.parameters.map { _ in 0 }
        for place in 0..<(7 * 28) { network.parameters[784 * digit + place] = 1 }
        // Half of the ink up there decides.
        network.parameters[784 * 11 + 10] = 24
        return Classifier(network: network)
    }

    /// A mark whose ink lies on a side, and the digit that it is taken for upright, if any.
    private struct Mark {
        var side: Side
        var upright: Int?
    }

    private let left = Mark(side: .left)
    private let middle = Mark(side: .middle)
    /// A 4 whose ink is at the top.
    private let four = Mark(side: .top, upright: 4)

    /// The vote of marks of the same size and ink.
    private func turn(
        _ marks: [Mark], digit: Int = 4, expecting known: Set<Digit>? = nil
    ) throws -> PageTurn {
        let glyphs = try marks.enumerated().map { number, mark in
            try Glyph.box(x: 60 * number, as: mark.upright, image: picture(mark.side))
        }
        return TurnVote(
            on: glyphs, classifier: try classifier(ofDigit: digit), expecting: known,
            settings: TurnVote.Settings()
        ).turn
    }

    @Test func `the network of these tests says what is meant`() throws {
        let opinions = try classifier(ofDigit: 4).opinions([picture(.top), picture(.left)])
        #expect(opinions[0].digits[4] > 0.99 && opinions[1].digits[4] < 0.01)
    }

    @Test func `ink on a side is brought to the top`() throws {
        for (side, quarters) in [(Side.left, 1), (.bottom, 2), (.right, 3)] {
            let marks = [Mark](repeating: Mark(side: side), count: 3)
            #expect(try turn(marks) == PageTurn(quarters: quarters))
        }
    }

    @Test func `a page that is read upright stays, and so does one mark`() throws {
        // Half of the ink is read upright.
        #expect(try turn([four, left]) == PageTurn())
        #expect(try turn([left]) == PageTurn())
        #expect(try turn([]) == PageTurn())
        // Less than half: then the other way must be clearly better.
        #expect(try turn([four, left, left, left]) == PageTurn(quarters: 1))
    }

    @Test func `more than half of the ink must be read at a quarter turn`() throws {
        // In the middle nothing is read, whichever way it lies.
        #expect(try turn([four, left, left, left, middle, left]) == PageTurn(quarters: 1))
        #expect(try turn([four, left, left, middle]) == PageTurn())
        // Where less than a fifth is read upright other angles are tried, too.
        #expect(try turn([left, middle]).degrees != 0)
    }

    @Test func `what looks the same upside down says nothing`() throws {
        #expect(try turn([left, left], digit: 8) == PageTurn())
    }

    @Test func `digits that are known not to be there are not counted`() throws {
        let (four, five) = (try #require(Digit(4)), try #require(Digit(5)))
        #expect(try turn([left, left], expecting: [four, five]) == PageTurn(quarters: 1))
        #expect(try turn([left, left], expecting: [five]) == PageTurn())
    }
}
