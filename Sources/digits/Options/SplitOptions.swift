import ArgumentParser
package import DigitDatasets

/// Options of the order of a data set's digits, and of which part each one goes into.
struct SplitOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Put this share, 0.8 or 80%, into a training set.", valueName: "share"),
        transform: Share.init(argument:))
    var split: Share?

    @Option(
        help: ArgumentHelp(
            "What --split keeps in one part: a writer, a folder or a photo, or what has the same value in "
                + "a column of the labels (default: photo; with sheets writer).",
            discussion: "digit puts the digits of one photo into both parts.",
            valueName: "writer|folder|photo|COLUMN"))
    var splitBy: SplitKey?

    @Option(help: "Decides the order of the digits, and which of them --split puts where.")
    var seed: UInt64 = 1

    @Flag(
        help: ArgumentHelp(
            "Leave the digits in the photos' order instead of mixing them.",
            discussion: """
                Photos in folders 0 … 9 come sorted: a program that takes the last fifth of a data set to \
                measure on would take two digits.
                """))
    var inOrder = false

    @Flag(
        help: "Take as many of each digit as there are of the rarest one, for each part.")
    var balance = false

    /// Refuses shares that leave a part empty, and a key without a split.
    func validate() throws {
        if let split, !(split.value > 0 && split.value < 1) {
            throw ValidationError("--split must lie between 0 and 1.")
        }
        if splitBy != nil, split == nil { throw ValidationError("--split-by goes with --split.") }
    }
}

/// `--split-by` takes what a split keeps together.
extension SplitKey: ExpressibleByArgument {
    /// Reads an argument; whatever is none of the four words is the name of a column.
    package init(argument: String) {
        switch argument {
        case "writer": self = .writer
        case "folder": self = .folder
        case "photo": self = .photo
        case "digit": self = .digit
        default: self = .column(argument)
        }
    }

    /// The words that help and completions offer.
    package static var allValueStrings: [String] { ["writer", "folder", "photo", "digit"] }
}
