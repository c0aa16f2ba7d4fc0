package import DigitReading
import Drawing
import Files
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
    /// Whether a report is one file, or has a folder beside it.
    package enum Embedding: Sendable {
        /// One file while its pictures and stories take at most 16 MB in base64, and else a folder beside it.
        case whenSmall
        /// One file, however large.
        case always
        /// A file and a folder, even for two photos.
        case never
    }

    /// The path of the page.
    private let path: String
    /// Whether the report is to be one file.
    private let embedding: Embedding
    /// Whether a page or folder that is there may be replaced.
    private let replacesExisting: Bool
    /// Where pictures and stories gather.
    private let folder: ReportFolder
    /// The digits' records so far, as JSON for the page.
    private var rows: OutputFile
    /// The digits as a table, for browsers in which no program runs.
    private var table: OutputFile
    /// The 28×28 pictures that are not written yet.
    private var digits = SpriteSheet()
    /// The numbers of photos that have a small picture, and of those that have a story.
    private var (pictured, told): ([Int], [Int]) = ([], [])
    /// How many photos have been added.
    private var photoCount = 0
    /// How many digits have been added.
    package private(set) var count = 0
    /// The report's identity so far.
    private var identity = StableHash()

    /// The most bytes of pictures and stories, in base64, that a page holds when it may choose: 16 MB.
    ///
    /// An order of magnitude, not tuned: some hundred photos. Much larger, and browsers open the page slowly;
    /// much smaller, and a report that could be sent as one file has a folder.
    private static let mostEmbedded = 16_000_000

    /// Opens a report; a page or a folder that exists is only replaced on request.
    ///
    /// Throws where it exists and must stay, or where nothing can be written. Nothing appears before `finish`.
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
    ///
    /// The small photo is turned as the photo was turned to be read. One that is larger than
    /// `GalleryObserver.pageSide` is left out: no observer makes it so large.
    package func add(
        _ items: [ReportItem], photo: ColorRaster? = nil, story: PhotoStory? = nil
    ) throws {
        var places = ReportItem.Places(photo: photoCount)
        photoCount += 1
        if let photo, photo.longSide <= GalleryObserver.pageSide {
            // At scale 1 the turned boxes would be in pixels of the small photo; only the picture
            // and the turn are wanted here.
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
            // The story comes from the process that read the photo: a size that cannot be one is
            // not believed.
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

    /// Adds a 28×28 picture, and returns its place among all; a full sheet is written before.
    private func place(_ digit: DigitImage) throws -> Int {
        if digits.isFull { try turnDigits() }
        return digits.add(digit)
    }

    /// Writes the present sheet as a file, and begins the next.
    private func turnDigits() throws {
        try folder.write(digits.file(), to: "digit-\(digits.sheet).png")
        digits.turn()
    }

    /// Writes a photo's story, and its stages' pictures where there are any.
    private func write(
        _ page: StoryPage, of items: [ReportItem], stages: [UInt8], number: Int
    ) throws {
        let neighbors = try items.map { item in try item.neighborJSON() }
        let json = try page.json(neighbors: JSONText.array(neighbors))
        // A program that calls the page's function: pages from a disk may load programs, but read no files.
        try folder.write(
            Array("digitsReport(\(number),\(json));\n".utf8), to: "story-\(number).js")
        if !stages.isEmpty { try folder.write(stages, to: "stages-\(number).jpg") }
        told.append(number)
    }

    /// Takes a row into the report's identity, by which the browser keeps the labels a person sets.
    ///
    /// The same photos are the same report: names, indices and times of last change decide. Other
    /// photos under the same names are another report, which the times tell.
    private func identify(_ row: Row) {
        identity.combine(row.path.bytes)
        identity.combine("\0\(row.index)\0\(row.path.modified)\0".utf8)
    }

    /// Writes the page with what was added, and puts it and its folder in place; to be called once.
    package func finish(_ page: HTMLReport) throws {
        if !digits.pictures.isEmpty { try turnDigits() }
        // In base64, as a page has them, three bytes are four characters.
        let isSmall = folder.size / 3 * 4 <= Self.mostEmbedded
        let isEmbedded = embedding == .always || embedding == .whenSmall && isSmall
        var file = try OutputFile(path, replacingExisting: replacesExisting)
        let program = PageFile.report.text
        try file.append(
            page.head(program: program, usesFolder: !isEmbedded, isEmpty: count == 0))
        try copyTable(to: &file)
        // The folder is named relative to the page, so that both can be moved together.
        let address = isEmbedded ? "" : Self.address(of: folder.name)
        let meta = page.meta(
            id: String(identity.value, radix: 36), folder: address, photos: wayToWorkingFolder)
        try file.append(Array(HTML.data(meta, id: "meta").utf8))
        try copyRows(to: &file)
        if isEmbedded { try embed(in: &file) }
        try file.append(Array(HTML.tail(program: program).utf8))
        try folder.finish(file, withFolder: !isEmbedded)
    }

    /// Writes the digits as a table for browsers in which no program runs.
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

    /// Writes the digits' records, which have gathered on the disk.
    private func copyRows(to file: inout OutputFile) throws {
        try file.append(Array("<script type=\"application/json\" id=\"rows\">[\n".utf8))
        try file.appendContents(of: rows)
        rows.withdraw()
        try file.append(Array("]</script>\n".utf8))
    }

    /// Puts what lies in the folder into the page, a file at a time, pictures in base64.
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
            // Only the story's object is wanted, not the call around it.
            let json = story.dropFirst("digitsReport(\(number),".count).dropLast(");\n".count)
            try file.append(Array(HTML.data(String(json), id: "story-\(number)").utf8))
            let picture = "stages-\(number)"
            if FileBytes.exists(folder.place(of: picture + ".jpg")) {
                try add(picture + ".jpg", as: "image/jpeg", id: picture)
            }
        }
    }

    /// The way from the page's folder to the one that relative paths begin in, as an address;
    /// nil where either cannot be resolved.
    private var wayToWorkingFolder: String? {
        let page = Self.realParts(FileBytes.parentFolder(of: path))
        let here = Self.realParts(".")
        guard let page, let here else { return nil }
        // Up from the page's folder to what both ways have in common, then down to the working folder.
        let shared = zip(page, here).prefix { $0 == $1 }.count
        let up = [String](repeating: "../", count: page.count - shared).joined()
        return "./" + up + here.dropFirst(shared).map { HTML.percentEncoded($0) + "/" }.joined()
    }

    /// Returns the names of a folder's way from the root, links followed; nil where there is no such folder.
    private static func realParts(_ folder: String) -> [String]? {
        guard let real = realpath(folder, nil) else { return nil }
        defer { free(real) }
        return String(cString: real).split(separator: "/").map(String.init)
    }

    /// Returns the address, relative to the page, of the folder beside it.
    private static func address(of name: String) -> String {
        // A name like "a:b" would be taken for a scheme.
        "./" + HTML.percentEncoded(name) + "/"
    }
}

extension OutputFile {
    /// Appends text in UTF-8.
    fileprivate mutating func append(_ text: String) throws(FileError) {
        try append(Array(text.utf8))
    }
}
