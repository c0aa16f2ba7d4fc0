import DigitReading
import MNIST
import NeuralNetwork
import PhotoFiles
import PhotoLabels
import Reporting
import Workers

/// The report of `digits classify`.
final class ClassifyReport {
    private let writer: ReportWriter
    private let paths: [String]
    private let reading: ReadingOptions
    private let labels: (source: LabelSource, file: String?)?
    private var labelledPhotos: [PhotoPath] = []
    private let neighbours: NeighbourSearch?
    private var tally = ReportTally()

    init(
        _ writer: ReportWriter, of paths: [String], read reading: ReadingOptions,
        labels: (source: LabelSource, file: String?)?, neighbours: NeighbourSearch?
    ) {
        self.writer = writer
        self.paths = paths
        self.reading = reading
        self.labels = labels
        self.neighbours = neighbours
    }

    /// Adds a photo.
    func add(_ answer: PhotoAnswer) throws {
        let rows = answer.rows
        var label = PhotoLabel.missing
        if let path = rows.first?.path, let labels {
            label = labels.source.label(of: path)
            labelledPhotos.append(path)
        }
        let fields = rows.first.map { self.fields(of: $0.path) } ?? []
        let items = zip(rows, LabelledRows(rows: rows, label: label).labels).map { row, label in
            ReportItem(
                row, label: label, fields: fields, neighbours: neighbours?.nearest(to: row) ?? [])
        }
        tally.add(items)
        try writer.add(items, photo: answer.thumbnail, story: answer.story)
    }

    /// What a table of labels says beside the labels.
    private var remarks: [(column: Int, name: String)] {
        guard case .table(let table, _) = labels?.source else { return [] }
        return table.remarks
    }

    private func fields(of photo: PhotoPath) -> [String] {
        guard case .table(let table, let workingFolder) = labels?.source else { return [] }
        return remarks.map { table.value($0.column, of: photo, from: workingFolder) ?? "" }
    }

    private var subtitle: String {
        "Read by \(reading.model ?? "the built-in model")"
            + (labels?.file.map { ", beside the labels in \($0)" } ?? "")
    }

    /// Writes the page.
    func finish(summary: String) throws {
        labels?.source.noteUnmatched(by: labelledPhotos, in: labels?.file)
        let title = ReportWords.title(of: paths)
        var page = ReportPage(title: title, subtitle: subtitle)
        page.tabTitle = title + " · Digits"
        tally.fill(&page)
        page.columns = remarks.map(\.name)
        page.about = ReportWords.about(model: reading.model) + [("Run", summary)]
        page.emptyNote =
            "No photos were found in \(paths.joined(separator: ", ")). Photos are JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC, "
            + "AVIF and PNM files, whatever their names; folders are read with all that is below them."
        page.canReview = true
        let words = paths.map(ShellWord.quoted).joined(separator: " ")
        let sameReading = reading.sameReading.map { " " + ShellWord.quoted($0) }.joined()
        page.commands = [
            (
                "An MNIST-format data set of these digits, for training and test:",
                "digits export \(words)\(sameReading) --labels labels.csv --output dataset --split 0.8"
            )
        ]
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

/// Words as a shell reads them.
enum ShellWord {
    /// Returns a word that a shell takes as it is.
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
