package import DigitReading
package import PhotoFiles
import SystemLibraries

/// The photos whose rows a JSON Lines file of an interrupted run holds already, one after the
/// other.
///
/// A run may have been ended in the middle of a line or between two rows of a photo: the last photo
/// that the file names is to be read again.
package struct FinishedRows: ~Copyable {
    private var lines: LineReader
    private var ahead: FinishedRow?
    private let path: String
    /// How many bytes hold the rows of all photos but the last.
    private let wholeCount: Int

    /// A photo whose rows are in the file.
    package struct Photo: Sendable, Equatable {
        /// The photo.
        package var path: PhotoPath
        /// Its rows' outcomes, in order.
        package var statuses: [Row.Status]
    }

    /// Opens a file, which stays as it is; one that is missing holds nothing.
    package init(path: String) throws(ResumeError) {
        let wholeCount = try Self.wholeCount(of: path)
        var lines = try LineReader(path)
        ahead = try Self.row(&lines, of: path, upTo: wholeCount)
        self.lines = lines
        self.path = path
        self.wholeCount = wholeCount
    }

    /// Cuts off what may not be whole, so that the file can be gone on with as if nothing had
    /// happened.
    package func cutBack() throws(ResumeError) {
        guard truncate(path, off_t(wholeCount)) == 0 || errno == ENOENT else {
            throw .unusable(path: path, reason: String(cString: strerror(errno)))
        }
    }

    /// The next photo, or nil when the run was ended here.
    package mutating func next() throws(ResumeError) -> Photo? {
        guard let first = ahead else { return nil }
        var photo = Photo(path: first.photo, statuses: [first.status])
        ahead = try Self.row(&lines, of: path, upTo: wholeCount)
        while let row = ahead, row.index > 0 {
            photo.statuses.append(row.status)
            ahead = try Self.row(&lines, of: path, upTo: wholeCount)
        }
        return photo
    }

    private static func wholeCount(of path: String) throws(ResumeError) -> Int {
        var lines = try LineReader(path)
        var startOfLastPhoto = 0
        var start = 0
        while let row = try Self.row(&lines, of: path, upTo: .max) {
            if row.index == 0 { startOfLastPhoto = start }
            start = lines.offset
        }
        return startOfLastPhoto
    }

    /// The next whole line's row; a torn line is the end, and so is what lies beyond a count of
    /// bytes.
    private static func row(
        _ lines: inout LineReader, of path: String, upTo count: Int
    ) throws(ResumeError) -> FinishedRow? {
        guard lines.offset < count, let line = try lines.next() else { return nil }
        do {
            return try JSONDecoder().decode(FinishedRow.self, from: Data(line))
        } catch {
            throw .foreign(path: path, line: lines.count)
        }
    }
}

/// What is needed of a row to know that it is there.
private struct FinishedRow: Decodable {
    let path: String
    let path_base64: Data?
    let index: Int
    let status: Row.Status

    var photo: PhotoPath { path_base64.map { PhotoPath(bytes: $0) } ?? PhotoPath(path) }
}

/// The lines of a file; one that lacks its end is none.
private struct LineReader: ~Copyable {
    private let path: String
    private let descriptor: Int32
    private var buffer: ArraySlice<UInt8> = []
    /// Where the next line begins, in bytes.
    private(set) var offset = 0
    /// How many lines have been read.
    private(set) var count = 0

    init(_ path: String) throws(ResumeError) {
        let opened = open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 || errno == ENOENT else {
            throw .unusable(path: path, reason: String(cString: strerror(errno)))
        }
        self.path = path
        descriptor = opened
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    mutating func next() throws(ResumeError) -> ArraySlice<UInt8>? {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                let line = buffer[..<end]
                buffer = buffer[(end + 1)...]
                offset += line.count + 1
                count += 1
                return line
            }
            guard descriptor >= 0, try fill() else { return nil }
        }
    }

    private mutating func fill() throws(ResumeError) -> Bool {
        var error: Int32 = 0
        let piece = [UInt8](unsafeUninitializedCapacity: 65_536) { bytes, count in
            let got = systemRead(descriptor, bytes.baseAddress, bytes.count)
            if got < 0 { error = errno }
            count = max(0, got)
        }
        if error != 0 { throw .unusable(path: path, reason: String(cString: strerror(error))) }
        buffer = ArraySlice(buffer + piece)
        return !piece.isEmpty
    }
}

/// Why a run cannot be gone on with.
package enum ResumeError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file cannot be read or cut.
    case unusable(path: String, reason: String)
    /// A line of the file is no row.
    case foreign(path: String, line: Int)
    /// The file has another photo's rows where this run has a photo, or nothing more.
    case otherPhoto(number: Int, inFile: String, inRun: String?)

    package var description: String {
        switch self {
        case .unusable(let path, let reason):
            "\(path) cannot be gone on with: \(reason)."
        case .foreign(let path, let line):
            "\(path) holds something else than JSON Lines rows in line \(line); name another file."
        case .otherPhoto(let number, let inFile, let inRun):
            """
            The file has \(inFile) as photo \(number), but this run has \
            \(inRun ?? "fewer photos"): --resume needs the same photos in the same order. Start \
            anew with --force, or name another file.
            """
        }
    }
}
