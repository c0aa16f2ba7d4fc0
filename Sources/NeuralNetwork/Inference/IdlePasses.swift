import Synchronization

/// A pool of inference passes that nobody uses at the moment.
///
/// Each pass is made once for each thread that reads at the same time, not once for each call;
/// passes live as long as the pool. It can be used from many threads at once.
final class IdlePasses: Sendable {
    /// The passes that are free, the one used last at the end.
    private let idle = Mutex<[Loan]>([])
    /// The network that the passes run.
    private let network: Network
    /// The most pictures that a pass takes together.
    private let pictures: Int

    /// Starts with no pass; each is for at most so many pictures at a time.
    init(_ network: Network, pictures: Int) {
        self.network = network
        self.pictures = pictures
    }

    /// Lends a pass to the body and takes it back; a new one is made where none is free.
    func use<Result>(_ body: (InferencePass) -> Result) -> Result {
        let loan =
            idle.withLock { $0.popLast() } ?? Loan(InferencePass(network, pictures: pictures))
        defer { idle.withLock { $0.append(loan) } }
        return body(loan.pass)
    }

    /// A box that hands a pass from thread to thread.
    ///
    /// Safe to send: whoever has taken it out of the list is the only one who holds it, and the
    /// list's lock lies between two holders.
    private final class Loan: @unchecked Sendable {
        /// The pass in the box.
        let pass: InferencePass

        /// Boxes a pass.
        init(_ pass: InferencePass) { self.pass = pass }
    }
}
