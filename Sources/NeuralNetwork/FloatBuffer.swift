/// Floats at a fixed, cache-line-aligned address, owned by whoever holds the reference.
///
/// Layers keep these between steps, so that a training step allocates nothing. Raw pointers, because
/// the matrix product takes pointers and because the hot loops must not check bounds; all sizes are
/// fixed where the buffer is made.
package final class FloatBuffer {
    /// The first float; valid for `count` floats while this object lives.
    package let base: UnsafeMutablePointer<Float>
    /// The number of floats.
    package let count: Int

    /// Makes a buffer of zeros.
    package init(count: Int) {
        let bytes = max(count, 1) * MemoryLayout<Float>.stride
        // 64 bytes are a cache line on the processors that this runs on, and the widest vectors
        // (512 bits).
        let raw = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        base = raw.bindMemory(to: Float.self, capacity: max(count, 1))
        base.initialize(repeating: 0, count: max(count, 1))
        self.count = count
    }

    /// Makes a buffer that holds a copy of the values.
    package convenience init(_ values: [Float]) {
        self.init(count: values.count)
        load(values)
    }

    deinit { UnsafeMutableRawPointer(base).deallocate() }

    /// A copy of the contents.
    package var values: [Float] { Array(UnsafeBufferPointer(start: base, count: count)) }

    /// Replaces the contents; the count must be the buffer's.
    package func load(_ values: [Float]) {
        precondition(values.count == count, "a buffer of \(count) was given \(values.count) floats")
        values.withUnsafeBufferPointer { source in
            if let start = source.baseAddress { base.update(from: start, count: count) }
        }
    }

    /// Sets every float to zero.
    package func clear() { base.update(repeating: 0, count: count) }
}
