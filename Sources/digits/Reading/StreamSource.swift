import PhotoFiles
import SystemLibraries
import Workers

/// What arrives through a pipe: the names of photos, one a line, or one photo itself.
struct StreamSource: PathSource {
    private let input: Int32
    /// What the photo is called, if it is one.
    private let name: PhotoPath
    private let passingOver: ((ForeignContent) -> Void)?
    private var state = State.undecided([])

    private enum State {
        /// These are the first bytes.
        case undecided([UInt8])
        /// The names that arrive.
        case names(PathStream)
        /// A photo goes into this file; so many bytes are there.
        case photo(file: Int32, count: Int)
        case ended
    }

    /// A photo is kept up to this size: a gigabyte, more than any camera makes, and more than is read
    /// unless `--max-file-size` asks for it.
    private static let longestPhoto = 1 << 30

    /// Makes a source of a descriptor, which stays open.
    private init(
        _ input: Int32, named name: PhotoPath, passingOver: ((ForeignContent) -> Void)?
    ) {
        self.passingOver = passingOver
        self.input = input
        self.name = name
    }

    var descriptor: Int32? { input }

    mutating func next() throws -> PathArrival {
        while true {
            switch state {
            case .names(var stream):
                let arrival = try stream.next()
                state = .names(stream)
                return arrival
            case .ended: return .end
            case .undecided(let start):
                guard let piece = try PathStream.piece(of: input) else { return .later }
                try decide(start + piece, isWhole: piece.isEmpty)
            case .photo(let file, let count):
                guard let piece = try PathStream.piece(of: input) else { return .later }
                try keep(piece, in: file)
                let isWhole = piece.isEmpty || count + piece.count > Self.longestPhoto
                state = isWhole ? .ended : .photo(file: file, count: count + piece.count)
                if isWhole { return .path(name) }
            }
            if case .ended = state { return .path(name) }
        }
    }

    private mutating func decide(_ start: [UInt8], isWhole: Bool) throws {
        switch StreamContent(startingWith: start, isWhole: isWhole) {
        case nil: state = .undecided(start)
        case .names:
            state = .names(
                PathStream(
                    input, beginning: start, isWhole: isWhole, passingOver: passingOver))
        case .photo?, .foreign?:
            let file = try StreamedPhotos.makeFile(for: name)
            try keep(start, in: file)
            // Of another kind of file, its beginning is enough to say what it is.
            let isPhoto = ImageFormat(magicOf: start) != nil
            state = isPhoto && !isWhole ? .photo(file: file, count: start.count) : .ended
        }
    }

    private func keep(_ piece: [UInt8], in file: Int32) throws(StreamedPhotoError) {
        guard !piece.withUnsafeBytes({ systemWrite(file, $0) }) else { return }
        throw StreamedPhotoError(
            place: FileManager.default.temporaryDirectory.path,
            reason: String(cString: strerror(errno)))
    }
}

extension StreamSource {
    /// The argument that means standard input.
    static let standardInput = "-"

    /// Makes a source of what an argument names, where that is a pipe which is open already: standard input,
    /// or what a shell puts in the place of `<(…)`.
    init?(_ argument: String, passingOver: ((ForeignContent) -> Void)?) {
        guard let input = Self.descriptor(named: argument) else { return nil }
        self.init(input, named: PhotoPath(argument), passingOver: passingOver)
    }

    /// Whether an argument names a pipe, so that what it holds can be taken once alone.
    static func isStream(_ argument: String) -> Bool { descriptor(named: argument) != nil }

    private static func descriptor(named argument: String) -> Int32? {
        if argument == standardInput { return STDIN_FILENO }
        let number =
            argument == "/dev/stdin"
            ? STDIN_FILENO
            : ["/dev/fd/", "/proc/self/fd/"].lazy.filter(argument.hasPrefix)
                .compactMap { Int32(argument.dropFirst($0.count)) }.first
        // A regular file has a place of its own, and can be opened by this name.
        var status = stat()
        guard let number, fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFIFO
        else { return nil }
        return number
    }
}
