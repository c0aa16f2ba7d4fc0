#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

// `read` and `write` by names that no method shadows; both go on after a signal.

/// Reads at most so many bytes; 0 at the end, -1 with `errno` set on failure.
func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
    while true {
        let received = read(descriptor, buffer, count)
        if received >= 0 || errno != EINTR { return received }
    }
}

/// Writes all the bytes; false with `errno` set on failure.
func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Bool {
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
