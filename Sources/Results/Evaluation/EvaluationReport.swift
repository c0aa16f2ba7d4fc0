import Files
package import MNIST
package import NeuralNetwork

/// What an evaluation on labeled digits found, gathered answer by answer.
///
/// All figures are computed of the answers when they are asked for; memory grows with their number.
package struct EvaluationReport: Sendable {
    /// How often each digit was read as which.
    package private(set) var confusion = ConfusionMatrix()
    /// The mean cross-entropy, in nats; nil where it was not computed.
    package var loss: Double?
    /// The expected calibration error, 0 … 1; nil where it was not computed.
    package var calibrationError: Double?
    /// The answers in the order in which they were added.
    package private(set) var answers: [Answer] = []
    /// The shares of answers, 0 … 1, for which `coverage` is computed; empty unless asked for.
    package var coverageShares: [Double] = []
    /// Whether the answers that are not right are listed.
    package var listsErrors = false

    /// Makes a report without answers.
    package init() {}

    /// One digit, of a photo or a data set, with its label and what was read.
    package struct Answer: Sendable, Equatable {
        /// The photo's path, or the picture's number in its data set.
        package var name: String
        /// What the digit is, by its label.
        package var label: Digit
        /// What the digit was read as; nil where it was rejected or could not be read.
        package var predicted: Digit?
        /// The probability, 0 … 1, that `predicted` is right.
        package var confidence: Double?
        /// The group it belongs to, such as a kind of photo; nil where no groups were asked for.
        package var group: String?

        /// Makes an answer of what was read and what the digit is.
        package init(
            name: String, label: Digit, predicted: Digit?, confidence: Double?,
            group: String? = nil
        ) {
            self.name = name
            self.label = label
            self.predicted = predicted
            self.confidence = confidence
            self.group = group
        }

        /// Whether the digit was read as what it is; what was rejected is not.
        package var isRight: Bool { predicted == label }
    }

    /// How accurate the surest answers are, when the others are refused (a point of the
    /// accuracy-coverage curve).
    package struct CoveragePoint: Sendable, Equatable {
        /// The share of answers that are counted, 0 … 1, the surest ones.
        package var coverage: Double
        /// How many answers those are.
        package var count: Int
        /// The share of them that are right, 0 … 1.
        package var accuracy: Double
        /// The confidence, 0 … 1, of the least sure of them; 0 where it was not read.
        package var leastConfidence: Double
    }

    /// Adds an answer behind the others and counts it in the confusion matrix.
    package mutating func add(_ answer: Answer) {
        confusion.add(actual: answer.label, predicted: answer.predicted)
        answers.append(answer)
    }

    /// What was read, with how sure it was and whether it was right; answers without a digit or a
    /// confidence are left out.
    ///
    /// It is what the calibration error is computed of.
    package var outcomes: [Calibration.Outcome] {
        answers.compactMap { answer in
            // Calibration is about the confidence in a digit: without one there is nothing to calibrate.
            guard answer.predicted != nil, let confidence = answer.confidence else { return nil }
            return (Float(confidence), answer.isRight)
        }
    }

    /// The groups' counts, in the order of their names (`GroupOrder`).
    package var groups: [EvaluationText.Group] {
        var groups: [String: EvaluationText.Group] = [:]
        for answer in answers {
            guard let name = answer.group else { continue }
            var group = groups[name] ?? EvaluationText.Group(name: name, count: 0, right: 0)
            group.count += 1
            if answer.isRight { group.right += 1 }
            groups[name] = group
        }
        return groups.values.sortedAsGroups(by: \.name)
    }

    /// The mean of the groups' accuracies, 0 … 1, each counting the same, however large; nil
    /// where there are no groups.
    package var meanOverGroups: Double? {
        let shares = groups.map { Double($0.right) / Double($0.count) }
        return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
    }

    /// How accurate the answers are when the least sure ones are refused, for each of
    /// `coverageShares`; a share that leaves none is left out.
    ///
    /// Each point takes the surest answers there are of that share, so that points are nested.
    package var coverage: [CoveragePoint] {
        // What was not read is the least sure of all; equal confidences keep their order.
        let ranked = answers.enumerated().sorted {
            let (left, right) = (Self.sureness($0.element), Self.sureness($1.element))
            return left != right ? left > right : $0.offset < $1.offset
        }.map(\.element)
        return coverageShares.compactMap { share in
            // The surest answers, as many as the share comes to, rounded.
            let chosen = ranked.prefix(Int((share * Double(ranked.count)).rounded()))
            guard let last = chosen.last else { return nil }
            return CoveragePoint(
                coverage: share, count: chosen.count,
                // What was not read counts as not right.
                accuracy: Double(chosen.count { $0.isRight }) / Double(chosen.count),
                leastConfidence: last.confidence ?? 0)
        }
    }

    /// How sure an answer is, 0 … 1, and -1 where nothing was read.
    private static func sureness(_ answer: Answer) -> Double {
        answer.predicted == nil ? -1 : answer.confidence ?? 0
    }

    /// The answers that are not right, rejected ones among them, the surest first; none unless they are to be listed.
    package var errors: [Answer] {
        guard listsErrors else { return [] }
        return answers.filter { !$0.isRight }
            // Equally sure ones are in the order of their names.
            .sorted { ($0.confidence ?? 0, $1.name) > ($1.confidence ?? 0, $0.name) }
    }

    /// The figures as text for a terminal, tables below each other.
    package var text: String {
        var parts = [
            EvaluationText(
                confusion: confusion, loss: loss, calibrationError: calibrationError, groups: groups
            ).text
        ]
        // What was not asked for, or has nothing to show, has no table.
        if let mean = meanOverGroups {
            parts.append("Mean over groups  \(NumberText.percent(mean, places: 2))\n")
        }
        if !coverageShares.isEmpty { parts.append(coverageTable) }
        if !errors.isEmpty { parts.append(errorTable) }
        return parts.joined(separator: "\n")
    }

    /// A table of what refusing the least sure leaves.
    private var coverageTable: String {
        // One line for each share, in the order in which the shares were given.
        var table = ColumnTable([
            ("Coverage", .right), ("Count", .right), ("Accuracy", .right),
            ("Least confidence", .right),
        ])
        for point in coverage {
            table.add([
                NumberText.percent(point.coverage, places: 0), NumberText.count(point.count),
                NumberText.percent(point.accuracy, places: 2),
                NumberText.decimal(point.leastConfidence, places: 4),
            ])
        }
        return "With the least sure ones refused\n" + table.text
    }

    /// A table of the answers that are not right.
    private var errorTable: String {
        var table = ColumnTable([
            ("Misread", .left), ("is", .right), ("read as", .right), ("confidence", .right),
        ])
        for answer in errors {
            table.add([
                answer.name, answer.label.description, answer.predicted?.description ?? "-",
                NumberText.percent(answer.confidence, places: 2),
            ])
        }
        return table.text
    }
}
