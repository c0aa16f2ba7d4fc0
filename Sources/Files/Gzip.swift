import CLinkedLibraries

/// Packing and unpacking in gzip's format; the one file that calls zlib.
///
/// Sources: RFC 1951 (deflate), RFC 1952 (gzip), zlib's manual.
package enum Gzip {
    /// The two bytes that every gzip file begins with.
    package static let signature: [UInt8] = [0x1F, 0x8B]

    /// Whether the bytes begin as a gzip file does.
    package static func isGzip(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.starts(with: signature)
    }

    /// Returns the most bytes that `count` packed ones can unpack to: deflate makes at most 1,032 of one (zlib's
    /// technical details).
    private static func mostUnpacked(from count: Int) -> Int {
        let (product, isTooLarge) = count.multipliedReportingOverflow(by: 1_032)
        return isTooLarge ? .max : product
    }

    /// Unpacks a gzip file to at most `limit` bytes; whether the file holds more can be told by asking for one more.
    package static func unpack(_ bytes: [UInt8], limit: Int) throws(GzipError) -> [UInt8] {
        // 16 added to the window's size: gzip's header and checksum.
        try unpack(bytes, limit: limit, window: 15 + 16)
    }

    /// Unpacks a gzip file whose own header promises so many bytes: those, and one more where something follows them.
    ///
    /// What the packed bytes cannot hold is `truncated`, and costs no memory.
    package static func unpack(
        _ bytes: [UInt8], promising size: Int
    ) throws(GzipError) -> [UInt8] {
        guard size <= mostUnpacked(from: bytes.count) else { throw .truncated }
        return try unpack(bytes, limit: size + 1)
    }

    /// Unpacks a bare deflate stream, as zip archives hold it, to at most `limit` bytes; no checksum is compared.
    package static func inflate(_ bytes: [UInt8], limit: Int) throws(GzipError) -> [UInt8] {
        try unpack(bytes, limit: limit, window: -15)
    }

    /// Unpacks at most `limit` bytes; zlib's `window` says in which of its formats the bytes are.
    ///
    /// A file that ends early is `truncated`, one that is no deflate stream or has a wrong checksum is `damaged`. Never
    /// more memory is taken than the bytes can unpack to, whatever the limit.
    private static func unpack(
        _ bytes: [UInt8], limit: Int, window: Int32
    ) throws(GzipError) -> [UInt8] {
        var stream = z_stream()
        guard
            inflateInit2_(&stream, window, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
                == Z_OK
        else { throw .outOfMemory }
        defer { inflateEnd(&stream) }
        let capacity = min(limit, mostUnpacked(from: bytes.count))
        let (output, status) = run(&stream, over: bytes, capacity: capacity) { stream, step in
            var status = CLinkedLibraries.inflate(&stream, Z_NO_FLUSH)
            // A gzip file may be several, one after the other.
            if window > 0, status == Z_STREAM_END, step.isFollowed(after: stream),
                inflateReset(&stream) == Z_OK
            {
                status = Z_OK
            }
            return status
        } goesOn: { unread, count in
            count < capacity && unread > 0
        }
        switch status {
        case Z_STREAM_END: return output
        case Z_OK, Z_BUF_ERROR: if output.count >= limit { return output } else { throw .truncated }
        default: throw .damaged
        }
    }

    /// Packs bytes as a gzip file; the same bytes always give the same file, as no name and no time are in it.
    package static func pack(_ bytes: [UInt8]) throws(GzipError) -> [UInt8] {
        var stream = z_stream()
        guard
            // Window and header as for unpacking; 8 is zlib's usual memory level.
            deflateInit2_(
                &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY,
                ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { throw .outOfMemory }
        defer { deflateEnd(&stream) }
        let capacity = Int(deflateBound(&stream, uLong(bytes.count)))
        let (output, status) = run(&stream, over: bytes, capacity: capacity) { stream, step in
            deflate(&stream, step.unread <= step.given ? Z_FINISH : Z_NO_FLUSH)
        } goesOn: { _, _ in
            true
        }
        guard status == Z_STREAM_END else { throw .outOfMemory }
        return output
    }

    /// What zlib is given in one call: some of the bytes that it has not read.
    private struct Step {
        /// The number of bytes that zlib has not read before the call.
        let unread: Int
        /// The number of those that it is given, a gigabyte at most.
        let given: Int

        /// Whether there are bytes after those that the stream has taken in this call.
        func isFollowed(after stream: z_stream) -> Bool {
            unread - (given - Int(stream.avail_in)) > 0
        }
    }

    /// Lets zlib work through bytes, a gigabyte at a time, as it counts in 32 bits.
    ///
    /// It goes on until a call of `work` returns another status than `Z_OK`, or `goesOn`, given the numbers of bytes
    /// unread and written, says no. Returns what was written, `capacity` bytes at most, and the last status.
    private static func run(
        _ stream: inout z_stream, over bytes: [UInt8], capacity: Int,
        step work: (inout z_stream, Step) -> Int32, goesOn: (Int, Int) -> Bool
    ) -> (output: [UInt8], status: Int32) {
        var status = Z_OK
        let output = bytes.withUnsafeBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.next_out = output.baseAddress
                var unread = input.count
                repeat {
                    stream.avail_in = uInt(min(unread, 1 << 30))
                    stream.avail_out = uInt(min(capacity - count, 1 << 30))
                    let step = Step(unread: unread, given: Int(stream.avail_in))
                    let free = Int(stream.avail_out)
                    status = work(&stream, step)
                    unread -= step.given - Int(stream.avail_in)
                    count += free - Int(stream.avail_out)
                } while status == Z_OK && goesOn(unread, count)
            }
        }
        return (output, status)
    }

    /// Returns the CRC-32 of bytes, which zip archives carry for each file.
    package static func checksum(_ bytes: [UInt8]) -> UInt32 {
        bytes.withUnsafeBufferPointer { buffer in
            UInt32(crc32_z(0, buffer.baseAddress, buffer.count))
        }
    }
}

/// Why bytes cannot be packed or unpacked.
package enum GzipError: Error, Sendable, Hashable {
    /// The packed bytes end too early.
    case truncated
    /// The packed bytes are no deflate stream, or their checksum does not fit what they unpack to.
    case damaged
    /// zlib got no memory.
    case outOfMemory
}
