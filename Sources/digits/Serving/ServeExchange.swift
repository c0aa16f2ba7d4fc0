import DigitReading
import Files
import PhotoFiles
import Results
import SystemLibraries
import Workers

/// What is asked of `digits serve` and what it answers, in the order of the requests: a line of JSON for each
/// photo, and one after the last.
///
/// It is at once the pool's source of photos and the receiver of their answers. It belongs to one thread.
final class ServeExchange: PathSource {
    /// The most bytes of a request's line, 64 MiB: more than any list of photos that somebody would send at once.
    ///
    /// A longer line is cut and so becomes no JSON. An order of magnitude, not tuned.
    private static let longestLine = 64 << 20

    /// The lines of standard input.
    private var requests = LineStream(STDIN_FILENO, longest: longestLine)
    /// Where answers are written.
    private let output: RowOutput
    /// How a row is written.
    private let rows = JSONLinesRows.jsonLines
    /// The request whose photos are being handed out, and how many of them were.
    private var current: (id: Int, photos: PhotoFinder.Iterator, count: Int)?
    /// What is still to be answered, in the order of the answers.
    private var owed: [Debt] = []

    /// An answer that is still to be given.
    private enum Debt {
        /// The rows of a photo of the request with this number.
        case photo(id: Int)
        /// A line that is ready, but waits for the photos before it.
        case line(String)
    }

    /// Answers on standard output.
    init() throws { output = try RowOutput(file: nil) }

    /// Standard input, to be waited for.
    var descriptor: Int32? { requests.descriptor }

    /// The next photo of the current request, or of the next one that has come.
    func next() throws -> PathArrival {
        while true {
            if let path = try nextOfCurrent() { return .path(path) }
            switch try requests.next() {
            case .later: return .later
            case .end: return .end
            case .line(let line):
                // Empty lines may part requests.
                guard line.contains(where: { $0 != UInt8(ascii: " ") }) else { continue }
                do {
                    let request = try ServeRequest(line: line)
                    current = (request.id, PhotoFinder(request.photos).makeIterator(), 0)
                } catch {
                    try owe(Self.refusal)
                }
            }
        }
    }

    /// The next photo of the current request; at its end the count of its photos is answered, and nil returned.
    private func nextOfCurrent() throws -> PhotoPath? {
        guard let id = current?.id else { return nil }
        // The count comes after the rows of all photos of the request, which are still being read.
        guard let path = current?.photos.next() else {
            let count = current?.count ?? 0
            current = nil
            try owe(JSONText.object([("id", String(id)), ("photos", String(count))]))
            return nil
        }
        current?.count += 1
        owed.append(.photo(id: id))
        return path
    }

    /// Answers with a photo's rows and pictures; photos come in the order in which they were handed out.
    func deliver(_ answer: PhotoAnswer) throws {
        guard case .photo(let id)? = owed.first else {
            throw CommandFailure(.internalFault, "an answer that nobody has asked for")
        }
        owed.removeFirst()
        // A row's line ends with a brace and a line end, in whose place the picture goes.
        let texts = answer.rows.map { row in
            let picture = row.image.map {
                JSONText.string(Data($0.pixels).base64EncodedString())
            }
            return rows.line(for: row).dropLast(2) + ",\"picture\":" + (picture ?? "null") + "}"
        }
        let fields = [("id", String(id)), ("rows", JSONText.array(texts.map { String($0) }))]
        try output.write(JSONText.object(fields) + "\n")
        try writeLines()
    }

    /// Answers with a line, as soon as all photos before it are answered.
    private func owe(_ line: String) throws {
        owed.append(.line(line))
        try writeLines()
    }

    /// Writes the lines that wait for no photo any more.
    private func writeLines() throws {
        while case .line(let line)? = owed.first {
            try output.write(line + "\n")
            owed.removeFirst()
        }
    }

    /// The answer to a line that is no request.
    private static let refusal = JSONText.object([
        ("id", "null"),
        (
            "error",
            JSONText.object([
                ("kind", JSONText.string("bad-request")),
                (
                    "message",
                    JSONText.string(
                        "A request is one line of JSON with the fields id, a whole number, and paths, a list."
                    )
                ),
            ])
        ),
    ])
}
