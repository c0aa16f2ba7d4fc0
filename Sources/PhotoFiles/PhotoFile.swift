import SystemLibraries

/// The name of a file that a photo is to be read from, and the limits it has to keep; nothing is
/// opened yet.
package struct PhotoFile: Sendable {
    /// The file's path.
    package let path: PhotoPath
    /// How large the file and the picture in it may be.
    package let limits: PhotoLimits

    /// Names a file; it need not exist.
    package init(_ path: PhotoPath, limits: PhotoLimits = PhotoLimits()) {
        self.path = path
        self.limits = limits
    }

    /// Opens, reads and checks the photo.
    ///
    /// - Throws: `PhotoFileError` with the reason why there is none
    package func photo() throws(PhotoFileError) -> Photo {
        try Photo(encoded: contents(), named: path, limits: limits)
    }

    /// Reads the file's bytes as they are, whatever they may be; symbolic links are followed.
    package func contents() throws(PhotoFileError) -> [UInt8] { try opened().contents() }

    /// Opens the file; symbolic links are followed.
    ///
    /// Opening waits for nothing: neither for a pipe's other end nor for a device.
    ///
    /// - Throws: `notAFile` for all but regular files, `tooLarge` over the limits, `notFound`,
    ///   `unreadable`
    package func opened() throws(PhotoFileError) -> OpenPhotoFile {
        // Asking first keeps sockets and devices closed; asking again after opening is what counts.
        let (kind, _) = try fileStatus { status in path.withCString { stat($0, &status) } }
        if kind == .folder { try checkFolder() }
        if let kind { throw .notAFile(kind) }
        let descriptor = path.withCString { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY) }
        guard descriptor >= 0 else { throw PhotoFileError(errno: errno) }
        return try OpenPhotoFile(adopting: descriptor, limits: limits)
    }

    /// Throws `unsearchable` for a folder that cannot be searched, with the system's
    /// reason.
    private func checkFolder() throws(PhotoFileError) {
        guard let stream = path.withCString({ opendir($0) }) else {
            throw .unsearchable(reason: String(cString: strerror(errno)))
        }
        closedir(stream)
    }
}

extension Photo {
    /// Makes a photo of a file's bytes: finds the format, walks its header, drops what is of no
    /// use, and refuses what is over the limits.
    ///
    /// A name, where there is one, is only compared with the format found; where it promises
    /// another, the photo gets the warning `wrongExtension`.
    ///
    /// - Throws: `empty`, `tooLarge`, `unsupportedFormat` or `corrupt`
    package init(
        encoded bytes: [UInt8], named path: PhotoPath? = nil, limits: PhotoLimits = PhotoLimits()
    ) throws(PhotoFileError) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= limits.fileSize else {
            throw .tooLarge(reason: "there are more than \(limits.fileSize / 1_000_000) MB of it")
        }
        guard let format = ImageFormat(magicOf: bytes) else {
            throw .unsupportedFormat(ForeignContent(guessedFrom: bytes))
        }
        let photo =
            switch format {
            case .jpeg: try JPEGHeader.photo(from: bytes, limits: limits)
            case .png: try PNGHeader.photo(from: bytes, limits: limits)
            case .webp: try WebPHeader.photo(from: bytes, limits: limits)
            case .tiff: try TIFFHeader.photo(from: bytes, limits: limits)
            case .bmp: try BMPHeader.photo(from: bytes, limits: limits)
            case .gif: try GIFHeader.photo(from: bytes, limits: limits)
            case .pnm: try PNMHeader.photo(from: bytes, limits: limits)
            case .heic, .avif:
                try HEIFHeader.photo(from: bytes, format: format, limits: limits)
            }
        let promised = path.flatMap(ImageFormat.init(promisedBy:))
        let isMisnamed = promised != nil && promised != format
        self.init(
            bytes: photo.bytes, header: photo.header,
            warnings: photo.warnings + (isMisnamed ? [.wrongExtension] : []))
    }
}
