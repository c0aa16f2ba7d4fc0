import DigitDatasets
import DigitSheets
import Files
import Results
import SystemLibraries
import Testing

@testable import digits

/// Libraries know no options: where one helps, the command names it.
struct ErrorWordsTests {
    /// Errors and what the command says of them.
    private static let sentences: [(any Error, String)] = [
        (
            FileError(.create, "a", code: EEXIST),
            "Cannot create a: it exists already. Name another file, or add --force."
        ),
        (
            FileError(.create, "a", code: ENOTEMPTY),
            "Cannot create a: there are files in it already. Name another folder, or add --force."
        ),
        (FileError(.read, "a", code: EISDIR), "Cannot read a: it is a folder."),
        (
            DatasetWritingError.otherShape("a/b"),
            "a/b is of a data set of the same name, but in another format, packing or split. "
                + "Name another folder or --prefix, or remove it."
        ),
        (
            DatasetWritingError.foreignFolder("a/b"),
            "a/b holds something that no export has written. Name another folder or --prefix."
        ),
        (
            DatasetWritingError.oneGroup(.column("school")),
            "All digits are of one value of “school”, which is not to be in both parts: leave --split "
                + "out, or name something else with --split-by."
        ),
        (
            DatasetWritingError.brokenSources("a.csv", .empty),
            "a.csv is no table of sources: it is empty."
        ),
        (
            DatasetWritingError.unknownSources("a.csv"),
            "a.csv has no column “sha256”; it was not made by export."
        ),
        (
            DatasetWritingError.unequalCounts("a.csv", rows: 2, pictures: "b", count: 3),
            "a.csv has 2 rows but b has 3 pictures: the files do not belong together."
        ),
        (
            ResumeError.unusable(path: "r", reason: "it is gone"),
            "r cannot be gone on with: it is gone."
        ),
        (
            ResumeError.foreign(path: "r", line: 3),
            "r holds something else than JSON Lines rows in line 3; name another file."
        ),
        (
            ResumeError.foreignEnd(path: "r"),
            "r ends with something that is no row of this run; it stays as it is. Name another file, or "
                + "start anew with --force."
        ),
        (
            ResumeError.otherPhoto(number: 2, inFile: "a.jpg", inRun: nil),
            "The file has a.jpg as photo 2, but this run has fewer photos: --resume needs the same "
                + "photos in the same order. Start anew with --force, or name another file."
        ),
        (
            ResumeError.otherOptions(
                path: "r",
                differences: [.init(name: "layout", inFile: "page", inRun: "single")]),
            "r was begun with layout page, and this run has layout single: rows of both must not stand in "
                + "one file. Use the same options, start anew with --force, or name another file."
        ),
        (SheetError.noDigits, "A sheet needs at least one digit: --digits 0123456789."),
        (SheetError.count(.boxesPerDigit, most: 63), "--per-digit must be 1 … 63."),
        (SheetError.count(.pages, most: 255), "--pages must be 1 … 255."),
        (
            SheetError.tooManyBoxes(perDigit: 60, most: 20),
            "60 boxes for each digit would be too small to write in; at most 20 fit on a page. Ask for "
                + "more --pages."
        ),
        (
            SheetError.unprintable("漢"),
            "--title: a sheet cannot print “漢”; it has Latin letters, digits and signs."
        ),
    ]

    @Test func `the command names options, and libraries do not`() {
        for (error, sentence) in Self.sentences {
            #expect(ErrorWords.message(of: error) == sentence)
            #expect(!"\(error)".contains("--"), "\(error)")
        }
    }
}
