/// Why a model file, or the state of a training run, cannot be used.
package enum CheckpointError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file cannot be read at all.
    case unreadable(path: String, reason: String)
    /// Not a safetensors file, or a damaged one.
    case malformed(String)
    /// A safetensors file, but not one of ours.
    case missing(String)
    /// Its architecture cannot be built.
    case architecture(NetworkSpecError)
    /// A tensor is not what the architecture needs.
    case mismatch(tensor: String, expected: [Int], found: [Int])
    /// A weight that is not a number.
    case notFinite(tensor: String)

    package var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "The model file \(path) cannot be read: \(reason)."
        case .malformed(let reason):
            "This is not a whole safetensors file: \(reason). Was it copied completely?"
        case .missing(let what):
            "This safetensors file holds no model of ours: it has no \(what). "
                + "Models are made by “digits train”."
        case .architecture(let error): "The model's architecture cannot be built. \(error)"
        case .mismatch(let tensor, let expected, let found):
            "The model's tensor “\(tensor)” has the shape \(found), "
                + "but its architecture needs \(expected)."
        case .notFinite(let tensor):
            "The model's tensor “\(tensor)” holds a value that is not a number. "
                + "Its training must have failed."
        }
    }
}
