/// Auxiliary pictures that belong to several pictures at once, as the gain maps of iPhones do since iOS 18.
///
/// libheif before 1.18, which Debian 12 and Ubuntu 24.04 have, refuses a file for them. Nothing of them is
/// needed: their entries in the list of items (ISO/IEC 14496-12, 8.11.6) get a type that no decoder takes for a
/// picture, and nothing in the file moves.
///
/// Without this such photos could not be read there at all.
struct HEIFAuxiliaries {
    /// The offsets in the file, in bytes, of the four-letter types of such pictures' entries in the list of items.
    private var typePlaces: [Int] = []

    /// Finds the entries of pictures that are auxiliary to several others; a file without any is left with none.
    init(in reader: ByteReader) {
        // The references between items and the list of items may come in either order, so both are gathered first.
        var shared: Set<Int> = []
        var types: [(item: Int, place: Int)] = []
        HEIFHeader.forEachBox(in: reader) { type, content, _ in
            guard type.has("meta"), let boxes = content.part(at: 4, count: content.count - 4) else {
                return
            }
            HEIFHeader.forEachBox(in: boxes) { type, content, _ in
                if type.has("iref") { shared.formUnion(Self.sharedAuxiliaries(in: content)) }
                if type.has("iinf") { types += Self.typePlaces(in: content) }
            }
        }
        typePlaces = types.filter { shared.contains($0.item) }.map(\.place)
    }

    /// Returns the file with the type of those entries changed to `free`, all else at its place.
    func hidden(in bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for place in typePlaces {
            bytes.replaceSubrange(place..<place + 4, with: Array("free".utf8))
        }
        return bytes
    }

    /// The numbers of the items that are auxiliary (`auxl`) to more than one other, by the references between
    /// items.
    private static func sharedAuxiliaries(in references: ByteReader) -> Set<Int> {
        var shared: Set<Int> = []
        // From version 1 on, items have numbers of 32 bits instead of 16; then comes how many are referred to.
        let isWide = references.byte(at: 0) ?? 0 > 0
        guard let boxes = references.part(at: 4, count: references.count - 4) else { return [] }
        HEIFHeader.forEachBox(in: boxes) { type, content, _ in
            let item = isWide ? content.uint32(at: 0) : content.uint16(at: 0)
            guard type.has("auxl"), let item, content.uint16(at: isWide ? 4 : 2) ?? 0 > 1 else {
                return
            }
            shared.insert(item)
        }
        return shared
    }

    /// The number of each item in a list of items (`iinf`), and the offset in the file of its four-letter type.
    ///
    /// Entries (`infe`) of versions 0 and 1 have no type and are passed over.
    private static func typePlaces(in list: ByteReader) -> [(item: Int, place: Int)] {
        var places: [(item: Int, place: Int)] = []
        // Version and flags take four bytes, the count of entries 2 in version 0 and 4 in later ones.
        let headerSize = list.byte(at: 0) ?? 0 > 0 ? 8 : 6
        guard let boxes = list.part(at: headerSize, count: list.count - headerSize) else {
            return []
        }
        HEIFHeader.forEachBox(in: boxes) { type, content, _ in
            guard type.has("infe"), let version = content.byte(at: 0), version == 2 || version == 3,
                let item = version == 2 ? content.uint16(at: 4) : content.uint32(at: 4)
            else { return }
            // Before the type come version and flags, the item's number, and two bytes about its protection.
            let place = version == 2 ? 8 : 10
            guard content.part(at: place, count: 4) != nil else { return }
            places.append((item, content.start + place))
        }
        return places
    }
}
