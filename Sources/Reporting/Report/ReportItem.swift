package import DigitReading
import Drawing
import Files
package import MNIST
import PhotoFiles
import Raster
import SystemLibraries

/// A digit in a report: its row, its label, and what else is known of it.
package struct ReportItem: Sendable {
    /// The row of the digit: what was read, and where.
    package var row: Row
    /// What the digit is; nil where that is not known.
    package var label: Digit?
    /// What a data set's check has to say about it; empty otherwise.
    package var note: String
    /// What a table of labels says of its photo beside its label, in the order of the page's columns.
    package var fields: [String]
    /// The samples of another data set that look most like it, the nearest first; empty where none were asked for.
    package var neighbors: [Neighbor]

    /// Makes an item of a row and what else is known.
    package init(
        _ row: Row, label: Digit? = nil, note: String = "", fields: [String] = [],
        neighbors: [Neighbor] = []
    ) {
        self.row = row
        self.label = label
        self.note = note
        self.fields = fields
        self.neighbors = neighbors
    }

    /// A sample of a data set that looks like the digit.
    package struct Neighbor: Sendable {
        /// The sample's number in its data set, from 0.
        package var index: Int
        /// The sample's label.
        package var label: Digit
        /// How far away it is: the Euclidean distance of the two in the network's last layer but one.
        package var distance: Double
        /// The sample's 28×28 picture.
        package var image: DigitImage

        /// Makes a neighbor of its four facts.
        package init(index: Int, label: Digit, distance: Double, image: DigitImage) {
            self.index = index
            self.label = label
            self.distance = distance
            self.image = image
        }
    }
}

extension ReportItem {
    /// Where the digit's pictures and its photo's story are found in the report.
    struct Places {
        /// The photo's number in the report, from 0, by which its files are named.
        var photo: Int
        /// The digit's place among all 28×28 pictures, -1 for none.
        var digitTile = -1
        /// Columns and rows of the upright full-size photo and of its small picture, four numbers
        /// in pixels; nil where there is no picture.
        var size: [Int]?
        /// How often the small picture is turned to the right by a quarter, as the photo was to be read.
        var quarters = 0
        /// How long all stages took, in milliseconds.
        var milliseconds = 0.0
        /// Whether there is a story: the stages' pictures and what they measured.
        var hasStory = false
    }

    /// Returns the record as the page's program reads it: an array, in the order of `records.js`.
    ///
    /// By place and not by name, as a page may have a hundred thousand of them. What a digit lacks is 0, -1 or empty.
    ///
    /// Text is escaped as JSON has it, and no tag can begin in it.
    func json(_ places: Places) -> String {
        let path = row.path
        // Probabilities as whole millionths: shorter than decimals, and as exact as the rows.
        let probabilities = row.probabilities.map { String(Int(($0 * 1_000_000).rounded())) }
        let failure = row.error
        let status = Row.Status.allCases.firstIndex(of: row.status) ?? 0
        let box = row.box.map { "[\($0.x),\($0.y),\($0.width),\($0.height)]" }
        var values: [String] = []
        values.append(JSONText.string(path.text))
        // The path's bytes stand beside its text only where the text is not the path.
        let raw = path.isUTF8 ? nil : Data(path.bytes).base64EncodedString()
        values.append(raw.map(JSONText.string) ?? "0")
        values += ["\(row.index)", "\(status)", row.digit?.description ?? "-1"]
        values.append(JSONText.number(row.confidence ?? -1, decimals: 6))
        values.append(JSONText.array(probabilities))
        values.append(JSONText.array(row.warnings.map { JSONText.string($0.rawValue) }))
        values.append(JSONText.string(row.reason?.rawValue ?? ""))
        values.append(JSONText.string(failure?.message ?? ""))
        values.append(box ?? "0")
        values.append(label?.description ?? "-1")
        values += ["\(places.photo)", "\(places.digitTile)"]
        values.append(JSONText.number(places.milliseconds, decimals: 1))
        values.append("\(path.modified)")
        values.append(places.size.map { JSONText.array($0.map(String.init)) } ?? "0")
        values.append(places.hasStory ? "1" : "0")
        values.append(JSONText.string(failure?.kind.rawValue ?? note))
        values += [row.row.map(String.init) ?? "-1", JSONText.string(row.text ?? "")]
        values.append("\(places.quarters)")
        values.append(JSONText.array(fields.map(JSONText.string)))
        values.append(JSONText.string(row.image?.look ?? ""))
        return HTML.inert(JSONText.array(values))
    }

    /// The digit as a row of the table that is shown where no program runs.
    var tableRow: String {
        let read = row.digit.map(\.description) ?? "–"
        let cells = [
            row.index > 0 ? "\(row.path.text) · \(row.index + 1)" : row.path.text,
            row.status == .ok ? read : row.status.rawValue,
            row.confidence.map { NumberText.percent($0, places: 2) } ?? "–",
        ]
        return "<tr>\(cells.map { "<td>\(MarkupText.escaped($0))</td>" }.joined())</tr>\n"
    }

    /// Returns the neighbors as the page's program reads them: an array of objects, each with its
    /// picture as PNG in base64.
    func neighborJSON() throws(PictureError) -> String {
        var list: [String] = []
        for sample in neighbors {
            let picture = try PNG.encode(digits: [sample.image], columns: 1, rows: 1)
            list.append(
                JSONText.object([
                    ("index", String(sample.index)), ("label", sample.label.description),
                    ("distance", JSONText.number(sample.distance, decimals: 3)),
                    ("picture", JSONText.string(Data(picture).base64EncodedString())),
                ]))
        }
        return JSONText.array(list)
    }
}

extension DigitImage {
    /// The picture made small, by which digits that look alike are found: the mean ink of squares
    /// of 4×4 pixels, row by row, 49 bytes 0 … 255 in base64.
    fileprivate var look: String {
        let (square, across) = (4, Self.side / 4)
        let means = (0..<across * across).map { place in
            let (left, top) = (place % across * square, place / across * square)
            // The sum of a square's sixteen pixels; places count from the top left, row by row.
            let sum = (0..<square * square).reduce(0) { sum, inside in
                sum + Int(self[left + inside % square, top + inside / square])
            }
            return UInt8(sum / (square * square))
        }
        return Data(means).base64EncodedString()
    }
}

extension PhotoPath {
    /// When the file was last changed, in seconds since 1970; 0 where that cannot be told.
    ///
    /// The file is asked each time; links are followed.
    var modified: Int {
        var status = stat()
        let isKnown = bytes.withUnsafeBufferPointer { buffer in
            let name: [CChar] = buffer.map { CChar(bitPattern: $0) } + [0]
            return stat(name, &status) == 0
        }
        guard isKnown else { return 0 }
        #if canImport(Darwin)
            return status.st_mtimespec.tv_sec
        #else
            return status.st_mtim.tv_sec
        #endif
    }
}
