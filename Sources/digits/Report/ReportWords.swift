import ArgumentParser
import Files
import SystemLibraries

/// What the head and the foot of a report say about the run that made it.
enum ReportWords {
    /// What a report of photos is called: the first folder's or photo's name, and how many others
    /// there are.
    static func title(of paths: [String]) -> String {
        guard let first = paths.first, first != "-" else { return "Digits" }
        let others = paths.count - 1
        return name(of: first)
            + (others == 0 ? "" : " and \(others) \(others == 1 ? "other" : "others")")
    }

    /// The last part of a path; for `.` and `..` the name of the folder that is meant.
    static func name(of path: String) -> String {
        let last = FileBytes.name(of: path)
        guard last == "." || last == ".." || last.isEmpty || path == "/" else { return last }
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return FileBytes.name(of: String(cString: real))
    }

    /// How a page came about, for whoever cites it: command line, model, version, time.
    static func about(model: String?) -> [(name: String, value: String)] {
        [
            ("Command", CommandLine.arguments.map(ShellWord.quoted).joined(separator: " ")),
            ("Model", model ?? "built in"),
            ("Version", "digits \(Digits.configuration.version)"),
            ("Finished", Date.now.formatted(.iso8601)),
        ]
    }
}
