/// What a file that is no accepted picture seems to be, guessed from its first bytes, to tell its owner.
///
/// The raw value completes a sentence such as “This is …, not a photo”.
package enum ForeignContent: String, Sendable, CaseIterable {
    case svg = "an SVG drawing"
    case html = "a web page"
    case xml = "an XML document"
    case pdf = "a PDF document"
    case postScript = "a PostScript document"
    /// ImageMagick's own drawing language (MVG).
    case vectorScript = "a vector drawing"
    case pixMap = "an X pixmap"
    /// Netpbm's P7 (PAM), and pixel maps of floating-point numbers (PFM).
    case portableMap = "a portable pixel map of another kind than P1 … P6"
    case photoshop = "a Photoshop document"
    case jpegXL = "a JPEG XL picture"
    case jpeg2000 = "a JPEG 2000 picture"
    case losslessJPEG = "a lossless JPEG"
    /// Coded in several resolutions that build on each other (ITU-T T.81, annex J).
    case hierarchicalJPEG = "a hierarchical JPEG"
    case jpeg2000InTIFF = "a TIFF with JPEG 2000 inside"
    case jpegXLInTIFF = "a TIFF with JPEG XL inside"
    /// As Xcode packs it: with an additional first chunk, and pixels that no other decoder reads.
    case applePNG = "a PNG in Apple's own variant for apps (CgBI)"
    case highPrecisionJPEG = "a JPEG with more than 8 bits a channel"
    case rawPhoto = "a camera's raw file"
    case icon = "an icon"
    case video = "a video"
    case archive = "an archive"
    case text = "text"
    case zeros = "nothing but zeros"
    case unknown = "something else"

    /// Guesses from a file's first bytes, of which 1,024 are enough; empty bytes are taken for `zeros`.
    ///
    /// The guess is only told to people and never decides what is decoded.
    init(guessedFrom bytes: [UInt8]) {
        let reader = ByteReader(bytes)
        if let magic = Self.magic.first(where: { reader.has($0.text, at: $0.offset) }) {
            self = magic.content
        } else {
            // As many as are read of a file in a folder (`StreamContent.sufficientCount`).
            self = Self(guessedFromText: bytes.prefix(1024))
        }
    }

    /// Byte sequences by which kinds of files are known, the offset in bytes where each stands, and the kind.
    ///
    /// The first that matches counts: the brand of Canon's CR3 stands before the general `ftyp` of videos, as both
    /// share ISO's base media format (ISO/IEC 14496-12).
    private static let magic: [(text: StaticString, offset: Int, content: Self)] = [
        ("%PDF", 0, .pdf), ("%!", 0, .postScript), ("8BPS", 0, .photoshop),
        ("ftypcrx ", 4, .rawPhoto), ("ftyp", 4, .video), ("moov", 4, .video), ("wide", 4, .video),
        ("AVI ", 8, .video), ("\u{1A}E", 0, .video), ("FLV", 0, .video),
        ("jP  ", 4, .jpeg2000), ("JXL ", 4, .jpegXL),
        ("PK\u{03}\u{04}", 0, .archive), ("7z", 0, .archive), ("Rar!", 0, .archive),
        ("ustar", 257, .archive), ("II*\0\u{10}\0\0\0CR", 0, .rawPhoto), ("FUJIFILM", 0, .rawPhoto),
        ("\0\0\u{01}\0", 0, .icon), ("/* XPM */", 0, .pixMap), ("push graphic", 0, .vectorScript),
        ("P7\n", 0, .portableMap), ("PF\n", 0, .portableMap), ("Pf\n", 0, .portableMap),
    ]

    /// What follows the last full stop in the names of cameras' raw files, in small letters.
    ///
    /// The bytes of most of these formats begin like a TIFF, so that they cannot tell a raw file from one.
    private static let rawNames: Set<String> = [
        "3fr", "arw", "cr2", "cr3", "crw", "dng", "erf", "iiq", "kdc", "mef", "mos", "mrw", "nef",
        "nrw", "orf", "pef", "raf", "raw", "rw2", "rwl", "sr2", "srf", "srw", "x3f",
    ]

    /// Whether a file's name, not its bytes, says that it is a camera's raw file.
    static func isRawPhoto(_ path: PhotoPath) -> Bool {
        path.letters.map(rawNames.contains) ?? false
    }

    /// What to do about a PDF, as the end of a sentence with its full stop.
    package static let pdfAdvice =
        "a PDF's pages become pictures by “pdftoppm -r 150 -jpeg FILE.pdf page” (Debian: poppler-utils)."

    /// A count and the kind's name for people, such as “1 PDF” or “3 PDFs”.
    package func counted(_ count: Int) -> String {
        let (one, many) = names
        return "\(count) \(count == 1 ? one : many)"
    }

    /// The kind's name in the singular and in the plural, without article or count.
    private var names: (one: String, many: String) {
        switch self {
        case .svg: ("SVG drawing", "SVG drawings")
        case .html: ("web page", "web pages")
        case .xml: ("XML document", "XML documents")
        case .pdf: ("PDF", "PDFs")
        case .postScript: ("PostScript document", "PostScript documents")
        case .vectorScript: ("vector drawing", "vector drawings")
        case .pixMap: ("X pixmap", "X pixmaps")
        case .portableMap: ("other pixel map", "other pixel maps")
        case .photoshop: ("Photoshop document", "Photoshop documents")
        case .jpegXL: ("JPEG XL", "JPEG XL")
        case .jpeg2000: ("JPEG 2000", "JPEG 2000")
        case .losslessJPEG: ("lossless JPEG", "lossless JPEGs")
        case .hierarchicalJPEG: ("hierarchical JPEG", "hierarchical JPEGs")
        case .jpeg2000InTIFF: ("TIFF with JPEG 2000 inside", "TIFFs with JPEG 2000 inside")
        case .jpegXLInTIFF: ("TIFF with JPEG XL inside", "TIFFs with JPEG XL inside")
        case .applePNG: ("PNG for Apple's apps", "PNGs for Apple's apps")
        case .highPrecisionJPEG: ("JPEG of 12 bits", "JPEGs of 12 bits")
        case .rawPhoto: ("camera's raw file", "cameras' raw files")
        case .icon: ("icon", "icons")
        case .video: ("video", "videos")
        case .archive: ("archive", "archives")
        case .text: ("text", "texts")
        case .zeros: ("file of zeros", "files of zeros")
        case .unknown: ("other file", "other files")
        }
    }

    /// Guesses what bytes are that none of the sequences above tells.
    ///
    /// These are, in this order: bare JPEG XL code streams, gzip, zeros, other binary files, and texts by the tags
    /// of markup languages in them. Characters are not looked at as UTF-8 until no byte speaks against text.
    private init(guessedFromText start: ArraySlice<UInt8>) {
        if start.starts(with: [0xFF, 0x0A]) {
            self = .jpegXL
        } else if start.starts(with: [0x1F, 0x8B]) {
            // As `Gzip.signature` has it; photos need nothing else of packing, and know no zlib.
            self = .archive
        } else if start.allSatisfy({ $0 == 0 }) {
            self = .zeros
        } else if start.contains(where: { $0 < 9 || $0 == 0x7F }) {
            // Control characters below the tabulator (9), and DEL, occur in no text.
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
                // Where bytes are no UTF-8, decoding puts U+FFFD.
                self = text.unicodeScalars.contains("\u{FFFD}") ? .unknown : .text
            }
        }
    }
}
