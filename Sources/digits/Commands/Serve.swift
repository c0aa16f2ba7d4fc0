import ArgumentParser
import Workers

/// `digits serve`: answers another program's requests, a line of JSON each, until its standard input ends.
struct Serve: ParsableCommand {
    /// The command's name and what its help says above the options.
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Read photos for another program: requests in, answers out, a line of JSON each.",
        discussion: """
            A request is a line on standard input: {"id": 1, "paths": ["7.jpg", "folder"]}. Each of its photos is \
            answered by a line on standard output: {"id": 1, "rows": [...]}, with the rows of classify's JSON \
            Lines and in each of them "picture", the 784 bytes of its 28×28 picture in base64. Then comes {"id": \
            1, "photos": 2}. A path that is not UTF-8 is written as {"base64": "..."}. The end of standard input ends \
            the program.
            """)

    /// How photos are read; the same for all requests.
    @OptionGroup var reading: ReadingOptions
    /// How sure a digit has to be, else its row is rejected.
    @OptionGroup var rejection: RejectionOptions
    /// Where photos are read, and how much time and memory each may take.
    @OptionGroup(title: "Isolation") var isolation: IsolationOptions

    /// Hands the photos of requests to the pool as they come, and its answers back.
    func run() throws {
        let photos = try PhotoRun(
            reading: reading, isolation: isolation,
            minimumConfidence: try rejection.minimumConfidence(of: reading),
            debugFolder: try reading.makeDebugFolder())
        // Source of the photos and receiver of their answers are one: only it knows which request a photo is of.
        let exchange = try ServeExchange()
        if try photos.run(exchange, deliver: exchange.deliver) == .interrupted {
            throw CommandFailure(.interrupted)
        }
    }
}
