package import PhotoFiles
import SystemLibraries

extension PhotoPath {
    /// The name of the photo's debug folder: the path itself, made safe as one folder's name.
    ///
    /// `a/7.jpg` becomes `a+7.jpg`. Letters, digits, `.`, `_` and `-` stay; everything else is
    /// written byte by byte as `%20`. So two paths never share a name, and a name depends on its
    /// path alone, whatever else is read and in whatever order. A path too long for a name keeps
    /// its end, which says most, after 128 bits of hash.
    ///
    /// The hash is for telling paths apart, not for security.
    package var debugFolderName: String {
        let name = isUTF8 ? Self.escaped(text) : Self.escaped(bytes)
        guard name.utf8.count > Self.longestName else { return name.isEmpty ? "%" : name }
        var tail = ""
        for character in name.reversed() {
            if tail.utf8.count + character.utf8.count > Self.longestName - 40 { break }
            tail = String(character) + tail
        }
        // "%%" opens no escape, so that no whole name looks like a shortened one.
        return "%%" + hexadecimal(hash(seed: 0)) + hexadecimal(hash(seed: 1)) + tail
    }

    /// The most bytes of a name: file systems take 255, and a temporary file's name needs 23 of them.
    ///
    /// Of a shortened name, 34 bytes are the mark and the hash; 40 are kept free for them.
    private static let longestName = 200

    /// Returns text in which letters of all scripts stay, and other signs are written as their bytes of UTF-8.
    private static func escaped(_ text: String) -> String {
        var name = ""
        // By scalars: a letter and accents behind it are judged one by one, so that no byte of the path is lost.
        for scalar in text.unicodeScalars {
            let isKept =
                scalar.isASCII
                ? isSafe(UInt8(scalar.value), first: name.isEmpty)
                : scalar.properties.isAlphabetic
            if isKept {
                name.unicodeScalars.append(scalar)
            } else {
                name += escaped(Array(String(scalar).utf8), first: name.isEmpty)
            }
        }
        return name
    }

    /// Returns bytes that are not UTF-8 as a name; `first` says whether nothing stands before them.
    ///
    /// A slash becomes `+`, which stands for nothing else, as a plus sign is written `%2B`.
    private static func escaped(_ bytes: [UInt8], first: Bool = true) -> String {
        var name = ""
        for byte in bytes {
            if byte == UInt8(ascii: "/") {
                name += "+"
            } else if isSafe(byte, first: first && name.isEmpty) {
                name.unicodeScalars.append(UnicodeScalar(byte))
            } else {
                name += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return name
    }

    /// Whether a byte stands for itself; a first dot would hide the folder, a first minus would
    /// look like an option.
    private static func isSafe(_ byte: UInt8, first: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "-"): !first
        case UInt8(ascii: "_"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    /// Returns a hash of the path's bytes behind a seed byte, 64 bits; two seeds make 128.
    private func hash(seed: UInt8) -> UInt64 { StableHash([seed] + bytes).value }

    /// Returns a number as 16 hexadecimal digits, zeros first.
    private func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// The name of a file or folder that is made of a photo.
///
/// No two photos ever share one, nor two digits of a photo, and a name depends on its own photo alone,
/// whatever else is read. All are the photo's debug folder's name with an ending; what tells endings from
/// names is a `~`, which no debug folder's name has.
///
/// Names have no slash and no leading dot, so that they lead nowhere else and nothing is hidden.
package enum OutputName {
    /// Returns the name of the picture of a digit of a photo, a PNG file: `7.jpg.png` for the first
    /// digit, whose index is 0, and `7.jpg~1.png` for the second.
    package static func picture(ofDigit index: Int, of photo: PhotoPath) -> String {
        photo.debugFolderName + (index > 0 ? "\(mark)\(index)" : "") + ".png"
    }

    /// Returns the name of the photo with what was read drawn on it, a JPEG file: the photo's own
    /// name where that is one of a JPEG file, and `7.png~.jpg` else.
    package static func annotation(of photo: PhotoPath) -> String {
        let name = photo.debugFolderName
        let lower = name.lowercased()
        let isNamedSo = lower.hasSuffix(".jpg") || lower.hasSuffix(".jpeg")
        return isNamedSo ? name : name + mark + ".jpg"
    }

    /// What tells an ending from a photo's name.
    private static let mark = "~"
}
