/// The order in which groups of photos, pages or pictures are listed, by their names.
///
/// Names that are numbers come first, by value: 9 before 10. The others follow in the order of their names as text.
enum GroupOrder {
    /// Whether a group of one name is listed before one of another.
    static func isBefore(_ left: String, _ right: String) -> Bool {
        // Names that are no numbers count as larger than all, equal numbers are ordered as text: `1` before `1.0`.
        (value(of: left), left) < (value(of: right), right)
    }

    /// Returns a text's value where it is a finite number, and infinity where it is something else.
    private static func value(of text: String) -> Double {
        // `nan`, which has no place in any order, and `inf` are words here.
        Double(text).flatMap { $0.isFinite ? $0 : nil } ?? .infinity
    }
}

extension Sequence {
    /// Returns the elements in the order in which groups of their names are listed.
    ///
    /// Equal names have no order among themselves: there is one group of each.
    func sortedAsGroups(by name: (Element) -> String) -> [Element] {
        sorted { GroupOrder.isBefore(name($0), name($1)) }
    }
}
