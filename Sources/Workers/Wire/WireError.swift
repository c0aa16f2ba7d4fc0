/// That the other side sent what the protocol does not allow.
package struct WireError: Error, Sendable, Equatable {
    /// What is wrong with the message, as a clause.
    package let reason: String

    /// Makes an error with its reason.
    init(_ reason: String) { self.reason = reason }
}
