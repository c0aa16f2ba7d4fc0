import PhotoFiles
import SystemLibraries
import Workers

/// The photos that a command's arguments stand for; `-` stands for the paths on standard input.
struct ArgumentSource: PathSource {
    /// What is still to be searched; reversed.
    private var parts: [any PathSource]

    /// Makes a source; inside the arguments, the spared folders are passed over.
    init(_ arguments: [String], separator: PathStream.Separator, sparing spared: [String] = []) {
        var rawArguments = RawArguments()
        parts = arguments.map { argument in
            if argument == InputPaths.standardInput {
                return PathStream(STDIN_FILENO, separator: separator)
            }
            return SequenceSource(
                PhotoFinder(
                    [rawArguments.path(for: argument)], sparing: spared.map { PhotoPath($0) }
                ).makeIterator())
        }
        parts.reverse()
    }

    mutating func next() throws -> PathArrival {
        while !parts.isEmpty {
            let arrival = try parts[parts.count - 1].next()
            if arrival != .end { return arrival }
            parts.removeLast()
        }
        return .end
    }

    var descriptor: Int32? { parts.last?.descriptor }
}

/// A source whose first photos are already known.
struct PeekedSource: PathSource {
    private var known: [PathArrival] = []
    private var rest: any PathSource

    /// Takes a look at the first two photos, as far as they are there.
    init(_ source: any PathSource) throws {
        rest = source
        while known.count < 2, known.last != .end, known.last != .later {
            known.append(try rest.next())
        }
        hasOneAtMost = known.last == .end
        known.reverse()
    }

    /// Whether there is one photo, or none.
    let hasOneAtMost: Bool

    mutating func next() throws -> PathArrival {
        guard let arrival = known.popLast() else { return try rest.next() }
        return arrival
    }

    var descriptor: Int32? { rest.descriptor }
}
