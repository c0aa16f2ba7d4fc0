package import MNIST
package import PhotoFiles
package import Raster
import SystemLibraries

/// Where the labels of photos come from.
package enum LabelSource: Sendable {
    /// The name of the folder that a photo lies in is its label: `3/a.jpg` shows a 3, once or several times.
    case folder
    /// The photo's name begins with one digit that no other digit follows: `7_001.jpg`.
    case fileName
    /// The photo shows a sheet that `digits sheet` has printed, whose boxes say what is in them.
    case sheet
    /// A CSV table names each photo and its label; its paths that are relative begin in the working folder, too.
    case table(LabelTable, workingFolder: PhotoPath)

    /// Returns what is known of a photo, `.missing` where nothing is.
    ///
    /// Only the path is looked at: no file is opened.
    package func label(of photo: PhotoPath) -> PhotoLabel {
        let parts = photo.bytes.split(separator: UInt8(ascii: "/"))
        switch self {
        case .folder:
            guard let folder = parts.dropLast().last, folder.count == 1,
                let digit = Self.digit(folder.first)
            else { return .missing }
            return .digit(digit)
        case .fileName:
            guard let name = parts.last, let digit = Self.digit(name.first) else {
                return .missing
            }
            return Self.digit(name.dropFirst().first) == nil ? .digit(digit) : .ambiguous
        case .sheet: return .sheet
        case .table(let table, let workingFolder):
            return table.label(of: photo, from: workingFolder)
        }
    }

    /// Returns the photos that a table names and that are none of the given ones; none for other sources.
    package func unmatched(by photos: some Sequence<PhotoPath>) -> [PhotoPath] {
        guard case .table(let table, let workingFolder) = self else { return [] }
        return table.unmatched(by: photos, from: workingFolder)
    }

    /// Labels all photos, in their order, leaving out those that are to be skipped.
    ///
    /// Throws `LabelError.unlabeled` with the names of all photos whose label is missing or
    /// ambiguous; with `skippingUnlabeled` those without any label are left out instead, the
    /// ambiguous ones are not.
    package func labels(
        of photos: some Sequence<PhotoPath>, skippingUnlabeled: Bool = false
    ) throws(LabelError) -> [(photo: PhotoPath, label: PhotoLabel)] {
        var labeled: [(photo: PhotoPath, label: PhotoLabel)] = []
        var (missing, ambiguous): ([PhotoPath], [PhotoPath]) = ([], [])
        for photo in photos {
            let label = label(of: photo)
            switch label {
            case .digit, .oneDigit, .digits, .transcript, .sheet: labeled.append((photo, label))
            case .skipped: break
            case .missing: if !skippingUnlabeled { missing.append(photo) }
            case .ambiguous: ambiguous.append(photo)
            }
        }
        guard missing.isEmpty, ambiguous.isEmpty else {
            throw .unlabeled(
                missing: missing.map(\.text.printable), ambiguous: ambiguous.map(\.text.printable))
        }
        return labeled
    }

    /// Returns the digit that a byte of ASCII is, nil for another sign or none.
    private static func digit(_ byte: UInt8?) -> Digit? {
        byte.flatMap { Digit(Int($0) - 48) }
    }
}

/// What is known beforehand of the digits that a photo shows.
package enum PhotoLabel: Sendable, Equatable {
    /// The photo shows this digit, once or several times, and no other.
    case digit(Digit)
    /// The photo shows this one digit; of several digits on the photo, the label is not about all.
    case oneDigit(Digit)
    /// The page's digits have labels one by one; at least one of them is no empty label.
    case digits([PageDigit])
    /// The page's digits are known line by line, but not where they stand.
    case transcript(Transcript)
    /// The photo shows a printed sheet, whose boxes say what digits they ask for.
    case sheet
    /// The photo is named with an empty label: it is to be left out.
    case skipped
    /// Nothing says what the photo shows.
    case missing
    /// The photo is said to show different things.
    case ambiguous
}

/// One digit of a page, as a table of labels has it.
package struct PageDigit: Sendable, Equatable {
    /// Its place among the page's digits in reading order, from 0.
    package var index: Int
    /// The digit's label; nil where the digit is to be left out.
    package var label: Digit?
    /// The digit's box in pixels of the upright full-size photo; nil where the table does not say.
    package var box: PixelBox?

    /// Makes a digit of its place, label and box.
    package init(index: Int, label: Digit? = nil, box: PixelBox? = nil) {
        self.index = index
        self.label = label
        self.box = box
    }
}

/// Why photos cannot be labeled; the first text of each case is the table's name.
package enum LabelError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file is no CSV table; the reason is a clause.
    case notATable(String, reason: String)
    /// The table lacks the column of the second text; `columns` are those it has.
    case missingColumn(String, String, columns: [String])
    /// Several columns have one name, so that nothing says which one is meant.
    case doubledColumn(String, String)
    /// A label, on this line of the file, is neither 0 … 9 nor empty.
    case wrongLabel(String, line: Int, label: String)
    /// A digit's index on its photo is no whole number from 0 on.
    case wrongIndex(String, line: Int, index: String)
    /// What is written on a page holds something else than digits and `/`.
    case wrongTranscript(String, line: Int, digits: String)
    /// Photos without a label, or with several.
    case unlabeled(missing: [String], ambiguous: [String])

    /// What is wrong, where, and what would be right, in sentences for people.
    package var description: String {
        switch self {
        case .notATable(let name, let reason):
            return "\(name.printable) is no table of labels: \(reason)."
        case .missingColumn(let name, let column, let columns):
            // Twelve names are enough to see what table it is; set by eye.
            let found = columns.prefix(12).map(\.shortened).joined(separator: ", ")
            let more = columns.count > 12 ? ", …" : ""
            return """
                \(name.printable) has no column “\(column.shortened)”: its first line is to name the columns, \
                and has \(found)\(more).
                """
        case .doubledColumn(let name, let column):
            return """
                \(name.printable) has the column “\(column.shortened)” more than once: leave one of them, or name \
                the others otherwise.
                """
        case .wrongLabel(let name, let line, let label):
            return
                "\(name.printable), line \(line): the label “\(label.shortened)” is neither 0 … 9 nor empty."
        case .wrongIndex(let name, let line, let index):
            return """
                \(name.printable), line \(line): the index “\(index.shortened)” is no place of a digit; 0 is a photo's first.
                """
        case .wrongTranscript(let name, let line, let digits):
            return """
                \(name.printable), line \(line): “\(digits.shortened)” is no transcript; it has digits, and no letters, \
                its lines parted by “/”.
                """
        case .unlabeled(let missing, let ambiguous):
            return [
                Self.sentence(missing, "without a label"),
                Self.sentence(ambiguous, "with an ambiguous label"),
            ].compactMap { $0 }.joined(separator: "\n") + "\nNothing was written."
        }
    }

    /// Returns how many photos have a problem and the names of the first ten; nil where there are none.
    ///
    /// Ten names show what kind of photos they are, and fit a terminal.
    private static func sentence(_ names: [String], _ problem: String) -> String? {
        guard !names.isEmpty else { return nil }
        let shown = names.prefix(10).joined(separator: "\n  ")
        let more = names.count > 10 ? "\n  and \(names.count - 10) more" : ""
        return
            "\(names.count) \(names.count == 1 ? "photo" : "photos") \(problem):\n  \(shown)\(more)"
    }
}
