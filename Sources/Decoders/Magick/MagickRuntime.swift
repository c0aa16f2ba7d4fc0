internal import CDecoders
package import PhotoFiles

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

    /// Whether this ImageMagick has a coder for the format that works in memory; some formats every
    /// ImageMagick has.
    package static func supports(_ format: ImageFormat) -> Bool {
        switch format {
        case .heic: hasHEIC
        case .avif: hasAVIF
        case .webp: hasWebP
        default: isInstalled
        }
    }

    /// Throws what is missing where this ImageMagick cannot read or write the format.
    static func require(_ format: ImageFormat) throws(DecoderError) {
        guard isInstalled else { throw notInstalled }
        guard supports(format) else { throw .unsupported(.coder(format)) }
    }

    /// The error where ImageMagick's library is not installed.
    static var notInstalled: DecoderError { .unsupported(.imageMagick) }

    /// The error of a picture of more pixels than ImageMagick may hold.
    static func tooLarge(width: Int, height: Int, bytesPerPixel: Int) -> DecoderError {
        .tooLarge(
            reason: """
                it has \(width) × \(height) pixels, and ImageMagick's policy allows memory for \
                \(budget.byteCount / bytesPerPixel / 1_000_000) million
                """,
            remedy: "save it as JPEG or PNG, which need less, or raise the limit in policy.xml")
    }

    /// The bytes of memory that all pictures together may take, by ImageMagick's policy.
    static var memoryLimit: Int {
        start()
        return Int(clamping: magick_shim_memory_limit())
    }

    /// The most pixels that a picture may have, in millions; a gray or palette one may have fewer.
    package static var megapixels: Int { budget.byteCount / bytesPerPixel / 1_000_000 }

    /// Whether there are coders for these formats, each asked once.
    private static let hasHEIC = hasCoder(.heic)
    private static let hasAVIF = hasCoder(.avif)
    private static let hasWebP = hasCoder(.webp)

    /// Whether ImageMagick has a coder for the format that works in memory.
    private static func hasCoder(_ format: ImageFormat) -> Bool {
        start()
        return unsafe isInstalled && magick_shim_reads(format.coder)
    }

    /// The memory that all pictures being decoded share: seven eighths of ImageMagick's.
    ///
    /// An eighth is left to small pictures, which reserve none: an estimate, not measured.
    static let budget: MemoryBudget = {
        MemoryBudget(byteCount: memoryLimit / 8 * 7)
    }()

    /// How many bytes of memory a decoded pixel takes: 8, or 16 where ImageMagick computes in
    /// floating point.
    static let bytesPerPixel: Int = {
        start()
        return Int(magick_shim_bytes_per_pixel())
    }()

    /// Closes all that a picture could reach besides its own bytes (other programs, filters,
    /// files), and every coder but those of formats that are read or written here.
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

extension ImageFormat {
    /// What ImageMagick calls its coder for the format: its name in capitals.
    var coder: String { rawValue.uppercased() }
}
