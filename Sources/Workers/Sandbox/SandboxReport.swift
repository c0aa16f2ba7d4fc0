/// Which rules a worker lives under, and which this system does not have.
package struct SandboxReport: Sendable, Equatable {
    /// The rules in the order they were laid down.
    package private(set) var rules: [(rule: SandboxRule, state: State)] = []

    /// Makes an empty report.
    package init() {}

    /// How a rule stands.
    package enum State: Sendable, Equatable {
        /// It holds; the text says how far.
        case inForce(String)
        /// It does not; the text says why.
        case missing(String)
    }

    mutating func add(_ rule: SandboxRule, _ state: State) { rules.append((rule, state)) }

    /// How a rule stands, if it was tried.
    package func state(of rule: SandboxRule) -> State? {
        rules.first { $0.rule == rule }?.state
    }

    /// Whether a rule holds.
    package func enforces(_ rule: SandboxRule) -> Bool {
        if case .inForce = state(of: rule) { true } else { false }
    }

    /// Whether a hostile photo can neither reach a file nor the network nor another program.
    package var isTight: Bool { enforces(.systemCalls) && enforces(.noNewPrivileges) }

    package static func == (left: SandboxReport, right: SandboxReport) -> Bool {
        left.rules.elementsEqual(right.rules) { $0 == $1 }
    }
}

/// A rule of the sandbox.
package enum SandboxRule: String, Sendable, CaseIterable {
    case noNewPrivileges = "no new privileges"
    case fileSystem = "no file system (Landlock)"
    case systemCalls = "no sockets, programs, processes, files (seccomp)"
    case capabilities = "no capabilities"
    case threads = "few threads"
    case memory = "memory limit"
    case fileSize = "no writing to files (RLIMIT_FSIZE)"
    case coreDumps = "no core dumps (RLIMIT_CORE)"
    case descriptors = "few open files (RLIMIT_NOFILE)"
    case processes = "no processes (RLIMIT_NPROC)"
}

extension SandboxReport {
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

    /// Reads a report; whoever wrote it may be hostile.
    package init(decoding message: ArraySlice<UInt8>) throws(WireError) {
        var reader = WireReader(message)
        for _ in 0..<(try reader.count(in: 0...SandboxRule.allCases.count)) {
            let rule = try reader.choice(of: SandboxRule.self)
            let holds = try reader.flag()
            let text = try reader.text(atMost: 256)
            add(rule, holds ? .inForce(text) : .missing(text))
        }
        try reader.finish()
    }
}
