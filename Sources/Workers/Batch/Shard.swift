package import PhotoFiles
import SystemLibraries

/// One of several equal parts of a batch, so that several machines can share it.
///
/// Which part a photo belongs to depends on its path alone: the hash (`StableHash`, FNV-1a) of the path's bytes as
/// they are named or found, modulo the number of parts. So the parts together are exactly the whole, whatever the
/// order, the machine or the version.
package struct Shard: Sendable, Equatable {
    /// Which part this is, 1 … `count`.
    package let number: Int
    /// How many parts the batch has.
    package let count: Int

    /// Makes the n-th of so many parts, or nil when there is no such part.
    package init?(_ number: Int, of count: Int) {
        guard count >= 1, (1...count).contains(number) else { return nil }
        self.number = number
        self.count = count
    }

    /// Whether a photo belongs to this part.
    package func contains(_ path: PhotoPath) -> Bool {
        StableHash(path.bytes).value % UInt64(count) == UInt64(number - 1)
    }
}

extension Shard {
    /// Reads `2/8`, or `auto` or `auto/8`, which takes the number from the environment of a Slurm,
    /// Kubernetes or AWS Batch array job, and the count too where it is there.
    ///
    /// - Throws: `ShardError` where the text or the environment names no part
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

    /// Takes the part's number from the first scheduler whose variable is set, and its count, unless it is given.
    private init(
        ofJobIn environment: [String: String], count: Int?
    ) throws(ShardError) {
        /// The number in a variable, nil where it is not set.
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
            // A count in steps: tasks 10, 12, 14 of an array are parts 1, 2, 3. A step of 0 would be no number to
            // divide by.
            let place = (index - first) / max(1, step) + 1
            guard let shard = Shard(place, of: total) else { throw .noSuchPart(place, of: total) }
            self = shard
            return
        }
        throw .noJob
    }
}

/// The environment variables in which a scheduler tells a task of an array job its number.
private struct ArrayJob {
    /// The variable with the task's number.
    let index: String
    /// The variable with the number of tasks.
    let count: String
    /// The variable with the first task's number, where that need not be 0.
    var first: String?
    /// The variable with the distance between two tasks' numbers, where that need not be 1.
    var step: String?

    /// The schedulers that are known, in the order in which their variables are looked for.
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

/// Why it cannot be told which part of a batch is meant.
package enum ShardError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The text is none of `2/8`, `auto`, `auto/8`.
    case malformed(String)
    /// The number is not among 1 … count.
    case noSuchPart(Int, of: Int)
    /// `auto` was said, and no scheduler's variable for the number is set.
    case noJob
    /// The number of parts is neither given nor in the scheduler's variable of this name.
    case noCount(String)
    /// The variable of this name holds this text, which is no number.
    case badVariable(String, String)

    /// One sentence for people: what is wrong, and what to write instead.
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
    /// Where all parts' photos come from.
    private var base: any PathSource
    /// The part whose photos are handed on.
    private let shard: Shard

    /// Makes a source that passes over all other parts' photos.
    package init(_ base: any PathSource, _ shard: Shard) {
        self.base = base
        self.shard = shard
    }

    /// The base's next photo that belongs to this part, or that there is none yet, or none any more.
    package mutating func next() throws -> PathArrival {
        while true {
            let arrival = try base.next()
            if case .path(let path) = arrival, !shard.contains(path) { continue }
            return arrival
        }
    }

    /// The base's descriptor to wait for.
    package var descriptor: Int32? { base.descriptor }
}
