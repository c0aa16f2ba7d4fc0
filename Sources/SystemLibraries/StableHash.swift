/// A hash of bytes in 64 bits that is the same in every run, on every machine and in every version, as Swift's own
/// `Hasher` is not.
///
/// For telling names apart, not for security: whoever wants two inputs with one hash finds them.
///
/// Source: FNV-1a, Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm", IETF draft.
package struct StableHash: Sendable, Equatable {
    /// The hash of the bytes so far; that of no bytes is the algorithm's offset basis.
    package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Hashes bytes.
    package init(_ bytes: some Sequence<UInt8> = []) { combine(bytes) }

    /// Takes further bytes into the hash: it is then that of all bytes in a row.
    package mutating func combine(_ bytes: some Sequence<UInt8>) {
        // The number is the algorithm's prime.
        value = bytes.reduce(value) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
