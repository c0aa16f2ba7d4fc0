import SystemLibraries

/// Files that are read together while other processes may change them together.
package enum SettledFiles {
    /// Calls `read`, and again where one of the files was changed meanwhile: what is returned is of one state of all of
    /// them.
    ///
    /// A change that was cut short is finished before; one that is under way is waited for. `failing` makes the error
    /// of a change that cannot be finished.
    package static func reading<Value, Failure: Error>(
        _ paths: [String], failing: (FileError) -> Failure, _ read: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        while true {
            let state = try settledState(of: paths, failing: failing)
            let result = Result { () throws(Failure) in try read() }
            if try settledState(of: paths, failing: failing) == state { return try result.get() }
        }
    }

    /// Returns which files the names belong to, as soon as no change of them is under way.
    private static func settledState<Failure: Error>(
        of paths: [String], failing: (FileError) -> Failure
    ) throws(Failure) -> [FileIdentity?] {
        let folders = Set(paths.map(FileBytes.parentFolder))
        while true {
            let state = paths.map { FileIdentity($0, followingLinks: true) }
            let pending = folders.filter { FileTransaction.isPending(in: $0) }
            if pending.isEmpty { return state }
            for folder in pending {
                do { try FileTransaction.finish(in: folder) } catch { throw failing(error) }
            }
        }
    }
}
