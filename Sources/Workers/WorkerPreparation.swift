/// What a worker loads before it locks itself in: afterwards it can load nothing.
///
/// The libraries of all formats take more time to load than a photo takes to read, and most photos are JPEGs, which
/// need none of them.
package enum WorkerPreparation: String, Sendable, CaseIterable {
    /// What photos of the format of its first photo need; a photo that needs more is left to another worker.
    case firstFormat = "first-format"
    /// What photos of any format need.
    case allFormats = "all-formats"

    /// The two words that say so on a worker's command line.
    package var arguments: [String] { [Self.option, rawValue] }

    /// The option's name on a worker's command line.
    package static let option = "--prepare"
}
