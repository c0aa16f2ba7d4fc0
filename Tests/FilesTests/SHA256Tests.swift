import Files
import Testing

struct SHA256Tests {
    @Test(
        arguments: zip(
            ["", "abc", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"],
            [
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            ]))
    func `the standard's own examples come out`(message: String, digest: String) {
        #expect(SHA256.hex(of: Array(message.utf8)) == digest)
    }

    @Test func `a million letters in uneven pieces come out as in the standard`() {
        var digest = SHA256()
        var left = 1_000_000
        var piece = 1
        while left > 0 {
            digest.update([UInt8](repeating: UInt8(ascii: "a"), count: min(piece, left)))
            left -= min(piece, left)
            piece = piece * 3 % 4_099 + 1
        }
        #expect(
            digest.hex() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test func `every length around the block's end is padded right`() {
        // One piece and single bytes must agree; a wrong padding would differ at 55, 56, 63 or 64.
        for length in 50...70 {
            let message = (0..<length).map { UInt8($0) }
            var digest = SHA256()
            for byte in message { digest.update([byte]) }
            #expect(digest.hex() == SHA256.hex(of: message))
        }
    }
}
