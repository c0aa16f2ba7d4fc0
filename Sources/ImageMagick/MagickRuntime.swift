internal import CMagickShim

/// ImageMagick as a whole: loaded and started once, tied down, shared by all threads.
package enum MagickRuntime {
    /// Loads and starts ImageMagick; call it before several threads decode.
    ///
    /// Every image makes sure of it too, and a second call costs nothing. ImageMagick is never shut
    /// down: images on other threads might still be alive.
    package static func start() { _ = isLockedDown }

    /// Whether ImageMagick's library is installed.
    package static let isInstalled: Bool = magick_shim_load()

    /// Whether ImageMagick accepted the policy that closes every coder that is not needed.
    ///
    /// Where an old version refuses it, the coder forced at each read remains.
    package static let isLockedDown: Bool = unsafe isInstalled && magick_shim_start(policy)

    /// The library's name and version.
    package static var version: String {
        start()
        guard isInstalled else { return "not installed" }
        return unsafe String(cString: magick_shim_version())
    }

    /// Whether this ImageMagick has a coder for the format that works in memory.
    package static func supports(_ format: MagickFormat) -> Bool {
        switch format {
        case .heic: hasHEIC
        case .avif: hasAVIF
        case .webp: hasWebP
        default: isInstalled
        }
    }

    /// Says what is missing where it cannot read or write the format.
    static func require(_ format: MagickFormat) throws(MagickError) {
        guard isInstalled else { throw .notInstalled }
        guard supports(format) else { throw .unsupported(format) }
    }

    private static let hasHEIC = hasCoder(.heic)
    private static let hasAVIF = hasCoder(.avif)
    private static let hasWebP = hasCoder(.webp)

    private static func hasCoder(_ format: MagickFormat) -> Bool {
        start()
        return unsafe isInstalled && magick_shim_reads(format.rawValue)
    }

    /// The memory that all pictures being decoded share; an eighth is left to small ones.
    static let budget: MemoryBudget = {
        start()
        return MemoryBudget(byteCount: Int(clamping: magick_shim_memory_limit()) / 8 * 7)
    }()

    /// How much memory a decoded pixel takes.
    static let bytesPerPixel: Int = {
        start()
        return Int(magick_shim_bytes_per_pixel())
    }()

    private static let policy = """
        <policymap>
          <policy domain="delegate" rights="none" pattern="*"/>
          <policy domain="filter" rights="none" pattern="*"/>
          <policy domain="path" rights="none" pattern="*"/>
          <policy domain="coder" rights="none" pattern="*"/>
          <policy domain="coder" rights="read|write"
            pattern="{JPEG,PNG,WEBP,TIFF,BMP,GIF,PNM,PBM,PGM,PPM,HEIC,AVIF}"/>
        </policymap>
        """
}

/// The formats that ImageMagick is asked to read or write; the raw value is its coder's name.
package enum MagickFormat: String, Sendable, CaseIterable {
    case jpeg = "JPEG"
    case png = "PNG"
    case webp = "WEBP"
    case tiff = "TIFF"
    case bmp = "BMP"
    case gif = "GIF"
    case pnm = "PNM"
    case heic = "HEIC"
    case avif = "AVIF"
}
