/// The version of the command, the library and all packages: the one place of the number.
///
/// The CHANGELOG's newest section and CITATION.cff name it, which a test checks; packages ask the built
/// command. What the number promises stands in CONTRIBUTING.md.
enum Version {
    /// Three numbers, of which CONTRIBUTING.md says when each rises.
    static let number = "0.2.0"
}
