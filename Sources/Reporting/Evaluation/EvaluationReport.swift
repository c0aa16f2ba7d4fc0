package import MNIST
package import NeuralNetwork

/// What an evaluation found, gathered answer by answer.
package struct EvaluationReport: Sendable {
    /// Who was read as what.
    package private(set) var confusion = ConfusionMatrix()
    /// The mean cross-entropy, when it was computed.
    package var loss: Double?
    /// The expected calibration error, when it was computed.
    package var calibrationError: Double?
    /// The answers in their order.
    package private(set) var answers: [Answer] = []
    /// The shares of answers for which `coverage` is computed; empty unless asked for.
    package var coverageShares: [Double] = []
    /// Whether misreadings are listed.
    package var listsErrors = false

    /// Makes an empty report.
    package init() {}

    /// One picture or photo and what was read.
    package struct Answer: Sendable, Equatable {
        /// The photo's path, or the picture's number.
        package var name: String
        /// What it is.
        package var label: Digit
        /// What was read; nothing where it was rejected or not readable.
        package var predicted: Digit?
        /// The probability, 0 … 1, that `predicted` is right.
        package var confidence: Double?
        /// The group it belongs to, if groups were asked for.
        package var group: String?

        /// Makes an answer.
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

        /// Whether the digit was read as what it is.
        package var isRight: Bool { predicted == label }
    }

    /// How accurate the surest answers are.
    package struct CoveragePoint: Sendable, Equatable {
        /// The share of answers that are counted, 0 … 1, the surest ones.
        package var coverage: Double
        /// How many those are.
        package var count: Int
        /// The share of them that are right.
        package var accuracy: Double
        /// The confidence of the least sure of them.
        package var leastConfidence: Double
    }

    /// Adds an answer.
    package mutating func add(_ answer: Answer) {
        confusion.add(actual: answer.label, predicted: answer.predicted)
        answers.append(answer)
    }

    /// What was read, with how sure it was and whether it was right.
    package var outcomes: [Calibration.Outcome] {
        answers.compactMap { answer in
            guard answer.predicted != nil, let confidence = answer.confidence else { return nil }
            return (Float(confidence), answer.isRight)
        }
    }

    /// The groups in the order of their names, numbers by value.
    package var groups: [EvaluationText.Group] {
        var groups: [String: EvaluationText.Group] = [:]
        for answer in answers {
            guard let name = answer.group else { continue }
            var group = groups[name] ?? EvaluationText.Group(name: name, count: 0, right: 0)
            group.count += 1
            if answer.isRight { group.right += 1 }
            groups[name] = group
        }
        return groups.values.sorted { $0.name < $1.name }
    }

    /// The mean of the groups' accuracies; each counts the same, however large.
    package var meanOverGroups: Double? {
        let shares = groups.map { Double($0.right) / Double($0.count) }
        return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
    }

    /// How accurate the answers are when the least sure ones are refused.
    package var coverage: [CoveragePoint] {
        // What was not read is the least sure of all; equal confidences keep their order.
        let ranked = answers.enumerated().sorted {
            let (left, right) = (Self.sureness($0.element), Self.sureness($1.element))
            return left != right ? left > right : $0.offset < $1.offset
        }.map(\.element)
        return coverageShares.compactMap { share in
            let chosen = ranked.prefix(Int((share * Double(ranked.count)).rounded()))
            guard let last = chosen.last else { return nil }
            return CoveragePoint(
                coverage: share, count: chosen.count,
                accuracy: Double(chosen.count { $0.isRight }) / Double(chosen.count),
                leastConfidence: last.confidence ?? 0)
        }
    }

    private static func sureness(_ answer: Answer) -> Double {
        answer.predicted == nil ? -1 : answer.confidence ?? 0
    }

    /// The misreadings, the surest first, if they are to be listed.
    package var errors: [Answer] {
        guard listsErrors else { return [] }
        return answers.filter { !$0.isRight }
            .sorted { ($0.confidence ?? 0, $1.name) > ($1.confidence ?? 0, $0.name) }
    }

    /// The figures as text for a terminal.
    package var text: String {
        var parts = [
            EvaluationText(
                confusion: confusion, loss: loss, calibrationError: calibrationError, groups: groups
            ).text
        ]
        if let mean = meanOverGroups {
            parts.append("Mean over groups  \(NumberText.percent(mean, places: 2))\n")
        }
        if !coverageShares.isEmpty { parts.append(coverageTable) }
        if !errors.isEmpty { parts.append(errorTable) }
        return parts.joined(separator: "\n")
    }

    private var coverageTable: String {
        var table = TextTable([
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

    private var errorTable: String {
        var table = TextTable([
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
