import Files
package import MNIST
import Raster
import SystemLibraries

/// A digit, letter or sign as a real hand wrote it on a tablet, with its label.
package struct PenCharacter: Sendable, Equatable {
    /// What was written according to the label: one character in most cases.
    package let text: String
    /// The digit; nil for letters and signs.
    package let digit: Digit?
    /// The institute that collected it, by its code in the archive.
    package let institute: String
    /// The archive's code for who wrote it.
    package let writer: String
    /// The strokes in the order of writing: y runs down, the longer side of the bounding box is 1,
    /// and the box begins at the origin.
    package let strokes: [Stroke]

    /// Makes a character of strokes in a tablet's coordinates, in which y points up.
    ///
    /// Tablets are coarse, some no finer than a screen of 72 dots per inch: the steps are smoothed
    /// away. A character without extent, a dot, is all at the origin.
    init(
        text: String, isDigit: Bool, institute: String, writer: String,
        tabletStrokes: [[SIMD2<Float>]]
    ) {
        self.text = text
        self.institute = institute
        self.writer = writer
        digit = isDigit ? Int(text).flatMap { Digit($0) } : nil
        let upright = tabletStrokes.map { stroke in stroke.map { Point($0.x, -$0.y) } }
        let smooth = StrokeSmoothing(upright).smoothed.map { Stroke(points: $0) }
        let (low, high) = smooth.bounds
        let long = (high - low).max()
        let scale = long > 0 ? 1 / long : 0
        strokes = smooth.map { $0.mapped { ($0 - low) * scale } }
    }

    /// What a reader of digits should make of the character.
    package var meaning: Meaning { digit.map { .digit($0) } ?? .sign(text) }

    /// Whether the label promises more than was cut out: one straight line under the name of a
    /// character that takes more.
    var isTorn: Bool {
        guard strokes.count == 1, !Self.straight.contains(text) else { return false }
        return strokes[0].isStraight
    }

    /// What people write as one straight line.
    ///
    /// Chosen by how people write these characters; a missing one would lose its straight examples.
    private static let straight: Set<String> = [
        "1", "I", "l", "i", "|", "/", "\\", "-", "_", "'", "`", ",", ".", "!", "(", ")", "\"", "~",
    ]

    /// Returns a digit or letter's writers that are held out of the training: of every institute with
    /// at least four writers a tenth, rounded up.
    ///
    /// Who that is depends on the writers' codes alone, by their SHA-256: a larger or smaller part of the
    /// collection holds out others, but always the same ones.
    package static func heldOutWriters(of characters: [PenCharacter]) -> Set<String> {
        var writers: [String: Set<String>] = [:]
        for character in characters {
            writers[character.institute, default: []].insert(character.writer)
        }
        return writers.values.reduce(into: []) { heldOut, codes in
            guard codes.count >= leastWriters else { return }
            let ranked = codes.map { ($0, SHA256.hex(of: Array($0.utf8))) }
                .sorted { $0.1 < $1.1 }
            heldOut.formUnion(ranked.prefix((codes.count + 9) / 10).map(\.0))
        }
    }

    /// The fewest writers of an institute of which some are held out; with fewer, too few would be
    /// left to learn from.
    ///
    /// Set by eye, not tuned.
    private static let leastWriters = 4
}

extension Stroke {
    /// Whether all places are near the straight line from the first to the last: within a twelfth
    /// of its length, which leaves out brackets.
    ///
    /// A stroke of one place, a dot, counts as straight. The twelfth is set by eye.
    fileprivate var isStraight: Bool {
        guard let first = points.first, let last = points.last else { return false }
        let chord = last - first
        let length = chord.length
        guard length > 0 else { return true }
        return points.allSatisfy { place in
            let offset = place - first
            let along = (offset * chord).sum() / length
            let across = abs(offset.x * chord.y - offset.y * chord.x) / length
            return across <= length / 12 && along >= -length / 12 && along <= length * 13 / 12
        }
    }
}
