import Files
import MNIST

/// An evaluation's figures as text for a terminal: tables of blanks and numbers, without colors.
package struct EvaluationText: Sendable {
    /// How often each digit was read as which.
    package var confusion: ConfusionMatrix
    /// The mean cross-entropy, in nats; nil where it was not computed.
    package var loss: Double?
    /// The expected calibration error, 0 … 1; nil where it was not computed.
    package var calibrationError: Double?
    /// Parts of the data with their own accuracy, in the order they are printed.
    package var groups: [Group]

    /// Makes the text of an evaluation's figures.
    package init(
        confusion: ConfusionMatrix, loss: Double? = nil, calibrationError: Double? = nil,
        groups: [Group] = []
    ) {
        self.confusion = confusion
        self.loss = loss
        self.calibrationError = calibrationError
        self.groups = groups
    }

    /// A part of the data and how it was read.
    package struct Group: Sendable, Equatable {
        /// The group's value in the column that was grouped by.
        package var name: String
        /// How many answers belong to it.
        package var count: Int
        /// How many of them are right.
        package var right: Int

        /// Makes a group of its counts.
        package init(name: String, count: Int, right: Int) {
            self.name = name
            self.count = count
            self.right = right
        }
    }

    /// The figures, then a table per digit, the confusion matrix and the groups.
    package var text: String {
        var parts = [summary, perDigit, matrix]
        if !groups.isEmpty { parts.append(groupTable) }
        return parts.joined(separator: "\n")
    }

    /// Accuracy, loss, calibration error and how many were not read, a line each.
    private var summary: String {
        // Loss, calibration error and unread digits have a line only where there is something to say.
        let (right, total) = (confusion.right, confusion.total)
        let share = NumberText.percent(confusion.accuracy, places: 2)
        var text =
            "Accuracy  \(share)  (\(NumberText.count(right)) of \(NumberText.count(total)))\n"
        if let loss { text += "Loss      \(NumberText.decimal(loss, places: 4))\n" }
        if let calibrationError {
            let error = NumberText.percent(calibrationError, places: 2)
            text += "Calibration error  \(error)\n"
        }
        let unread = confusion.unread.reduce(0, +)
        if unread > 0 { text += "Not read  \(NumberText.count(unread))\n" }
        return text
    }

    /// A table with count, precision, recall and F1 of each digit.
    private var perDigit: String {
        var table = ColumnTable([
            ("Digit", .right), ("Count", .right), ("Precision", .right), ("Recall", .right),
            ("F1", .right),
        ])
        for digit in Digit.allCases {
            table.add([
                digit.description, NumberText.count(confusion.support(of: digit)),
                NumberText.percent(confusion.precision(of: digit), places: 2),
                NumberText.percent(confusion.recall(of: digit), places: 2),
                NumberText.percent(confusion.f1(of: digit), places: 2),
            ])
        }
        return table.text
    }

    /// The confusion matrix as a table; zeros are dots, so that what was mixed up stands out.
    ///
    /// Rows are what the digits are, columns what they were read as.
    private var matrix: String {
        // The column for what was not read is only there where something was not.
        let hasUnread = confusion.unread.contains { $0 > 0 }
        var table = ColumnTable(
            [("True", .right)] + Digit.allCases.map { ($0.description, .right) }
                + (hasUnread ? [("not read", .right)] : []))
        for digit in Digit.allCases {
            // The counts of a row sum up to the digit's count.
            let counts =
                confusion.counts[digit.value]
                + (hasUnread ? [confusion.unread[digit.value]] : [])
            table.add([digit.description] + counts.map { $0 == 0 ? "·" : String($0) })
        }
        return "Read as (columns) what they are (rows)\n" + table.text
    }

    /// A table of the groups and their accuracy.
    private var groupTable: String {
        var table = ColumnTable([
            ("Group", .left), ("Count", .right), ("Right", .right), ("Accuracy", .right),
        ])
        for group in groups {
            // A group that has no answers has no accuracy either.
            let share = group.count > 0 ? Double(group.right) / Double(group.count) : nil
            table.add([
                group.name, NumberText.count(group.count), NumberText.count(group.right),
                NumberText.percent(share, places: 2),
            ])
        }
        return table.text
    }
}
