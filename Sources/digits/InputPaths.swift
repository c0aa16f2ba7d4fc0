import MNIST
import PhotoFiles
import SystemLibraries

/// The photos that a command's arguments stand for; `-` stands for the paths on standard input.
struct InputPaths: Sequence {
    /// The argument that means standard input.
    static let standardInput = "-"

    private let arguments: [String]

    init(_ arguments: [String]) { self.arguments = arguments }

    func makeIterator() -> AnyIterator<PhotoPath> {
        var rawArguments = RawArguments()
        var sources: [AnyIterator<PhotoPath>] = arguments.map { argument in
            guard argument == Self.standardInput else {
                return AnyIterator(
                    PhotoFinder([rawArguments.path(for: argument)]).makeIterator())
            }
            return AnyIterator(
                StandardInputLines().lazy.flatMap { PhotoFinder([$0]) }.makeIterator())
        }
        sources.reverse()
        return AnyIterator {
            while let source = sources.last {
                if let path = source.next() { return path }
                sources.removeLast()
            }
            return nil
        }
    }

    /// The photos that can be told without taking any from standard input.
    var knownBeforehand: InputPaths {
        InputPaths(arguments.contains(Self.standardInput) ? [] : arguments)
    }

    /// Whether one photo is named, and not a folder or a list of any length.
    var isOneFile: Bool {
        arguments.count == 1 && arguments[0] != Self.standardInput
            && !FileBytes.isFolder(arguments[0])
    }

    /// How many photos there are, where that can be told beforehand and somebody wants to know.
    var countForProgress: Int? {
        guard ProgressBar.isShown, !arguments.contains(Self.standardInput) else { return nil }
        return reduce(0) { count, _ in count + 1 }
    }
}

/// Arguments as the operating system gave them: the parser's strings have lost what is not UTF-8.
struct RawArguments {
    private var paths: [String: [PhotoPath]] = [:]

    init() {
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let argument = CommandLine.unsafeArgv[index] else { continue }
            let path = PhotoPath(
                bytes: UnsafeBufferPointer(start: argument, count: strlen(argument))
                    .map { UInt8(bitPattern: $0) })
            if !path.isUTF8 { paths[path.text, default: []].append(path) }
        }
    }

    /// The path an argument means; of several that look the same, the next one.
    mutating func path(for argument: String) -> PhotoPath {
        guard var candidates = paths[argument], !candidates.isEmpty else {
            return PhotoPath(argument)
        }
        let path = candidates.removeFirst()
        paths[argument] = candidates
        return path
    }
}

/// The lines on standard input, read as they come; an empty line is none.
struct StandardInputLines: Sequence, IteratorProtocol {
    private var pending: [UInt8] = []
    private var isAtEnd = false

    mutating func next() -> PhotoPath? {
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(pending[..<end])
                pending.removeSubrange(...end)
                if !line.isEmpty { return PhotoPath(bytes: line) }
            } else if isAtEnd {
                defer { pending = [] }
                return pending.isEmpty ? nil : PhotoPath(bytes: pending)
            } else {
                fill()
            }
        }
    }

    private mutating func fill() {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = buffer.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
        if count > 0 {
            pending += buffer[..<count]
        } else if count == 0 || errno != EINTR {
            isAtEnd = true
        }
    }
}
