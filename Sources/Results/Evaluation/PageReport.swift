import Files

/// What an evaluation on pages with many digits found, gathered page by page.
///
/// Digits are paired by aligning transcripts (`TranscriptAlignment`) before a page is added.
package struct PageReport: Sendable {
    /// The pages in the order in which they were added.
    package private(set) var pages: [Page] = []
    /// Whether pages that were not read exactly are listed.
    package var listsErrors = false

    /// Makes a report without pages.
    package init() {}

    /// A page: what is written on it and what was read, as transcripts, and how the two agree.
    package struct Page: Sendable, Equatable {
        /// The photo's path.
        package var name: String
        /// What is written: the digits of each line, lines parted by `/`.
        package var actual: String
        /// What was read, in the same form; empty where nothing was.
        package var read: String
        /// How many of its digits were found and read right.
        package var figures: PageFigures
        /// The group it belongs to, such as a kind of page; nil where no groups were asked for.
        package var group: String?

        /// Makes a page of an evaluation.
        package init(
            name: String, actual: String, read: String, figures: PageFigures, group: String? = nil
        ) {
            self.name = name
            self.actual = actual
            self.read = read
            self.figures = figures
            self.group = group
        }
    }

    /// Adds a page behind the others.
    package mutating func add(_ page: Page) { pages.append(page) }

    /// The sums over all pages: each digit counts the same, whatever its page (micro-average).
    package var figures: PageFigures {
        pages.reduce(into: PageFigures()) { $0.add($1.figures) }
    }

    /// The groups' figures, in the order of their names (`GroupOrder`).
    package var groups: [(name: String, figures: PageFigures)] {
        var groups: [String: PageFigures] = [:]
        for page in pages {
            // Pages without a group are in the sums over all, and in none of these.
            guard let group = page.group else { continue }
            groups[group, default: PageFigures()].add(page.figures)
        }
        return groups.map { (name: $0.key, figures: $0.value) }.sortedAsGroups { $0.name }
    }

    /// The figures as text for a terminal, tables below each other.
    package var text: String {
        let all = figures
        // Five measures, each with the two counts that make it, but for F1, which has three.
        var summary = ColumnTable([("All", .left), ("Share", .right), ("Count", .left)])
        /// Adds a line with a share, and the two counts that it is of.
        func share(_ name: String, _ value: Double?, _ part: Int, of whole: Int) {
            let counts = "\(NumberText.count(part)) of \(NumberText.count(whole))"
            summary.add([name, NumberText.percent(value, places: 2), counts])
        }
        share("Pages exact", all.exactShare, all.exact, of: all.pages)
        share("Recall", all.recall, all.right, of: all.actual)
        share("Precision", all.precision, all.right, of: all.read)
        summary.add(["F1", NumberText.percent(all.f1, places: 2), ""])
        // The order is from the strictest measure to the one that forgives what was not found.
        share("Recognition", all.recognition, all.right, of: all.paired)
        var parts = [summary.text]
        if !groups.isEmpty { parts.append(groupTable) }
        if listsErrors { parts.append(errorTable) }
        return parts.joined(separator: "\n")
    }

    /// A table of the groups' figures.
    private var groupTable: String {
        var table = ColumnTable([
            ("Group", .left), ("Pages", .right), ("Exact", .right), ("Digits", .right),
            ("Recall", .right), ("Precision", .right), ("F1", .right), ("Recognition", .right),
        ])
        for (name, figures) in groups {
            table.add([
                name, NumberText.count(figures.pages), NumberText.count(figures.exact),
                NumberText.count(figures.actual), NumberText.percent(figures.recall, places: 1),
                NumberText.percent(figures.precision, places: 1),
                NumberText.percent(figures.f1, places: 1),
                NumberText.percent(figures.recognition, places: 1),
            ])
        }
        return table.text
    }

    /// A table with two lines for each page that was not read exactly: what is written, and what was read.
    private var errorTable: String {
        var table = ColumnTable([("Not exact", .left), ("is / read as", .left)])
        for page in pages where page.figures.exact < page.figures.pages {
            table.add([page.name, page.actual])
            table.add(["", page.read.isEmpty ? "-" : page.read])
        }
        return table.text
    }
}

/// How the digits of one page or several were read: counts, from which all shares follow.
///
/// Finding and reading are told apart: a digit may be missed, found and misread, or found and read
/// right; what is read where nothing is written is made up.
package struct PageFigures: Sendable, Equatable {
    /// How many pages there are.
    package var pages = 0
    /// How many pages were read exactly: every digit, in its line, and nothing else.
    package var exact = 0
    /// How many digits are written.
    package var actual = 0
    /// How many digits were read.
    package var read = 0
    /// How many digits were read where one is written, as that or another digit.
    package var paired = 0
    /// How many of those were read as what they are.
    package var right = 0

    /// Makes the figures of no page: all counts are 0.
    package init() {}

    /// Makes the figures of one page of its four counts.
    package init(actual: Int, read: Int, paired: Int, right: Int) {
        pages = 1
        // Nothing was missed, made up or misread where all three counts are the same.
        exact = right == actual && right == read ? 1 : 0
        self.actual = actual
        self.read = read
        self.paired = paired
        self.right = right
    }

    /// Adds the counts of other pages.
    package mutating func add(_ other: PageFigures) {
        pages += other.pages
        exact += other.exact
        actual += other.actual
        read += other.read
        paired += other.paired
        right += other.right
    }

    /// The share of pages that were read exactly, 0 … 1; this and the other shares are nil
    /// where they are of none.
    package var exactShare: Double? { Self.share(exact, of: pages) }
    /// The share of written digits that were found and read right, 0 … 1.
    package var recall: Double? { Self.share(right, of: actual) }
    /// The share of read digits that are written so, 0 … 1.
    package var precision: Double? { Self.share(right, of: read) }
    /// The share of the digits found that were read right, 0 … 1: how well what was found was read.
    package var recognition: Double? { Self.share(right, of: paired) }
    /// The harmonic mean of precision and recall, 0 … 1.
    package var f1: Double? { Self.share(2 * right, of: actual + read) }

    /// Returns a part's share of a whole, 0 … 1; nil where the whole is empty.
    private static func share(_ part: Int, of whole: Int) -> Double? {
        whole > 0 ? Double(part) / Double(whole) : nil
    }
}
