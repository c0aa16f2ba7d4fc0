import ArgumentParser
import ImageMagick
import MNIST
import SyntheticDigits

/// Makes the photos of the sample folder, of the benchmarks by condition and of pages, or large
/// ones for timing.
@main
struct MakeSamples: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make-samples",
        abstract: "Makes photos of handwritten digits, with labels, from a seed.",
        discussion: """
            Without --benchmark, --large and --pages, the sample folder is written. The same seed \
            gives the same photos; existing files are replaced.
            """)

    @Option(help: ArgumentHelp("Where the samples go.", valueName: "dir"))
    var output = "samples"

    @Option(
        help: ArgumentHelp(
            "Write a benchmark instead: photos of each condition (shadow, ruled, blur …).",
            valueName: "dir"))
    var benchmark: String?

    @Option(help: "Photos of each condition in the benchmark.")
    var perCondition = 200

    @Option(
        help: """
            Photos of this condition alone (default: of all but framed and underlined digits); may \
            be repeated.
            """)
    var only: [BenchmarkFolder.Kind] = []

    @Option(
        help: ArgumentHelp(
            "A folder with MNIST's files: half of the photos' digits come from its test set.",
            valueName: "dir"))
    var mnist: String?

    @Option(
        help: ArgumentHelp(
            "Write 12-megapixel JPEGs of about 2 and 4 MB instead, in turn.", valueName: "dir"))
    var large: String?

    @Option(
        help: ArgumentHelp(
            "Write pages with many digits instead, some of each kind (table, touching, tilted …).",
            valueName: "dir"))
    var pages: String?

    @Option(help: "Pages of each kind.")
    var perKind = 10

    @Option(help: "Pages of this kind alone (default: of all); may be repeated.")
    var kind: [PageKind] = []

    @Option(help: "The longer side of the pages (default: as it comes, 900 … 2000).")
    var longSide: Int?

    @Option(help: "How many large photos.")
    var count = 8

    @Option(help: "The seed.")
    var seed: UInt64 = SampleCatalog.seed

    func validate() throws {
        if [benchmark, large, pages].compactMap(\.self).count > 1 {
            throw ValidationError("Choose one of --benchmark, --large and --pages.")
        }
        if perCondition < 1 || count < 1 || perKind < 1 {
            throw ValidationError("--per-condition, --per-kind and --count start at 1.")
        }
        if !only.isEmpty && benchmark == nil {
            throw ValidationError("--only belongs to --benchmark.")
        }
        if mnist != nil && benchmark == nil && pages == nil {
            throw ValidationError("--mnist belongs to --benchmark or --pages.")
        }
        if let longSide, !(200...8_000).contains(longSide) {
            throw ValidationError("--long-side must be 200 … 8000.")
        }
    }

    func run() async throws {
        MagickRuntime.start()
        if let benchmark {
            let handwritten = try mnist.map { try DigitDataset(directory: $0, part: .test) }
            let photos = ConditionBenchmark(seed: seed, handwritten: handwritten)
            try await BenchmarkFolder(path: benchmark, benchmark: photos)
                .write(only.isEmpty ? BenchmarkFolder.Kind.usual : only, perKind: perCondition)
        } else if let pages {
            let handwritten = try mnist.map { try DigitDataset(directory: $0, part: .test) }
            try await PageFolder(
                path: pages, benchmark: PageBenchmark(seed: seed, handwritten: handwritten)
            ).write(kind.isEmpty ? PageKind.allCases : kind, perKind: perKind, longSide: longSide)
        } else if let large {
            try LargeFolder(path: large, seed: seed).write(count: count)
        } else {
            try SampleFolder(path: output, seed: seed).write()
        }
    }
}

extension PageKind: ExpressibleByArgument {}
