import PhotoFiles
import Synchronization
import SystemLibraries

/// Photos that came through a pipe, kept in files without a name until the program ends: a photo is read
/// from a file, which is handed to another process and, if that ends, to the next.
enum StreamedPhotos {
    private static let descriptors = Mutex<[PhotoPath: Int32]>([:])

    /// Makes an empty file for a photo of this name; its descriptor stays open.
    static func makeFile(for photo: PhotoPath) throws(StreamedPhotoError) -> Int32 {
        let folder = FileManager.default.temporaryDirectory.path
        var name = Array((folder + "/digits-XXXXXX").utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else {
            throw StreamedPhotoError(place: folder, reason: String(cString: strerror(errno)))
        }
        unlink(name)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let earlier = descriptors.withLock { $0.updateValue(descriptor, forKey: photo) }
        if let earlier { close(earlier) }
        return descriptor
    }

    /// Opens a photo: the one that came under this name, or else the file of that name.
    static func open(
        _ photo: PhotoPath, limits: PhotoLimits
    ) throws(PhotoFileError) -> OpenPhotoFile {
        let own = descriptors.withLock { $0[photo] }.map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
        guard let own, own >= 0 else { return try PhotoFile(photo, limits: limits).opened() }
        // Whoever had it before, a worker that has ended, has read some of it.
        lseek(own, 0, SEEK_SET)
        return try OpenPhotoFile(adopting: own, limits: limits)
    }

    /// Whether a photo came under this name, so that there is no such file.
    static func hold(_ photo: PhotoPath) -> Bool { descriptors.withLock { $0[photo] != nil } }
}

/// Why a photo that comes through a pipe cannot be kept.
struct StreamedPhotoError: Error, CustomStringConvertible {
    let place: String
    let reason: String

    var description: String {
        "The photo on standard input cannot be kept in \(place.printable) (\(reason)); "
            + "set TMPDIR to a folder with room."
    }
}
