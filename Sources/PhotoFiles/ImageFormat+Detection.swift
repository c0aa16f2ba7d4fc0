extension ImageFormat {
    /// Finds a file's format by its first bytes, of which 64 are enough; nil where it is none that is accepted.
    ///
    /// The name of the file has no say.
    package init?(magicOf bytes: some Collection<UInt8>) {
        // Enough for every signature below and for ten brands of a HEIC; of the brands the first few tell.
        let start = Array(bytes.prefix(64))
        let reader = ByteReader(start)
        if start.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if start.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if reader.has("RIFF"), reader.has("WEBP", at: 8) {
            self = .webp
        } else if reader.has("GIF87a") || reader.has("GIF89a") {
            self = .gif
        } else if reader.has("BM"), let size = ByteReader(start, .littleEndian).uint32(at: 14),
            (12...124).contains(size)
        {
            // Two letters might begin any text, so the size of the header had to be a bitmap's, too.
            self = .bmp
        } else if reader.has("II*\0") || reader.has("MM\0*") || reader.has("II+\0")
            || reader.has("MM\0+")
        {
            // A TIFF in form, but Canon's raw file CR2.
            guard !reader.has("CR", at: 8) else { return nil }
            self = .tiff
        } else if PNMHeader.begins(start) {
            self = .pnm
        } else if reader.has("ftyp", at: 4) {
            self.init(brandsIn: reader)
        } else {
            return nil
        }
    }

    /// Tells HEIC and AVIF by the brands in their first box, `ftyp`; nil for all else, as a video.
    ///
    /// The box has its main brand at offset 8 and those it is compatible with from 16 on, four letters each.
    private init?(brandsIn reader: ByteReader) {
        let length = min(reader.uint32(at: 0) ?? 0, reader.count)
        let offsets = [8] + stride(from: 16, to: length - 3, by: 4)
        if offsets.contains(where: { reader.has("avif", at: $0) || reader.has("avis", at: $0) }) {
            self = .avif
        } else if offsets.contains(where: { offset in
            Self.heicBrands.contains { reader.has($0, at: offset) }
        }) {
            self = .heic
        } else {
            return nil
        }
    }

    /// The brands of still pictures and sequences that HEVC codes, and `mif1` and `msf1`, which any HEIF may have
    /// (ISO/IEC 23008-12).
    private static let heicBrands: [StaticString] = [
        "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1",
    ]

    /// The format that a file's name promises by the letters after its last full stop; nil where they promise none.
    package init?(promisedBy path: PhotoPath) {
        switch path.letters {
        case "jpg", "jpeg", "jpe", "jfif": self = .jpeg
        case "png": self = .png
        case "webp": self = .webp
        case "tif", "tiff": self = .tiff
        case "bmp", "dib": self = .bmp
        case "gif": self = .gif
        case "pnm", "pbm", "pgm", "ppm": self = .pnm
        case "heic", "heif", "hif": self = .heic
        case "avif": self = .avif
        default: return nil
        }
    }
}

extension PhotoPath {
    /// The three or four characters after the last full stop of the name, in small letters; nil where there are
    /// fewer or more, or the name begins with that full stop.
    var letters: String? {
        guard let name = bytes.split(separator: UInt8(ascii: "/")).last,
            let stop = name.lastIndex(of: UInt8(ascii: ".")), stop > name.startIndex
        else { return nil }
        let letters = name[(stop + 1)...]
        guard (3...4).contains(letters.count) else { return nil }
        return String(decoding: letters, as: UTF8.self).lowercased()
    }
}
