/// What a file that is no accepted picture seems to be; its raw value fits into a sentence.
package enum ForeignContent: String, Sendable, CaseIterable {
    case svg = "an SVG drawing"
    case html = "a web page"
    case xml = "an XML document"
    case pdf = "a PDF document"
    case postScript = "a PostScript document"
    case vectorScript = "a vector drawing"
    case pixMap = "an X pixmap"
    case portableMap = "a portable pixel map"
    case photoshop = "a Photoshop document"
    case jpegXL = "a JPEG XL picture"
    case jpeg2000 = "a JPEG 2000 picture"
    case losslessJPEG = "a lossless JPEG"
    case hierarchicalJPEG = "a hierarchical JPEG"
    case jpeg2000InTIFF = "a TIFF with JPEG 2000 inside"
    case jpegXLInTIFF = "a TIFF with JPEG XL inside"
    case applePNG = "a PNG in Apple's own variant for apps (CgBI)"
    case highPrecisionJPEG = "a JPEG with more than 8 bits a channel"
    case rawPhoto = "a camera's raw file"
    case icon = "an icon"
    case video = "a video"
    case archive = "an archive"
    case text = "text"
    case zeros = "nothing but zeros"
    case unknown = "something else"

    /// Guesses from the first bytes; never used to decide what is decoded.
    init(guessedFrom bytes: [UInt8]) {
        let reader = ByteReader(bytes)
        if let magic = Self.magic.first(where: { reader.has($0.text, at: $0.offset) }) {
            self = magic.content
        } else {
            self = Self(guessedFromText: bytes.prefix(1024))
        }
    }

    private static let magic: [(text: StaticString, offset: Int, content: Self)] = [
        ("%PDF", 0, .pdf), ("%!", 0, .postScript), ("8BPS", 0, .photoshop),
        ("ftyp", 4, .video), ("AVI ", 8, .video), ("\u{1A}E", 0, .video), ("FLV", 0, .video),
        ("jP  ", 4, .jpeg2000), ("JXL ", 4, .jpegXL),
        ("PK\u{03}\u{04}", 0, .archive), ("7z", 0, .archive), ("Rar!", 0, .archive),
        ("ustar", 257, .archive), ("II*\0\u{10}\0\0\0CR", 0, .rawPhoto), ("FUJIFILM", 0, .rawPhoto),
        ("\0\0\u{01}\0", 0, .icon), ("/* XPM */", 0, .pixMap), ("push graphic", 0, .vectorScript),
        ("P1\n", 0, .portableMap), ("P2\n", 0, .portableMap), ("P3\n", 0, .portableMap),
        ("P4\n", 0, .portableMap), ("P5\n", 0, .portableMap), ("P6\n", 0, .portableMap),
    ]

    private init(guessedFromText start: ArraySlice<UInt8>) {
        if start.starts(with: [0xFF, 0x0A]) {
            self = .jpegXL
        } else if start.starts(with: [0x1F, 0x8B]) {
            self = .archive
        } else if start.allSatisfy({ $0 == 0 }) {
            self = .zeros
        } else if start.contains(where: { $0 < 9 || $0 == 0x7F }) {
            self = .unknown
        } else {
            let text = String(decoding: start, as: UTF8.self).lowercased()
            if text.contains("<svg") {
                self = .svg
            } else if text.contains("<html") || text.contains("<!doctype html") {
                self = .html
            } else if text.contains("<?xml") {
                self = .xml
            } else {
                self = text.unicodeScalars.contains("\u{FFFD}") ? .unknown : .text
            }
        }
    }
}
