import ArgumentParser
import Workers

/// `digits serve`: answers other programs for as long as they ask.
struct Serve: ParsableCommand {
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

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var rejection: RejectionOptions
    @OptionGroup(title: "Isolation") var isolation: IsolationOptions

    func run() throws {
        let photos = try PhotoRun(
            reading: reading, isolation: isolation,
            minimumConfidence: try rejection.minimumConfidence(of: reading),
            debugFolder: try reading.makeDebugFolder())
        let exchange = try ServeExchange()
        if try photos.run(exchange, deliver: exchange.deliver) == .interrupted {
            throw CommandFailure(.interrupted)
        }
    }
}
