/// Which rules a worker lives under, and which this system does not have.
package struct SandboxReport: Sendable, Equatable {
    /// The rules in the order they were laid down.
    package private(set) var rules: [(rule: SandboxRule, state: State)] = []

    /// Makes an empty report.
    package init() {}

    /// Whether a rule holds.
    package enum State: Sendable, Equatable {
        /// The rule holds; the text says how far.
        case inForce(String)
        /// The rule does not hold; the text says why.
        case missing(String)
    }

    /// Adds a rule and whether it holds.
    mutating func add(_ rule: SandboxRule, _ state: State) { rules.append((rule, state)) }

    /// Whether a rule holds, or nil if it was not tried.
    package func state(of rule: SandboxRule) -> State? {
        rules.first { $0.rule == rule }?.state
    }

    /// Whether a rule holds.
    package func enforces(_ rule: SandboxRule) -> Bool {
        if case .inForce = state(of: rule) { true } else { false }
    }

    /// Whether a hostile photo can reach neither a file nor the network nor another program.
    ///
    /// The filter of system calls (seccomp) alone does that, where no program with more privileges
    /// can be started.
    package var isTight: Bool { enforces(.systemCalls) && enforces(.noNewPrivileges) }

    /// Whether both have the same rules in the same order and state.
    package static func == (left: SandboxReport, right: SandboxReport) -> Bool {
        left.rules.elementsEqual(right.rules) { $0 == $1 }
    }
}

/// A rule of the sandbox; the raw value is its name for people, with the means of the system in
/// parentheses.
package enum SandboxRule: String, Sendable, CaseIterable {
    /// No program that the process might start gets more rights than it has
    /// (`PR_SET_NO_NEW_PRIVS`).
    case noNewPrivileges = "no new privileges"
    /// No file or folder can be opened by a path.
    case fileSystem = "no file system (Landlock)"
    /// Only the system calls that decoding takes are let through.
    case systemCalls = "no sockets, programs, processes, files (seccomp)"
    /// Nothing is allowed that root may do and others may not.
    case capabilities = "no capabilities"
    /// No thread can be started, or as many as decoders need.
    case threads = "few threads"
    /// The address space cannot grow beyond a limit.
    case memory = "memory limit"
    /// No file can be written, not even an open one.
    case fileSize = "no writing to files (RLIMIT_FSIZE)"
    /// A crash leaves no file, which would hold the photo.
    case coreDumps = "no core dumps (RLIMIT_CORE)"
    /// Few files can be open at the same time.
    case descriptors = "few open files (RLIMIT_NOFILE)"
    /// No process can be started; only where no filter of system calls forbids it already.
    case processes = "no processes (RLIMIT_NPROC)"
}

extension SandboxReport {
    /// The report as a message: the number of rules, and for each its place among all rules,
    /// whether it holds, and its text.
    var encoded: [UInt8] {
        var writer = WireWriter()
        writer.integer(Int32(rules.count))
        for (rule, state) in rules {
            writer.choice(rule)
            switch state {
            case .inForce(let detail):
                writer.flag(true)
                writer.blob(detail.utf8)
            case .missing(let reason):
                writer.flag(false)
                writer.blob(reason.utf8)
            }
        }
        return writer.bytes
    }

    /// Reads a report out of a message; whoever wrote it may be hostile.
    ///
    /// - Throws: `WireError` where the message is not as `encoded` makes it
    package init(decoding message: ArraySlice<UInt8>) throws(WireError) {
        var reader = WireReader(message)
        for _ in 0..<(try reader.count(in: 0...SandboxRule.allCases.count)) {
            let rule = try reader.choice(of: SandboxRule.self)
            let holds = try reader.flag()
            // The bound is not tuned: a clause for people has far fewer bytes than 256.
            let text = try reader.text(atMost: 256)
            add(rule, holds ? .inForce(text) : .missing(text))
        }
        try reader.finish()
    }
}
