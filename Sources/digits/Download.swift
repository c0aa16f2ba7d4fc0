import CCurlShim
import MNIST
import SystemLibraries

/// A file on its way from the web, continued where an earlier try stopped.
struct Download {
    /// Where it comes from.
    let url: String
    /// The file that grows.
    let part: String
    /// How many bytes it may have.
    let longest: Int

    /// Fetches what is missing.
    func run() throws {
        let descriptor = try openPart()
        defer { close(descriptor) }
        var offset = Int(lseek(descriptor, 0, SEEK_END))
        if offset > longest {
            guard ftruncate(descriptor, 0) == 0 else { throw FileError(.write, part) }
            offset = 0
        }
        if offset > 0 { StandardError.print("going on with \(part) at \(offset) bytes") }
        let meter = Meter()
        var status = 0
        var message = [CChar](repeating: 0, count: 512)
        let result = curl_shim_download(
            url, descriptor, Int64(offset), Int64(longest),
            { context, received, expected in
                guard let context else { return 1 }
                let meter = Unmanaged<Meter>.fromOpaque(context).takeUnretainedValue()
                meter.show(received: received, expected: expected)
                return Interruption.isRequested ? 1 : 0
            }, Unmanaged.passUnretained(meter).toOpaque(), &status, &message, message.count)
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

    /// Opens the file that grows: one of this name alone, which nobody else is writing.
    private func openPart() throws -> Int32 {
        let descriptor = open(
            part, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o666)
        guard descriptor >= 0 else { throw FileError(.create, part) }
        var status = stat()
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

    private func check(status: Int) throws {
        switch status {
        // 416: there is nothing beyond what an earlier try fetched.
        case 200, 206, 416: return
        case 404: throw DownloadFailure("\(url): the server has no such file (404).")
        default: throw DownloadFailure("\(url): the server answered \(status).")
        }
    }

    /// The progress bar, as a reference that goes through C.
    private final class Meter {
        private var bar: ProgressBar?

        func show(received: Int64, expected: Int64) {
            let total = expected > 0 ? Int(expected) / 1024 : nil
            if bar == nil, total != nil { bar = ProgressBar("KiB", total: total) }
            bar?.update(Int(received) / 1024)
        }

        func clear() { bar?.clear() }
    }
}

/// Why a file could not be had from one place; another may have it.
struct DownloadFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
