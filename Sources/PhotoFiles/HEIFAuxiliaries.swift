/// Auxiliary pictures that belong to several pictures at once, as the gain maps of iPhones do since iOS 18.
///
/// libheif before 1.18, which Debian 12 and Ubuntu 24.04 have, refuses a file for them. Nothing of them is
/// needed: their entries in the list of items (ISO/IEC 14496-12, 8.11.6) get a type that no decoder takes for a
/// picture, and nothing in the file moves.
struct HEIFAuxiliaries {
    /// Where the types of their entries stand.
    private var typePlaces: [Int] = []

    /// Finds them.
    init(in reader: ByteReader) {
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

    /// Returns the file without them.
    func hidden(in bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for place in typePlaces {
            bytes.replaceSubrange(place..<place + 4, with: Array("free".utf8))
        }
        return bytes
    }

    /// The items that are auxiliary to more than one other.
    private static func sharedAuxiliaries(in references: ByteReader) -> Set<Int> {
        var shared: Set<Int> = []
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

    /// The items of a list, and where their types stand in the file.
    private static func typePlaces(in list: ByteReader) -> [(item: Int, place: Int)] {
        var places: [(item: Int, place: Int)] = []
        let headerSize = list.byte(at: 0) ?? 0 > 0 ? 8 : 6
        guard let boxes = list.part(at: headerSize, count: list.count - headerSize) else {
            return []
        }
        HEIFHeader.forEachBox(in: boxes) { type, content, _ in
            guard type.has("infe"), let version = content.byte(at: 0), version == 2 || version == 3,
                let item = version == 2 ? content.uint16(at: 4) : content.uint32(at: 4)
            else { return }
            let place = version == 2 ? 8 : 10
            guard content.part(at: place, count: 4) != nil else { return }
            places.append((item, content.start + place))
        }
        return places
    }
}
