import ArgumentParser
import DigitReading
import MNIST
import PhotoFiles
import Reporting

/// `digits preprocess`: photos in, 28×28 pictures out.
struct Preprocess: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preprocess",
        abstract: "Make MNIST's 28×28 picture of each photo.",
        discussion: """
            A picture is named after its photo's path, so that no two photos share one: a/7.jpg becomes \
            a+7.jpg.png. Photos without a digit get none; a line on standard error says why.
            """)

    @OptionGroup var input: PhotoArguments
    @OptionGroup var reading: ReadingOptions

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The folder for the pictures.", valueName: "dir"),
        completion: .directory)
    var output: String

    @Flag(help: "Replace pictures that exist.")
    var force = false

    func run() async throws {
        let reader = try reading.makeReader()
        let debugFolder = try reading.makeDebugFolder()
        try FileBytes.makeFolder(output)
        var progress = ProgressBar("photos", total: input.photos.countForProgress)
        var summary = RunSummary()
        do {
            try await reader.run(
                input.photos, observe: { debugFolder?.gallery(for: $0) },
                deliver: { rows in
                    for row in rows {
                        guard let image = row.image else {
                            progress.clear()
                            StandardError.print(row.complaint)
                            continue
                        }
                        let number = row.index > 0 ? "-\(row.index)" : ""
                        let name = "\(output)/\(row.path.debugFolderName)\(number).png"
                        try OutputFile.write(
                            image.png(), to: name, replacingExisting: force)
                    }
                    summary.add(rows)
                    progress.update(summary.photos)
                    try Interruption.check()
                })
        } catch let failure as CommandFailure where failure.status == .interrupted {
            summary.isInterrupted = true
        }
        progress.clear()
        StandardError.print(summary.text)
        if let failure = debugFolder?.firstFailure { throw failure }
        try summary.finish()
    }
}

extension Row {
    /// One line that says why the photo has no digit.
    var complaint: String {
        "\(path.text): " + (error?.message ?? reason?.rawValue ?? status.rawValue)
    }
}
