import Files
package import MNIST

/// What is to be known of a data set, as a page in Markdown: counts, sources, writers, labels, split, and how it
/// was made.
///
/// Its head, in YAML, tells Hugging Face's `datasets` how to load the folder.
package struct DatasetCard: Sendable {
    /// The data set's name, its title.
    package let name: String
    /// The digits of each part; without a part, all count as for training.
    package let parts: [(part: DatasetPart?, digits: [SourcedDigit])]
    /// Where the labels come from, in words that follow “Labels:”.
    package let labels: String
    /// What was kept together in the split; nil where the data set was not split.
    package let splitKey: SplitKey?

    /// Prepares a card; the values are those of the properties with the same names.
    package init(
        name: String, parts: [(part: DatasetPart?, digits: [SourcedDigit])], labels: String,
        splitKey: SplitKey?
    ) {
        self.name = name
        self.parts = parts
        self.labels = labels
        self.splitKey = splitKey
    }

    /// The digits of all parts.
    private var all: [SourcedDigit] { parts.flatMap(\.digits) }

    /// The card's text.
    var text: String {
        """
        ---
        pretty_name: \(JSONText.string(name))
        task_categories:
        - image-classification
        size_categories:
        - \(Self.sizeCategory(of: all.count))
        configs:
        - config_name: default
          data_files:
        \(splits.map { "  - split: \($0)\n    path: \($0)/**" }.joined(separator: "\n"))
        \(features)
        dataset_info:
        \(features)
        ---

        # \(name)

        \(NumberText.count(all.count)) handwritten digits from photos, as MNIST has them: 28×28 gray pixels, 0 \
        paper … 255 ink, the digit 20 pixels on its longer side, its center of mass in the middle.

        ## How many

        \(countTable)

        ## Where they come from

        - Photos: \(NumberText.count(Set(all.map(\.sha256)).count)).
        - Writers: \(writers).
        - Labels: \(labels).
        \(split)
        `metadata.jsonl` has for each picture the photo it is from (`source`, `sha256`), and of digits from \
        sheets the writer's number, the sheet, its page and the box.

        ## How they were made

        `digits export` found the ink in each photo, divided paper and shadow away, and brought the digit to \
        20×20 pixels by area, in the way that MNIST's authors are known to have done it (Yadav and Bottou, \
        “Cold Case: the Lost MNIST Digits”, 2019).

        ## To be filled in

        License, who may be asked, what the writers agreed to.

        """
    }

    /// The lines of YAML that declare what each picture has: its label and the table's columns.
    ///
    /// Releases of `datasets` differ in where they look for it: in `configs`, or in `dataset_info`.
    private var features: String {
        """
          features:
          - name: image
            dtype: image
          - name: label
            dtype:
              class_label:
                names:
        \((0...9).map { "          '\($0)': '\($0)'" }.joined(separator: "\n"))
        \(ImageFolder.columns.map { "  - name: \($0.0)\n    dtype: \($0.1)" }.joined(separator: "\n"))
        """
    }

    /// The names of the parts that have digits.
    private var splits: [String] {
        parts.filter { !$0.digits.isEmpty }.map { ($0.part ?? .train).rawValue }
    }

    /// Returns the name that Hugging Face gives to data sets with about so many pictures.
    ///
    /// There are more names; no memory holds a data set of a thousand million pictures on its way out.
    static func sizeCategory(of count: Int) -> String {
        switch count {
        case ..<1_000: "n<1K"
        case ..<10_000: "1K<n<10K"
        case ..<100_000: "10K<n<100K"
        case ..<1_000_000: "100K<n<1M"
        case ..<10_000_000: "1M<n<10M"
        case ..<100_000_000: "10M<n<100M"
        default: "100M<n<1B"
        }
    }

    /// How many digits of each label each part has, as a table.
    private var countTable: String {
        let heading = "| |" + (0...9).map { " \($0) |" }.joined() + " all |"
        let rule = "|---|" + String(repeating: "--:|", count: 11)
        let rows = parts.filter { !$0.digits.isEmpty }.map { part, digits in
            // A label without digits stands as 0, so that a gap in the data set is seen.
            let counts = Digit.allCases.map { label in digits.count { $0.label == label } }
            return "| \((part ?? .train).rawValue) |"
                + (counts + [digits.count]).map { " \($0) |" }.joined()
        }
        return ([heading, rule] + rows).joined(separator: "\n")
    }

    /// How many writers there are, as far as they are known.
    private var writers: String {
        let known = Set(all.compactMap(\.writer)).count
        let unknown = all.count { $0.writer == nil }
        if known == 0 { return "not recorded" }
        return NumberText.count(known)
            + (unknown > 0 ? ", and \(NumberText.count(unknown)) digits of unknown ones" : "")
    }

    /// The line that says what the split keeps together; empty where there is only one part.
    private var split: String {
        guard let splitKey, splits.count > 1 else { return "" }
        // Where digits are split one by one, the same hand is in both parts, which makes results look better: it is
        // said.
        let words =
            splitKey == .digit
            ? "digit by digit, whoever wrote them"
            : "such that no \(splitKey.oneWord) is in both parts"
        return "- Split: \(words).\n"
    }
}
