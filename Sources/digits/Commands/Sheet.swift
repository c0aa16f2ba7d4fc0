import ArgumentParser
import DigitSheets
import MNIST
import Raster
import Reporting
import SystemLibraries

/// `digits sheet`: a page to print, fill in and photograph.
struct Sheet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheet",
        abstract: "Make a page to print and fill in, from which export cuts labelled digits.",
        discussion: """
            Print it, write one digit into each box, photograph the whole page, and \
            `digits export PHOTO… --labels sheet --output DIR` makes a data set of it: nothing is to be \
            labelled. Print it at any size, on white paper, in color or not.
            """ + examples.text)

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

    @Option(help: ArgumentHelp("How many boxes each digit has on a page.", valueName: "n"))
    var perDigit = 10

    @Option(help: ArgumentHelp("How many pages.", valueName: "n"))
    var pages = 1

    @Flag(
        help: ArgumentHelp(
            "Ask for the digits in mixed order, another one on each page.",
            discussion: "Who writes the same digit ten times writes it by rote."))
    var shuffled = false

    @Option(help: ArgumentHelp("Decides the order of --shuffled, 0 … 65535.", valueName: "n"))
    var seed: UInt16 = 1

    @Option(help: ArgumentHelp("What stands at the top.", valueName: "text"))
    var title = SheetDrawing.usualTitle

    @Flag(help: "Print as JSON where everything lies, in millimeters, and what each box asks for.")
    var describe = false

    @Flag(help: "Replace the file if it exists.")
    var force = false

    func validate() throws {
        guard output != nil || describe else {
            throw ValidationError("Name the file to write: --output sheet.pdf.")
        }
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            throw ValidationError("--digits \(digits): name digits alone, as in 0123456789.")
        }
        if let output, FileKind(output) == nil {
            throw ValidationError("--output \(output): the name must end in .pdf, .svg or .png.")
        }
    }

    func run() throws {
        let drawings = try self.drawings()
        if let output, let kind = FileKind(output) {
            for (path, bytes) in try files(kind, at: output, drawings) {
                try OutputFile.write(bytes, to: path, replacingExisting: force)
                StandardError.note("Sheet: \(path)")
            }
        }
        if describe {
            try RowOutput(file: nil)
                .write(SheetDescription.json(of: drawings))
        }
    }

    private func drawings() throws(SheetError) -> [SheetDrawing] {
        let first = try SheetPlan(
            digits: digits.compactMap { $0.wholeNumberValue.flatMap(Digit.init) },
            perDigit: perDigit, order: shuffled ? .shuffled(seed: seed) : .rows, of: pages)
        var drawings: [SheetDrawing] = []
        for number in 1...pages {
            let layout = try SheetLayout(try first.page(number))
            drawings.append(try SheetDrawing(layout, on: paper, title: title))
        }
        return drawings
    }

    /// The formats of a page, by the endings of files' names.
    private enum FileKind: String {
        case pdf, svg, png

        init?(_ name: String) {
            guard let dot = name.lastIndex(of: ".") else { return nil }
            self.init(rawValue: name[name.index(after: dot)...].lowercased())
        }
    }

    /// The files to write; all are made before any is written.
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
    private static let resolution = 300.0

    private func png(of drawing: SheetDrawing) throws -> [UInt8] {
        try PNG.encode(
            SheetPicture.raster(of: drawing, pixelsPerMillimeter: Self.resolution / 25.4),
            pixelsPerMeter: Int(Self.resolution / 0.0254))
    }
}

extension SheetPaper: ExpressibleByArgument {}
