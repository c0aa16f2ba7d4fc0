import CSandbox

/// The process's memory for everything that is allocated.
package enum Heap {
    /// Lets the heap keep what photos take and give back, in large pages; call it first of all.
    ///
    /// A system that has no such settings stays as it is.
    package static func prepare() { digits_prepare_heap() }
}
