import CSystem
import Dispatch
package import PhotoFiles
import Synchronization
import SystemLibraries

/// Reads photos in this process, on threads: without a wall, and without a limit on the time and
/// memory that a photo takes.
package struct ThreadPool: PhotoPool {
    /// What is to be done with each photo.
    package var task: PoolTask
    /// Reads a photo; called on several threads at once.
    package var read: @Sendable (PhotoRequest, consuming OpenPhotoFile) -> PhotoAnswer

    /// Makes a pool; threads are the system's and begin with the photos.
    package init(
        _ task: PoolTask,
        read: @escaping @Sendable (PhotoRequest, consuming OpenPhotoFile) -> PhotoAnswer
    ) {
        self.task = task
        self.read = read
    }

    /// Reads the photos of a source until its end or until an interruption, `task.jobs` of them at
    /// a time.
    ///
    /// After an interruption the photos that were begun are read to their end.
    package func run(
        _ source: any PathSource, interruption: Int32? = nil, events: PoolEvents
    ) throws -> PoolEnding {
        var queue = PhotoQueue(source, task: task, events: events)
        let answers = try AnswerBox()
        var running = 0
        while true {
            while running < task.jobs, let photo = try queue.next() {
                running += 1
                begin(photo, into: answers)
            }
            if running == 0, let ending = queue.ending { return ending }
            let mustWait = running == task.jobs || !queue.hasNext
            // In this order: an answer, the interruption, a photo of the source; a negative
            // descriptor is not waited for.
            var awaited = [answers.descriptor, interruption, queue.awaitedDescriptor].map {
                pollfd(fd: $0 ?? -1, events: Int16(POLLIN), revents: 0)
            }
            if queue.isInterrupted { awaited[1].fd = -1 }
            guard systemPoll(&awaited, milliseconds: mustWait ? -1 : 0) >= 0 || errno == EINTR
            else {
                throw WorkerPoolError.cannotWait(reason: String(cString: strerror(errno)))
            }
            if awaited[1].revents != 0 { queue.isInterrupted = true }
            if awaited[2].revents != 0 { queue.sourceIsReady() }
            for (job, answer) in answers.takeAll() {
                running -= 1
                try queue.finish(job, answer)
            }
        }
    }

    /// Reads a photo on another thread, which leaves the answer in the box.
    private func begin(_ photo: consuming OpenedPhoto, into answers: AnswerBox) {
        let (job, read) = (photo.job, read)
        let request = task.request(for: job.path)
        // A closure that escapes cannot own a value that is not copyable.
        let file = photo.file.detached()
        DispatchQueue.global().async {
            answers.add(job, read(request, OpenPhotoFile(file)))
        }
    }
}

/// Where threads leave answers for the thread that waits for them.
private final class AnswerBox: Sendable {
    /// The answers that wait to be taken, in the order they came.
    private let answers = Mutex<[(PoolJob, PhotoAnswer)]>([])
    /// A byte in this pipe tells that an answer has come.
    private let ends: (reading: Int32, writing: Int32)

    /// Makes an empty box with its pipe.
    init() throws(WorkerPoolError) {
        var pair: [Int32] = [-1, -1]
        let error = digits_pipe(&pair)
        guard error == 0 else {
            throw .cannotWait(reason: String(cString: strerror(error)))
        }
        ends = (pair[0], pair[1])
    }

    deinit {
        close(ends.reading)
        close(ends.writing)
    }

    /// The descriptor that becomes readable when there are answers.
    var descriptor: Int32 { ends.reading }

    /// Leaves an answer; may be called on any thread.
    func add(_ job: PoolJob, _ answer: PhotoAnswer) {
        answers.withLock { $0.append((job, answer)) }
        // A full pipe has been readable for long.
        var byte: UInt8 = 1
        _ = write(ends.writing, &byte, 1)
    }

    /// Takes all answers that have come, and empties the pipe before, so that a later answer is
    /// told again.
    func takeAll() -> [(PoolJob, PhotoAnswer)] {
        var piece = [UInt8](repeating: 0, count: 256)
        while systemRead(ends.reading, &piece, piece.count) == piece.count {}
        return answers.withLock { answers in
            defer { answers = [] }
            return answers
        }
    }
}
