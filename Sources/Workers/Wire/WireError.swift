/// What the other side sent is not what the protocol allows.
package struct WireError: Error, Sendable, Equatable {
    /// What is wrong with it.
    package let reason: String

    init(_ reason: String) { self.reason = reason }
}
