import Files
import MNIST
import PhotoFiles
import PhotoLabels
import SystemLibraries

/// How the digits of a run become the parts of a data set: what is kept together, which share goes where, in which
/// order.
struct ExportPlan {
    /// What the command line says of split and order.
    let options: SplitOptions
    /// Where labels come from, whose table may say who wrote.
    let labels: LabelSource
    /// What a split keeps together.
    let key: SplitKey
    /// The places, from 0, of the columns that say who wrote and what is kept together; nil where there is none.
    private let (writerColumn, groupColumn): (Int?, Int?)

    /// Prepares for labels; unless the user says otherwise, writers are kept together on sheets, and photos
    /// elsewhere.
    ///
    /// - Throws: `CommandFailure` where the labels lack what the split needs
    init(_ options: SplitOptions, labels: LabelSource) throws {
        self.options = options
        self.labels = labels
        var isSheet = false
        if case .sheet = labels { isSheet = true }
        key = options.splitBy ?? (isSheet ? .writer : .photo)
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
        guard options.split != nil else { return nil }
        switch key {
        case .photo, .digit: return nil
        case .writer: return writer
        case .folder: return FileBytes.parentFolder(of: photo.text)
        case .column: return value(groupColumn, of: photo)
        }
    }

    /// The parts that the data set will have; a single nil where it is not split.
    var parts: [DatasetPart?] { options.split == nil ? [nil] : [.train, .test] }

    /// Puts digits into parts, in the order that is asked for; groups whose part is known stay there.
    ///
    /// `knownGroups` says of groups of an earlier run whether they are in the training part.
    ///
    /// - Throws: `CommandFailure` where all digits are of one group
    func parts(
        of digits: [ExportedDigit], knownGroups: [String: Bool]
    ) throws -> [(part: DatasetPart?, digits: [ExportedDigit])] {
        guard let share = options.split?.value else { return [(nil, ordered(digits))] }
        // Without a group of its own a digit belongs with its photo, known by its bytes whatever its name.
        let groups = digits.enumerated().map { index, digit in
            key == .digit ? String(index) : digit.group ?? digit.sha256
        }
        let split = GroupedSplit(
            labels: digits.map(\.label), groups: groups, share: share, seed: options.seed,
            known: knownGroups)
        // One writer alone cannot be in one part and leave anything for the other.
        guard split.groupCount > 1 else {
            throw CommandFailure(
                .noInput,
                "All digits are of one \(key.oneWord), which is not to be in both parts: leave --split "
                    + "out, or name something else with --split-by.")
        }
        /// The digits of the first part, or of the second, in order.
        func part(_ isFirst: Bool) -> [ExportedDigit] {
            digits.indices.filter { split.isInFirst[$0] == isFirst }.map { digits[$0] }
        }
        return [(.train, ordered(part(true))), (.test, ordered(part(false)))]
    }

    /// Balances and mixes the digits of one part as far as that is asked for.
    private func ordered(_ digits: [ExportedDigit]) -> [ExportedDigit] {
        let kept = options.balance ? digits.balanced(seed: options.seed) : digits
        return options.inOrder ? kept : kept.mixed(seed: options.seed)
    }
}
