import ArgumentParser
import PhotoFiles

/// Options of how a photo is kept from harming the run and the machine.
struct IsolationOptions: ParsableArguments {
    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(
            "Read photos in locked-in processes of their own, or in this one.",
            discussion: """
                A locked-in process reaches no file, network or program; a photo that crashes, stops or \
                floods its decoder costs its own row. In this one, a photo can do whatever its decoder \
                can be made to do, and neither --timeout nor --memory holds.
                """))
    var isolate = true

    @Option(
        help: ArgumentHelp(
            "Give up a photo after so many seconds (default: 20).", valueName: "seconds"))
    var timeout: Double?

    @Option(help: ArgumentHelp("Refuse larger files, for example 64MB.", valueName: "size"))
    var maxFileSize = ByteCount(count: PhotoLimits().fileSize)

    @Option(
        help: ArgumentHelp(
            "The most memory a photo may take in its process, for example 1GiB (the default).",
            valueName: "size"))
    var memory: ByteCount?

    /// Refuses limits that hold nowhere or that no photo could keep.
    func validate() throws {
        if !isolate, timeout != nil || memory != nil {
            throw ValidationError(
                "--timeout and --memory are for processes that can be ended: they exclude --no-isolate."
            )
        }
        // A day is more than any photo takes; the bound catches slips.
        guard timeoutSeconds > 0, timeoutSeconds <= 86_400 else {
            throw ValidationError("--timeout must be above 0 and at most 86400 seconds.")
        }
        guard maxFileSize.count > 0 else {
            throw ValidationError("--max-file-size must be above 0.")
        }
        // Set by eye, not measured: far less leaves no room for a decoded picture.
        guard memoryLimit.count >= 64 << 20 else {
            throw ValidationError("--memory must be at least 64MiB.")
        }
    }

    /// How many seconds a photo may take.
    var timeoutSeconds: Double { timeout ?? 20 }

    /// How much memory a photo may take beyond what its process has loaded; 1 GiB where nothing is said.
    var memoryLimit: ByteCount { memory ?? ByteCount(count: 1 << 30) }

    /// The words on the command line that give a worker these limits.
    var workerArguments: [String] {
        [
            "--max-file-size", "\(maxFileSize.count)", "--memory", "\(memoryLimit.count)",
            "--timeout", "\(timeoutSeconds)",
        ]
    }

    /// How large a file and its picture may be.
    var limits: PhotoLimits {
        var limits = PhotoLimits()
        limits.fileSize = maxFileSize.count
        return limits
    }
}

/// A number of bytes, as options take it: `500000`, `64MB` (a million each) or `1GiB` (2³⁰ each).
struct ByteCount: ExpressibleByArgument, Equatable, CustomStringConvertible {
    /// How many bytes.
    let count: Int

    /// Makes a number of bytes.
    init(count: Int) { self.count = count }

    /// Reads an argument; nil where it is no whole number with a known unit, in capitals or small letters, or too
    /// large.
    init?(argument: String) {
        let digits = argument.prefix { $0.isASCII && $0.isNumber }
        let factors = [
            "": 1, "B": 1, "K": 1000, "KB": 1000, "M": 1_000_000, "MB": 1_000_000,
            "G": 1_000_000_000, "GB": 1_000_000_000, "KIB": 1 << 10, "MIB": 1 << 20,
            "GIB": 1 << 30,
        ]
        guard let number = Int(digits),
            let factor = factors[argument.dropFirst(digits.count).uppercased()]
        else { return nil }
        let (product, isTooLarge) = number.multipliedReportingOverflow(by: factor)
        if isTooLarge { return nil }
        count = product
    }

    /// The number in GiB, MiB or MB, the first that leaves no rest, else in bytes, as an argument would be written.
    var description: String {
        switch count {
        case 0: "0"
        case let count where count % (1 << 30) == 0: "\(count >> 30)GiB"
        case let count where count % (1 << 20) == 0: "\(count >> 20)MiB"
        case let count where count % 1_000_000 == 0: "\(count / 1_000_000)MB"
        default: "\(count)"
        }
    }
}
