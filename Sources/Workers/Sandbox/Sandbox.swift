import CSystem
import SystemLibraries

/// What a worker gives up for good once it has loaded its decoders.
package struct Sandbox: Sendable {
    /// The most address space in bytes that reading photos may take beyond what is mapped before.
    package var memory: Int
    /// Whether new threads may be started, which decoders of HEIC and AVIF need.
    package var allowsThreads: Bool

    /// Makes a sandbox.
    ///
    /// The default, 1 GiB, is twice what a picture of 64 megapixels takes in ImageMagick at 8 bytes
    /// a pixel; no origin beyond that is recorded.
    package init(memory: Int = 1 << 30, allowsThreads: Bool = false) {
        self.memory = memory
        self.allowsThreads = allowsThreads
    }

    /// Locks this process in and says which rules hold; what a system lacks is left out and
    /// reported.
    ///
    /// There is no way back. It is called once, before the first photo is read.
    package func enter() -> SandboxReport {
        var report = SandboxReport()
        /// Notes a rule as in force where its error number is 0, and else as missing for that
        /// reason.
        func rule(_ rule: SandboxRule, _ error: Int32, _ detail: String = "") {
            report.add(rule, error == 0 ? .inForce(detail) : .missing(Self.reason(error)))
        }
        // Counted before the doors are shut: afterwards there is no way to look.
        let threads = digits_sandbox_thread_count()
        rule(
            .memory, digits_sandbox_limit_memory(UInt64(memory)),
            "\(memory >> 20) MiB beyond what is loaded")
        digits_sandbox_report_memory_exhaustion()
        rule(.coreDumps, digits_sandbox_limit_core())
        rule(.fileSize, digits_sandbox_limit_file_size())
        rule(.descriptors, digits_sandbox_limit_descriptors(Self.descriptors))
        let privileges = digits_sandbox_no_new_privileges()
        rule(.noNewPrivileges, privileges)
        // Without the promise above, the kernel lets only root lay down the next two.
        rule(
            .fileSystem, digits_sandbox_landlock(),
            "version \(digits_sandbox_landlock_version())"
                + (threads > 1 ? ", not for \(threads - 1) threads that were there before" : ""))
        rule(.capabilities, digits_sandbox_drop_capabilities())
        let filter = digits_sandbox_seccomp(allowsThreads)
        rule(.systemCalls, filter)
        rule(
            .threads, allowsThreads ? 0 : filter,
            allowsThreads ? "\(PoolRun.mostThreads) at most, counted from outside" : "none")
        // Where no filter of system calls keeps processes from starting, a limit on their number
        // does.
        if filter != 0 { rule(.processes, digits_sandbox_limit_processes()) }
        return report
    }

    /// The most open descriptors; not tuned: the channel, the other standard streams, the photo, and some files that a
    /// decoder opens.
    ///
    /// A decoder that was taken over could else use up those of the system.
    private static let descriptors: UInt64 = 16

    /// A system's error number as a clause for people.
    private static func reason(_ error: Int32) -> String {
        error == ENOSYS ? "this system has none" : String(cString: strerror(error))
    }
}
