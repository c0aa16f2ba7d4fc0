import DigitDatasets
import Files
import PhotoFiles

/// What of the digits of a run is kept together, by the command line and the labels, and how they are arranged.
struct ExportPlan {
    /// How digits become the parts of the data set.
    let arrangement: DatasetArrangement
    /// Where labels come from, whose table may say who wrote.
    private let labels: LabelSource
    /// The places, from 0, of the columns that say who wrote and what is kept together; nil where there is none.
    private let (writerColumn, groupColumn): (Int?, Int?)

    /// Prepares for labels; unless the user says otherwise, writers are kept together on sheets, and photos
    /// elsewhere.
    ///
    /// - Throws: `CommandFailure` where the labels lack what the split needs
    init(_ options: SplitOptions, labels: LabelSource) throws {
        self.labels = labels
        var isSheet = false
        if case .sheet = labels { isSheet = true }
        let key = options.splitBy ?? (isSheet ? .writer : .photo)
        arrangement = DatasetArrangement(
            share: options.split?.value, key: key, seed: options.seed,
            isBalanced: options.balance, keepsOrder: options.inOrder)
        // Without a table there are no columns, and writers only on sheets.
        guard case .table(let table, _) = labels else {
            (writerColumn, groupColumn) = (nil, nil)
            if case .column(let name) = key {
                throw CommandFailure(
                    .usage,
                    "--split-by \(name): only a table of labels has columns; else it is writer, folder, "
                        + "photo or digit.")
            }
            if key == .writer, !isSheet { throw Self.nobodyKnown }
            return
        }
        writerColumn = table.column("writer")
        if key == .writer, writerColumn == nil { throw Self.nobodyKnown }
        guard case .column(let name) = key else {
            groupColumn = nil
            return
        }
        guard let column = table.column(name) else {
            throw CommandFailure(
                .usage,
                "--split-by \(name): the labels have no such column; theirs are "
                    + table.columns.joined(separator: ", ") + ".")
        }
        groupColumn = column
    }

    /// The failure of a split by writers where nothing tells who wrote.
    private static let nobodyKnown = CommandFailure(
        .usage,
        "--split-by writer: nothing says who wrote; sheets do, and labels with a column “writer”.")

    /// Who wrote what is on a photo; nil where its labels do not say so.
    func writer(of photo: PhotoPath) -> String? { value(writerColumn, of: photo) }

    /// What the table of labels has for a photo in a column; nil where there is no table, no column or an empty
    /// cell.
    private func value(_ column: Int?, of photo: PhotoPath) -> String? {
        guard let column, case .table(let table, let folder) = labels,
            let text = table.value(column, of: photo, from: folder), !text.isEmpty
        else { return nil }
        return text
    }

    /// The name of what a digit is kept together with; nil without a split, and where that is its photo alone or
    /// nothing.
    func group(of photo: PhotoPath, writer: String?) -> String? {
        guard arrangement.share != nil else { return nil }
        switch arrangement.key {
        case .photo, .digit: return nil
        case .writer: return writer
        case .folder: return FileBytes.parentFolder(of: photo.text)
        case .column: return value(groupColumn, of: photo)
        }
    }
}
