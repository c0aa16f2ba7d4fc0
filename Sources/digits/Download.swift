import CSystem
import Files
import SystemLibraries

/// A file that is fetched from the web by libcurl, and gone on with where an earlier try stopped.
///
/// What has arrived lies in a file of another name than the whole one gets.
struct Download {
    /// The web address the file is fetched from.
    let url: String
    /// The path of the file that grows as bytes arrive.
    let part: String
    /// How many bytes the file may have; more are refused.
    let longest: Int

    /// Fetches what is missing, showing how far it is.
    ///
    /// - Throws: `DownloadFailure` where another mirror may help, else `CommandFailure` or
    ///   `FileError`
    func run() throws {
        let descriptor = try openPart()
        defer { close(descriptor) }
        var offset = Int(lseek(descriptor, 0, SEEK_END))
        // What is longer than the file can be is no beginning of it.
        if offset > longest {
            guard ftruncate(descriptor, 0) == 0 else { throw FileError(.write, part) }
            offset = 0
        }
        if offset > 0 { StandardError.print("going on with \(part) at \(offset) bytes") }
        let meter = Meter()
        var status = 0
        var message = [CChar](repeating: 0, count: 512)
        // The function that libcurl calls again and again can carry nothing with it but a pointer;
        // it stops the transfer on Ctrl-C.
        let result = curl_shim_download(
            url, descriptor, Int64(offset), Int64(longest),
            { context, received, expected in
                guard let context else { return 1 }
                let meter = Unmanaged<Meter>.fromOpaque(context).takeUnretainedValue()
                meter.show(received: received, expected: expected)
                return Interruption.isRequested ? 1 : 0
            }, Unmanaged.passUnretained(meter).toOpaque(), &status, &message, message.count)
        // Kept before anything else can change it.
        let code = errno
        withExtendedLifetime(meter) { meter.clear() }
        let reason = String(
            decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        switch result {
        case CURL_SHIM_OK: try check(status: status)
        case CURL_SHIM_STOPPED:
            throw CommandFailure(
                .interrupted, "Interrupted; the same command goes on from \(part).")
        case CURL_SHIM_NOT_WRITTEN: throw FileError(.write, part, code: code)
        // What a server sends beyond the published size is none of MNIST's: nothing of it can be
        // gone on with.
        case CURL_SHIM_TOO_LONG:
            unlink(part)
            throw DownloadFailure(
                "\(url): the server sends more than MNIST's file has; what came was removed.")
        case CURL_SHIM_NO_LIBRARY:
            throw CommandFailure(
                .noInput,
                "Downloading needs libcurl, which is not on this machine. Install it (Debian and "
                    + "Ubuntu: apt install libcurl4), or fetch the four files by other means.")
        default:
            throw DownloadFailure("\(url): \(reason). What arrived is kept; try again later.")
        }
    }

    /// Opens the file that grows, for this process alone.
    ///
    /// No symbolic or hard link is followed to a file that is somebody's, and no second download
    /// appends to it.
    private func openPart() throws -> Int32 {
        let descriptor = open(
            part, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o666)
        guard descriptor >= 0 else { throw FileError(.create, part) }
        var status = stat()
        // Checked on the open descriptor, so that the name cannot be given to another file in
        // between.
        let isOwn =
            fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
            && status.st_nlink == 1
        guard isOwn, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = isOwn ? errno : EMLINK
            close(descriptor)
            throw FileError(.write, part, code: code)
        }
        return descriptor
    }

    /// Throws for an HTTP status that brought no file: 200 is all of it, 206 the rest, 416 that
    /// nothing is missing.
    private func check(status: Int) throws {
        switch status {
        // 416: there is nothing beyond what an earlier try fetched.
        case 200, 206, 416: return
        case 404: throw DownloadFailure("\(url): the server has no such file (404).")
        default: throw DownloadFailure("\(url): the server answered \(status).")
        }
    }

    /// The progress bar as a reference, which can go through C as a pointer.
    private final class Meter {
        /// The bar; nil until the server has said how much is to come.
        private var bar: ProgressBar?

        /// Shows how many of the expected bytes have come; below 0 stands for a number that is not
        /// known.
        func show(received: Int64, expected: Int64) {
            // In KiB, as a bar of bytes would be too long to read.
            let total = expected > 0 ? Int(expected) / 1024 : nil
            if bar == nil, total != nil { bar = ProgressBar("KiB", total: total) }
            bar?.update(Int(received) / 1024)
        }

        /// Takes the bar off the terminal.
        func clear() { bar?.clear() }
    }
}

/// Why a file could not be had from one mirror, where another may have it.
struct DownloadFailure: Error, CustomStringConvertible {
    /// One sentence for people, with the address.
    let description: String

    /// Makes a failure with its sentence.
    init(_ description: String) { self.description = description }
}
