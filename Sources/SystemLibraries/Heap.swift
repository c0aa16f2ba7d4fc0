import CSystem

/// How this process' heap grows and what it keeps.
package enum Heap {
    /// Lets the heap keep the memory that a photo took and gave back for the next one; to be called
    /// before the first thread starts.
    ///
    /// Pictures above 128 KB were else mapped and unmapped one by one: 355 page faults a photo
    /// instead of two. A system that has no such settings stays as it is.
    package static func prepare() { digits_prepare_heap() }
}
