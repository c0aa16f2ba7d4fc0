import ArgumentParser
import PhotoFiles

/// How a photo is kept from harming the run and the machine.
struct IsolationOptions: ParsableArguments {
    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(
            "Read photos in locked-in processes of their own (default: unless there is only one).",
            discussion: """
                A photo that crashes, stops or floods its decoder then costs that photo only.
                """))
    var isolate: Bool?

    @Option(help: ArgumentHelp("Give up a photo after so many seconds.", valueName: "seconds"))
    var timeout: Double = 20

    @Option(help: ArgumentHelp("Refuse larger files, for example 64MB.", valueName: "size"))
    var maxFileSize = ByteCount(count: PhotoLimits().fileSize)

    @Option(
        help: ArgumentHelp(
            "The most memory a photo may take in its process, for example 1GiB.",
            valueName: "size"))
    var memory = ByteCount(count: 1 << 30)

    func validate() throws {
        guard timeout > 0, timeout <= 86_400 else {
            throw ValidationError("--timeout must be above 0 and at most 86400 seconds.")
        }
        guard maxFileSize.count > 0 else {
            throw ValidationError("--max-file-size must be above 0.")
        }
        guard memory.count >= 64 << 20 else {
            throw ValidationError("--memory must be at least 64MiB.")
        }
    }

    /// What is refused.
    var limits: PhotoLimits {
        var limits = PhotoLimits()
        limits.fileSize = maxFileSize.count
        return limits
    }
}

/// A number of bytes, written as 500000, 64MB or 1GiB.
struct ByteCount: ExpressibleByArgument, Equatable, CustomStringConvertible {
    let count: Int

    init(count: Int) { self.count = count }

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
