import ArgumentParser
import DigitDatasets
import DigitReading
import Reporting
import Results
import SystemLibraries

/// `digits evaluate`: measures how well a model reads a data set, or photos whose digits are known.
struct Evaluate: ParsableCommand {
    /// The command's name and what its help says above the options.
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measure how well a model reads a data set, or labeled photos.",
        discussion: """
            Of a folder with several parts the test set is measured. Photos come from a table with the \
            columns path and label, or path and digits for pages of many (lines parted by /); what is \
            rejected or cannot be read counts as wrong.
            """ + examples.text)

    /// Command lines at the end of the help; a test runs each as it stands.
    private static let examples = Examples(
        ("digits evaluate mnist", "the built-in model on MNIST's test set"),
        (
            "digits evaluate mnist --only-errors --gallery misread.png",
            "what it misreads, as text and as a picture"
        ),
        (
            "digits evaluate --photos photos --report evaluation.html",
            "labeled photos (photos/labels.csv), as a page"
        ),
        (
            "digits evaluate --photos photos --labels filename --coverage",
            "labels from names; accuracy when the unsure are refused"
        ))

    @Argument(
        help: ArgumentHelp("The data set: a folder, an archive or a file.", valueName: "data"),
        completion: .file())
    var folder: String?

    @Option(
        help: ArgumentHelp("Measure on the photos in this folder instead.", valueName: "dir"),
        completion: .directory)
    var photos: String?

    @Option(
        help: ArgumentHelp(
            "The photos' labels (default: the table labels.csv in their folder).",
            valueName: LabelOption.valueName))
    var labels: LabelOption?

    @Option(
        help: ArgumentHelp(
            "Figures for each value of this column of the labels; without a table, for each folder, or with "
                + "sheets each writer.", valueName: "column"))
    var groupBy: String?

    /// Whether a data set's pictures that lie another way are put right.
    @OptionGroup var data: DatasetOptions
    /// How photos are read, and by which model.
    @OptionGroup var reading: ReadingOptions
    /// Where photos are read, and how much time and memory each may take.
    @OptionGroup(title: "Isolation") var isolation: IsolationOptions
    /// How much is said on standard error.
    @OptionGroup var talk: ProgressOptions

    @Option(help: "How the figures are written.")
    var format: EvaluationFormat = .text

    @Option(
        help: ArgumentHelp(
            "Draw digits as they are and as they were read into this .png file.",
            valueName: "file"),
        completion: .file(extensions: ["png"]))
    var gallery: String?

    /// The page with all digits and figures, if one is wanted.
    @OptionGroup var html: ReportOptions

    /// A hundred by default, ten rows of ten; set by eye.
    @Option(help: ArgumentHelp("How many digits the gallery shows.", valueName: "n"))
    var galleryCount = 100

    @Option(help: ArgumentHelp("Decides which digits the gallery shows.", valueName: "n"))
    var seed: UInt64 = 1

    @Flag(help: "List the misread ones, and show only them in the gallery.")
    var onlyErrors = false

    @Flag(help: "Add how accurate the surest answers are when the others are refused.")
    var coverage = false

    @Flag(help: "Replace what --report, --gallery and --debug would write if it exists.")
    var force = false

    /// Refuses options that do not go together, before anything is read.
    func validate() throws {
        // A data set's pictures go to the network as they are, photos go the whole way: the figures are about
        // different things.
        guard (folder == nil) != (photos == nil) else {
            throw ValidationError("Name either a data set, or --photos with a folder.")
        }
        if photos == nil, labels != nil || groupBy != nil || reading.debug != nil {
            throw ValidationError("--labels, --group-by and --debug go with --photos.")
        }
        guard (1...GalleryFile.limit).contains(galleryCount) else {
            throw ValidationError("--gallery-count must be 1 … \(GalleryFile.limit).")
        }
    }

    /// Measures on a data set, on photos of one digit, or on pages, by what the labels' table has, and writes the
    /// figures.
    ///
    /// - Throws: `CommandFailure` for the exit code where some photos could not be read
    func run() throws {
        talk.apply()
        // Checked before the measuring, which may take hours.
        try OutputPlaces(
            files: [gallery, html.report], folders: [reading.debug], mayReplace: force
        ).check(reading: [reading.model, labels?.file])
        let galleryFile = try gallery.map { try GalleryFile($0, replacingExisting: force) }
        let writer = try html.makeWriter(replacingExisting: force)
        let evaluated: Evaluated
        if let photos {
            // The table's usual place: `labels.csv` in the photos' folder, as `samples` has it.
            let labels = labels ?? .table(photos + "/labels.csv")
            // Names, folders and sheets need no table; all photos are searched for.
            guard let file = labels.file else {
                return try finish(try evaluate(photos, labels, writer), writer, galleryFile)
            }
            let table = try LabelOption.table(file, searched: [photos])
            let groupColumn = try column(groupBy, of: table, named: file)
            // A column of transcripts says that photos show pages, and pages have other figures than single digits.
            if table.isOfPages {
                return try evaluatePages(
                    PageEvaluation(
                        folder: photos, labels: file, table: table, groupColumn: groupColumn),
                    writer)
            }
            evaluated = try PhotoEvaluation(
                folder: photos, labels: file,
                photos: LabeledPhotos(
                    table, in: photos, groupedBy: groupColumn, named: file),
                columns: table.remarks.map(\.name),
                isByWriter: false, keepsPictures: gallery != nil
            ).run(reading, isolation, writer)
        } else {
            evaluated = try DatasetEvaluation(
                folder: folder ?? "", model: reading.model, options: data
            ).run(writer)
        }
        try finish(evaluated, writer, galleryFile)
    }

    /// Measures on photos that no table labels: the names of their folders or files say the label, or the sheets on
    /// them.
    private func evaluate(
        _ folder: String, _ labels: LabelOption, _ writer: ReportWriter?
    ) throws -> Evaluated {
        var reading = reading
        var isSheet = false
        if case .sheet = labels { isSheet = true }
        // A photo of a sheet is read by its marks and boxes; another layout that was asked for stays.
        if isSheet, reading.layout == .auto { reading.layout = .sheet }
        let word = isSheet ? "writer" : "folder"
        guard groupBy == nil || groupBy == word else {
            throw CommandFailure(
                .usage, "--group-by \(groupBy ?? ""): without a table of labels it can be \(word).")
        }
        return try PhotoEvaluation(
            folder: folder, labels: isSheet ? "sheet" : "the names",
            photos: LabeledPhotos(
                in: folder, by: labels.source(searched: []), groupedBy: groupBy == "folder"),
            isByWriter: groupBy == "writer", keepsPictures: gallery != nil
        ).run(reading, isolation, writer)
    }

    /// Writes the figures, and the gallery and report that are wanted of them.
    private func finish(
        _ result: Evaluated, _ writer: ReportWriter?, _ galleryFile: GalleryFile?
    ) throws {
        var evaluated = result
        evaluated.report.listsErrors = onlyErrors
        // The shares of answers that are kept when the least sure are refused; set by eye, denser where a user
        // would refuse.
        if coverage { evaluated.report.coverageShares = [1, 0.99, 0.97, 0.95, 0.9, 0.8] }
        try StandardStreams.write(format.text(of: evaluated.report))
        // The gallery shows a sample of digits by chance, the report all of them.
        if let galleryFile {
            try galleryFile.write(
                Gallery(
                    title: "Digits", subtitle: evaluated.title,
                    items: evaluated.items(
                        galleryCount, onlyErrors: onlyErrors, seed: seed)))
        }
        // A model without a history, or with a strange one, has no curves.
        let curves = try? TrainingCurves(lines: evaluated.history)
        try writer?.finish(htmlReport(of: evaluated, curves: curves))
        sayWhereItIs()
        if evaluated.hasFailures { throw CommandFailure(.incomplete) }
    }

    /// Measures on pages with transcripts, and writes the figures and the report that is wanted of them.
    private func evaluatePages(
        _ evaluation: PageEvaluation, _ writer: ReportWriter?
    ) throws {
        if gallery != nil || coverage {
            throw CommandFailure(
                .usage, "--gallery and --coverage are for photos of one digit, with a column label."
            )
        }
        var (report, hasFailures) = try evaluation.run(reading, isolation, writer)
        report.listsErrors = onlyErrors
        try StandardStreams.write(format.text(of: report))
        let network = reading.model ?? "the built-in model"
        var result = report.page(
            title: "Evaluation of \(ReportWords.name(of: evaluation.folder))",
            subtitle: "\(evaluation.folder), read by \(network)")
        result.columns = evaluation.table.remarks.map(\.name)
        result.canReview = true
        result.about = ReportWords.about(model: reading.model)
        try writer?.finish(result)
        sayWhereItIs()
        if hasFailures { throw CommandFailure(.incomplete) }
    }

    /// Says what was written and where.
    private func sayWhereItIs() {
        var written = WrittenPlaces()
        written.addPage(html.report)
        written.add("Gallery", gallery)
        written.addDebugFolder(reading.debug)
        written.say()
    }

    /// The report's page of an evaluation, on which wrong labels can be corrected.
    private func htmlReport(of evaluated: Evaluated, curves: TrainingCurves?) -> HTMLReport {
        let input = photos ?? folder ?? ""
        var result = evaluated.report.page(
            title: "Evaluation of \(ReportWords.name(of: input))", subtitle: evaluated.title,
            curves: curves, groupColumn: evaluated.columns.isEmpty ? nil : groupBy)
        result.columns = evaluated.columns
        result.kind = photos == nil ? .dataset : .photos
        result.canReview = true
        result.about = ReportWords.about(model: reading.model)
        if let photos {
            let options = reading.sameReading.map { " " + ShellWord.quoted($0) }.joined()
            result.commands = [
                (
                    "The same measured against your labels:",
                    "digits evaluate --photos \(ShellWord.quoted(photos))\(options) --labels labels.csv"
                )
            ]
        }
        return result
    }

    /// The place of a column in a table of labels by its name; nil where no name is given.
    ///
    /// - Throws: `CommandFailure` with the names that there are
    private func column(
        _ name: String?, of table: LabelTable, named file: String
    ) throws -> Int? {
        guard let name else { return nil }
        guard let column = table.column(name) else {
            throw CommandFailure(
                .usage,
                "\(file) has no column “\(name)”; its columns are "
                    + table.columns.joined(separator: ", ") + ".")
        }
        return column
    }
}
