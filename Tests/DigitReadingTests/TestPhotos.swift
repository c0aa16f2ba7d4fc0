import Decoders
import DigitSheets
import Foundation
import MNIST
import PhotoFiles
import Raster
import SyntheticDigits
import SystemLibraries
import TestSupport

/// The package's own sample photos.
enum Samples {
    /// Every photo's name and digit, as the folder's table says.
    static func labels() throws -> [(name: String, digit: Int)] {
        let file = Checkout.samples.appending(path: "labels.csv")
        let table = try String(contentsOf: file, encoding: .utf8)
        return table.split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(separator: ",")
            guard fields.count > 1, let digit = Int(fields[1]) else { return nil }
            return (String(fields[0]), digit)
        }
    }

    static func path(_ name: String) -> PhotoPath {
        PhotoPath(Checkout.samples.appending(path: name).path)
    }

    /// Whether tests read every photo that there is.
    ///
    /// Builds that are not optimized and those under a sanitizer take ten times as long a photo and more: what they
    /// look for is found in a few photos as well.
    static let areAllRead =
        ProcessInfo.processInfo.environment["DIGITS_TEST"] != nil && !Sanitizer.isAtWork
}

/// Photos made by the tests.
enum TestPhoto {
    /// A photo of a digit, its scene changed before it is taken.
    static func digit(
        _ value: Int, seed: UInt64, width: Int = 240, height: Int = 300,
        changing change: (inout PhotoScene, inout SeededGenerator) -> Void = { _, _ in }
    ) -> ColorRaster {
        var random = SeededGenerator(seed: seed)
        let drawing = DigitDrawing(
            Digit.allCases[value], hand: .penInHand(using: &random), using: &random)
        var scene = PhotoScene(
            of: .drawing(drawing), width: width, height: height, paper: .white(using: &random),
            tool: .marker, using: &random)
        scene.writing.size = 0.5
        scene.writing.middle = .zero
        change(&scene, &random)
        return PhotoSimulator().photo(of: scene, using: &random).raster
    }

    /// A picture whose gray levels, 0 … 255, are told pixel by pixel.
    static func gray(
        width: Int = 200, height: Int = 240, _ level: (_ x: Int, _ y: Int) -> UInt8
    ) -> ColorRaster {
        var bytes: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                let value = level(x, y)
                bytes += [value, value, value]
            }
        }
        return ColorRaster(width: width, height: height, bytes: bytes)
    }

    /// A file's bytes.
    static func file(
        _ raster: ColorRaster, as format: ImageFormat = .png, quality: Int? = nil
    ) throws -> [UInt8] {
        var image = try MagickImage(raster)
        return try image.encoded(as: format, quality: quality)
    }

    /// A file as it comes through the way in.
    static func photo(_ raster: ColorRaster, as format: ImageFormat = .png) throws -> Photo {
        try Photo(encoded: file(raster, as: format))
    }
}

extension ScratchFolder {
    /// Writes a file and returns where it is.
    func write(_ bytes: [UInt8], to name: String) throws -> URL {
        let file = url.appending(path: name)
        try Data(bytes).write(to: file)
        return file
    }
}

/// Strokes of an even width.
enum TestStrokes {
    /// The ink that lies within so many pixels of some segments.
    static func mask(
        width: Int, height: Int, halfWidth: Double, _ segments: [(SheetPoint, SheetPoint)]
    ) -> BinaryMask {
        var mask = BinaryMask(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width {
                let place = SheetPoint(Double(x) + 0.5, Double(y) + 0.5)
                mask[x, y] = segments.contains { distance(of: place, to: $0) <= halfWidth }
            }
        }
        return mask
    }

    private static func distance(
        of place: SheetPoint, to segment: (SheetPoint, SheetPoint)
    ) -> Double {
        let way = segment.1 - segment.0
        let length = (way * way).sum()
        let part =
            length > 0 ? min(1, max(0, ((place - segment.0) * way).sum() / length)) : 0
        let off = place - segment.0 - part * way
        return (off * off).sum().squareRoot()
    }
}
