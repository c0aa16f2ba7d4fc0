/// Whether the left name comes first as people order names: `2.jpg` before `10.jpg`, without regard
/// to the case of ASCII letters.
///
/// Runs of digits are compared as numbers of any length, without leading zeros, and all else byte
/// by byte. Names that people would call equal (`a01`, `a1`) are ordered by their bytes, so that
/// the order is total.
func naturallyPrecedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
        if isDigit(left[i]), isDigit(right[j]) {
            let (a, b) = (number(in: left, at: &i), number(in: right, at: &j))
            if a.count != b.count { return a.count < b.count }
            if !a.elementsEqual(b) { return a.lexicographicallyPrecedes(b) }
        } else {
            let (a, b) = (lowercased(left[i]), lowercased(right[j]))
            if a != b { return a < b }
            i += 1
            j += 1
        }
    }
    // All that both have is equal: the name that ends here comes first.
    if left.count - i != right.count - j { return left.count - i < right.count - j }
    return left.lexicographicallyPrecedes(right)
}

/// Whether a byte is an ASCII digit.
private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// The small letter of an ASCII capital; any other byte as it is.
private func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
}

/// The digits of the number that begins at an index, without leading zeros; the index moves behind
/// them.
///
/// The number 0 has no digits left.
private func number(in name: [UInt8], at index: inout Int) -> ArraySlice<UInt8> {
    let start = index
    while index < name.count, isDigit(name[index]) { index += 1 }
    return name[start..<index].drop { $0 == 0x30 }
}
