package import PhotoFiles

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
