/// Which half of a data set is meant.
package enum DatasetPart: String, Sendable, Hashable, CaseIterable {
    /// What a network learns from.
    case train
    /// What it is judged by.
    case test
}
