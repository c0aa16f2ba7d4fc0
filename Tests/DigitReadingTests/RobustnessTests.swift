import DigitReading
import MNIST
import PhotoFiles
import Raster
import SyntheticDigits
import Testing

/// Pictures that show no digit, or not just one: whatever comes out must not be a sure digit.
struct RobustnessTests {
    private static func row(_ raster: ColorRaster) throws -> Row {
        let photo = try TestPhoto.photo(raster)
        return try #require(try DigitReader().rows(for: photo, path: PhotoPath("photo")).first)
    }

    @Test(arguments: [255, 235, 120, 0] as [UInt8])
    func `one color has no ink`(_ level: UInt8) throws {
        let row = try Self.row(TestPhoto.gray { _, _ in level })
        #expect(row.status == .rejected && row.reason == .noInk && row.digit == nil)
    }

    @Test func `experiment`() throws {
        for seed in 1...3 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            print("X paper", try Self.row(TestPhoto.gray { _, _ in UInt8(236 + random.normal(deviation: 3)) }))
            print("X noise", try Self.row(TestPhoto.gray { _, _ in UInt8(random.unit() * 255) }))
            print("X text", try Self.row(Self.page(seed: seed)))
            for (letter, strokes) in Self.letters {
                print("X letter", letter, try Self.row(Self.letter(strokes, seed: seed)))
            }
            for pair in [(1, 7), (3, 5), (4, 2), (8, 0)] {
                print("X pair", pair, try Self.row(Self.pair(pair.0, pair.1, seed: seed)))
            }
        }
    }

    static let letters: [String: [[SIMD2<Float>]]] = [
        "A": [[[0, 1], [0.4, 0], [0.8, 1]], [[0.18, 0.62], [0.64, 0.62]]],
        "E": [[[0.7, 0], [0, 0], [0, 1], [0.7, 1]], [[0, 0.5], [0.55, 0.5]]],
        "F": [[[0.7, 0], [0, 0], [0, 1]], [[0, 0.45], [0.5, 0.45]]],
        "K": [[[0, 0], [0, 1]], [[0.65, 0], [0, 0.55], [0.7, 1]]],
        "M": [[[0, 1], [0.1, 0], [0.45, 0.7], [0.8, 0], [0.9, 1]]],
        "W": [[[0, 0], [0.25, 1], [0.5, 0.35], [0.75, 1], [1, 0]]],
        "X": [[[0, 0], [0.75, 1]], [[0.75, 0], [0, 1]]],
    ]

    static func letter(_ strokes: [[SIMD2<Float>]], seed: UInt64) -> ColorRaster {
        TestPhoto.digit(0, seed: seed) { scene, _ in
            scene.writing.shape = .strokes(strokes.map(Stroke.init))
        }
    }

    static func pair(_ left: Int, _ right: Int, seed: UInt64) -> ColorRaster {
        TestPhoto.digit(left, seed: seed, width: 320, height: 240) { scene, random in
            scene.writing.size = 0.5
            scene.writing.middle = [-0.28, 0]
            var second = scene.writing
            let drawing = DigitDrawing(
                Digit.allCases[right], hand: .penInHand(using: &random), using: &random)
            second.shape = .strokes(drawing.strokes)
            second.middle = [0.28, 0]
            second.isSubject = false
            scene.neighbors.append(second)
        }
    }

    static func page(seed: UInt64) -> ColorRaster {
        let alphabet = letters.keys.sorted().compactMap { letters[$0] }
        return TestPhoto.digit(0, seed: seed) { scene, random in
            var letter = scene.writing
            letter.size = 0.09
            letter.isSubject = false
            for row in 0..<7 {
                for column in 0..<7 where random.chance(0.85) {
                    letter.shape = .strokes(
                        alphabet[Int.random(in: alphabet.indices, using: &random)].map(Stroke.init))
                    letter.middle = [Float(column - 3) * 0.12, Float(row - 3) * 0.15]
                    scene.neighbors.append(letter)
                }
            }
            scene.writing = letter
        }
    }
}
