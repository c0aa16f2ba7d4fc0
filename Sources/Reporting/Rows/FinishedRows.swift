package import DigitReading
import MNIST
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
    private let ending: Ending

    /// A photo whose rows are in the file.
    package struct Photo: Sendable, Equatable {
        /// The photo.
        package var path: PhotoPath
        /// Its rows' outcomes, in order.
        package var statuses: [Row.Status]
    }

    /// How a file ends.
    private struct Ending {
        /// How many bytes hold the rows of all photos but the last.
        var wholeCount = 0
        /// The last photo that a whole line is about, and the line's index.
        var last: (path: PhotoPath, index: Int)?
        /// The beginning of a line that was never finished.
        var torn: [UInt8] = []
    }

    /// Opens a file, which stays as it is; one that is missing holds nothing.
    package init(path: String) throws(ResumeError) {
        let ending = try Self.ending(of: path)
        var lines = try LineReader(path)
        ahead = try Self.row(&lines, of: path, upTo: ending.wholeCount)
        self.lines = lines
        self.path = path
        self.ending = ending
    }

    /// Whether there is nothing in the file.
    package var isEmpty: Bool { ending.last == nil && ending.torn.isEmpty }

    /// The last photo that a whole line is about; it is to be read again.
    package var lastPhoto: PhotoPath? { ending.last?.path }

    /// Whether the file's end is that of this run, given the photo that is to be read again.
    ///
    /// Nothing where that depends on the photo after it.
    package func fits(_ photo: PhotoPath, followedBy next: PhotoPath?) -> Bool? {
        if ending.torn.isEmpty { return true }
        if let last = ending.last {
            if tornLine(begins: last.path, index: last.index + 1) { return true }
            return next.map { tornLine(begins: $0, index: 0) }
        }
        return tornLine(begins: photo, index: 0)
    }

    /// Whether the line that was never finished can be about a digit of a photo.
    private func tornLine(begins photo: PhotoPath, index: Int) -> Bool {
        let beginning = Row.beginning(of: photo, index: index).utf8
        return zip(ending.torn, beginning).allSatisfy { $0 == $1 }
    }

    /// Cuts off what may not be whole, so that the file can be gone on with as if nothing had
    /// happened; only to be called when it is certain that it is this run's.
    package func cutBack() throws(ResumeError) {
        guard truncate(path, off_t(ending.wholeCount)) == 0 || errno == ENOENT else {
            throw .unusable(path: path, reason: String(cString: strerror(errno)))
        }
    }

    /// Says that the file ends as no file of this run does.
    package func foreignEnd() -> ResumeError { .foreignEnd(path: path) }

    /// The next photo but the last, or nil when the run was ended here.
    package mutating func next() throws(ResumeError) -> Photo? {
        guard let first = ahead else { return nil }
        var photo = Photo(path: first.photo, statuses: [first.status])
        ahead = try Self.row(&lines, of: path, upTo: ending.wholeCount)
        while let row = ahead, row.index > 0 {
            photo.statuses.append(row.status)
            ahead = try Self.row(&lines, of: path, upTo: ending.wholeCount)
        }
        return photo
    }

    private static func ending(of path: String) throws(ResumeError) -> Ending {
        var lines = try LineReader(path)
        var ending = Ending()
        var start = 0
        while let row = try Self.row(&lines, of: path, upTo: .max) {
            if row.index == 0 { ending.wholeCount = start }
            ending.last = (row.photo, row.index)
            start = lines.offset
        }
        ending.torn = Array(lines.rest)
        return ending
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
    private var buffer = LineBuffer(longest: Self.longest)
    /// Where the next line begins, in bytes.
    private(set) var offset = 0
    /// How many lines have been read.
    private(set) var count = 0

    /// No row is longer, in bytes: the longest path with all its characters escaped, and its text.
    private static let longest = 1 << 20

    init(_ path: String) throws(ResumeError) {
        // A pipe without a writer would be waited for.
        let opened = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard opened >= 0 || errno == ENOENT else {
            throw .unusable(path: path, reason: String(cString: strerror(errno)))
        }
        var status = stat()
        if opened >= 0, fstat(opened, &status) != 0 || status.st_mode & S_IFMT != S_IFREG {
            close(opened)
            throw .unusable(path: path, reason: "it is no regular file")
        }
        self.path = path
        descriptor = opened
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    mutating func next() throws(ResumeError) -> ArraySlice<UInt8>? {
        while true {
            if let line = buffer.next() {
                offset += line.count + 1
                count += 1
                if line.count == Self.longest { throw .foreign(path: path, line: count) }
                return line
            }
            guard descriptor >= 0, try fill() else { return nil }
        }
    }

    /// What there is of a line that lacks its end.
    var rest: ArraySlice<UInt8> { buffer.rest }

    private mutating func fill() throws(ResumeError) -> Bool {
        var error: Int32 = 0
        let piece = [UInt8](unsafeUninitializedCapacity: 65_536) { bytes, count in
            let got = systemRead(descriptor, bytes.baseAddress, bytes.count)
            if got < 0 { error = errno }
            count = max(0, got)
        }
        if error != 0 { throw .unusable(path: path, reason: String(cString: strerror(error))) }
        buffer.append(piece)
        return !piece.isEmpty
    }
}
