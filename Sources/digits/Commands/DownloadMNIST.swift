import ArgumentParser
import Files
import MNIST
import SystemLibraries

/// `digits download-mnist`: fetches MNIST's four files from the web and checks them by their SHA-256.
struct DownloadMNIST: ParsableCommand {
    /// The command's name and what its help says above the options.
    static let configuration = CommandConfiguration(
        commandName: "download-mnist",
        abstract: "Fetch MNIST's four files and check them.",
        discussion: """
            The files stay packed with gzip, as all commands read them. Those that are there and right \
            are kept; an interrupted download goes on where it stopped.
            """ + Examples(("digits download-mnist mnist", "into the folder mnist")).text)

    @Argument(
        help: ArgumentHelp("The folder for the files.", valueName: "dir"), completion: .directory)
    var folder: String

    @Option(
        help: ArgumentHelp(
            "Fetch the files from this folder on the web instead of the known mirrors.",
            valueName: "url"))
    var from: String?

    /// Refuses what is no web address, so that no other protocol of libcurl is reached.
    func validate() throws {
        if let from, !from.hasPrefix("https://"), !from.hasPrefix("http://") {
            throw ValidationError("--from must be a URL that begins with https:// or http://.")
        }
    }

    /// Fetches the files one after the other; those that are there and right stay.
    func run() throws {
        try FileBytes.makeFolder(folder)
        // A mirror of the user's takes the place of the known ones: what it lacks is an error.
        let mirrors = from.map { [$0] } ?? MNISTDownload.mirrors
        for file in MNISTDownload.files { try fetch(file, from: mirrors) }
        StandardError.print("MNIST is in \(folder), all four files as published.")
    }

    /// Fetches a file from the first mirror that has it as published.
    ///
    /// - Throws: `CommandFailure` where another file has its name, or with each mirror's reason where none has it
    private func fetch(_ file: MNISTDownload.File, from mirrors: [String]) throws {
        let path = "\(folder)/\(file.name).gz"
        // A file may be there packed or unpacked.
        for existing in [path, "\(folder)/\(file.name)"] where FileBytes.exists(existing) {
            guard file.isPublished(try FileBytes.read(existing)) else {
                throw CommandFailure(
                    .outputFailed,
                    "\(existing) exists but is not MNIST's file (its SHA-256 differs). "
                        + "Remove it, or download into another folder.")
            }
            StandardError.print("\(existing) is there and right.")
            return
        }
        // One mirror may fail for a moment: all are tried before the user hears of it.
        var reasons: [String] = []
        for mirror in mirrors {
            let base = mirror.hasSuffix("/") ? String(mirror.dropLast()) : mirror
            do {
                try Download(
                    url: "\(base)/\(file.name).gz", part: path + ".part",
                    // Packed, a file is mostly smaller, and never larger by more than this.
                    longest: file.size + file.size / 1000 + 1000
                ).run()
                // A file gets its name only when it was checked, so that no reader ever sees a part of it.
                try accept(path + ".part", as: file, at: path)
                StandardError.print("\(path) fetched and checked.")
                return
            } catch let failure as DownloadFailure {
                reasons.append(failure.description)
            }
        }
        throw CommandFailure(.noInput, reasons.joined(separator: "\n"))
    }

    /// Gives a download its name if its SHA-256 is the published one; else it is removed, and the next mirror
    /// tried.
    private func accept(_ part: String, as file: MNISTDownload.File, at path: String) throws {
        guard file.isPublished(try FileBytes.read(part)) else {
            unlink(part)
            throw DownloadFailure(
                "\(file.name).gz arrived, but it is not MNIST's file (its SHA-256 differs); "
                    + "it was removed.")
        }
        guard rename(part, path) == 0 else { throw FileError(.create, path) }
    }
}

extension MNISTDownload.File {
    /// Whether a file's bytes, packed by gzip or not, are the published ones by their SHA-256.
    func isPublished(_ bytes: [UInt8]) -> Bool {
        guard Gzip.isGzip(bytes) else { return SHA256.hex(of: bytes) == sha256 }
        // Unpacking stops one byte after the published size: what is longer is another file.
        guard let unpacked = try? Gzip.unpack(bytes, limit: size + 1) else { return false }
        return SHA256.hex(of: unpacked) == sha256
    }
}
