import ArgumentParser

/// `digits manual`: prints the manual page, for whoever installs or packages the program.
struct Manual: ParsableCommand {
    /// The command's name and purpose; it is not shown in the help.
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Print the manual page in roff.", shouldDisplay: false)

    /// Prints the page in roff, made of what the argument parser knows.
    func run() throws {
        let page = ManualPage(
            of: try CommandDescription.ofDigits(), version: Digits.configuration.version)
        try StandardStreams.write(page.text)
    }
}
