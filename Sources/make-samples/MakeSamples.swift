import ArgumentParser
import Decoders
import DigitDatasets
import MNIST
import SyntheticDigits

/// The command `make-samples`: makes the sample folder, the benchmarks by condition, of pages, of
/// sheets and of characters, or large photos for timing.
///
/// Each option's help says what it is; the options that name a folder exclude each other.
@main
struct MakeSamples: AsyncParsableCommand {
    /// The command's name and what `--help` says of it.
    static let configuration = CommandConfiguration(
        commandName: "make-samples",
        abstract: "Makes photos of handwritten digits, with labels, from a seed.",
        discussion: """
            Without --benchmark, --large, --pages, --sheets, --strokes and --print, the sample folder \
            is written. The same seed \
            gives the same photos; existing files are replaced.
            """)

    /// The folder of the samples, where no other option names one.
    @Option(help: ArgumentHelp("Where the samples go.", valueName: "dir"))
    var output = "samples"

    /// The folder that the benchmark by condition is written to; nil where none is asked for.
    @Option(
        help: ArgumentHelp(
            "Write a benchmark instead: photos of each condition (shadow, ruled, blur …).",
            valueName: "dir"))
    var benchmark: String?

    /// Photos of each kind in the benchmark; 200 keep the standard error of an accuracy of 95 %
    /// below 1.6 points.
    @Option(help: "Photos of each condition in the benchmark.")
    var perCondition = 200

    /// The kinds of photos that are made; empty for the usual ones.
    @Option(
        help: """
            Photos of this condition alone (default: of all but framed and underlined digits); may \
            be repeated.
            """)
    var only: [BenchmarkFolder.Kind] = []

    /// The folder of MNIST's files, of whose test set half of the digits come; nil for stroke
    /// models alone.
    @Option(
        help: ArgumentHelp(
            "A folder with MNIST's files: half of the photos' digits come from its test set.",
            valueName: "dir"))
    var mnist: String?

    /// The folder that large photos are written to; nil where none are asked for.
    @Option(
        help: ArgumentHelp(
            "Write 12-megapixel JPEGs of about 2 and 4 MB instead, in turn.", valueName: "dir"))
    var large: String?

    /// The folder that pages are written to; nil where none are asked for.
    @Option(
        help: ArgumentHelp(
            "Write pages with many digits instead, some of each kind (table, touching, tilted …).",
            valueName: "dir"))
    var pages: String?

    /// Pages of each kind, 1 or more; the default is not tuned: enough to see what a kind is like.
    @Option(help: "Pages of each kind.")
    var perKind = 10

    /// The kinds of pages that are made; empty for all.
    @Option(help: "Pages of this kind alone (default: of all); may be repeated.")
    var kind: [PageKind] = []

    /// Whether a picture of the truth is written beside each page.
    @Flag(
        help:
            "Write a picture of what each page's pixels are, too: paper, digit, print, other, line."
    )
    var truth = false

    /// The longer side of the pages in pixels, 200 … 8,000; nil leaves it to each page.
    @Option(help: "The longer side of the pages (default: as it comes, 900 … 2000).")
    var longSide: Int?

    /// The folder that pictures of real hands' single characters are written to; nil where none are
    /// asked for.
    @Option(
        help: ArgumentHelp(
            "Draw single characters of UNIPEN's writers instead, digits, letters and signs, of --unipen.",
            valueName: "dir"))
    var strokes: String?

    /// The folder of the unpacked UNIPEN archive; nil to do without its hands.
    @Option(
        help: ArgumentHelp(
            """
            The folder of the unpacked UNIPEN archive, train_r01_v07: for --strokes; for --pages, written \
            by its writers then; and for --sheets, filled in by those held out of the training.
            """, valueName: "dir"))
    var unipen: String?

    /// Whether the writers that the network learns from are drawn, too.
    @Flag(help: "Draw the characters of all writers, not only of those held out of the training.")
    var allWriters = false

    /// The folder that photos of single printed characters are written to; nil where none are asked
    /// for.
    @Option(
        help: ArgumentHelp(
            "Take photos of single printed characters instead, in the fonts held out of the training.",
            valueName: "dir"))
    var print: String?

    /// The folder below which fonts are looked for; by default that of Debian and Ubuntu.
    @Option(help: ArgumentHelp("Where the fonts lie.", valueName: "dir"))
    var fonts = "/usr/share/fonts"

    /// The folder that photos of filled-in sheets are written to; nil where none are asked for.
    @Option(
        help: ArgumentHelp(
            "Write photos of filled-in sheets instead, of the tilts and sizes in turn.",
            valueName: "dir"))
    var sheets: String?

    /// The greatest tilt of the camera over sheets in degrees; the figures of
    /// `Benchmarks/SHEETS.md` are measured at 35.
    @Option(help: "The greatest tilt of the camera over sheets in degrees.")
    var tilt = 35.0

    /// Whether some boxes of the sheets hold something else than they ask for.
    @Flag(
        help: "Cross out, leave, leave empty or fill with another digit some of the sheets' boxes.")
    var spoiled = false

    /// How many large photos or sheets are made, 1 or more; 8 sheets are one of each size.
    @Option(help: "How many large photos or sheets.")
    var count = 8

    /// The seed, on which everything that is made depends.
    @Option(help: "The seed.")
    var seed: UInt64 = SampleCatalog.seed

    /// Throws where options contradict each other or have values that nothing can be made of.
    func validate() throws {
        if [benchmark, large, pages, sheets, strokes, print].compactMap(\.self).count > 1 {
            throw ValidationError(
                "Choose one of --benchmark, --large, --pages, --sheets, --strokes and --print.")
        }
        if strokes != nil && unipen == nil {
            throw ValidationError("--strokes needs --unipen.")
        }
        if unipen != nil, [strokes, sheets, pages].allSatisfy({ $0 == nil }) {
            throw ValidationError("--unipen belongs to --strokes, --sheets and --pages.")
        }
        if truth && pages == nil { throw ValidationError("--truth belongs to --pages.") }
        if perCondition < 1 || count < 1 || perKind < 1 {
            throw ValidationError("--per-condition, --per-kind and --count start at 1.")
        }
        if !only.isEmpty && benchmark == nil {
            throw ValidationError("--only belongs to --benchmark.")
        }
        if mnist != nil && benchmark == nil && pages == nil && sheets == nil {
            throw ValidationError("--mnist belongs to --benchmark, --pages or --sheets.")
        }
        if let longSide, !(200...8_000).contains(longSide) {
            throw ValidationError("--long-side must be 200 … 8000.")
        }
    }

    /// Makes what the options ask for; folders exclude each other, so that one branch runs.
    func run() async throws {
        // ImageMagick encodes the photos and draws the fonts.
        MagickRuntime.start()
        if let benchmark {
            let handwritten = try mnist.map { try DigitDataset(directory: $0, part: .test) }
            let photos = ConditionBenchmark(seed: seed, handwritten: handwritten)
            try await BenchmarkFolder(path: benchmark, benchmark: photos)
                .write(only.isEmpty ? BenchmarkFolder.Kind.usual : only, perKind: perCondition)
        } else if let pages {
            let handwritten = try mnist.map { try DigitDataset(directory: $0, part: .test) }
            let source = PageSource(
                pictures: handwritten,
                characters: try unipen.map { try UnipenArchive(folder: $0).characters() } ?? [],
                fonts: (try? PrintFonts(folder: fonts).fonts) ?? [],
                scripts: ScriptFonts(folder: fonts).scripts)
            try await PageFolder(
                path: pages, withTruth: truth,
                benchmark: PageBenchmark(seed: seed, handwritten: handwritten, source: source)
            ).write(kind.isEmpty ? PageKind.allCases : kind, perKind: perKind, longSide: longSide)
        } else if let sheets {
            let handwritten = try mnist.map { try DigitDataset(directory: $0, part: .test) }
            try await SheetFolder(
                path: sheets, seed: seed, greatestTilt: tilt, hands: hands(handwritten),
                // A tenth of the boxes for each way to spoil one; of plain sheets one box in twenty
                // is empty. Set by eye.
                habits: spoiled
                    ? FilledSheet.Habits(empty: 0.1, other: 0.1, crossedOut: 0.1, leaving: 0.1)
                    : FilledSheet.Habits(empty: 0.05)
            ).write(count: count)
        } else if let large {
            try LargeFolder(path: large, seed: seed).write(count: count)
        } else if let strokes, let unipen {
            let all = try UnipenArchive(folder: unipen).characters()
            let heldOut = PenCharacter.heldOutWriters(of: all)
            try CharacterFolder(path: strokes, seed: seed)
                .write(allWriters ? all : all.filter { heldOut.contains($0.writer) })
        } else if let print {
            let fonts = try PrintFonts(folder: fonts).fonts.filter(\.isHeldOut)
            try CharacterFolder(path: print, seed: seed).write(
                fonts.flatMap { font in
                    let pool = PrintPool([font])
                    return (pool.digits + pool.others).map { ($0, font.name) }
                })
        } else {
            try SampleFolder(path: output, seed: seed).write()
        }
    }

    /// Returns who fills sheets in: UNIPEN's held-out writers, MNIST's, or else stroke models.
    private func hands(_ handwritten: DigitDataset?) throws -> [FilledSheet.Hand] {
        var hands: [FilledSheet.Hand] = []
        if let unipen {
            let characters = try UnipenArchive(folder: unipen).characters(in: [.digits])
            let heldOut = PenCharacter.heldOutWriters(of: characters)
            hands = SheetBenchmark.writers(
                in: characters.filter { heldOut.contains($0.writer) })
        }
        if let handwritten { hands.append(.glyphs(.handwritten(handwritten))) }
        return hands.isEmpty ? [.glyphs(.drawn)] : hands
    }
}

extension PageKind: ExpressibleByArgument {}
