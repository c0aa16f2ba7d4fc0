import Decoders
import DigitDatasets
import MNIST
import PhotoFiles
import TestSupport
import Testing

/// Zip archives as programs leave them.
struct ZipArchiveTests {
    private let set = DatasetFixture.dataset

    /// A picture of the set as a PNG file.
    private func png(_ index: Int) throws -> [UInt8] {
        var picture = try MagickImage(.gray, set.image(at: index).pixels, width: 28, height: 28)
        return try picture.encoded(as: .png)
    }

    @Test func `a file that an archive names twice is one file, the later one`() throws {
        try withScratchFolder { folder in
            let archive = DatasetFixture.zip([
                ("3/a.png", try png(0), nil), ("4/b.png", try png(1), nil),
                ("3/a.png", try png(2), nil),
            ])
            try DatasetFixture.write(archive, "set.zip", in: folder)
            let dataset = try DatasetFixture.read(folder + "/set.zip")
            #expect(dataset.labels == [3, 4])
            #expect(dataset.pixels == set.image(at: 2).pixels + set.image(at: 1).pixels)
        }
    }

    @Test(arguments: [-1, 1])
    func `a file of another size than the archive promises is damaged`(difference: Int) throws {
        let images = IDXWriter.encoded(.images, set.pixels)
        let archive = DatasetFixture.zip([
            ("train-images-idx3-ubyte", images, images.count + difference),
            ("train-labels-idx1-ubyte", IDXWriter.encoded(.labels, set.labels), nil),
        ])
        try withScratchFolder { folder in
            try DatasetFixture.write(archive, "set.zip", in: folder)
            let error = #expect(throws: DatasetError.self) {
                try DatasetFixture.read(folder + "/set.zip")
            }
            #expect(
                error?.description.contains("cut off or damaged in the archive") == true,
                "\(String(describing: error))")
        }
    }
}
