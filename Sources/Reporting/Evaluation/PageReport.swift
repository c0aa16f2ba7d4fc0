/// What an evaluation on pages with many digits found, gathered page by page.
package struct PageReport: Sendable {
    /// The pages in their order.
    package private(set) var pages: [Page] = []
    /// Whether pages that were not read exactly are listed.
    package var listsErrors = false

    /// Makes an empty report.
    package init() {}

    /// A page: what is written on it and what was read.
    package struct Page: Sendable, Equatable {
        /// The photo's path.
        package var name: String
        /// What is written, rows parted by `/`.
        package var actual: String
        /// What was read.
        package var read: String
        /// How its digits went.
        package var figures: PageFigures
        /// The group it belongs to, if groups were asked for.
        package var group: String?

        /// Makes a page.
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

    /// Adds a page.
    package mutating func add(_ page: Page) { pages.append(page) }

    /// The figures of all pages.
    package var figures: PageFigures {
        pages.reduce(into: PageFigures()) { $0.add($1.figures) }
    }

    /// The groups' figures in the order of their names.
    package var groups: [(name: String, figures: PageFigures)] {
        var groups: [String: PageFigures] = [:]
        for page in pages {
            guard let group = page.group else { continue }
            groups[group, default: PageFigures()].add(page.figures)
        }
        return groups.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    }

    /// The figures as text for a terminal.
    package var text: String {
        let all = figures
        var summary = TextTable([("All", .left), ("Share", .right), ("Count", .left)])
        func share(_ name: String, _ value: Double?, _ part: Int, of whole: Int) {
            let counts = "\(NumberText.count(part)) of \(NumberText.count(whole))"
            summary.add([name, NumberText.percent(value, places: 2), counts])
        }
        share("Pages exact", all.exactShare, all.exact, of: all.pages)
        share("Recall", all.recall, all.right, of: all.actual)
        share("Precision", all.precision, all.right, of: all.read)
        summary.add(["F1", NumberText.percent(all.f1, places: 2), ""])
        share("Recognition", all.recognition, all.right, of: all.paired)
        var parts = [summary.text]
        if !groups.isEmpty { parts.append(groupTable) }
        if listsErrors { parts.append(errorTable) }
        return parts.joined(separator: "\n")
    }

    private var groupTable: String {
        var table = TextTable([
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

    private var errorTable: String {
        var table = TextTable([("Not exact", .left), ("is / read as", .left)])
        for page in pages where page.figures.exact < page.figures.pages {
            table.add([page.name, page.actual])
            table.add(["", page.read.isEmpty ? "-" : page.read])
        }
        return table.text
    }
}

/// How the digits of pages were read.
package struct PageFigures: Sendable, Equatable {
    /// Pages, and those of which every digit was read, in its row, and nothing else.
    package var pages = 0
    package var exact = 0
    /// Digits that are written.
    package var actual = 0
    /// Digits that were read.
    package var read = 0
    /// Digits that were read where one is written.
    package var paired = 0
    /// Those of them that were read as what they are.
    package var right = 0

    /// Makes the figures of no page.
    package init() {}

    /// Makes the figures of one page.
    package init(actual: Int, read: Int, paired: Int, right: Int) {
        pages = 1
        exact = right == actual && right == read ? 1 : 0
        self.actual = actual
        self.read = read
        self.paired = paired
        self.right = right
    }

    /// Adds other pages' figures.
    package mutating func add(_ other: PageFigures) {
        pages += other.pages
        exact += other.exact
        actual += other.actual
        read += other.read
        paired += other.paired
        right += other.right
    }

    /// The share of pages that were read exactly.
    package var exactShare: Double? { Self.share(exact, of: pages) }
    /// The share of written digits that were found and read right.
    package var recall: Double? { Self.share(right, of: actual) }
    /// The share of read digits that are written so.
    package var precision: Double? { Self.share(right, of: read) }
    /// The share of the digits found that were read right.
    package var recognition: Double? { Self.share(right, of: paired) }
    /// The harmonic mean of precision and recall.
    package var f1: Double? { Self.share(2 * right, of: actual + read) }

    private static func share(_ part: Int, of whole: Int) -> Double? {
        whole > 0 ? Double(part) / Double(whole) : nil
    }
}
