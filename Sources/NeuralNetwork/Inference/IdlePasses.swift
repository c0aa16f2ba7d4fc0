import Synchronization

/// The passes for so many pictures together that nobody uses at the moment: each is made once per
/// thread that reads at the same time, not once per call.
final class IdlePasses: Sendable {
    private let idle = Mutex<[Loan]>([])
    private let network: Network
    private let pictures: Int

    /// Starts with no pass; each is for at most so many pictures at a time.
    init(_ network: Network, pictures: Int) {
        self.network = network
        self.pictures = pictures
    }

    /// Lends a pass.
    func use<Result>(_ body: (InferencePass) -> Result) -> Result {
        let loan =
            idle.withLock { $0.popLast() } ?? Loan(InferencePass(network, pictures: pictures))
        defer { idle.withLock { $0.append(loan) } }
        return body(loan.pass)
    }

    /// Safe to hand from thread to thread: whoever has taken it out of the list is the only one who
    /// holds it, and the list's lock lies between two holders.
    private final class Loan: @unchecked Sendable {
        let pass: InferencePass

        init(_ pass: InferencePass) { self.pass = pass }
    }
}
