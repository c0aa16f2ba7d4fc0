import CSandbox
import Dispatch
package import PhotoFiles
import Synchronization
import SystemLibraries

/// Reads photos in this process, on threads: without a wall, and without a limit on the time and
/// memory that a photo takes.
package struct ThreadPool: PhotoPool {
    /// What is to be done.
    package var task: PoolTask
    /// Reads a photo; called on several threads.
    package var read: @Sendable (PhotoRequest, consuming OpenPhotoFile) -> PhotoAnswer

    /// Makes a pool.
    package init(
        _ task: PoolTask,
        read: @escaping @Sendable (PhotoRequest, consuming OpenPhotoFile) -> PhotoAnswer
    ) {
        self.task = task
        self.read = read
    }

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
    private let answers = Mutex<[(PoolJob, PhotoAnswer)]>([])
    /// A byte in this pipe tells that an answer has come.
    private let ends: (reading: Int32, writing: Int32)

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

    /// Becomes readable when there are answers.
    var descriptor: Int32 { ends.reading }

    /// Leaves an answer; may be called on any thread.
    func add(_ job: PoolJob, _ answer: PhotoAnswer) {
        answers.withLock { $0.append((job, answer)) }
        // A full pipe has been readable for long.
        var byte: UInt8 = 1
        _ = write(ends.writing, &byte, 1)
    }

    /// Takes what has come.
    func takeAll() -> [(PoolJob, PhotoAnswer)] {
        var piece = [UInt8](repeating: 0, count: 256)
        while systemRead(ends.reading, &piece, piece.count) == piece.count {}
        return answers.withLock { answers in
            defer { answers = [] }
            return answers
        }
    }
}
