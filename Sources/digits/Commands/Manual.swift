import ArgumentParser

/// `digits manual`: the manual page, for whoever installs the program.
struct Manual: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Print the manual page in roff.", shouldDisplay: false)

    func run() throws {
        let page = ManualPage(
            of: try CommandDescription.ofDigits(), version: Digits.configuration.version)
        try StandardStreams.write(page.text)
    }
}
