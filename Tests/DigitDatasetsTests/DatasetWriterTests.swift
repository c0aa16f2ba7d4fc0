import DigitDatasets
import Files
import MNIST
import PhotoFiles
import SystemLibraries
import TestSupport
import Testing

/// Data sets of digits with their sources, written and added to.
struct DatasetWriterTests {
    /// Digits of as many photos, one each, by a few writers.
    private let digits = (0..<20).map { number in
        SourcedDigit(
            image: DatasetFixture.dataset.image(at: number),
            label: Digit.allCases[Int(DatasetFixture.dataset.labels[number])],
            place: SourcedDigit.Place(path: PhotoPath("photos/\(number).jpg")),
            sha256: "digest \(number)", writer: "\(number % 4)", group: "\(number % 4)")
    }

    /// The data set `digits` in a folder.
    private func files(_ folder: String, _ format: DatasetFormat = .idx) -> DatasetFiles {
        DatasetFiles(
            folder: folder, format: format, isPacked: false, names: .prefix, prefix: "digits")
    }

    /// Writes digits as a data set, split by writers or whole.
    private func write(
        _ digits: [SourcedDigit], _ files: DatasetFiles, share: Double? = nil,
        replacing: Bool = false, appending: Bool = false
    ) throws {
        let arrangement = DatasetArrangement(
            share: share, key: .writer, seed: 1, isBalanced: false, keepsOrder: true)
        let writer = try DatasetWriter(
            files, parts: arrangement.parts, replacingExisting: replacing, appending: appending
        ) { false }
        let parts = try arrangement.parts(of: digits, knownGroups: writer.knownGroups)
        let card = DatasetCard(name: "digits", parts: parts, labels: "known", splitKey: nil)
        try writer.write(parts, card: card)
    }

    @Test(arguments: [DatasetFormat.idx, .csv, .npz])
    func `what is written is read again, with a row of sources for each digit`(
        format: DatasetFormat
    ) throws {
        try withScratchFolder { folder in
            try write(digits, files(folder, format))
            #expect(try DigitDataset(directory: folder, part: .train) == digits.dataset)
            let table = try FileBytes.read(folder + "/digits-provenance.csv")
            let rows = String(decoding: table, as: UTF8.self).split(separator: "\n")
            #expect(rows.count == 21)
            #expect(rows.last?.hasPrefix("19,photos/19.jpg,") == true)
            #expect(rows.last?.contains(",digest 19,") == true)
        }
    }

    @Test func `a part keeps its writers, also where digits are added`() throws {
        try withScratchFolder { folder in
            try write(Array(digits[..<10]), files(folder), share: 0.5)
            try write(Array(digits[10...]), files(folder), share: 0.5, appending: true)
            let tables = try ["train", "test"].map { part in
                String(
                    decoding: try FileBytes.read("\(folder)/digits-\(part)-provenance.csv"),
                    as: UTF8.self
                ).split(separator: "\n").dropFirst()
            }
            #expect(tables.joined().count == 20)
            let writers = tables.map { rows in
                Set(
                    rows.map {
                        $0.split(separator: ",", omittingEmptySubsequences: false).suffix(2).first
                    })
            }
            #expect(writers[0].isDisjoint(with: writers[1]))
        }
    }

    @Test func `nothing is replaced unasked, and no other shape at all`() throws {
        try withScratchFolder { folder in
            try write(digits, files(folder))
            let error = #expect(throws: FileError.self) { try write(digits, files(folder)) }
            #expect(error?.code == EEXIST)
            let path = folder + "/digits-images-idx3-ubyte"
            for (format, share) in [(DatasetFormat.csv, nil), (.idx, 0.5)] {
                #expect(throws: DatasetWritingError.otherShape(path)) {
                    try write(digits, files(folder, format), share: share, replacing: true)
                }
            }
            try write(Array(digits[..<3]), files(folder), replacing: true)
            #expect(try DigitDataset(directory: folder, part: .train).count == 3)
        }
        try withScratchFolder { folder in
            try DatasetFixture.write([1], "digits/mine.txt", in: folder)
            #expect(throws: DatasetWritingError.foreignFolder(folder + "/digits")) {
                try write(digits, files(folder, .png), replacing: true)
            }
        }
    }

    @Test func `digits of one writer cannot be split`() throws {
        try withScratchFolder { folder in
            let own = digits.filter { $0.writer == "0" }
            #expect(throws: DatasetWritingError.oneGroup(.writer)) {
                try write(own, files(folder), share: 0.5)
            }
        }
    }

    @Test func `only what has its own table of sources can grow`() throws {
        try withScratchFolder { folder in
            try write(digits, files(folder))
            let table = folder + "/digits-provenance.csv"
            let bytes = try FileBytes.read(table)
            func error(with bytes: [UInt8]) throws -> DatasetWritingError? {
                try OutputFile.write(bytes, to: table, replacingExisting: true)
                return #expect(throws: DatasetWritingError.self) {
                    try write(digits, files(folder), appending: true)
                }
            }
            #expect(try error(with: []) == .brokenSources(table, .empty))
            #expect(try error(with: Array("path\na\n".utf8)) == .unknownSources(table))
            let lines = bytes.split(separator: UInt8(ascii: "\n"))
            #expect(
                try error(with: Array(lines.dropLast().joined(separator: [UInt8(ascii: "\n")])))
                    == .unequalCounts(
                        table, rows: 19, pictures: folder + "/digits-images-idx3-ubyte", count: 20))
        }
    }
}
