package import DigitReading
import Files
package import PhotoFiles
import SystemLibraries

/// The photos whose rows a JSON Lines file of an interrupted run holds already, read one after the other.
///
/// A run may have been ended in the middle of a line or between two rows of a photo: the last photo
/// that the file names is to be read again. The file is read twice, and never held as a whole:
/// first for how it ends, then photo by photo.
package struct FinishedRows: ~Copyable {
    /// The file's lines, for the second reading.
    private var lines: LineReader
    /// The next photo's first row; nil behind the last whole photo.
    private var ahead: FinishedRow?
    /// The file's path.
    private let path: String
    /// How the file ends, by the first reading.
    private let ending: Ending

    /// A photo whose rows are all in the file.
    package struct Photo: Sendable, Equatable {
        /// The photo's path.
        package var path: PhotoPath
        /// What became of its rows, in order; one at least.
        package var statuses: [Row.Status]
    }

    /// How a file ends, and how much of it is certain to be whole.
    private struct Ending {
        /// How many bytes, from the file's start, hold the rows of all photos but the last.
        var wholeCount = 0
        /// The last photo that a whole line is about, and that line's index among its rows, from 0;
        /// nil without such a line.
        var last: (path: PhotoPath, index: Int)?
        /// The bytes of a line at the end that was never finished; empty where the file ends with a line's end.
        var torn: [UInt8] = []
    }

    /// Opens a file, which stays as it is; one that is missing holds nothing.
    ///
    /// Throws `ResumeError` where it is no regular file, cannot be read, or a line of it is no row.
    package init(path: String) throws(ResumeError) {
        let ending = try Self.ending(of: path)
        var lines = try LineReader(path)
        ahead = try Self.row(&lines, of: path, upTo: ending.wholeCount)
        self.lines = lines
        self.path = path
        self.ending = ending
    }

    /// Whether the file is missing or empty.
    package var isEmpty: Bool { ending.last == nil && ending.torn.isEmpty }

    /// The last photo that a whole line is about, which is to be read again; nil without such a line.
    package var lastPhoto: PhotoPath? { ending.last?.path }

    /// Returns whether the file's end can be that of this run, given the photo that is to be read again and the next.
    ///
    /// An unfinished line must be a row of that photo or the first of the next; nil where that
    /// depends on a next photo that is not known yet.
    package func fits(_ photo: PhotoPath, followedBy next: PhotoPath?) -> Bool? {
        if ending.torn.isEmpty { return true }
        if let last = ending.last {
            if tornLine(begins: last.path, index: last.index + 1) { return true }
            return next.map { tornLine(begins: $0, index: 0) }
        }
        return tornLine(begins: photo, index: 0)
    }

    /// Whether the unfinished line can be about a digit of a photo: it has the same beginning, as far as either goes.
    private func tornLine(begins photo: PhotoPath, index: Int) -> Bool {
        let beginning = Row.beginning(of: photo, index: index).utf8
        return zip(ending.torn, beginning).allSatisfy { $0 == $1 }
    }

    /// Cuts off the last photo's rows, so that the file can be gone on with as if nothing had
    /// happened; only to be called when it is certain that the file is this run's.
    package func cutBack() throws(ResumeError) {
        guard truncate(path, off_t(ending.wholeCount)) == 0 || errno == ENOENT else {
            throw .unusable(path: path, reason: String(cString: strerror(errno)))
        }
    }

    /// Returns the error that says that the file ends as no file of this run does.
    package func foreignEnd() -> ResumeError { .foreignEnd(path: path) }

    /// Returns the next photo but the last, or nil when the run was ended here.
    package mutating func next() throws(ResumeError) -> Photo? {
        guard let first = ahead else { return nil }
        var photo = Photo(path: first.photo, statuses: [first.status])
        ahead = try Self.row(&lines, of: path, upTo: ending.wholeCount)
        // Rows of one photo follow each other, and the first of each has the index 0.
        while let row = ahead, row.index > 0 {
            photo.statuses.append(row.status)
            ahead = try Self.row(&lines, of: path, upTo: ending.wholeCount)
        }
        return photo
    }

    /// Reads a file to its end, and returns how that looks.
    private static func ending(of path: String) throws(ResumeError) -> Ending {
        var lines = try LineReader(path)
        var ending = Ending()
        var start = 0
        while let row = try Self.row(&lines, of: path, upTo: .max) {
            // A photo's first row begins at `start`: what stands before it is whole.
            if row.index == 0 { ending.wholeCount = start }
            ending.last = (row.photo, row.index)
            start = lines.offset
        }
        ending.torn = Array(lines.rest)
        return ending
    }

    /// Returns the next whole line as a row; nil at an unfinished line, at the file's end, and
    /// beyond a count of bytes.
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

/// What is needed of a row to know which photo it is about and how it went.
private struct FinishedRow: Decodable {
    /// The photo's path as text.
    let path: String
    /// The path's exact bytes, where its text does not have them.
    let path_base64: Data?
    /// The row's index among its photo's, from 0.
    let index: Int
    /// What became of the row.
    let status: Row.Status

    /// The photo's path, exactly.
    var photo: PhotoPath { path_base64.map { PhotoPath(bytes: $0) } ?? PhotoPath(path) }
}

/// Reads the lines of a file, 64 KiB at a time; one that lacks its end is none.
private struct LineReader: ~Copyable {
    /// The file's path, for messages.
    private let path: String
    /// The open file; -1 where there is none.
    private let descriptor: Int32
    /// What has been read and not been returned as a line.
    private var buffer = LineBuffer(longest: Self.longest)
    /// Where the next line begins, in bytes from the file's start.
    private(set) var offset = 0
    /// How many lines have been returned.
    private(set) var count = 0

    /// The bytes from which on a line is no row: 1 MiB, which bounds the memory that a foreign file can take.
    ///
    /// An order of magnitude, not tuned: the longest path (4,096 bytes) with all its characters escaped, and the text
    /// of a line of writing, need far less.
    private static let longest = 1 << 20

    /// Opens a file; one that is missing has no lines.
    ///
    /// Throws `ResumeError.unusable` where it cannot be opened or is no regular file.
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

    /// Closes the file.
    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Returns the next line without its end; nil where no further whole line is there.
    mutating func next() throws(ResumeError) -> ArraySlice<UInt8>? {
        while true {
            if let line = buffer.next() {
                offset += line.count + 1
                count += 1
                // The buffer keeps no more than so much of a line: this one has been cut.
                if line.count == Self.longest { throw .foreign(path: path, line: count) }
                return line
            }
            guard descriptor >= 0, try fill() else { return nil }
        }
    }

    /// What there is of a line that lacks its end, once no further line is there.
    var rest: ArraySlice<UInt8> { buffer.rest }

    /// Reads a piece of the file into the buffer; false at the file's end.
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
