package import PhotoFiles

/// Finds the rows of a table that are about a photo, by the photo's path.
///
/// A path in the table is first compared byte by byte. Only where no row has the photo's very path,
/// `\\` is taken for `/`, blanks around the path are left out, and letters with accents count as
/// the same whether they are one sign or two (Unicode canonical equivalence): tables come from
/// other systems and from spreadsheets.
struct PathPlaces {
    /// The rows' places, from 0, by the resolved path's bytes.
    private var exact: [PhotoPath: [Int]] = [:]
    /// The rows' places by the plain resolved path's text: strings compare by Unicode canonical equivalence.
    private var alike: [String: [Int]] = [:]

    /// Takes the names in the table, in its order; each may be relative to any of the folders.
    init(of names: [PhotoPath], below bases: [PhotoPath]) {
        for (place, name) in names.enumerated() {
            // A set: two bases that come to the same path must not list a row twice.
            for path in Set(bases.map { name.resolved(below: $0) }) {
                exact[path, default: []].append(place)
            }
            let plain = name.plain
            for path in Set(bases.map { plain.resolved(below: $0).text }) {
                alike[path, default: []].append(place)
            }
        }
    }

    /// The places, in the table's order, of the rows about a photo whose path is resolved; none
    /// where there is no row.
    subscript(photo: PhotoPath) -> [Int] {
        exact[photo] ?? alike[photo.text] ?? []
    }
}

extension PhotoPath {
    /// The path with slashes for backslashes, and without blanks and tabs around it.
    package var plain: PhotoPath {
        // Tab and blank.
        let blanks: Set<UInt8> = [9, 32]
        let trimmed = bytes.drop(while: blanks.contains)
        let end = trimmed.lastIndex { !blanks.contains($0) }.map { $0 + 1 } ?? trimmed.startIndex
        let (slash, backslash) = (UInt8(ascii: "/"), UInt8(ascii: "\\"))
        return PhotoPath(
            bytes: trimmed[trimmed.startIndex..<end].map { $0 == backslash ? slash : $0 })
    }

    /// Returns the path below a folder, without `.`, `..` and doubled slashes; an absolute path
    /// does not depend on the folder.
    ///
    /// By text alone: no link is followed, and `..` above the root stays there. The result begins with a slash.
    package func resolved(below base: PhotoPath) -> PhotoPath {
        let slash = UInt8(ascii: "/")
        let whole = bytes.first == slash ? bytes : base.bytes + [slash] + bytes
        var parts: [ArraySlice<UInt8>] = []
        for part in whole.split(separator: slash) {
            if part.elementsEqual(".".utf8) { continue }
            if part.elementsEqual("..".utf8) {
                _ = parts.popLast()
            } else {
                parts.append(part)
            }
        }
        return PhotoPath(bytes: parts.flatMap { [slash] + $0 })
    }
}
