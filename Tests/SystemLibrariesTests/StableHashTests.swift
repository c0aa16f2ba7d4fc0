import SystemLibraries
import Testing

struct StableHashTests {
    /// The values of the algorithm's own test vectors (IETF draft, appendix C).
    @Test(
        arguments: [
            ("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x8594_4171_f739_67e8),
        ] as [(String, UInt64)])
    func `hashes are those of the draft`(_ text: String, _ hash: UInt64) {
        #expect(StableHash(text.utf8).value == hash)
    }

    @Test func `bytes in parts have the hash of all in a row`() {
        var hash = StableHash("foo".utf8)
        hash.combine("bar".utf8)
        #expect(hash == StableHash("foobar".utf8))
    }
}
