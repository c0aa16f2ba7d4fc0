import SystemLibraries

extension TrainingCurves {
    /// The epochs as lines of JSON, one object each with sorted keys, as a model file and an
    /// interrupted run keep them.
    ///
    /// An epoch with a number that is not finite has no JSON and is left out.
    package var lines: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return epochs.compactMap { try? encoder.encode($0) }
            .map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
    }

    /// Reads lines of JSON in the order of the epochs; throws a `DecodingError` where a line is no epoch.
    package init(lines: String) throws {
        let decoder = JSONDecoder()
        self.init(
            epochs: try lines.split(separator: "\n").map {
                try decoder.decode(Epoch.self, from: Data($0.utf8))
            })
    }
}
