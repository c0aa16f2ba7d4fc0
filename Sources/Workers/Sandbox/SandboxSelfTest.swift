import CSystem
import SystemLibraries

/// Tries from inside the sandbox what a hostile photo would try.
package enum SandboxSelfTest {
    /// What became of an attempt.
    package struct Attempt: Sendable {
        /// What was tried, for example `connect to the network`.
        package let what: String
        /// Whether the system forbade it, rather than that it failed for another reason.
        package let isForbidden: Bool
        /// What the system said, or `done` where it was not kept from succeeding.
        package let outcome: String
    }

    /// Makes all attempts; each cleans up after itself should it succeed.
    package static func run() -> [Attempt] {
        var count = 0
        let acts = UnsafeBufferPointer(start: digits_forbidden_acts(&count), count: count)
        return acts.map { act in
            let error = act.attempt()
            return Attempt(
                what: String(cString: act.what),
                // "No such file" would be no protection, only luck.
                isForbidden: error == EPERM || error == EACCES,
                outcome: error == 0 ? "done" : String(cString: strerror(error)))
        }
    }
}
