#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Why a share of errors cannot be promised.
public enum ReliabilityError: LocalizedError, Sendable, Hashable, CustomStringConvertible {
    /// The model file does not say how often its readings err.
    case notMeasured
    /// The share is not 0 … 1.
    case notAShare(Double)
    /// The photos that the model was measured on are too few to promise that, or it errs too often; `least` is the
    /// smallest share that can be promised.
    case cannotPromise(Double, least: Double)

    /// The same as `description`.
    public var errorDescription: String? { description }

    /// One sentence for people.
    public var description: String {
        switch self {
        case .notMeasured:
            "The model was never measured on photos, so no share of errors can be promised; give a "
                + "least confidence instead."
        case .notAShare(let share):
            "A share of errors is 0 … 1, and \(share) is none: 0.01 stands for 1 %."
        case .cannotPromise(let share, let least):
            "At most \(Self.percent(share)) of errors cannot be promised: on simulated photos "
                + "\(Self.percent(least)) is the least that could be shown."
        }
    }

    /// Returns a share, 0 … 1, in percent, rounded up to thousandths so that it is never promised too little.
    private static func percent(_ share: Double) -> String {
        let text = "\((share * 100_000).rounded(.up) / 1000)"
        return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + " %"
    }
}
