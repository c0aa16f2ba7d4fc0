import Foundation
import PhotoFiles
import Preprocessing
import Raster
import Testing

/// Pens and papers for the tests.
struct TestPicture {
    private(set) var gray: GrayRaster

    init(width: Int, height: Int, paper: Float = 230) {
        gray = GrayRaster(width: width, height: height, filledWith: paper)
    }

    /// Draws a line of round ends; the value of a pixel is replaced where more than half is inked.
    mutating func line(
        _ x0: Float, _ y0: Float, _ x1: Float, _ y1: Float, width: Float, ink: Float = 40
    ) {
        let length = max(hypot(x1 - x0, y1 - y0), 1e-6)
        let reach = Int(width / 2) + 2
        func span(_ start: Float, _ end: Float, within count: Int) -> Range<Int> {
            let first = max(0, Int(min(start, end)) - reach)
            return first..<max(first, min(count, Int(max(start, end)) + reach))
        }
        for y in span(y0, y1, within: gray.height) {
            for x in span(x0, x1, within: gray.width) {
                let across = Float(x) + 0.5 - x0
                let down = Float(y) + 0.5 - y0
                let along = (across * (x1 - x0) + down * (y1 - y0)) / length
                let nearest = min(max(along, 0), length) / length
                let distance = hypot(across - nearest * (x1 - x0), down - nearest * (y1 - y0))
                if distance < width / 2 { gray[x, y] = ink }
            }
        }
    }

    /// Draws a 2 of one pen stroke into a box.
    mutating func two(x: Float, y: Float, height: Float, ink: Float = 40, pen: Float? = nil) {
        let points: [(Float, Float)] = [
            (0.05, 0.25), (0.15, 0.08), (0.35, 0), (0.55, 0.08), (0.62, 0.25), (0.5, 0.5),
            (0.2, 0.8), (0, 1), (0.35, 0.97), (0.7, 1),
        ]
        for (start, end) in zip(points, points.dropFirst()) {
            line(
                x + start.0 * height, y + start.1 * height, x + end.0 * height,
                y + end.1 * height, width: pen ?? 0.12 * height, ink: ink)
        }
    }

    /// Takes the picture out of focus.
    mutating func blur(sigma: Float) { gray = gray.gaussianBlurred(sigma: sigma) }

    /// The picture in color.
    var color: ColorRaster {
        ColorRaster(
            width: gray.width, height: gray.height,
            bytes: gray.pixels.flatMap { value -> [UInt8] in
                let byte = UInt8(min(max(value.rounded(), 0), 255))
                return [byte, byte, byte]
            })
    }

    /// The picture as a bitmap file's bytes.
    var photo: Photo {
        let rowBytes = (3 * gray.width + 3) / 4 * 4
        let size = 54 + rowBytes * gray.height
        func word(_ value: Int) -> [UInt8] {
            [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
        }
        var bytes: [UInt8] = [0x42, 0x4D] + word(size) + word(0) + word(54)
        bytes += word(40) + word(gray.width) + word(gray.height) + [1, 0, 24, 0]
        bytes += word(0) + word(size - 54) + word(2835) + word(2835) + word(0) + word(0)
        bytes.reserveCapacity(size)
        // A bitmap's rows stand from the bottom up.
        for row in (0..<gray.height).reversed() {
            for value in gray.pixels[row * gray.width..<(row + 1) * gray.width] {
                let byte = UInt8(value)
                bytes.append(byte)
                bytes.append(byte)
                bytes.append(byte)
            }
            bytes.append(contentsOf: repeatElement(0, count: rowBytes - 3 * gray.width))
        }
        return Photo(
            bytes: bytes,
            header: ImageHeader(format: .bmp, width: gray.width, height: gray.height))
    }

    /// A workpiece as the ingest stages leave it.
    var workpiece: Workpiece {
        var workpiece = Workpiece.empty
        workpiece.color = color
        return workpiece
    }
}

extension Workpiece {
    /// A workpiece of no photo.
    static var empty: Workpiece {
        Workpiece(photo: Photo(bytes: [], header: ImageHeader(format: .png, width: 1, height: 1)))
    }

    /// A workpiece that holds gray levels.
    init(gray levels: GrayRaster) {
        self = .empty
        gray = levels
    }

    /// A workpiece that holds ink and, above the threshold, its mask.
    init(ink levels: GrayRaster, threshold: Float = 0.5) {
        self = .empty
        ink = levels
        mask = levels.mask(above: threshold)
        noise = 0.002
    }

    /// The gray levels, which there must be.
    func grayLevels() throws -> GrayRaster { try #require(gray) }

    /// The ink, which there must be.
    func inkMap() throws -> GrayRaster { try #require(ink) }

    /// Runs stages and returns what they leave.
    func after(_ stages: any Stage...) throws -> Workpiece {
        var workpiece = self
        try Pipeline(stages).run(&workpiece)
        return workpiece
    }
}

/// Remembers what it is shown.
final class RecordingObserver: StageObserver {
    private(set) var names: [StageName] = []
    private(set) var measurements: [Preprocessing.Measurement] = []

    func stage(
        _ name: StageName, didFinish workpiece: Workpiece,
        noting measurements: [Preprocessing.Measurement], in duration: Duration
    ) {
        names.append(name)
        self.measurements += measurements
    }
}
