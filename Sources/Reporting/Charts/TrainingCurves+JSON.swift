import SystemLibraries

extension TrainingCurves {
    /// The epochs as lines of JSON, as a model file and an interrupted run keep them.
    package var lines: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return epochs.compactMap { try? encoder.encode($0) }
            .map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
    }

    /// Reads lines of JSON; throws where a line is no epoch.
    package init(lines: String) throws {
        let decoder = JSONDecoder()
        self.init(
            epochs: try lines.split(separator: "\n").map {
                try decoder.decode(Epoch.self, from: Data($0.utf8))
            })
    }
}
