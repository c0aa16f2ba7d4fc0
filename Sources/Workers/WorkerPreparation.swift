/// What a worker loads before it locks itself in: afterwards it can load nothing.
///
/// The libraries of all formats take more time than reading a photo does, and most photos are JPEGs,
/// which need none of them.
package enum WorkerPreparation: String, Sendable, CaseIterable {
    /// What photos of its first photo's format need. A photo that needs more is left to another worker.
    case firstFormat = "first-format"
    /// What any photo needs.
    case allFormats = "all-formats"

    /// The words on a worker's command line.
    package var arguments: [String] { [Self.option, rawValue] }

    /// The option's name on a worker's command line.
    package static let option = "--prepare"
}
