import DigitReading
import Foundation
import PhotoFiles
import TestSupport

@testable import Workers

/// A folder for one test, and the worker that does what its photos say.
struct Fixture: ~Copyable {
    private let scratch: ScratchFolder

    init() throws { scratch = try ScratchFolder() }

    var folder: URL { scratch.url }

    /// Makes photos that tell the worker what to do; their names are their places.
    func photos(_ commands: [String]) throws -> [PhotoPath] {
        try commands.enumerated().map { place, command in
            let file = folder.appendingPathComponent("\(place)")
            try Data(command.utf8).write(to: file)
            return PhotoPath(file.path)
        }
    }

    /// A pool of such workers.
    func pool(jobs: Int, _ arguments: [String] = []) throws -> WorkerPool {
        var pool = WorkerPool(
            launch: WorkerLaunch(program: try Self.program(), arguments: arguments),
            task: PoolTask(jobs: jobs))
        pool.timeout = .seconds(20)
        return pool
    }

    struct ProgramIsMissing: Error {}

    /// The built fixture lies beside the test bundle, which one of the arguments names.
    static func program() throws -> String {
        for argument in CommandLine.arguments {
            var folder = URL(fileURLWithPath: argument)
            while folder.pathComponents.count > 1 {
                folder.deleteLastPathComponent()
                let program = folder.appendingPathComponent("worker-fixture").path
                if FileManager.default.isExecutableFile(atPath: program) { return program }
            }
        }
        throw ProgramIsMissing()
    }
}

extension WorkerPool {
    /// Reads photos and returns what was delivered, in order.
    func rows(
        of photos: [PhotoPath],
        workerIsReady: @escaping (Int32, SandboxReport) -> Void = { _, _ in }
    ) throws -> [Row] {
        var rows: [Row] = []
        var events = PoolEvents { rows += $0.rows }
        events.workerIsReady = workerIsReady
        _ = try run(SequenceSource(photos.makeIterator()), events: events)
        return rows
    }
}
