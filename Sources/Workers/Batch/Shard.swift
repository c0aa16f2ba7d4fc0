package import PhotoFiles

/// One of several equal parts of a batch, so that several machines can share it.
///
/// Which part a photo belongs to depends on its path alone: FNV-1a over the path's bytes as they
/// are named or found, 64 bits, modulo the number of parts. So the parts together are exactly the
/// whole, whatever the order, the machine or the version.
///
/// Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm", IETF draft.
package struct Shard: Sendable, Equatable {
    /// Which part, 1 … `count`.
    package let number: Int
    /// How many parts there are.
    package let count: Int

    /// Makes the n-th of so many parts, or nothing when there is no such part.
    package init?(_ number: Int, of count: Int) {
        guard count >= 1, (1...count).contains(number) else { return nil }
        self.number = number
        self.count = count
    }

    /// Whether a photo belongs to this part.
    package func contains(_ path: PhotoPath) -> Bool {
        Self.hash(path.bytes) % UInt64(count) == UInt64(number - 1)
    }

    static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

extension Shard {
    /// Reads `2/8`, or `auto` or `auto/8`, which takes the number from the environment of a Slurm,
    /// Kubernetes or AWS Batch array job, and the count too where it is there.
    package init(
        _ text: String, environment: [String: String]
    ) throws(ShardError) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count) else { throw .malformed(text) }
        let count = parts.count == 2 ? Int(parts[1]) : nil
        if parts.count == 2, count == nil { throw .malformed(text) }
        if parts[0] == "auto" {
            try self.init(ofJobIn: environment, count: count)
        } else {
            guard let number = Int(parts[0]), let count else { throw .malformed(text) }
            guard let shard = Shard(number, of: count) else { throw .noSuchPart(number, of: count) }
            self = shard
        }
    }

    private init(
        ofJobIn environment: [String: String], count: Int?
    ) throws(ShardError) {
        func number(_ name: String) throws(ShardError) -> Int? {
            guard let text = environment[name] else { return nil }
            guard let value = Int(text) else { throw .badVariable(name, text) }
            return value
        }
        for scheduler in ArrayJob.all {
            guard let index = try number(scheduler.index) else { continue }
            var (first, step) = (0, 1)
            if let name = scheduler.first { first = try number(name) ?? 0 }
            if let name = scheduler.step { step = try number(name) ?? 1 }
            var total = count
            if total == nil { total = try number(scheduler.count) }
            guard let total else { throw .noCount(scheduler.count) }
            let place = (index - first) / max(1, step) + 1
            guard let shard = Shard(place, of: total) else { throw .noSuchPart(place, of: total) }
            self = shard
            return
        }
        throw .noJob
    }
}

/// What a scheduler calls the numbers of its array jobs.
private struct ArrayJob {
    let index: String
    let count: String
    /// The first task's number and the distance between two, where they are not 0 and 1.
    var first: String?
    var step: String?

    static let all = [
        ArrayJob(
            index: "SLURM_ARRAY_TASK_ID", count: "SLURM_ARRAY_TASK_COUNT",
            first: "SLURM_ARRAY_TASK_MIN", step: "SLURM_ARRAY_TASK_STEP"),
        // Kubernetes tells a pod its index, but not how many there are: the job's own manifest has
        // to set this one to its `completions`.
        ArrayJob(index: "JOB_COMPLETION_INDEX", count: "JOB_COMPLETIONS"),
        ArrayJob(index: "AWS_BATCH_JOB_ARRAY_INDEX", count: "AWS_BATCH_JOB_ARRAY_SIZE"),
    ]
}

/// Why there is no telling which part of a batch is meant.
package enum ShardError: Error, Sendable, Equatable, CustomStringConvertible {
    /// It is none of `2/8`, `auto`, `auto/8`.
    case malformed(String)
    /// The number is not among those there are.
    case noSuchPart(Int, of: Int)
    /// No scheduler's variables are there.
    case noJob
    /// The scheduler does not say how many parts there are; it would in this variable.
    case noCount(String)
    /// A variable holds no number.
    case badVariable(String, String)

    package var description: String {
        switch self {
        case .malformed(let text):
            "\(text) is no part: write 2/8 for the second of eight, auto, or auto/8."
        case .noSuchPart(let number, let count):
            "There is no part \(number) of \(count): parts count from 1."
        case .noJob:
            """
            None of SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX and AWS_BATCH_JOB_ARRAY_INDEX is set: \
            this is no array job; write 2/8 for the second of eight parts.
            """
        case .noCount(let name):
            "\(name) is not set: write auto/8 if there are eight parts."
        case .badVariable(let name, let value):
            "\(name) is no number but \(value)."
        }
    }
}

/// The photos of a source that belong to one part.
package struct ShardedSource: PathSource {
    private var base: any PathSource
    private let shard: Shard

    /// Makes a source that passes over all other parts' photos.
    package init(_ base: any PathSource, _ shard: Shard) {
        self.base = base
        self.shard = shard
    }

    /// The next photo of this part.
    package mutating func next() throws -> PathArrival {
        while true {
            let arrival = try base.next()
            if case .path(let path) = arrival, !shard.contains(path) { continue }
            return arrival
        }
    }

    /// The base's.
    package var descriptor: Int32? { base.descriptor }
}
