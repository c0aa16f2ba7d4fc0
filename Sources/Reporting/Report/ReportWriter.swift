package import DigitReading
import MNIST
import PhotoFiles
package import Raster
import SystemLibraries

/// Writes a report while photos are read: what has been delivered lies on the disk, so that 20,000
/// photos need no more memory than 200.
///
/// Small reports are one file. Larger ones have a folder beside them, with the 28×28 pictures in
/// sheets and, per photo, the photo made small and its story, which the page loads when they are
/// looked at.
package final class ReportWriter {
    /// Whether a report is one file.
    package enum Embedding: Sendable {
        /// While its pictures and stories take at most 16 MB.
        case whenSmall
        /// Always.
        case always
        /// Never: the folder is there even for two photos.
        case never
    }

    private let path: String
    private let embedding: Embedding
    private let replacesExisting: Bool
    private let folder: ReportFolder
    private var rows: OutputFile
    /// The digits as a table, for browsers in which no program runs.
    private var table: OutputFile
    private var digits = SpriteSheet()
    /// Which photos have a small picture, and which a story.
    private var (pictured, told): ([Int], [Int]) = ([], [])
    private var photoCount = 0
    /// How many digits have been added.
    package private(set) var count = 0
    private var identity: UInt64 = 0xCBF2_9CE4_8422_2325

    private static let mostEmbedded = 16_000_000

    /// Opens a report; a file that exists is only replaced on request.
    package init(
        path: String, embedding: Embedding = .whenSmall, replacingExisting: Bool = false
    ) throws {
        if FileBytes.isFolder(path) { throw FileError(.create, path, code: EISDIR) }
        if !replacingExisting, FileBytes.exists(path) {
            throw FileError(.create, path, code: EEXIST)
        }
        self.path = path
        self.embedding = embedding
        replacesExisting = replacingExisting
        folder = try ReportFolder(of: path, replacingExisting: replacingExisting)
        rows = try OutputFile(folder.place(of: "rows"))
        table = try OutputFile(folder.place(of: "table"))
    }

    /// Adds a photo's digits, with the upright small photo and its story where there are any.
    package func add(
        _ items: [ReportItem], photo: ColorRaster? = nil, story: PhotoStory? = nil
    ) throws {
        var places = ReportItem.Places(photo: photoCount)
        photoCount += 1
        if let photo, photo.longSide <= GalleryObserver.pageSide {
            let upright = UprightPage(photo, items.map(\.row), scale: 1)
            try folder.write(
                JPEG.encode(upright.photo, quality: 82, halvesChroma: true),
                to: "photo-\(places.photo).jpg")
            pictured.append(places.photo)
            places.size = [photo.width, photo.height, upright.photo.width, upright.photo.height]
            places.quarters = upright.quarters
        }
        if let page = story.flatMap(StoryPage.init), let story {
            places.milliseconds = page.trace.milliseconds
            if let full = page.trace.photoSize, full.count == 2, full.allSatisfy({ $0 > 0 }),
                let size = places.size
            {
                places.size = full + size.suffix(2)
            }
            try write(page, of: items, stages: story.stages, number: places.photo)
            places.hasStory = true
        }
        for item in items {
            places.digitTile = try item.row.image.map(place) ?? -1
            try rows.append(Array(((count > 0 ? ",\n" : "") + item.json(places)).utf8))
            try table.append(item.tableRow)
            count += 1
            identify(item.row)
        }
    }

    private func place(_ digit: DigitImage) throws -> Int {
        if digits.isFull { try turnDigits() }
        return digits.add(digit)
    }

    private func turnDigits() throws {
        try folder.write(digits.file(), to: "digit-\(digits.sheet).png")
        digits.turn()
    }

    private func write(
        _ page: StoryPage, of items: [ReportItem], stages: [UInt8], number: Int
    ) throws {
        let neighbours = try items.map { item in try item.neighbourJSON() }
        let json = try page.json(neighbours: JSONText.array(neighbours))
        try folder.write(
            Array("digitsReport(\(number),\(json));\n".utf8), to: "story-\(number).js")
        if !stages.isEmpty { try folder.write(stages, to: "stages-\(number).jpg") }
        told.append(number)
    }

    /// FNV-1a over what is in the report: the same photos are the same report to the browser, which
    /// keeps the labels a person sets.
    ///
    /// Other photos under the same names are not, which the time of their last change tells.
    private func identify(_ row: Row) {
        let rest = "\0\(row.index)\0\(row.path.modified)\0"
        for byte in row.path.bytes + Array(rest.utf8) {
            identity = (identity ^ UInt64(byte)) &* 0x100_0000_01B3
        }
    }

    /// Writes the page.
    package func finish(_ page: ReportPage) throws {
        if !digits.pictures.isEmpty { try turnDigits() }
        // In base64, three bytes are four characters.
        let isSmall = folder.size / 3 * 4 <= Self.mostEmbedded
        let isEmbedded = embedding == .always || embedding == .whenSmall && isSmall
        var file = try OutputFile(path, replacingExisting: replacesExisting)
        let program = PageFile.report.text
        try file.append(
            page.head(program: program, usesFolder: !isEmbedded, isEmpty: count == 0))
        try copyTable(to: &file)
        let address = isEmbedded ? "" : Self.address(of: folder.name)
        let meta = page.meta(
            id: String(identity, radix: 36), folder: address, photos: wayToWorkingFolder)
        try file.append(Array(HTML.data(meta, id: "meta").utf8))
        try copyRows(to: &file)
        if isEmbedded { try embed(in: &file) }
        try file.append(Array(HTML.tail(program: program).utf8))
        try folder.finish(file, withFolder: !isEmbedded)
    }

    private func copyTable(to file: inout OutputFile) throws {
        try file.append(
            """
            <noscript><p class="notice">Without JavaScript this page shows what was read, not the photos. \
            With it, they are all in this file or in the folder beside it; nothing is loaded from the web.</p>
            <table class="plain"><thead><tr><th scope="col">Photo</th><th scope="col">Read as</th>\
            <th scope="col">Confidence</th></tr></thead><tbody>

            """)
        try file.appendContents(of: table)
        table.withdraw()
        try file.append("</tbody></table></noscript>\n")
    }

    private func copyRows(to file: inout OutputFile) throws {
        try file.append(Array("<script type=\"application/json\" id=\"rows\">[\n".utf8))
        try file.appendContents(of: rows)
        rows.withdraw()
        try file.append(Array("]</script>\n".utf8))
    }

    /// Puts what lies in the folder into the page, piece by piece.
    private func embed(in file: inout OutputFile) throws {
        func add(_ name: String, as type: String, id: String) throws {
            let text = Data(try folder.read(name)).base64EncodedString()
            try file.append(
                Array(
                    """
                    <script type="text/plain" id="\(id)" data-type="\(type)">\(text)</script>

                    """.utf8))
        }
        for number in pictured {
            try add("photo-\(number).jpg", as: "image/jpeg", id: "photo-\(number)")
        }
        for sheet in 0..<digits.sheet {
            try add("digit-\(sheet).png", as: "image/png", id: "digit-\(sheet)")
        }
        for number in told {
            let story = String(decoding: try folder.read("story-\(number).js"), as: UTF8.self)
            let json = story.dropFirst("digitsReport(\(number),".count).dropLast(");\n".count)
            try file.append(Array(HTML.data(String(json), id: "story-\(number)").utf8))
            let picture = "stages-\(number)"
            if FileBytes.exists(folder.place(of: picture + ".jpg")) {
                try add(picture + ".jpg", as: "image/jpeg", id: picture)
            }
        }
    }

    /// The way from the page's folder to the one that relative paths begin in, as an address.
    private var wayToWorkingFolder: String? {
        let page = Self.realParts(FileBytes.parentFolder(of: path))
        let here = Self.realParts(".")
        guard let page, let here else { return nil }
        let shared = zip(page, here).prefix { $0 == $1 }.count
        let up = [String](repeating: "../", count: page.count - shared).joined()
        return "./" + up + here.dropFirst(shared).map { HTML.percentEncoded($0) + "/" }.joined()
    }

    /// A folder's way from the root, links followed.
    private static func realParts(_ folder: String) -> [String]? {
        guard let real = realpath(folder, nil) else { return nil }
        defer { free(real) }
        return String(cString: real).split(separator: "/").map(String.init)
    }

    /// The folder's address relative to the page.
    private static func address(of name: String) -> String {
        // A name like "a:b" would be taken for a scheme.
        "./" + HTML.percentEncoded(name) + "/"
    }
}

extension OutputFile {
    fileprivate mutating func append(_ text: String) throws(FileError) {
        try append(Array(text.utf8))
    }
}
