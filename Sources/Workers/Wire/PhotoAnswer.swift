package import DigitReading
package import PhotoFiles
package import Raster

/// What came of a photo: its rows and what else was asked for.
package struct PhotoAnswer: Sendable, Equatable {
    /// The photo's rows, in order; at least one, and at most `mostRows`.
    package private(set) var rows: [Row]
    /// How many further rows the photo has, beyond the most that an answer tells.
    package private(set) var leftOut: Int
    /// The debug folder's files, if they were wanted.
    package var files: [File]
    /// The photo, upright and with sides of at most `longestThumbnailSide` pixels, if it was wanted and could be
    /// decoded.
    package var thumbnail: ColorRaster?
    /// What a report shows when the photo is opened, if it was wanted.
    package var story: PhotoStory?
    /// The photo with what was read drawn on it, as the bytes of a picture's file, if it was wanted.
    package var annotation: [UInt8]?
    /// The SHA-256 of the photo's bytes as hexadecimal digits, if it was wanted; noted by the pool.
    package var sha256: String?

    /// A file that is to be written by whoever asked: who reads photos may be unable to.
    package struct File: Sendable, Equatable {
        /// The file's name within the photo's debug folder.
        package var name: String
        /// The file's content.
        package var bytes: [UInt8]

        /// Makes a file that nobody has written yet.
        package init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    /// Makes an answer; what was not asked for is left out, and so are the rows beyond `mostRows`, which are
    /// counted: without a worker process no more is told than with one.
    package init(
        rows: [Row], files: [File] = [], thumbnail: ColorRaster? = nil, story: PhotoStory? = nil,
        annotation: [UInt8]? = nil
    ) {
        self.rows = Array(rows.prefix(Self.mostRows))
        leftOut = rows.count - self.rows.count
        self.files = files
        self.thumbnail = thumbnail
        self.story = story
        self.annotation = annotation
    }

    /// Roughly how many bytes the answer takes in memory while it waits to be delivered.
    ///
    /// A row is counted with 2 KiB, of which its 28×28 picture takes 784 bytes and its probabilities 80: an
    /// estimate, not measured.
    var size: Int {
        let story = story.map { $0.trace.count + $0.stages.count } ?? 0
        return 2_048 * rows.count + (thumbnail?.bytes.count ?? 0) + story + (annotation?.count ?? 0)
    }

    /// The longest message of this kind in bytes that is accepted, by what was asked for.
    ///
    /// 16 MiB hold 3,000 rows and a thumbnail; stories and annotations add pictures of the photo, debug folders
    /// full-size pictures of each stage. Orders of magnitude, not tuned: a worker that was taken over could else
    /// fill this process' memory.
    static func longest(with extras: PhotoRequest.Extras) -> Int {
        if extras.contains(.debugFiles) { return 256 << 20 }
        return extras.isDisjoint(with: [.story, .annotation]) ? 16 << 20 : 64 << 20
    }

    /// The most rows of a photo that are told; an order of magnitude, not tuned: a page of digits has hundreds.
    package static let mostRows = 3_000
    /// The numbers, from 0, that a digit, its row and its column can have.
    static let places = 0...mostRows - 1
    /// The most files of a debug folder that are accepted; an order of magnitude, not tuned: more than a photo's stages
    /// give, and few enough that a worker that was taken over fills no disk.
    private static let mostFiles = 1000
    /// The longest side in pixels of a thumbnail that is accepted: that of the largest one that is made
    /// (`GalleryObserver.pageSide`), which a test compares with it.
    static let longestThumbnailSide = 1024

    /// The answer as the bytes of a message; files over the limit are left out.
    package var encoded: [UInt8] {
        var writer = WireWriter()
        writer.integer(Int32(rows.count))
        for row in rows { writer.row(row) }
        writer.integer(Int32(clamping: leftOut))
        writer.integer(Int32(min(files.count, Self.mostFiles)))
        for file in files.prefix(Self.mostFiles) {
            writer.blob(file.name.utf8)
            writer.blob(file.bytes)
        }
        writer.optional(thumbnail) { writer, raster in
            writer.integer(Int32(raster.width))
            writer.integer(Int32(raster.height))
            writer.raw(raster.bytes)
        }
        writer.optional(story) { writer, story in
            writer.blob(story.trace)
            writer.blob(story.stages)
        }
        writer.optional(annotation) { $0.blob($1) }
        return writer.bytes
    }

    /// Reads an answer about a photo out of a message; whoever wrote it may be hostile.
    ///
    /// - Throws: `WireError` where anything is missing, too much or out of its range
    package init(decoding message: ArraySlice<UInt8>, for path: PhotoPath) throws(WireError) {
        var reader = WireReader(message)
        rows = []
        files = []
        for _ in 0..<(try reader.count(in: 1...Self.mostRows)) {
            rows.append(try reader.row(for: path))
        }
        leftOut = try reader.count(in: 0...Int(Int32.max))
        for _ in 0..<(try reader.count(in: 0...Self.mostFiles)) {
            let name = try reader.blob(atMost: 255)
            guard Self.isPlainName(name) else { throw WireError("a file name is not plain") }
            files.append(
                File(
                    name: String(decoding: name, as: UTF8.self),
                    bytes: try reader.blob(atMost: message.count)))
        }
        thumbnail = try reader.optional { reader throws(WireError) in
            let width = try reader.count(in: 1...Self.longestThumbnailSide)
            let height = try reader.count(in: 1...Self.longestThumbnailSide)
            return ColorRaster(
                width: width, height: height, bytes: try reader.raw(3 * width * height))
        }
        story = try reader.optional { reader throws(WireError) in
            PhotoStory(
                trace: try reader.blob(atMost: message.count),
                stages: try reader.blob(atMost: message.count))
        }
        annotation = try reader.optional { reader throws(WireError) in
            try reader.blob(atMost: message.count)
        }
        try reader.finish()
    }

    /// Whether a name can only mean a visible picture or data file in the very folder: letters, digits,
    /// `-_.%+`, and an ending that no program runs or shows as a page.
    private static func isPlainName(_ name: [UInt8]) -> Bool {
        guard let first = name.first, first != UInt8(ascii: "."),
            [".png", ".jpg", ".json", ".txt"].contains(where: {
                name.suffix($0.utf8.count).elementsEqual($0.utf8)
            })
        else { return false }
        return name.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."), UInt8(ascii: "%"), UInt8(ascii: "+"):
                true
            default: false
            }
        }
    }
}
