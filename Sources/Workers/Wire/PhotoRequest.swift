package import PhotoFiles

/// What is asked about a photo whose open file comes along.
package struct PhotoRequest: Sendable, Equatable {
    /// The photo's name: only to compare its ending with the format found.
    package var path: PhotoPath
    /// What is wanted beside the rows.
    package var extras: Extras

    /// Makes a request.
    package init(path: PhotoPath, extras: Extras = []) {
        self.path = path
        self.extras = extras
    }

    /// What an answer can hold beside the rows.
    package struct Extras: OptionSet, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The files of the photo's debug folder.
        package static let debugFiles = Extras(rawValue: 1)
        /// The photo itself, upright and small.
        package static let thumbnail = Extras(rawValue: 2)
        /// What a report shows when the photo is opened.
        package static let story = Extras(rawValue: 4)
        /// The photo with what was read drawn on it.
        package static let annotation = Extras(rawValue: 8)
    }

    /// The longest message of this kind in bytes.
    static let longest = longestPath + 64
    private static let longestPath = 65_536

    var encoded: [UInt8] {
        var writer = WireWriter()
        writer.integer(extras.rawValue)
        writer.blob(path.bytes.prefix(Self.longestPath))
        return writer.bytes
    }

    /// Reads a request.
    package init(decoding message: ArraySlice<UInt8>) throws(WireError) {
        var reader = WireReader(message)
        extras = Extras(rawValue: try reader.integer())
        path = PhotoPath(bytes: try reader.blob(atMost: Self.longestPath))
        try reader.finish()
    }
}
