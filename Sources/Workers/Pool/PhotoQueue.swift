import DigitReading
import PhotoFiles
import SystemLibraries

/// A photo on its way through a pool.
struct PoolJob {
    /// The photo's place among all, from 0.
    let ordinal: Int
    /// The photo's path.
    let path: PhotoPath
    /// The SHA-256 of its bytes as hexadecimal digits, where digests are wanted.
    var sha256: String?
    /// How many workers have ended over the photo so far.
    var failures = 0
    /// How many workers were killed over the photo, which is rarely its fault.
    var kills = 0
}

/// A photo with its open file, about to be handed to a worker or thread.
struct OpenedPhoto: ~Copyable {
    /// Which photo it is.
    var job: PoolJob
    /// Its open file, which goes where the photo goes.
    var file: OpenPhotoFile
}

/// The photos of a run on both sides of a pool: opened one after the other as they are asked for, answered in any
/// order, delivered in the order they were taken.
///
/// It belongs to one thread. Photos count from 0; `deliveredCount` … `takenCount` are those on their way.
struct PhotoQueue {
    /// Where the photos come from.
    private var source: any PathSource
    /// How photos are opened, and how many may be on their way.
    private let task: PoolTask
    /// Who decides which photos are read, and who gets their answers.
    private let events: PoolEvents
    /// How long a file's bytes may take to come for its digest; without it, for ever.
    private let patience: Duration?
    /// Answers that wait for the photo before them, by the photo's place.
    private var answered: [Int: PhotoAnswer] = [:]
    /// Roughly how many bytes those answers take.
    private var heldBytes = 0
    /// How many photos have been taken from the source.
    private var takenCount = 0
    /// How many photos' answers have been delivered.
    private var deliveredCount = 0
    /// Whether the source has a photo, as far as is known.
    private var state = State.ready
    /// Whether no more photos are to be begun.
    var isInterrupted = false

    /// What the source offered last.
    private enum State {
        /// A photo, or nothing was asked yet: another may be there.
        case ready
        /// Nothing yet: its descriptor has to be waited for.
        case waiting
        /// Nothing any more.
        case ended
    }

    /// Makes the queue of a run; nothing is opened yet.
    init(
        _ source: any PathSource, task: PoolTask, events: PoolEvents, patience: Duration? = nil
    ) {
        self.patience = patience
        self.source = source
        self.task = task
        self.events = events
    }

    /// Whether there may be a photo that can be taken without waiting.
    var hasNext: Bool { state == .ready && mayTake }

    /// The descriptor to wait for until the source may have a photo again; nil where a photo may be there or none
    /// may be taken.
    var awaitedDescriptor: Int32? { state == .waiting && mayTake ? source.descriptor : nil }

    /// Notes that the source's descriptor has become readable.
    mutating func sourceIsReady() { state = .ready }

    /// Whether another photo may be begun: the run goes on, and the window and the memory for answers have room.
    private var mayTake: Bool {
        !isInterrupted && takenCount - deliveredCount < task.window
            && heldBytes < task.mostHeldBytes
    }

    /// The next photo, opened; nil where there is none, or none yet among a few dozen that are not to be read.
    ///
    /// Photos that cannot be opened are answered at once, and those that are not admitted are dropped.
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

    /// How many photos that are not to be read are passed over at once; set by eye so that a signal is heard within
    /// moments.
    private static let mostPassedOver = 64

    /// Opens a photo, makes its digest where one is wanted, and gives it its place; nil where it is not to be read.
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

    /// Opens a photo once more after its worker has ended; one that cannot be opened any more is answered, and nil
    /// returned.
    mutating func reopened(_ job: PoolJob) throws -> OpenedPhoto? {
        do throws(PhotoFileError) {
            return OpenedPhoto(job: job, file: try task.open(job.path, task.limits))
        } catch {
            try finish(job, error)
            return nil
        }
    }

    /// Answers a photo that could not be opened or read.
    private mutating func finish(_ job: PoolJob, _ error: PhotoFileError) throws {
        try finish(job, task.failed(Row(unreadable: job.path, error)))
    }

    /// Takes a photo's answer: its files go out at once, its rows when all photos before it are answered.
    mutating func finish(_ job: PoolJob, _ answer: PhotoAnswer) throws {
        if !answer.files.isEmpty { try events.write(job.path, answer.files) }
        var answer = answer
        answer.files = []
        answer.sha256 = job.sha256
        heldBytes += answer.size
        answered[job.ordinal] = answer
        try deliver()
    }

    /// Hands over all answers whose turn it is.
    private mutating func deliver() throws {
        while deliveredCount < takenCount, let answer = answered.removeValue(forKey: deliveredCount)
        {
            deliveredCount += 1
            heldBytes -= answer.size
            try events.deliver(answer)
        }
    }

    /// Gives a photo up, once the run is interrupted; neither it nor any after it is delivered.
    mutating func giveUp(_ job: PoolJob) { takenCount = min(takenCount, job.ordinal) }

    /// How the run has ended, or nil while photos are on their way or may still come.
    var ending: PoolEnding? {
        guard deliveredCount == takenCount else { return nil }
        if isInterrupted { return .interrupted }
        return state == .ended ? .finished : nil
    }
}
