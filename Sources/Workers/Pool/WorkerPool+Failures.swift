import CSystem
import DigitReading
import PhotoFiles
import SystemLibraries

extension WorkerPool {
    /// The row of a photo that its workers did not survive: memory, somebody's signal, or the photo
    /// itself.
    func lost(
        _ path: PhotoPath, to ending: WorkerProcess.Ending, _ lastWords: LastWords
    ) -> Row {
        if ending == .signal(SIGKILL), !lastWords.mentionMemory {
            return crashed(
                path,
                """
                The process that read the photo was killed again and again, by somebody or by a \
                system short of memory; try again with fewer --jobs.
                """)
        }
        let isMemory = ending == .exit(Int32(digits_memory_exit_status)) || lastWords.mentionMemory
        let failure =
            isMemory
            ? Row.Failure(
                kind: .memory,
                message: """
                    Reading the photo needs more memory than a worker may have; make the photo \
                    smaller, or raise --memory.
                    """)
            : Row.Failure(
                kind: .crashed,
                message: """
                    Reading the photo ended the process that read it (\(ending)); the photo is \
                    broken or hostile: export it again with another program.
                    """)
        return Row(path: path, status: .error, error: failure)
    }

    /// The row of a photo whose worker sent what the protocol does not allow.
    func babbled(_ path: PhotoPath) -> Row {
        crashed(
            path,
            """
            The process that read the photo gave an answer that is none; the photo is broken or \
            hostile: export it again with another program.
            """)
    }

    /// The row of a photo whose worker starts more threads than any decoder does.
    func crowded(_ path: PhotoPath) -> Row {
        crashed(
            path,
            """
            The process that read the photo started more threads than reading takes; the photo is \
            hostile.
            """)
    }

    /// The row of a photo that ended its process, with a sentence for people.
    private func crashed(_ path: PhotoPath, _ message: String) -> Row {
        Row(path: path, status: .error, error: Row.Failure(kind: .crashed, message: message))
    }

    /// The row of a photo that takes longer than the pool's `timeout`.
    func tooSlow(_ path: PhotoPath) -> Row {
        Row(unreadable: path, .tooSlow(seconds: timeout / .seconds(1)))
    }
}

extension WorkerProcess.Ending: CustomStringConvertible {
    /// A clause for people, such as “exit status 1”.
    var description: String {
        switch self {
        case .exit(let status): "exit status \(status)"
        case .signal(let number): "signal \(number), \(String(cString: strsignal(number)))"
        case .unknown: "it hangs in the operating system"
        }
    }
}
