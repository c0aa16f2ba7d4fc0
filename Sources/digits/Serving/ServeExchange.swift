import DigitReading
import MNIST
import PhotoFiles
import Reporting
import SystemLibraries
import Workers

/// What is asked of `digits serve` and what it answers, in the order of the requests: a line of JSON for each
/// photo, and one after the last.
final class ServeExchange: PathSource {
    /// Longer than any list of photos that somebody would send at once; a cut one is no JSON.
    private static let longestLine = 64 << 20

    private var requests = LineStream(STDIN_FILENO, longest: longestLine)
    private let output: RowOutput
    private let rows = JSONLinesRows.jsonLines
    /// The request whose photos are being handed out.
    private var current: (id: Int, photos: PhotoFinder.Iterator, count: Int)?
    /// What is to be answered, in order.
    private var owed: [Debt] = []

    private enum Debt {
        /// The rows of a photo of the request with this number.
        case photo(id: Int)
        /// A line that nothing has to be waited for.
        case line(String)
    }

    /// Answers on standard output.
    init() throws { output = try RowOutput(file: nil) }

    var descriptor: Int32? { requests.descriptor }

    func next() throws -> PathArrival {
        while true {
            if let path = try nextOfCurrent() { return .path(path) }
            switch try requests.next() {
            case .later: return .later
            case .end: return .end
            case .line(let line):
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

    private func nextOfCurrent() throws -> PhotoPath? {
        guard let id = current?.id else { return nil }
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

    /// Takes what came of a photo: photos come in the order in which they were handed out.
    func deliver(_ answer: PhotoAnswer) throws {
        guard case .photo(let id)? = owed.first else {
            throw CommandFailure(.internalFault, "an answer that nobody has asked for")
        }
        owed.removeFirst()
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

    private func owe(_ line: String) throws {
        owed.append(.line(line))
        try writeLines()
    }

    /// Writes the lines that no photo stands before.
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
