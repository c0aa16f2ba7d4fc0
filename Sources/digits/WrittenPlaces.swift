import SystemLibraries

/// Where the results of a run lie, gathered to be said at its end.
struct WrittenPlaces {
    /// A line for each result.
    private var lines: [String] = []

    /// Notes what was written, where, and what to do with it; nil stands for what was not asked
    /// for.
    mutating func add(_ what: String, _ path: String?, _ advice: String = "") {
        guard let path else { return }
        lines.append("\(what): \(path)" + (advice.isEmpty ? "" : " (\(advice))"))
    }

    /// Notes a report's page.
    mutating func addPage(_ path: String?) { add("Report", path, "open it in a browser") }

    /// Notes a folder of intermediate pictures.
    mutating func addDebugFolder(_ path: String?) {
        add("Every step", path.map { $0 + "/" }, "index.html in each photo's folder")
    }

    /// Says all of it on standard error, unless nothing of the kind is wanted.
    func say() { lines.forEach(StandardError.note) }
}
