import Files

/// The recognition of files that are taken for a model, by their first bytes: people try what other
/// programs made.
enum ForeignModel {
    /// Returns what the file is, with its article; nil where it may be a safetensors file.
    static func kind(of bytes: [UInt8]) -> String? {
        if bytes.isEmpty { return "an empty file" }
        if beginsAsSafetensors(bytes) { return nil }
        for (start, kind) in known where bytes.starts(with: start) { return kind }
        // A FlatBuffer's identifier stands behind its first offset.
        if bytes.dropFirst(4).starts(with: "TFL3".utf8) { return "a TensorFlow Lite model" }
        // Protocol buffers: a version, then who made it.
        let isONNX = bytes.first == 0x08 && bytes.count > 3 && bytes[2] == 0x12
        return isONNX ? "an ONNX model" : nil
    }

    /// Whether a safetensors header begins: its length in eight bytes, the lowest first and the last three 0, then a
    /// brace.
    ///
    /// The lowest bytes of a length may be the first ones of any other format.
    private static func beginsAsSafetensors(_ bytes: [UInt8]) -> Bool {
        bytes.count > 8 && bytes[8] == UInt8(ascii: "{") && bytes[5..<8].allSatisfy { $0 == 0 }
    }

    /// The first bytes of known formats, and what each is; the first that fits counts.
    private static let known: [(start: [UInt8], kind: String)] = [
        ([0x89] + Array("HDF".utf8), "an HDF5 file, as Keras saves models"),
        (Array("PK\u{3}\u{4}".utf8), "a zip archive, as PyTorch, Keras and NumPy save"),
        ([0x80, 0x02], "a pickled Python object, as older PyTorch saves"),
        ([0x80, 0x03], "a pickled Python object"), ([0x80, 0x04], "a pickled Python object"),
        ([0x93] + Array("NUMPY".utf8), "a NumPy array"),
        (Gzip.signature, "a gzip file: unpack it first"),
        ([0xFF, 0xD8, 0xFF], "a JPEG photo"), ([0x89] + Array("PNG".utf8), "a PNG picture"),
        (Array("%PDF".utf8), "a PDF document"), (Array("{".utf8), "JSON or other text"),
        (Array("<".utf8), "a page of HTML or XML: a download may have failed"),
        ([0, 0, 8], "an IDX file of a data set"),
    ]
}
