import DigitReading
import MNIST
import PhotoFiles
import SystemLibraries

/// A photo on its way through a pool.
struct PoolJob {
    /// The photo's place among all, from 0.
    let ordinal: Int
    let path: PhotoPath
    /// The SHA-256 of its bytes, where digests are wanted.
    var sha256: String?
    /// How many workers have ended over it so far.
    var failures = 0
    /// How many were killed over it, which is rarely the photo's fault.
    var kills = 0
}

/// A photo that is about to be read.
struct OpenedPhoto: ~Copyable {
    var job: PoolJob
    var file: OpenPhotoFile
}

/// The photos of a run on both sides of a pool: opened one after the other as they are asked for,
/// answered in any order, delivered in the order they were taken.
struct PhotoQueue {
    private var source: any PathSource
    private let task: PoolTask
    private let events: PoolEvents
    /// How long a file's bytes may take to come for its digest; without it, for ever.
    private let patience: Duration?
    /// Answered photos that wait for one before them.
    private var answered: [Int: PhotoAnswer] = [:]
    private var heldBytes = 0
    /// How many photos have been taken from the source.
    private var takenCount = 0
    /// How many photos' answers have been delivered.
    private var deliveredCount = 0
    private var state = State.ready
    /// Whether no more photos are to be begun.
    var isInterrupted = false

    private enum State {
        case ready
        case waiting
        case ended
    }

    init(
        _ source: any PathSource, task: PoolTask, events: PoolEvents, patience: Duration? = nil
    ) {
        self.patience = patience
        self.source = source
        self.task = task
        self.events = events
    }

    /// Whether there may be a photo to take without waiting.
    var hasNext: Bool { state == .ready && mayTake }

    /// The descriptor to wait for until there may be a photo again.
    var awaitedDescriptor: Int32? { state == .waiting && mayTake ? source.descriptor : nil }

    /// Notes that the descriptor has become readable.
    mutating func sourceIsReady() { state = .ready }

    private var mayTake: Bool {
        !isInterrupted && takenCount - deliveredCount < task.window
            && heldBytes < task.mostHeldBytes
    }

    /// The next photo; nothing where there is none, or none yet among a few dozen that are not to be
    /// read: those that cannot be opened are answered at once.
    mutating func next() throws -> OpenedPhoto? {
        // A list of a million files that are gone must not keep anybody from interrupting the run.
        for _ in 0..<Self.mostPassedOver where hasNext {
            switch try source.next() {
            case .later: state = .waiting
            case .end: state = .ended
            case .path(let path):
                if let photo = try opened(path) { return photo }
            }
        }
        return nil
    }

    private static let mostPassedOver = 64

    private mutating func opened(_ path: PhotoPath) throws -> OpenedPhoto? {
        var job = PoolJob(ordinal: takenCount, path: path)
        do throws(PhotoFileError) {
            let file = try task.open(path, task.limits)
            if let admits = events.admits {
                let digest = try FileDigest.sha256(of: file, within: patience)
                guard admits(digest) else { return nil }
                job.sha256 = digest
            }
            takenCount += 1
            return OpenedPhoto(job: job, file: file)
        } catch {
            takenCount += 1
            try finish(job, error)
            return nil
        }
    }

    /// Opens a photo once more; one that cannot be opened any more is answered.
    mutating func reopened(_ job: PoolJob) throws -> OpenedPhoto? {
        do throws(PhotoFileError) {
            return OpenedPhoto(job: job, file: try task.open(job.path, task.limits))
        } catch {
            try finish(job, error)
            return nil
        }
    }

    private mutating func finish(_ job: PoolJob, _ error: PhotoFileError) throws {
        try finish(job, task.failed(Row(unreadable: job.path, error)))
    }

    /// Takes a photo's answer.
    mutating func finish(_ job: PoolJob, _ answer: PhotoAnswer) throws {
        if !answer.files.isEmpty { try events.write(job.path, answer.files) }
        var answer = answer
        answer.files = []
        answer.sha256 = job.sha256
        heldBytes += answer.size
        answered[job.ordinal] = answer
        try deliver()
    }

    private mutating func deliver() throws {
        while deliveredCount < takenCount, let answer = answered.removeValue(forKey: deliveredCount)
        {
            deliveredCount += 1
            heldBytes -= answer.size
            try events.deliver(answer)
        }
    }

    /// Gives a photo up, once the run is interrupted; none after it is delivered either.
    mutating func giveUp(_ job: PoolJob) { takenCount = min(takenCount, job.ordinal) }

    /// How the run has ended, if it has.
    var ending: PoolEnding? {
        guard deliveredCount == takenCount else { return nil }
        if isInterrupted { return .interrupted }
        return state == .ended ? .finished : nil
    }
}
