// swift-tools-version: 6.2
import PackageDescription

// A target names whatever its files import: the build would otherwise miss that it changed.
let vocabulary: [Target.Dependency] = ["SystemLibraries", "Raster", "MNIST", "PhotoFiles"]
let reading = vocabulary + ["ImageMagick", "Preprocessing", "NeuralNetwork", "DigitReading"]

// Targets stand in the order of the photo's way: from the file on disk to the row on the screen.
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
        // C libraries. A system library carries flags; the shims offer plain C types.
        .target(name: "CMagickShim"),
        .systemLibrary(
            name: "CLibJPEG", pkgConfig: "libjpeg",
            providers: [.apt(["libjpeg-dev"]), .brew(["jpeg-turbo"])]),
        .target(name: "CJPEGShim", dependencies: ["CLibJPEG"]),
        .target(name: "CHEIFShim"),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(
            name: "CEmbeddedModel", exclude: ["shipped.safetensors", "surroundings.safetensors"]),
        .target(name: "CNeuralKernels"),
        .target(name: "CRasterKernels"),
        .target(name: "CSandbox"),

        // Vocabulary.
        .target(name: "SystemLibraries"),
        .target(name: "Raster", dependencies: ["SystemLibraries", "CRasterKernels"]),
        .target(name: "MNIST", dependencies: ["SystemLibraries", "CZlib"]),

        // From the file to 28×28.
        .target(name: "PhotoFiles", dependencies: ["SystemLibraries"]),
        .target(name: "ImageMagick", dependencies: ["CMagickShim", "Raster"]),
        .target(name: "JPEG", dependencies: ["CJPEGShim", "Raster"]),
        .target(name: "HEIF", dependencies: ["CHEIFShim"]),
        .target(
            name: "Preprocessing",
            dependencies: vocabulary + ["CRasterKernels", "ImageMagick", "JPEG", "HEIF"]),

        // Pages to print, fill in and photograph: what is printed, and where it is in a photo.
        .target(name: "DigitSheets", dependencies: ["SystemLibraries", "Raster", "MNIST"]),

        // From 28×28 to the digit.
        .target(
            name: "NeuralNetwork", dependencies: ["SystemLibraries", "CNeuralKernels", "MNIST"]),
        .target(
            name: "DigitReading",
            dependencies: vocabulary + [
                "DigitSheets", "Preprocessing", "NeuralNetwork", "CEmbeddedModel",
            ]),

        // Data sets of digits in every form they are handed about.
        .target(
            name: "DigitDatasets",
            dependencies: vocabulary + ["Preprocessing", "NeuralNetwork"]),

        // Where the network learns.
        .target(
            name: "SyntheticDigits",
            dependencies: ["SystemLibraries", "Raster", "MNIST", "DigitSheets", "ImageMagick"]),
        .target(name: "DigitTraining", dependencies: reading + ["SyntheticDigits"]),

        // Photos read in processes of their own.
        .target(name: "Workers", dependencies: vocabulary + ["CSandbox", "DigitReading"]),

        // What people and programs see.
        .target(name: "CReportPage", exclude: ["page"]),
        .target(name: "Reporting", dependencies: reading + ["CReportPage"]),
        .target(name: "PhotoLabels", dependencies: vocabulary),
        .target(name: "CCurlShim"),
        .executableTarget(
            name: "digits",
            dependencies: reading + [
                "HEIF", "DigitSheets", "DigitDatasets", "Reporting", "DigitTraining",
                "SyntheticDigits",
                "PhotoLabels", "CCurlShim",
                "Workers",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "make-samples",
            dependencies: [
                "DigitDatasets", "DigitSheets", "SyntheticDigits", "ImageMagick", "MNIST", "Raster",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // No product has it: only who fits the judgement of digits anew needs it.
        .executableTarget(
            name: "fit-judgement",
            dependencies: reading + [
                "DigitDatasets", "DigitTraining", "SyntheticDigits",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // One test target per library.
        .testTarget(name: "RasterTests", dependencies: ["Raster"]),
        .testTarget(name: "MNISTTests", dependencies: ["MNIST"]),
        .testTarget(name: "PhotoFilesTests", dependencies: ["PhotoFiles"]),
        .testTarget(
            name: "DigitDatasetsTests",
            dependencies: reading + ["DigitDatasets", "SyntheticDigits"]),
        .testTarget(name: "DigitSheetsTests", dependencies: ["DigitSheets", "Raster", "MNIST"]),
        .testTarget(name: "ImageMagickTests", dependencies: vocabulary + ["ImageMagick"]),
        .testTarget(name: "JPEGTests", dependencies: vocabulary + ["ImageMagick", "JPEG"]),
        .testTarget(name: "HEIFTests", dependencies: ["MNIST", "HEIF"]),
        .testTarget(
            name: "PreprocessingTests",
            dependencies: vocabulary + ["ImageMagick", "Preprocessing", "SyntheticDigits"]),
        .testTarget(name: "NeuralNetworkTests", dependencies: ["NeuralNetwork", "MNIST"]),
        .testTarget(
            name: "SyntheticDigitsTests",
            dependencies: vocabulary + ["SyntheticDigits", "ImageMagick"]),
        .testTarget(name: "DigitReadingTests", dependencies: reading + ["SyntheticDigits"]),
        .testTarget(
            name: "DigitTrainingTests",
            dependencies: reading + ["DigitTraining", "SyntheticDigits"]),
        .testTarget(
            name: "ReportingTests", dependencies: reading + ["Reporting"], exclude: ["Golden"]),
        // A worker that misbehaves on demand; no product has it.
        .executableTarget(
            name: "worker-fixture",
            dependencies: vocabulary + ["Workers", "CSandbox", "DigitReading"],
            path: "Tests/WorkerFixture"),
        .testTarget(
            name: "WorkersTests",
            dependencies: vocabulary + ["Workers", "CSandbox", "DigitReading", "worker-fixture"]),
        .testTarget(name: "PhotoLabelsTests", dependencies: vocabulary + ["PhotoLabels"]),
        .testTarget(
            name: "CommandLineTests",
            dependencies: [
                "digits", "make-samples", "MNIST", "Raster", "DigitDatasets", "DigitSheets",
                "SyntheticDigits",
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// Whoever uses the library has no use for the tool that writes its documentation: `make docs` asks.
if Context.environment["DIGITS_DOCS"] != nil {
    package.dependencies.append(
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"))
}

// Fuzzers have no main function of their own and are built by `make fuzz` alone.
if Context.environment["DIGITS_FUZZ"] != nil {
    package.targets += [
        .executableTarget(
            name: "fuzz-photos",
            dependencies: ["DigitReading", "ImageMagick", "PhotoFiles", "Reporting", "Workers"],
            path: "Fuzzing/Photos"),
        .executableTarget(
            name: "fuzz-files",
            dependencies: vocabulary + ["NeuralNetwork", "PhotoLabels", "Reporting"],
            path: "Fuzzing/Files"),
        .executableTarget(
            name: "fuzz-answers", dependencies: ["PhotoFiles", "Workers"], path: "Fuzzing/Answers"),
    ]
}

// Strictness, once for all Swift targets.
let cTargets: Set = [
    "CMagickShim", "CLibJPEG", "CJPEGShim", "CHEIFShim", "CZlib", "CEmbeddedModel",
    "CNeuralKernels", "CRasterKernels", "CSandbox", "CCurlShim", "CReportPage",
]
for target in package.targets where !cTargets.contains(target.name) {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),  // an existential costs: `any` shows where
        .enableUpcomingFeature("MemberImportVisibility"),  // a file names what it uses
        .enableUpcomingFeature("InternalImportsByDefault"),  // no dependency leaks into the API
        .treatAllWarnings(as: .error),
    ]
    // Where C is called, every unsafe use is written out.
    if ["ImageMagick", "JPEG", "HEIF"].contains(target.name) {
        target.swiftSettings?.append(.strictMemorySafety())
    }
}

// Tests run through code that computes on pixels and numbers hundreds of times slower where it is not
// optimized; `make test` asks for it, and the rest is quick to build. No package that depends on this one
// sees such flags.
if Context.environment["DIGITS_TEST"] != nil {
    let hot: Set = [
        "SystemLibraries", "Raster", "MNIST", "PhotoFiles", "Preprocessing", "NeuralNetwork",
        "DigitReading", "DigitSheets", "SyntheticDigits", "DigitTraining",
    ]
    let kernels: Set = [
        "CNeuralKernels", "CRasterKernels", "CMagickShim", "CJPEGShim", "CHEIFShim",
    ]
    for target in package.targets {
        if hot.contains(target.name) {
            target.swiftSettings?.append(.unsafeFlags(["-O"]))
        } else if kernels.contains(target.name) {
            target.cSettings = (target.cSettings ?? []) + [.unsafeFlags(["-O2"])]
        }
    }
}
