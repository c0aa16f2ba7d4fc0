import NeuralNetwork

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Why a model file cannot be used.
public struct ModelError: LocalizedError, Sendable, Hashable, CustomStringConvertible {
    let cause: CheckpointError

    /// One sentence or two for people: what is wrong with the file, and what to do.
    public var description: String { cause.description }
    public var errorDescription: String? { description }
}
