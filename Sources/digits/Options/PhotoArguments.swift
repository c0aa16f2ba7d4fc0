import ArgumentParser

/// The photos to read.
struct PhotoArguments: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Photos, folders to search for photos, or - for paths on standard input, one a line.",
            valueName: "path"),
        completion: .file())
    var paths: [String]

    func validate() throws {
        if paths.isEmpty { throw ValidationError("Name at least one photo or folder, or -.") }
    }

    /// The photos, found as they are asked for.
    var photos: InputPaths { InputPaths(paths) }
}
