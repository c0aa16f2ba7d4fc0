import Decoders
import Foundation
import MNIST
import PhotoFiles
import Raster
import Reporting
import TestSupport
import Testing

/// Pictures that people looked at and found good; `RECORD_GOLDEN=1 swift test` takes new ones.
@Suite struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden")

    /// How each picture in the folder is drawn.
    private static let drawings: [String: @Sendable () throws -> [UInt8]] = [
        "sheet": { try single.get().file("sheet.png") },
        "sheet-hypotheses": { try several.get().file("sheet.png") },
        "stage-remove-lines": { try single.get().file("07-remove-lines.png") },
        "stage-select-ink": { try single.get().file("08-select-ink.png") },
        "stage-center-by-mass": { try single.get().file("12-center-by-mass.png") },
        "gallery-photos": { try photos.png() },
        "gallery-data-set": { try dataSet.png() },
    ]

    @Test func `every golden picture is drawn, and every drawing has its golden picture`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        let names = files.filter { $0.hasSuffix(".png") }.map { String($0.dropLast(4)) }
        #expect(Checkout.recordsGolden || Set(names) == Set(Self.drawings.keys))
    }

    @Test(arguments: drawings.keys.sorted())
    func `the picture looks as it did when it was found good`(name: String) throws {
        let drawing = try #require(Self.drawings[name])
        let bytes = try drawing()
        let file = Self.folder.appending(path: name + ".png")
        if Checkout.recordsGolden {
            try Data(bytes).write(to: file)
            return
        }
        let (golden, drawn) = (try pixels(Array(Data(contentsOf: file))), try pixels(bytes))
        try #require(golden.width == drawn.width && golden.height == drawn.height)
        if golden == drawn { return }
        var (sum, worst) = (0, 0)
        for (one, other) in zip(golden.bytes, drawn.bytes) {
            let difference = abs(Int(one) - Int(other))
            sum += difference
            worst = max(worst, difference)
        }
        // Rounding differs a little between processors; a wrong letter differs a lot.
        let mean = Double(sum) / Double(golden.bytes.count)
        #expect(mean < 0.05 && worst <= 16, "mean difference \(mean), worst \(worst)")
        if mean >= 0.05 || worst > 16 { Attachment.record(bytes, named: name + ".png") }
    }

    private func pixels(_ bytes: [UInt8]) throws -> ColorRaster {
        let size = try MagickImage.size(of: bytes, as: .png)
        let image = try MagickImage(
            decoding: bytes, as: .png, width: size.width, height: size.height)
        return ColorRaster(width: image.width, height: image.height, bytes: try image.bytes(.rgb))
    }

    private static let single = Result { try DebugFiles(hypotheses: 1) }
    private static let several = Result { try DebugFiles(hypotheses: 3) }

    /// The debug folder of one reading, which several pictures are taken from.
    private struct DebugFiles: Sendable {
        private let files: [String: [UInt8]]

        init(hypotheses: Int) throws {
            let folder = try ScratchFolder()
            let debug = try DebugFolder(path: folder.url.path)
            let path = PhotoPath("samples/7_001.jpg")
            Fixtures.play(
                path, to: DebugGallery(photo: path, into: debug.files(of: path)),
                hypotheses: hypotheses)
            let inside = "samples+7_001.jpg"
            files = try Dictionary(
                uniqueKeysWithValues: folder.names(in: inside).map {
                    ($0, Array(try folder.data(inside + "/" + $0)))
                })
        }

        func file(_ name: String) throws -> [UInt8] { try #require(files[name]) }
    }

    private static var photos: Gallery {
        let samples: [(read: Int?, actual: Int?, problem: String)] = [
            (7, 7, ""), (7, 7, ""), (1, 7, ""), (7, nil, ""), (nil, nil, "error: corrupt"),
            (7, nil, "rejected: unsure"),
        ]
        let items = samples.enumerated().map { index, sample in
            Gallery.Item(
                name: "samples/7_00\(index).jpg", photo: Fixtures.photo,
                image: sample.read == nil ? nil : Fixtures.image,
                predicted: sample.read.flatMap { Digit($0) },
                actual: sample.actual.flatMap { Digit($0) },
                confidence: sample.read == nil ? nil : 0.99 - 0.1 * Double(index),
                problem: sample.problem)
        }
        return Gallery(
            title: "Six photos", subtitle: "samples/ read by the shipped network", items: items)
    }

    private static var dataSet: Gallery {
        Gallery(
            title: "Ten test digits",
            items: (0..<10).map { index in
                Gallery.Item(
                    name: "#\(index * 977)", image: Fixtures.image,
                    predicted: Digit(index == 4 ? 1 : 7), actual: Digit(7), confidence: 0.97)
            })
    }
}
