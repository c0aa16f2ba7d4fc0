import DigitReading
import MNIST
import PhotoFiles
import Preprocessing
import Raster
import Reporting

/// A made-up reading of a seven on ruled paper, the same for every test.
enum Fixtures {
    static let width = 256
    static let height = 192

    /// Plays a whole reading to an observer, of so many hypotheses.
    static func play(
        _ path: PhotoPath = PhotoPath("samples/7_001.jpg"), to observer: any ReadingObserver,
        hypotheses: Int = 1
    ) {
        var piece = Workpiece(
            photo: Photo(
                bytes: [], header: ImageHeader(format: .jpeg, width: 2048, height: 1536)),
            settings: PreprocessingSettings())
        observer.hypothesisWillRun("default", because: "the way most photos need")
        playDefault(&piece, to: observer)
        var candidates = [
            candidate("default", digit: 7, probability: hypotheses > 1 ? 0.62 : 0.993)
        ]
        observer.candidateWasScored(candidates[0])
        for (name, reason) in alternatives.prefix(hypotheses - 1) {
            observer.hypothesisWillRun(name, because: reason)
            observer.stage(.selectInk, didFinish: piece, noting: [], in: .milliseconds(2))
            observer.stage(.centerByMass, didFinish: piece, noting: [], in: .microseconds(90))
            candidates.append(candidate(name, digit: name == "low" ? 1 : 7, probability: 0.9))
            observer.candidateWasScored(candidates[candidates.count - 1])
        }
        let row = Row(
            path: path, status: .ok, digit: Digit(7), confidence: 0.9934,
            probabilities: candidates[0].probabilities.map(Double.init),
            box: PixelBox(x: 800, y: 480, width: 440, height: 600), warnings: [.thinStroke],
            image: image)
        observer.readingDidFinish(
            [row], decision: Decision(winner: 0, reason: "surest, and needs no exception"))
    }

    /// Plays the reading of a page to an observer: so many sevens in one row.
    static func playPage(
        _ path: PhotoPath = PhotoPath("samples/page.jpg"), to observer: any ReadingObserver,
        digits: Int
    ) {
        var piece = Workpiece(
            photo: Photo(
                bytes: [], header: ImageHeader(format: .jpeg, width: 2048, height: 1536)),
            settings: PreprocessingSettings())
        piece.color = photo
        observer.stage(.decode, didFinish: piece, noting: [], in: .milliseconds(24))
        piece.ink = ink
        observer.stage(.findMarks, didFinish: piece, noting: [], in: .milliseconds(3))
        piece.image = image
        let rows = (0..<digits).map { index in
            Row(
                path: path, index: index, status: .ok, digit: Digit(7), confidence: 0.99,
                probabilities: candidate("", digit: 7, probability: 0.99).probabilities.map(
                    Double.init),
                box: PixelBox(x: 60 * index, y: 480, width: 44, height: 60), row: 0, column: index,
                text: String(repeating: "7", count: digits), image: image)
        }
        for index in rows.indices {
            observer.digitWillBeShown(index)
            observer.stage(.cropToInk, didFinish: piece, noting: [], in: .microseconds(40))
            observer.stage(.centerByMass, didFinish: piece, noting: [], in: .microseconds(90))
        }
        observer.readingDidFinish(rows, decision: nil)
    }

    private static let alternatives = [
        ("no-line-removal", "lines were removed and the digit has straight strokes"),
        ("low", "the default is unsure"),
    ]

    private static func playDefault(_ piece: inout Workpiece, to observer: any ReadingObserver) {
        piece.color = photo
        observer.stage(
            .decode, didFinish: piece,
            noting: [
                Measurement("format", .choice("jpeg at 1/4"), because: "the photo is large"),
                Measurement("full width", .number(2048)),
            ], in: .microseconds(24_310))
        observer.stage(.autoOrient, didFinish: piece, noting: [], in: .microseconds(120))
        piece.gray = gray(of: photo)
        observer.stage(.grayscale, didFinish: piece, noting: [], in: .microseconds(610))
        observer.stage(
            .invert, didFinish: piece,
            noting: [
                Measurement("polarity", .choice("dark ink"), because: "outliers lie below paper"),
                Measurement("polarity score", .number(0.914)),
            ], in: .microseconds(480))
        (piece.gray, piece.ink) = (nil, ink)
        observer.stage(
            .flattenBackground, didFinish: piece,
            noting: [Measurement("noise", .number(0.0123))], in: .microseconds(1_730))
        piece.mask = mask { isStroke($0, $1) || isLine($1) || isSpeck($0, $1) }
        observer.stage(
            .binarize, didFinish: piece,
            noting: [
                Measurement("otsu threshold", .number(0.31244)),
                Measurement("low threshold", .number(0.1562)),
            ], in: .microseconds(950))
        piece.mask = mask { isStroke($0, $1) || isSpeck($0, $1) }
        piece.lines = mask { isLine($1) && !isStroke($0, $1) }
        observer.stage(
            .removeLines, didFinish: piece,
            noting: [Measurement("lines", .choice("removed 6"), because: "they reach both sides")],
            in: .microseconds(1_420))
        piece.mask = mask(isStroke)
        observer.stage(
            .selectInk, didFinish: piece, noting: [Measurement("components", .number(4))],
            in: .microseconds(700))
        piece.ink = GrayRaster(
            width: 55, height: 75,
            pixels: (0..<55 * 75).map { strength(x: 100 + $0 % 55, y: 60 + $0 / 55) })
        piece.mask = nil
        observer.stage(.cropToInk, didFinish: piece, noting: [], in: .microseconds(40))
        observer.stage(
            .normalizeStroke, didFinish: piece, noting: [Measurement("stroke width", .number(9.5))],
            in: .microseconds(300))
        piece.ink = GrayRaster(
            width: 20, height: 20,
            pixels: (0..<400).map { Float(image[4 + $0 % 20, 4 + $0 / 20]) / 255 })
        observer.stage(.fitToBox, didFinish: piece, noting: [], in: .microseconds(75))
        piece.image = image
        observer.stage(
            .centerByMass, didFinish: piece,
            noting: [
                Measurement("shift x", .number(-1)), Measurement("shift y", .number(1)),
            ], in: .microseconds(31))
    }

    /// A seven as MNIST would hold it.
    static let image: DigitImage = {
        var image = DigitImage()
        for y in 0..<28 {
            for x in 0..<28 {
                let place = (Double(x) - 14) * 3.75 + 127.5
                image[x, y] = UInt8(
                    255 * strength(x: Int(place), y: Int((Double(y) - 14) * 3.75 + 97)))
            }
        }
        return image
    }()

    /// A photo of it, light falling off to the right.
    static let photo: ColorRaster = {
        var bytes: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                let light = 236 - Double(x) / 5 - Double(y) / 9
                let dark = Double(strength(x: x, y: y))
                let line = isLine(y) ? 1.0 : 0
                bytes.append(UInt8(light * (1 - 0.8 * dark) - 60 * line * (1 - dark)))
                bytes.append(UInt8((light - 4) * (1 - 0.78 * dark) - 35 * line * (1 - dark)))
                bytes.append(UInt8((light - 18) * (1 - 0.6 * dark)))
            }
        }
        return ColorRaster(width: width, height: height, bytes: bytes)
    }()

    private static let ink = GrayRaster(
        width: width, height: height,
        pixels: (0..<width * height).map { index in
            let (x, y) = (index % width, index / width)
            return max(strength(x: x, y: y), isLine(y) ? 0.35 : isSpeck(x, y) ? 0.8 : 0.03)
        })

    private static func gray(of color: ColorRaster) -> GrayRaster {
        GrayRaster(
            width: color.width, height: color.height,
            pixels: (0..<color.width * color.height).map { Float(color.bytes[3 * $0 + 1]) })
    }

    private static func mask(_ isSet: (Int, Int) -> Bool) -> BinaryMask {
        BinaryMask(
            width: width, height: height,
            pixels: (0..<width * height).map { isSet($0 % width, $0 / width) ? 1 : 0 })
    }

    private static func isStroke(_ x: Int, _ y: Int) -> Bool { strength(x: x, y: y) > 0.4 }
    private static func isLine(_ y: Int) -> Bool { y % 32 < 2 }
    private static func isSpeck(_ x: Int, _ y: Int) -> Bool {
        (30..<36).contains(x) && (140..<145).contains(y) || (210..<214).contains(x) && y / 6 == 7
    }

    /// How much ink a place has: the distance to the two strokes of a seven.
    private static func strength(x: Int, y: Int) -> Float {
        let strokes: [((Double, Double), (Double, Double))] = [
            ((105, 66), (149, 64)), ((149, 64), (120, 129)), ((112, 98), (146, 96)),
        ]
        let nearest =
            strokes.map { start, end in
                let (dx, dy) = (end.0 - start.0, end.1 - start.1)
                let (px, py) = (Double(x) - start.0, Double(y) - start.1)
                let along = min(max((px * dx + py * dy) / (dx * dx + dy * dy), 0), 1)
                let (ox, oy) = (px - along * dx, py - along * dy)
                return (ox * ox + oy * oy).squareRoot()
            }.min() ?? 99
        return Float(min(max(1.5 - nearest / 5, 0), 1))
    }

    static func candidate(_ name: String, digit: Int, probability: Float) -> Candidate {
        var probabilities = [Float](repeating: (1 - probability) / 18, count: 10)
        probabilities[digit] = probability
        probabilities[(digit + 4) % 10] += (1 - probability) / 2
        return Candidate(
            hypothesis: name, image: image, probabilities: probabilities, notADigit: 0.004,
            logPrior: name == "default" ? 0 : -0.7, score: name == "default" ? -0.43 : -1.2)
    }
}
