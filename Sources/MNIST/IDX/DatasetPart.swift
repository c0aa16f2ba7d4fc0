/// One of the two parts of a data set.
package enum DatasetPart: String, Sendable, Hashable, CaseIterable {
    /// The part that a network is trained with.
    case train
    /// The part that a network is tested with.
    case test
}
