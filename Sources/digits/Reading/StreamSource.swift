import PhotoFiles
import SystemLibraries
import Workers

/// What arrives through a pipe: the names of photos, one a line, or one photo itself; the first bytes tell.
struct StreamSource: PathSource {
    /// The descriptor of the pipe, which is not closed here.
    private let input: Int32
    /// What the photo is called in its rows, if the pipe brings one.
    private let name: PhotoPath
    /// Is told, for each file in a named folder that is no photo, what it seems to be.
    private let passingOver: ((ForeignContent) -> Void)?
    /// What is known of the pipe so far.
    private var state = State.undecided([])

    /// What is known of the pipe so far, and what was read of it.
    private enum State {
        /// These bytes have come, too few to tell.
        case undecided([UInt8])
        /// Names arrive.
        case names(PathStream)
        /// A photo goes into this file, which has so many bytes.
        case photo(file: Int32, count: Int)
        /// The photo has been handed out.
        case ended
    }

    /// The most bytes of a photo that are kept: a gigabyte, more than any camera makes, and more than is read
    /// unless `--max-file-size` asks for it.
    ///
    /// An endless pipe would else fill the disk. Not tuned.
    private static let longestPhoto = 1 << 30

    /// Makes a source of a pipe's descriptor, which stays open.
    private init(
        _ input: Int32, named name: PhotoPath, passingOver: ((ForeignContent) -> Void)?
    ) {
        self.passingOver = passingOver
        self.input = input
        self.name = name
    }

    /// The pipe to wait for.
    var descriptor: Int32? { input }

    /// The next photo that the pipe names, or the photo it brought, without waiting.
    ///
    /// - Throws: where the pipe cannot be read or the photo cannot be kept
    mutating func next() throws -> PathArrival {
        while true {
            switch state {
            // Taken out and put back, as a value inside an enum cannot be changed in place.
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
                // A photo that is too long is cut off here; reading it says that it is too large or broken.
                let isWhole = piece.isEmpty || count + piece.count > Self.longestPhoto
                state = isWhole ? .ended : .photo(file: file, count: count + piece.count)
                if isWhole { return .path(name) }
            }
            // What was decided by the first bytes alone is handed out at once.
            if case .ended = state { return .path(name) }
        }
    }

    /// Decides by the first bytes, all there are where `isWhole`, what the pipe brings.
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

    /// Appends bytes to the photo's file.
    private func keep(_ piece: [UInt8], in file: Int32) throws(StreamedPhotoError) {
        guard !piece.withUnsafeBytes({ systemWrite(file, $0) }) else { return }
        throw StreamedPhotoError(
            photo: name, place: FileManager.default.temporaryDirectory.path,
            reason: String(cString: strerror(errno)))
    }
}

extension StreamSource {
    /// The argument that stands for standard input.
    static let standardInput = "-"

    /// Makes a source of what an argument names, where that is a pipe which is open already: standard input, or
    /// what a shell puts in the place of `<(…)`; nil for every other argument.
    init?(_ argument: String, passingOver: ((ForeignContent) -> Void)?) {
        guard let input = Self.descriptor(named: argument) else { return nil }
        self.init(input, named: PhotoPath(argument), passingOver: passingOver)
    }

    /// Whether an argument names an open pipe, whose content can be taken only once.
    static func isStream(_ argument: String) -> Bool { descriptor(named: argument) != nil }

    /// The descriptor of the open pipe that an argument names; nil where it names something else.
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
