import ArgumentParser
import DigitSheets
import Drawing
import Files
import MNIST
import Raster
import SystemLibraries

/// `digits sheet`: makes a page to print, fill in and photograph, from which labeled digits are cut.
struct Sheet: ParsableCommand {
    /// The command's name and what its help says above the options.
    static let configuration = CommandConfiguration(
        commandName: "sheet",
        abstract: "Make a page to print and fill in, from which export cuts labeled digits.",
        discussion: """
            Print it, write one digit into each box, photograph the whole page, and \
            `digits export PHOTO… --labels sheet --output DIR` makes a data set of it: nothing is to be \
            labeled. Print it at any size, on white paper, in color or not.
            """ + examples.text)

    /// Command lines at the end of the help; a test runs each as it stands.
    private static let examples = Examples(
        ("digits sheet --output sheet.pdf", "a page with ten boxes for each digit"),
        (
            "digits sheet --output sheets.pdf --pages 3 --shuffled --paper letter",
            "three pages, the digits in mixed order"
        ))

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "The file to write: .pdf, or .svg or .png with a file for each page.", valueName: "file"
        ),
        completion: .file(extensions: ["pdf", "svg", "png"]))
    var output: String?

    @Option(help: "The paper.")
    var paper: SheetPaper = .a4

    @Option(help: ArgumentHelp("The digits that are to be written.", valueName: "digits"))
    var digits = "0123456789"

    /// Ten by default: with all ten digits that fills a page of A4 in boxes of a comfortable size; set by eye.
    @Option(help: ArgumentHelp("How many boxes each digit has on a page.", valueName: "n"))
    var perDigit = 10

    @Option(help: ArgumentHelp("How many pages.", valueName: "n"))
    var pages = 1

    @Flag(
        help: ArgumentHelp(
            "Ask for the digits in mixed order, another one on each page.",
            discussion: "Who writes the same digit ten times writes it by rote."))
    var shuffled = false

    /// Sixteen bits, since the seed is printed in the page's code.
    @Option(help: ArgumentHelp("Decides the order of --shuffled, 0 … 65535.", valueName: "n"))
    var seed: UInt16 = 1

    @Option(help: ArgumentHelp("What stands at the top.", valueName: "text"))
    var title = SheetDrawing.usualTitle

    @Flag(help: "Print as JSON where everything lies, in millimeters, and what each box asks for.")
    var describe = false

    @Flag(help: "Replace the file if it exists.")
    var force = false

    /// Refuses options from which no sheet can be made; what does not fit on the paper is refused when it is laid
    /// out.
    func validate() throws {
        guard output != nil || describe else {
            throw ValidationError("Name the file to write: --output sheet.pdf.")
        }
        // Only ASCII: other scripts' digits are numbers to Swift, too.
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            throw ValidationError("--digits \(digits): name digits alone, as in 0123456789.")
        }
        if let output, FileKind(output) == nil {
            throw ValidationError("--output \(output): the name must end in .pdf, .svg or .png.")
        }
    }

    /// Makes all pages, then writes their files and, if wanted, prints where everything lies.
    func run() throws {
        // All pages are drawn before any is written, so that a refused one leaves no others behind.
        let drawings = try self.drawings()
        if let output, let kind = FileKind(output) {
            for (path, bytes) in try files(kind, at: output, drawings) {
                try OutputFile.write(bytes, to: path, replacingExisting: force)
                StandardError.note("Sheet: \(path)")
            }
        }
        // The description goes to standard output, for programs, and the files' names to standard error.
        if describe {
            try RowOutput(file: nil)
                .write(SheetDescription.json(of: drawings))
        }
    }

    /// The pages as drawings in millimeters, each with its number in its code.
    ///
    /// - Throws: `SheetError` where the boxes do not fit on a page
    private func drawings() throws(SheetError) -> [SheetDrawing] {
        let first = try SheetPlan(
            digits: digits.compactMap { $0.wholeNumberValue.flatMap(Digit.init) },
            perDigit: perDigit, order: shuffled ? .shuffled(seed: seed) : .rows, of: pages)
        var drawings: [SheetDrawing] = []
        // `SheetPlan` has refused a count below 1.
        for number in 1...pages {
            let layout = try SheetLayout(try first.page(number))
            drawings.append(try SheetDrawing(layout, on: paper, title: title))
        }
        return drawings
    }

    /// The formats that a page can be written in, by the endings of files' names.
    private enum FileKind: String {
        /// One document of all pages.
        case pdf
        /// A drawing for each page.
        case svg
        /// A picture for each page.
        case png

        /// Finds the format by the letters after the last full stop; nil where they are of none.
        init?(_ name: String) {
            guard let dot = name.lastIndex(of: ".") else { return nil }
            self.init(rawValue: name[name.index(after: dot)...].lowercased())
        }
    }

    /// The paths and contents of the files to write; all are made before any is written.
    ///
    /// One PDF holds all pages; of the other formats each page has a file, numbered where there are several.
    private func files(
        _ kind: FileKind, at path: String, _ drawings: [SheetDrawing]
    ) throws -> [(path: String, bytes: [UInt8])] {
        if kind == .pdf { return [(path, SheetPDF.encoded(drawings))] }
        let files = try drawings.enumerated().map { number, drawing in
            let name =
                drawings.count == 1
                ? path : "\(path.dropLast(4))-\(number + 1)\(path.suffix(4))"
            return (name, try kind == .svg ? SheetSVG.encoded(drawing) : png(of: drawing))
        }
        for (name, _) in files where !force && FileBytes.exists(name) {
            throw FileError(.create, name, code: EEXIST)
        }
        return files
    }

    /// The resolution of a picture to print, in pixels an inch.
    ///
    /// 300 is what office printers print at; it was not tuned. An A4 page has 2480 × 3508 pixels at that.
    private static let resolution = 300.0

    /// A page as a PNG that says its resolution, so that it is printed at its true size.
    private func png(of drawing: SheetDrawing) throws -> [UInt8] {
        try PNG.encode(
            SheetPicture.raster(of: drawing, pixelsPerMillimeter: Self.resolution / 25.4),
            pixelsPerMeter: Int(Self.resolution / 0.0254))
    }
}

extension SheetPaper: ExpressibleByArgument {}
