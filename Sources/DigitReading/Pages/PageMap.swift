package import NeuralNetwork
import Preprocessing
package import Raster

/// What the network that finds digits says of a page at one size: for each cell of 2×2 pixels, what its ink
/// is part of and in the middle of which character it lies.
package struct PageMap: Sendable {
    /// What ink, or the middle of a character, is of: the order of the network's answers.
    package enum Role: Int, Sendable, CaseIterable {
        case paper, digit, print, other, line
    }

    /// Cells along a row, and rows of cells.
    package let width, height: Int
    private let answers: [Float]

    /// Asks the network about the ink of a page, 0 … 1; nothing where the page is smaller than 8 pixels.
    package init?(of ink: GrayRaster, by network: MapNetwork) {
        // The layers halve a picture of cells, and split it into phases.
        let (rows, columns) = ((ink.height + 7) / 8 * 4, (ink.width + 7) / 8 * 4)
        let answer = network.answer(rows: rows, columns: columns) { input in
            input.update(repeating: 0, count: rows * columns * 4)
            for y in 0..<ink.height {
                for x in 0..<ink.width {
                    input[((y / 2) * columns + x / 2) * 4 + (y % 2) * 2 + x % 2] =
                        ink.pixels[y * ink.width + x]
                }
            }
        }
        guard let answer,
            answer.shape.channels == 4 * PageMapLayout.questions * PageMapLayout.classes
        else { return nil }
        (width, height) = (columns, rows)
        var values = answer.values
        for start in stride(from: 0, to: values.count, by: PageMapLayout.classes) {
            let range = start..<start + PageMapLayout.classes
            values.replaceSubrange(range, with: Softmax.probabilities(values[range]))
        }
        answers = values
    }

    /// The probability that the ink at a cell has a role.
    package func ink(_ column: Int, _ row: Int, is role: Role) -> Float {
        answers[start(column, row) + role.rawValue]
    }

    /// The probability that a cell is in the middle of a character of a role; `paper` for none.
    package func middle(_ column: Int, _ row: Int, isOf role: Role) -> Float {
        answers[start(column, row) + PageMapLayout.classes + role.rawValue]
    }

    private func start(_ column: Int, _ row: Int) -> Int {
        PageMapLayout.place(column: column, row: row, cells: width) * PageMapLayout.questions
            * PageMapLayout.classes
    }
}
