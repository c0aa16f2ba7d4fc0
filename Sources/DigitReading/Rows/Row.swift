public import MNIST
public import PhotoFiles
public import Raster

/// One record of the output: a digit of a photo, or why there is none.
public struct Row: Sendable, Hashable {
    /// The photo's path, as it was named or found.
    public package(set) var path: PhotoPath
    /// The digit's place in reading order among the photo's rows, 0 for the first.
    public package(set) var index: Int
    /// Whether a digit was read.
    public package(set) var status: Status
    /// The digit, also when rejected because it is unsure.
    public package(set) var digit: Digit?
    /// The calibrated probability, 0 … 1, that `digit` is right.
    public package(set) var confidence: Double?
    /// The digits' calibrated probabilities, that of the digit 3 at index 3; what all ten lack to 1 is "not a digit".
    ///
    /// Empty when none was read.
    public package(set) var probabilities: [Double]
    /// Where the digit is, in pixels of the upright full-size photo.
    public package(set) var box: PixelBox?
    /// The line of writing that the digit stands in, 0 for the topmost; in a grid empty rows of cells count.
    ///
    /// Nil when none was read.
    public package(set) var row: Int?
    /// The digit's place in its line of writing, 0 for the leftmost; in a grid the column of its cell.
    ///
    /// Nil when none was read.
    public package(set) var column: Int?
    /// All that is written in the digit's line of writing; nil when none was read.
    ///
    /// Numbers are apart by a blank, rejected digits are `?`, empty cells of forms between filled ones `_`; the signs
    /// between digits that their shape alone tells (points, commas, colons, minus and equals signs) stand as they are:
    /// `22 1? 9`.
    public package(set) var text: String?
    /// What the user should know about the photo or the digit.
    public package(set) var warnings: [Warning]
    /// Why the row is rejected; nil where it is not.
    public package(set) var reason: RejectionReason?
    /// Why the photo could not be read; nil where it was.
    public package(set) var error: Failure?
    /// The 28×28 picture that the digit was read from; it is not written.
    public package(set) var image: DigitImage?
    /// The box of a sheet that the digit stands in; nil where the photo shows no sheet.
    public package(set) var sheet: SheetPlace?
    /// The digit that is known to be written there, and in which line, where that was known before the photo was read.
    package var written: WrittenDigit?
    /// The number of boxes on the page of a sheet that the digit stands in; it is not written, and nil where the
    /// photo shows no sheet.
    package var boxCount: Int?

    /// Makes a row; everything but the path and the status may stay empty.
    package init(
        path: PhotoPath, index: Int = 0, status: Status, digit: Digit? = nil,
        confidence: Double? = nil, probabilities: [Double] = [], box: PixelBox? = nil,
        row: Int? = nil, column: Int? = nil, text: String? = nil, warnings: [Warning] = [],
        reason: RejectionReason? = nil, error: Failure? = nil,
        image: DigitImage? = nil
    ) {
        self.path = path
        self.index = index
        self.status = status
        self.digit = digit
        self.confidence = confidence
        self.probabilities = probabilities
        self.box = box
        self.row = row
        self.column = column
        self.text = text
        self.warnings = warnings
        self.reason = reason
        self.error = error
        self.image = image
    }

    /// What stands in `text` for a digit that is rejected.
    static let unsureText = "?"
    /// What stands in `text` for an empty cell between cells that have digits.
    static let emptyCellText = "_"

    /// What became of a digit or a photo.
    public enum Status: String, Sendable, Codable, CaseIterable {
        /// A digit was read.
        case ok
        /// There may be a digit, but the reading is not to be relied on.
        case rejected
        /// The file could not be read.
        case error
    }

    /// Why a digit is not to be relied on, or none was found.
    public enum RejectionReason: String, Sendable, Codable, CaseIterable {
        /// There is nothing on the paper.
        case noInk = "no-ink"
        /// What is on the paper is rather no digit.
        case notADigit = "not-a-digit"
        /// Beside the digit stands another sure one, and one was asked for, or they were not read as a page.
        case severalDigits = "several-digits"
        /// The picture or the digit in it has too few pixels.
        case tooSmall = "too-small"
        /// A part of the photo is missing in its file, and the digit may reach into it.
        case damaged
        /// The digit's probability is below the least that was asked for.
        case unsure
        /// The digit is printed, and only handwritten ones were asked for.
        case printed
        /// What is written in a box of a sheet goes on beyond its line.
        case leavesBox = "leaves-box"
        /// What is written in a box of a sheet is crossed out.
        case crossedOut = "crossed-out"
        /// What is written in a box of a sheet is surely another digit than the box asks for.
        case otherDigit = "other-digit"
        /// What was found is none of the digits that are known to be written there.
        case notInTranscript = "not-in-transcript"
        /// The photo does not show all of a sheet's box.
        case outsidePhoto = "outside-photo"
        /// The photo shows no sheet, or too few of its marks.
        case noSheet = "no-sheet"
        /// The photo shows a sheet whose code cannot be read.
        case unreadableSheet = "unreadable-sheet"
    }

    /// Why a file could not be read.
    public struct Failure: Sendable, Hashable, Codable {
        /// The kind, one word for programs.
        public package(set) var kind: Kind
        /// One sentence for people: what failed, why, what to do.
        public package(set) var message: String

        /// Makes a failure.
        package init(kind: Kind, message: String) {
            self.kind = kind
            self.message = message
        }

        /// What failed, for programs.
        public enum Kind: String, Sendable, Codable, CaseIterable {
            /// There is no such file.
            case notFound = "not-found"
            /// The file may not be opened.
            case unreadable
            /// It is a folder, pipe, device or something else that is no regular file.
            case notAFile = "not-a-file"
            /// The file is empty.
            case empty
            /// The bytes are no picture in an accepted format.
            case unsupportedFormat = "unsupported-format"
            /// The picture's bytes are broken.
            case corrupt
            /// The file or the picture is over the limits.
            case tooLarge = "too-large"
            /// Reading the photo took longer than allowed.
            case timeout
            /// Reading the photo needed more memory than allowed.
            case memory
            /// Reading the photo ended the process that read it.
            case crashed
        }
    }
}
