import SystemLibraries

/// Why a model file, or the state of a training run, cannot be used.
package enum CheckpointError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file cannot be read at all: the system's reason.
    case unreadable(path: String, reason: String)
    /// Another error, with the path of the file it is about.
    indirect case inFile(path: String, CheckpointError)
    /// A file of another kind: what it is, with its article.
    case foreign(String)
    /// Not a whole safetensors file, or one whose contents contradict each other: the reason.
    case malformed(String)
    /// A safetensors file, but not one of ours: what it lacks.
    case missing(String)
    /// An architecture that cannot be built: why.
    case architecture(NetworkSpecError)
    /// A tensor whose shape is not the one that the architecture needs.
    case mismatch(tensor: String, expected: [Int], found: [Int])
    /// A tensor that holds an infinity or a NaN.
    case notFinite(tensor: String)
    /// A tensor of variances that holds one below zero.
    case negativeVariance(tensor: String)
    /// Weights that are numbers, but too large for what is computed with them to be any.
    case answersNotFinite

    /// The error as a sentence or two for people: what is wrong, and what may have caused it.
    package var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "Cannot read \(path.printable): \(reason)."
        case .inFile(let path, let error): "\(path.printable): \(error)"
        case .foreign(let kind):
            "This is \(kind), no safetensors file. Models are made by “digits train”."
        case .malformed(let reason):
            "This is not a whole safetensors file: \(reason). Was it copied completely?"
        case .missing(let what):
            "This safetensors file holds no model of ours: it has no \(what). "
                + "Models are made by “digits train”."
        case .architecture(let error): "The model's architecture cannot be built. \(error)"
        case .mismatch(let tensor, let expected, let found):
            "The model's tensor “\(tensor.shortened)” has the shape \(found), "
                + "but its architecture needs \(expected)."
        case .negativeVariance(let tensor):
            "The model's tensor “\(tensor.shortened)” holds a variance below zero. "
                + "The file must have been changed."
        case .answersNotFinite:
            "The model's answers are no numbers: its weights are too large. "
                + "Its training must have failed."
        case .notFinite(let tensor):
            "The model's tensor “\(tensor.shortened)” holds a value that is not a number. "
                + "Its training must have failed."
        }
    }
}
