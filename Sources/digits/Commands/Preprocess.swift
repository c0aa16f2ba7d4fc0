import ArgumentParser
import DigitDatasets
import DigitReading
import Files
import PhotoFiles
import Reporting
import SystemLibraries
import Workers

/// `digits preprocess`: photos in, 28×28 pictures out, without labels.
struct Preprocess: ParsableCommand {
    /// The command's name and what its help says above the options.
    static let configuration = CommandConfiguration(
        commandName: "preprocess",
        abstract: "Make MNIST's 28×28 picture of each photo.",
        discussion: """
            A picture is named after its photo's path, so that no two photos share one: a/7.jpg becomes \
            a+7.jpg.png, and the second digit of a page a+7.jpg~1.png. Photos without a digit get none; a \
            line on standard error says why.
            """ + examples.text)

    /// Command lines at the end of the help; a test runs each as it stands.
    private static let examples = Examples(
        ("digits preprocess photos --output pictures", "a PNG for each digit"),
        (
            "digits preprocess photo.jpg --output one --debug steps",
            "with the picture after every stage"
        ))

    /// Which photos are read.
    @OptionGroup var input: PhotoArguments
    /// How photos are read.
    @OptionGroup var reading: ReadingOptions
    /// Where photos are read, and how much time and memory each may take.
    @OptionGroup(title: "Isolation") var isolation: IsolationOptions
    /// How much is said on standard error.
    @OptionGroup var talk: ProgressOptions

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The folder for the pictures.", valueName: "dir"),
        completion: .directory)
    var output: String

    @Flag(help: "Write into folders that hold something, and replace pictures that exist.")
    var force = false

    /// Refuses an output that is named like one picture, as each digit gets a file in a folder.
    func validate() throws {
        if output.lowercased().hasSuffix(".png"), !FileBytes.isFolder(output) {
            throw ValidationError(
                "--output \(output): name a folder, into which the picture of each digit goes.")
        }
    }

    /// Reads the photos and writes each digit's picture as soon as it is read.
    ///
    /// - Throws: `CommandFailure` for the exit code where some photos could not be read or the run was interrupted
    func run() throws {
        talk.apply()
        let places = OutputPlaces(folders: [output, reading.debug], mayReplace: force)
        try places.check(reading: [reading.model], photos: input)
        let photos = try PhotoRun(
            reading: reading, isolation: isolation, debugFolder: try reading.makeDebugFolder())
        // Names made of photos' paths cannot lead out of the folder, nor through a link in it.
        let pictures = try ContainedFolder(at: output)
        // What this run writes is not searched for photos.
        let spared = [reading.debug, output].compactMap(\.self)
        var progress = ProgressBar(
            "photos", total: try input.countForProgress(sparing: spared))
        var summary = RunSummary()
        let passedOver = PassedOverFiles()
        let source = places.guarding(input.source(sparing: spared, counting: passedOver))
        // A page has a row for each digit, and a photo without any one that says why.
        let ending = try photos.run(source) { answer in
            for row in answer.rows {
                guard let image = row.image else {
                    progress.clear()
                    StandardError.print(row.complaint)
                    continue
                }
                // A picture of the same name is replaced: `--force` or an empty folder was made sure of above.
                try pictures.write(
                    image.png(), to: OutputName.picture(ofDigit: row.index, of: row.path))
            }
            summary.add(answer.rows)
            progress.update(summary.photos)
        }
        summary.isInterrupted = ending == .interrupted
        progress.clear()
        if let sentence = passedOver.sentence { StandardError.print(sentence) }
        StandardError.note(summary.text)
        var written = WrittenPlaces()
        written.add("Pictures", output + "/")
        written.addDebugFolder(reading.debug)
        written.say()
        try summary.finish(input)
    }
}

extension Row {
    /// One line that says why the photo has no digit, after the photo's path.
    var complaint: String {
        "\(path.text.printable): " + (error?.message ?? reason?.rawValue ?? status.rawValue)
    }
}
