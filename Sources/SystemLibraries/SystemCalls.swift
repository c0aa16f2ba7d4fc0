// `read`, `pread`, `write` and `poll` by names that no method shadows; all but the last go on after a signal.

/// Reads at most `count` bytes from a descriptor; returns how many, 0 at the end, -1 with `errno`
/// set on failure.
///
/// Waits for the first byte, and begins again where a signal interrupts it.
package func systemRead(
    _ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int
) -> Int {
    while true {
        let received = read(descriptor, buffer, count)
        if received >= 0 || errno != EINTR { return received }
    }
}

/// Reads at most `count` bytes of a file from an offset in bytes on, and leaves the descriptor where it stands;
/// returns how many, 0 at the end, -1 with `errno` set on failure.
///
/// Begins again where a signal interrupts it.
package func systemRead(
    _ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int, at offset: Int
) -> Int {
    while true {
        let received = pread(descriptor, buffer, count, off_t(offset))
        if received >= 0 || errno != EINTR { return received }
    }
}

/// Writes all the bytes to a descriptor, in as many calls as it takes; false with `errno` set on
/// failure, when some of them may have been written.
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

/// Waits until one of the descriptors is ready, or for so many milliseconds (below 0 for ever).
///
/// Returns how many are ready, 0 when the time is over, -1 with `errno` set on failure, a signal
/// included.
package func systemPoll(_ descriptors: inout [pollfd], milliseconds: Int32) -> Int32 {
    poll(&descriptors, nfds_t(descriptors.count), milliseconds)
}
