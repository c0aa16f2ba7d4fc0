import DigitDatasets
import DigitReading
import Files
import NeuralNetwork
import PhotoFiles
import Reporting
import Workers

/// The report of `digits classify`: a page with every photo and digit, beside labels and neighbors where those are
/// wanted.
final class ClassifyReport {
    /// Writes photos to the disk as they come.
    private let writer: ReportWriter
    /// What was named on the command line, for the title and the commands.
    private let paths: [String]
    /// How the photos were read, for the foot and the commands.
    private let reading: ReadingOptions
    /// Where labels come from, and the table's path; nil without `--labels`.
    private let labels: (source: LabelSource, file: String?)?
    /// The photos that labels were looked for, to name those of the table that were not among them.
    private var labeledPhotos: [PhotoPath] = []
    /// Finds samples that look like a digit; nil without `--neighbors`.
    private let neighbors: NeighborSearch?
    /// What the digits come to, for the page's charts.
    private var tally = ReportTally()

    /// Makes a report without photos.
    init(
        _ writer: ReportWriter, of paths: [String], read reading: ReadingOptions,
        labels: (source: LabelSource, file: String?)?, neighbors: NeighborSearch?
    ) {
        self.writer = writer
        self.paths = paths
        self.reading = reading
        self.labels = labels
        self.neighbors = neighbors
    }

    /// Adds a photo with its rows, their labels and neighbors.
    func add(_ answer: PhotoAnswer) throws {
        let rows = answer.rows
        var label = PhotoLabel.missing
        if let path = rows.first?.path, let labels {
            label = labels.source.label(of: path)
            labeledPhotos.append(path)
        }
        let fields = rows.first.map { self.fields(of: $0.path) } ?? []
        let items = zip(rows, LabeledRows(rows: rows, label: label).labels).map { row, label in
            ReportItem(
                row, label: label, fields: fields, neighbors: neighbors?.nearest(to: row) ?? [])
        }
        tally.add(items)
        try writer.add(items, photo: answer.thumbnail, story: answer.story)
    }

    /// The columns that the table of labels has beside path and label: places, from 0, and names.
    private var remarks: [(column: Int, name: String)] {
        guard case .table(let table, _) = labels?.source else { return [] }
        return table.remarks
    }

    /// What a photo has in those columns; empty where it has nothing.
    private func fields(of photo: PhotoPath) -> [String] {
        guard case .table(let table, let workingFolder) = labels?.source else { return [] }
        return remarks.map { table.value($0.column, of: photo, from: workingFolder) ?? "" }
    }

    /// The line below the title: by which model, beside which labels.
    private var subtitle: String {
        "Read by \(reading.model ?? "the built-in model")"
            + (labels?.file.map { ", beside the labels in \($0)" } ?? "")
    }

    /// Writes the page, with the commands that lead on from its corrections.
    func finish(summary: String) throws {
        // Only now is it known which photos there were.
        labels?.source.noteUnmatched(by: labeledPhotos, in: labels?.file)
        let title = ReportWords.title(of: paths)
        var page = HTMLReport(title: title, subtitle: subtitle)
        page.tabTitle = title + " · Digits"
        tally.fill(&page)
        page.columns = remarks.map(\.name)
        page.about = ReportWords.about(model: reading.model) + [("Run", summary)]
        page.emptyNote =
            "No photos were found in \(paths.joined(separator: ", ")). Photos are JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC, "
            + "AVIF and PNM files, whatever their names; folders are read with all that is below them."
        // Digits can be corrected on the page; the commands below take what it hands over, and read as this run
        // did.
        page.canReview = true
        let words = paths.map(ShellWord.quoted).joined(separator: " ")
        let sameReading = reading.sameReading.map { " " + ShellWord.quoted($0) }.joined()
        page.commands = [
            (
                "An MNIST-format data set of these digits, for training and test:",
                "digits export \(words)\(sameReading) --labels labels.csv --output dataset --split 0.8"
            )
        ]
        // Measuring takes one folder.
        if paths.count == 1, FileBytes.isFolder(paths[0]) {
            page.commands.append(
                (
                    "How well they were read, measured against your labels:",
                    "digits evaluate --photos \(words)\(sameReading) --labels labels.csv"
                ))
        }
        page.commands.append(
            (
                "A network that knows your hand, in one go: a data set of these digits, MNIST's training set to mix in, "
                    + "and the built-in network fine-tuned on both:",
                "digits export \(words)\(sameReading) --labels labels.csv --output mine --split 0.8 "
                    + "&& digits download-mnist mnist "
                    + "&& digits train --from shipped --data mine --replay mnist --output mine.safetensors"
            ))
        try writer.finish(page)
    }
}

/// Words in the form that a shell takes for one word.
enum ShellWord {
    /// Returns a word as it is where a shell leaves it alone, and else in single quotation marks (POSIX).
    static func quoted(_ word: String) -> String {
        let isPlain = word.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || "-_./+:@%".unicodeScalars.contains(scalar)
        }
        if isPlain, !word.isEmpty { return word }
        let parts = word.split(separator: "'", omittingEmptySubsequences: false)
        return "'" + parts.joined(separator: "'\\''") + "'"
    }
}
