package import PhotoFiles

/// Where the photos that a table names stand in it.
///
/// A name is first taken as it is. Only where that is no photo's, `\\` is taken for `/`, blanks around the
/// name are left out, and letters with accents count as the same however they are put together: as tables
/// come from other systems and from spreadsheets.
struct PathPlaces {
    private var exact: [PhotoPath: [Int]] = [:]
    /// By text: strings are equal where their letters are, however those are put together.
    private var alike: [String: [Int]] = [:]

    /// Looks for each name below each of the folders.
    init(of names: [PhotoPath], below bases: [PhotoPath]) {
        for (place, name) in names.enumerated() {
            for path in Set(bases.map { name.resolved(below: $0) }) {
                exact[path, default: []].append(place)
            }
            let plain = name.plain
            for path in Set(bases.map { plain.resolved(below: $0).text }) {
                alike[path, default: []].append(place)
            }
        }
    }

    /// The places of a photo whose path is resolved.
    subscript(photo: PhotoPath) -> [Int] {
        exact[photo] ?? alike[photo.text] ?? []
    }
}

extension PhotoPath {
    /// The path with slashes for backslashes and without blanks around it.
    package var plain: PhotoPath {
        let blanks: Set<UInt8> = [9, 32]
        let trimmed = bytes.drop(while: blanks.contains)
        let end = trimmed.lastIndex { !blanks.contains($0) }.map { $0 + 1 } ?? trimmed.startIndex
        let (slash, backslash) = (UInt8(ascii: "/"), UInt8(ascii: "\\"))
        return PhotoPath(
            bytes: trimmed[trimmed.startIndex..<end].map { $0 == backslash ? slash : $0 })
    }

    /// The path below a folder, without `.`, `..` and doubled slashes; an absolute one stands alone.
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
