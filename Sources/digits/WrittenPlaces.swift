import SystemLibraries

/// Where the results of a run lie, said at its end.
struct WrittenPlaces {
    private var lines: [String] = []

    /// Notes what was written, and where; what was not asked for is nothing.
    mutating func add(_ what: String, _ path: String?, _ advice: String = "") {
        guard let path else { return }
        lines.append("\(what): \(path)" + (advice.isEmpty ? "" : " (\(advice))"))
    }

    /// Notes a page.
    mutating func addPage(_ path: String?) { add("Report", path, "open it in a browser") }

    /// Notes a folder of intermediate pictures.
    mutating func addDebugFolder(_ path: String?) {
        add("Every step", path.map { $0 + "/" }, "index.html in each photo's folder")
    }

    /// Says it all.
    func say() { lines.forEach(StandardError.note) }
}
