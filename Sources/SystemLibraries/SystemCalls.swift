// `read`, `write` and `poll` by names that no method shadows; the first two go on after a signal.

/// Reads at most so many bytes; 0 at the end, -1 with `errno` set on failure.
package func systemRead(
    _ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int
) -> Int {
    while true {
        let received = read(descriptor, buffer, count)
        if received >= 0 || errno != EINTR { return received }
    }
}

/// Writes all the bytes; false with `errno` set on failure.
package func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Bool {
    var rest = bytes
    while let base = rest.baseAddress, !rest.isEmpty {
        let written = write(descriptor, base, rest.count)
        if written < 0 {
            if errno == EINTR { continue }
            return false
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
    }
    return true
}

/// Waits until one of the descriptors is ready, or for so many milliseconds; below 0 for ever.
package func systemPoll(_ descriptors: inout [pollfd], milliseconds: Int32) -> Int32 {
    poll(&descriptors, nfds_t(descriptors.count), milliseconds)
}
