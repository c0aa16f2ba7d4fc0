// swift-tools-version: 6.2
import PackageDescription

// A target names whatever its files import: the build would otherwise miss that it changed.
let vocabulary: [Target.Dependency] = ["SystemLibraries", "Raster", "MNIST", "PhotoFiles"]
let reading = vocabulary + ["Decoders", "Preprocessing", "NeuralNetwork", "DigitReading"]

// Targets stand in the order of the photo's way: from the file on disk to the row on the screen. ARCHITECTURE.md
// tells who may use whom, and `make architecture` checks it.
let package = Package(
    name: "Digits",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "DigitReading", targets: ["DigitReading"]),
        .executable(name: "digits", targets: ["digits"]),
        .executable(name: "make-samples", targets: ["make-samples"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
    ],
    targets: [
        // C libraries. A system library carries flags; what is written in C offers plain C types.
        // libjpeg and zlib; the latter is where every compiler looks, and the former alone needs flags.
        .systemLibrary(
            name: "CLinkedLibraries", pkgConfig: "libjpeg",
            providers: [.apt(["libjpeg-dev", "zlib1g-dev"]), .brew(["jpeg-turbo", "zlib"])]),
        .target(
            name: "CDecoders", dependencies: ["CLinkedLibraries"], exclude: ["warm-up"]),
        .target(
            name: "CEmbeddedFiles",
            exclude: ["page", "shipped.safetensors", "surroundings.safetensors"]),
        .target(name: "CKernels"),
        .target(name: "CSystem"),

        // The system's calls, and what needs nothing but them: random numbers, hashes, alignments, printable text; files
        // that are written whole or not at all, and what text in them is written as: JSON, comma-separated values, numbers.
        .target(name: "SystemLibraries", dependencies: ["CSystem"]),
        .target(name: "Files", dependencies: ["SystemLibraries", "CLinkedLibraries"]),

        // Vocabulary.
        .target(name: "Raster", dependencies: ["SystemLibraries", "CKernels"]),
        .target(name: "MNIST", dependencies: ["SystemLibraries", "Files"]),

        // From the file to 28×28.
        .target(name: "PhotoFiles", dependencies: ["SystemLibraries"]),
        .target(name: "Decoders", dependencies: ["CDecoders", "PhotoFiles", "Raster"]),
        .target(name: "Preprocessing", dependencies: vocabulary + ["CKernels", "Decoders"]),

        // Pages to print, fill in and photograph: what is printed, and where it is in a photo.
        .target(name: "DigitSheets", dependencies: ["SystemLibraries", "Raster", "MNIST"]),

        // From 28×28 to the digit.
        .target(
            name: "NeuralNetwork", dependencies: ["SystemLibraries", "CKernels", "Files", "MNIST"]),
        .target(
            name: "DigitReading",
            dependencies: vocabulary + [
                "Files", "DigitSheets", "Decoders", "Preprocessing", "NeuralNetwork",
                "CEmbeddedFiles",
            ]),

        // Data sets of digits in every form they are handed about: read, checked and written; and what photos are known
        // to show: labels of digits, transcripts of pages.
        .target(
            name: "DigitDatasets",
            dependencies: vocabulary + ["Files", "Decoders", "Preprocessing", "NeuralNetwork"]),

        // Where the network learns.
        .target(
            name: "SyntheticDigits",
            dependencies: [
                "SystemLibraries", "Files", "Raster", "MNIST", "DigitSheets", "Decoders",
            ]),
        .target(name: "DigitTraining", dependencies: reading + ["SyntheticDigits"]),

        // Photos read in processes of their own.
        .target(name: "Workers", dependencies: vocabulary + ["Files", "CSystem", "DigitReading"]),

        // What programs read, and people at a terminal: rows in every format, those that an interrupted run has left, and
        // the figures of evaluations, of trainings and of data sets.
        .target(
            name: "Results", dependencies: vocabulary + ["Files", "NeuralNetwork", "DigitReading"]),

        // Pictures that are drawn: a canvas, its letters and colors, charts, and the files they are written to.
        .target(name: "Drawing", dependencies: vocabulary + ["Files", "Decoders"]),

        // Pages and folders for people: reports, debug folders, galleries, and photos with what was read on them.
        .target(
            name: "Reporting",
            dependencies: vocabulary + [
                "Files", "Preprocessing", "DigitReading", "Results", "Drawing", "CEmbeddedFiles",
            ]),

        // The programs.
        .executableTarget(
            name: "digits",
            dependencies: reading + [
                "Files", "DigitSheets", "DigitDatasets", "Results", "Drawing", "Reporting",
                "DigitTraining", "SyntheticDigits", "CSystem", "Workers",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "make-samples",
            dependencies: vocabulary + [
                "Files", "DigitDatasets", "DigitSheets", "SyntheticDigits", "Decoders",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // What tests of several targets need; no product has it.
        .target(name: "TestSupport", path: "Tests/TestSupport"),

        // One test target per library.
        .testTarget(name: "SystemLibrariesTests", dependencies: ["SystemLibraries"]),
        .testTarget(name: "RasterTests", dependencies: ["Raster"]),
        .testTarget(
            name: "FilesTests", dependencies: ["SystemLibraries", "Files", "TestSupport"]),
        .testTarget(name: "MNISTTests", dependencies: ["Files", "MNIST", "TestSupport"]),
        .testTarget(name: "PhotoFilesTests", dependencies: ["PhotoFiles", "TestSupport"]),
        .testTarget(
            name: "DigitDatasetsTests",
            dependencies: vocabulary + [
                "Files", "Decoders", "DigitReading", "DigitDatasets", "SyntheticDigits",
                "TestSupport",
            ]),
        .testTarget(
            name: "DigitSheetsTests",
            dependencies: ["SystemLibraries", "DigitSheets", "Raster", "MNIST", "TestSupport"]),
        .testTarget(
            name: "DecodersTests",
            dependencies: ["SystemLibraries", "Raster", "PhotoFiles", "Decoders", "TestSupport"],
            exclude: ["Pictures"]),
        .testTarget(
            name: "PreprocessingTests",
            dependencies: vocabulary + [
                "Files", "Decoders", "Preprocessing", "SyntheticDigits", "TestSupport",
            ]),
        .testTarget(
            name: "NeuralNetworkTests",
            dependencies: ["SystemLibraries", "NeuralNetwork", "MNIST", "TestSupport"]),
        .testTarget(
            name: "SyntheticDigitsTests",
            dependencies: vocabulary + ["SyntheticDigits", "Decoders", "TestSupport"]),
        .testTarget(
            name: "DigitReadingTests",
            dependencies: reading + ["DigitSheets", "SyntheticDigits", "TestSupport"],
            exclude: ["Golden"]),
        .testTarget(
            name: "DigitTrainingTests",
            dependencies: reading + ["DigitTraining", "SyntheticDigits"]),
        .testTarget(
            name: "ResultsTests",
            dependencies: vocabulary + ["DigitReading", "Results", "TestSupport"]),
        .testTarget(name: "DrawingTests", dependencies: ["Raster", "Drawing"]),
        .testTarget(
            name: "ReportingTests",
            dependencies: vocabulary + [
                "Files", "Decoders", "Preprocessing", "DigitReading", "Results", "Drawing",
                "Reporting", "TestSupport",
            ],
            exclude: ["Golden"]),
        // A worker that misbehaves on demand; no product has it.
        .executableTarget(
            name: "worker-fixture",
            dependencies: ["PhotoFiles", "Workers", "CSystem", "DigitReading"],
            path: "Tests/WorkerFixture"),
        .testTarget(
            name: "WorkersTests",
            dependencies: [
                "Raster", "MNIST", "PhotoFiles", "Workers", "CSystem", "DigitReading", "Reporting",
                "worker-fixture", "TestSupport",
            ]),
        .testTarget(
            name: "CommandLineTests",
            dependencies: vocabulary + [
                "Files", "digits", "make-samples", "Decoders", "DigitReading", "DigitDatasets",
                "DigitSheets", "SyntheticDigits", "Results", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// Fuzzers have no main function of their own and are built by `make fuzz` alone.
if Context.environment["DIGITS_FUZZ"] != nil {
    package.targets += [
        .executableTarget(
            name: "fuzz-photos",
            dependencies: ["DigitReading", "Decoders", "PhotoFiles", "Results", "Workers"],
            path: "Fuzzing/Photos"),
        .executableTarget(
            name: "fuzz-files",
            dependencies: [
                "SystemLibraries", "MNIST", "PhotoFiles", "Files", "NeuralNetwork", "DigitDatasets",
                "Results",
            ],
            path: "Fuzzing/Files"),
        .executableTarget(
            name: "fuzz-answers", dependencies: ["PhotoFiles", "Workers"], path: "Fuzzing/Answers"),
        .executableTarget(
            name: "fuzz-coefficients", dependencies: ["Decoders", "PhotoFiles", "Raster"],
            path: "Fuzzing/Coefficients"),
    ]
}

// What moves the constants of reading reads photos in one process, tens of thousands of times: Benchmarks/sensitivity.
if Context.environment["DIGITS_SENSITIVITY"] != nil {
    package.targets.append(
        .executableTarget(
            name: "moved-constants", dependencies: ["DigitReading", "NeuralNetwork"],
            path: "Benchmarks/MovedConstants"))
}

// Strictness, once for all Swift targets.
let cTargets: Set = [
    "CLinkedLibraries", "CDecoders", "CEmbeddedFiles", "CKernels", "CSystem",
]
for target in package.targets where !cTargets.contains(target.name) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),  // an existential costs: `any` shows where
        .enableUpcomingFeature("MemberImportVisibility"),  // a file names what it uses
        .enableUpcomingFeature("InternalImportsByDefault"),  // no dependency leaks into the API
        .treatAllWarnings(as: .error),
    ]
    // Where bytes of strangers meet C libraries, every unsafe use is written out.
    if target.name == "Decoders" {
        target.swiftSettings?.append(.strictMemorySafety())
    }
}

// Tests go through code that computes on pixels and numbers, which is a hundred times slower where it is not
// optimized; `make test` asks for it for every library but those that compute little, which are quicker to build as
// they are. A package that depends on this one sees no such flags, which SwiftPM would refuse.
if Context.environment["DIGITS_TEST"] != nil {
    let computeLittle: Set = [
        "DigitDatasets", "Results", "Drawing", "Reporting", "TestSupport", "Workers",
    ]
    let kernels: Set = ["CDecoders", "CKernels"]
    // A library's files are compiled together, so that generic code is specialized across files and each file is read
    // once. SwiftPM wants one object file a source file, which several threads give, whatever their number; and it asks
    // for batches of files, which is taken back.
    let optimizedWhole = [
        "-O", "-whole-module-optimization", "-num-threads", "2", "-disable-batch-mode",
    ]
    for target in package.targets where target.type == .regular {
        if kernels.contains(target.name) {
            target.cSettings = (target.cSettings ?? []) + [.unsafeFlags(["-O2"])]
        } else if !cTargets.contains(target.name), !computeLittle.contains(target.name) {
            target.swiftSettings?.append(.unsafeFlags(optimizedWhole))
        }
    }
}
