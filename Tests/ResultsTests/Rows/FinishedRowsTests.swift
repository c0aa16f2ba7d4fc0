import DigitReading
import Foundation
import PhotoFiles
import Results
import SystemLibraries
import TestSupport
import Testing

/// What is left of an interrupted run: which photos are finished, and which one is to be read again.
struct FinishedRowsTests {
    /// A row as the command writes it, with its line's end.
    private func line(_ path: PhotoPath, _ index: Int = 0, _ status: Row.Status = .ok) -> String {
        Row(path: path, index: index, status: status).json + "\n"
    }

    private func line(_ path: String, _ index: Int = 0, _ status: Row.Status = .ok) -> String {
        line(PhotoPath(path), index, status)
    }

    /// Writes a file and calls with its path; the file is gone afterwards.
    private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
        try withScratchFolder { folder in
            let path = folder + "/rows.jsonl"
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            try body(path)
        }
    }

    /// All finished photos of a file, in order.
    private func photos(of path: String) throws -> [FinishedRows.Photo] {
        var rows = try FinishedRows(path: path)
        var photos: [FinishedRows.Photo] = []
        while let photo = try rows.next() { photos.append(photo) }
        return photos
    }

    @Test(arguments: [true, false])
    func `a file missing or empty holds nothing and fits every run`(isMissing: Bool) throws {
        try withFile("") { path in
            if isMissing { try FileManager.default.removeItem(atPath: path) }
            let rows = try FinishedRows(path: path)
            let (isEmpty, last) = (rows.isEmpty, rows.lastPhoto)
            #expect(isEmpty && last == nil)
            let fits = rows.fits(PhotoPath("a"), followedBy: nil)
            #expect(fits == true)
            let finished = try photos(of: path)
            #expect(finished.isEmpty)
            // There is nothing to cut off, and no file is made for it.
            try rows.cutBack()
            #expect(FileManager.default.fileExists(atPath: path) == !isMissing)
        }
    }

    @Test func `all photos but the last are finished, each with what became of its rows`() throws {
        let text =
            line("a") + line("a", 1, .rejected) + line("b", 0, .error) + line("c") + line("c", 1)
        try withFile(text) { path in
            let finished = try photos(of: path)
            #expect(finished.map(\.path) == [PhotoPath("a"), PhotoPath("b")])
            #expect(finished.map(\.statuses) == [[.ok, .rejected], [.error]])
            let rows = try FinishedRows(path: path)
            let (isEmpty, last) = (rows.isEmpty, rows.lastPhoto)
            #expect(!isEmpty && last == PhotoPath("c"))
        }
    }

    @Test func `a photo that is named twice in a row counts twice`() throws {
        try withFile(line("a") + line("a") + line("a")) { path in
            let finished = try photos(of: path)
            #expect(finished.map(\.path) == [PhotoPath("a"), PhotoPath("a")])
        }
    }

    @Test func `a name that is not UTF-8 comes back byte by byte`() throws {
        let exact = PhotoPath(bytes: [0x61, 0xFF])
        try withFile(line(exact) + line("b")) { path in
            let finished = try photos(of: path)
            #expect(finished.map(\.path) == [exact])
        }
    }

    @Test func `many rows are read across the pieces that a file is read in`() throws {
        // Each row has more than 100 bytes: 2,000 of them are more than three pieces of 64 KiB.
        let text = (0..<2000).map { line("photo \($0)") }.joined()
        #expect(text.utf8.count > 3 * 65_536)
        try withFile(text) { path in
            let finished = try photos(of: path)
            #expect(finished.map(\.path) == (0..<1999).map { PhotoPath("photo \($0)") })
        }
    }

    @Test(arguments: ["", #"{"path":"b","ind"#])
    func `cutting back leaves the rows of the finished photos alone`(torn: String) throws {
        let whole = line("a") + line("a", 1)
        try withFile(whole + line("b") + line("b", 1) + torn) { path in
            let rows = try FinishedRows(path: path)
            try rows.cutBack()
            let left = try String(contentsOfFile: path, encoding: .utf8)
            #expect(left == whole)
        }
    }

    @Test func `of a single photo nothing is left`() throws {
        try withFile(line("a") + line("a", 1)) { path in
            let rows = try FinishedRows(path: path)
            try rows.cutBack()
            let left = try String(contentsOfFile: path, encoding: .utf8)
            #expect(left.isEmpty)
        }
    }

    /// An unfinished line behind one row of `b.jpg`, what the next photo is taken to be, and whether they fit.
    struct TornEnd: Sendable {
        let torn: String
        var next: String?
        let fits: Bool?
    }

    @Test(arguments: [
        // A line's end was all that the file had, or one byte that begins every row.
        TornEnd(torn: "", fits: true),
        TornEnd(torn: "{", fits: true),
        // The last photo's second row.
        TornEnd(torn: #"{"path":"b.jpg","index":1,"status":"o"#, fits: true),
        // Not its first row again, nor its third: another photo must follow, and may be not known yet.
        TornEnd(torn: #"{"path":"b.jpg","index":2,"#, fits: nil),
        TornEnd(torn: #"{"path":"b.jpg","index":0,"#, fits: nil),
        TornEnd(torn: #"{"path":"b.jpg","index":2,"#, next: "c.jpg", fits: false),
        TornEnd(torn: #"{"path":"b.jpg","index":0,"#, next: "b.jpg", fits: true),
        // The next photo's first row, whole or the beginning of it, and no other row of it.
        TornEnd(torn: #"{"path":"c"#, next: "c.jpg", fits: true),
        TornEnd(torn: #"{"path":"c.jpg","index":0,"status":"ok""#, next: "c.jpg", fits: true),
        TornEnd(torn: #"{"path":"c.jpg","index":1,"#, next: "c.jpg", fits: false),
        TornEnd(torn: #"{"path":"c"#, next: "d.jpg", fits: false),
        TornEnd(torn: "a letter to somebody", next: "c.jpg", fits: false),
    ])
    func `an unfinished line is of the last photo or the next`(end: TornEnd) throws {
        try withFile(line("a.jpg") + line("b.jpg") + end.torn) { path in
            let rows = try FinishedRows(path: path)
            let next = end.next.map { PhotoPath($0) }
            let fits = rows.fits(PhotoPath("b.jpg"), followedBy: next)
            #expect(fits == end.fits)
        }
    }

    @Test func `an unfinished line alone is of the first photo`() throws {
        try withFile(#"{"path":"a.jp"#) { path in
            let rows = try FinishedRows(path: path)
            let (isEmpty, last) = (rows.isEmpty, rows.lastPhoto)
            #expect(!isEmpty && last == nil)
            let itself = rows.fits(PhotoPath("a.jpg"), followedBy: nil)
            let other = rows.fits(PhotoPath("b.jpg"), followedBy: PhotoPath("a.jpg"))
            #expect(itself == true && other == false)
            let error = rows.foreignEnd()
            #expect(error == .foreignEnd(path: path))
        }
    }

    @Test(arguments: [
        "a letter to somebody", "", "{}", #"{"path":"b","index":0}"#,
        #"{"path":"b","index":0,"status":"fine"}"#, #"{"path":"b","index":"0","status":"ok"}"#,
    ])
    func `a line that is no row is told by its number`(foreign: String) throws {
        try withFile(line("a") + foreign + "\n" + line("c")) { path in
            #expect(throws: ResumeError.foreign(path: path, line: 2)) {
                _ = try FinishedRows(path: path)
            }
        }
    }

    @Test func `no line is held that has 1 MiB or more`() throws {
        let row = Row(path: PhotoPath("a"), status: .ok).json
        // Blanks behind a value belong to no value: the line stays a row.
        let longest = row + String(repeating: " ", count: (1 << 20) - 1 - row.utf8.count)
        try withFile(longest + "\n" + line("b")) { path in
            let finished = try photos(of: path)
            #expect(finished.map(\.path) == [PhotoPath("a")])
        }
        for more in [" ", "  ", String(repeating: " ", count: 100_000)] {
            try withFile(longest + more + "\n" + line("b")) { path in
                #expect(throws: ResumeError.foreign(path: path, line: 1)) {
                    _ = try FinishedRows(path: path)
                }
            }
        }
    }

    @Test func `a folder or a pipe is not waited for, nor read`() throws {
        try withScratchFolder { folder in
            let pipe = folder + "/pipe"
            #expect(mkfifo(pipe, 0o600) == 0)
            for path in [folder, pipe] {
                let reason = "it is no regular file"
                #expect(throws: ResumeError.unusable(path: path, reason: reason)) {
                    _ = try FinishedRows(path: path)
                }
            }
        }
    }
}
