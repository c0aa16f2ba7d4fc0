import ArgumentParser

@main
struct Digits: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Turns phone photos of handwritten digits into MNIST.")
}
