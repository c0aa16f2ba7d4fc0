import MNIST
import PhotoFiles
import PhotoLabels
import SystemLibraries

/// How the digits of a run become the parts of a data set.
struct ExportPlan {
    let options: SplitOptions
    let labels: LabelSource
    /// What a split keeps together.
    let key: SplitKey
    /// The columns of the labels that say who wrote, and what is kept together.
    private let (writerColumn, groupColumn): (Int?, Int?)

    /// Prepares for labels; a column that they lack is complained about here.
    init(_ options: SplitOptions, labels: LabelSource) throws {
        self.options = options
        self.labels = labels
        var isSheet = false
        if case .sheet = labels { isSheet = true }
        key = options.splitBy ?? (isSheet ? .writer : .photo)
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

    private static let nobodyKnown = CommandFailure(
        .usage,
        "--split-by writer: nothing says who wrote; sheets do, and labels with a column “writer”.")

    /// Who wrote what is on a photo, where its labels say so.
    func writer(of photo: PhotoPath) -> String? { value(writerColumn, of: photo) }

    private func value(_ column: Int?, of photo: PhotoPath) -> String? {
        guard let column, case .table(let table, let folder) = labels,
            let text = table.value(column, of: photo, from: folder), !text.isEmpty
        else { return nil }
        return text
    }

    /// What a digit is kept together with, where that is more than its photo; nothing without a split.
    func group(of photo: PhotoPath, writer: String?) -> String? {
        guard options.split != nil else { return nil }
        switch key {
        case .photo, .digit: return nil
        case .writer: return writer
        case .folder: return FileBytes.parentFolder(of: photo.text)
        case .column: return value(groupColumn, of: photo)
        }
    }

    /// The parts that there will be.
    var parts: [DatasetPart?] { options.split == nil ? [nil] : [.train, .test] }

    /// Puts digits into parts, in the order that is asked for; groups whose part is known stay there.
    func parts(
        of digits: [ExportedDigit], knownGroups: [String: Bool]
    ) throws -> [(part: DatasetPart?, digits: [ExportedDigit])] {
        guard let share = options.split?.value else { return [(nil, ordered(digits))] }
        let groups = digits.enumerated().map { index, digit in
            key == .digit ? String(index) : digit.group ?? digit.sha256
        }
        let split = GroupedSplit(
            labels: digits.map(\.label), groups: groups, share: share, seed: options.seed,
            known: knownGroups)
        guard split.groupCount > 1 else {
            throw CommandFailure(
                .noInput,
                "All digits are of one \(key.oneWord), which is not to be in both parts: leave --split "
                    + "out, or name something else with --split-by.")
        }
        func part(_ isFirst: Bool) -> [ExportedDigit] {
            digits.indices.filter { split.isInFirst[$0] == isFirst }.map { digits[$0] }
        }
        return [(.train, ordered(part(true))), (.test, ordered(part(false)))]
    }

    private func ordered(_ digits: [ExportedDigit]) -> [ExportedDigit] {
        let kept = options.balance ? digits.balanced(seed: options.seed) : digits
        return options.inOrder ? kept : kept.mixed(seed: options.seed)
    }
}
