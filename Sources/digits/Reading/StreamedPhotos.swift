import PhotoFiles
import Synchronization
import SystemLibraries

/// Keeps photos that came through a pipe in files without a name until the program ends.
///
/// A worker is handed a photo's open file and, if the worker ends, another is: a pipe can only be read once. All
/// functions may be called on any thread.
enum StreamedPhotos {
    /// The open file of each photo, by what it is called.
    private static let descriptors = Mutex<[PhotoPath: Int32]>([:])

    /// Makes an empty file for a photo of this name in the folder for temporary files; its descriptor stays open.
    ///
    /// The file loses its name at once, so that it is gone with the program, however that ends.
    static func makeFile(for photo: PhotoPath) throws(StreamedPhotoError) -> Int32 {
        let folder = FileManager.default.temporaryDirectory.path
        var name = Array((folder + "/digits-XXXXXX").utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else {
            throw StreamedPhotoError(
                photo: photo, place: folder, reason: String(cString: strerror(errno)))
        }
        unlink(name)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        // A second photo of the same name takes the place of the first.
        let earlier = descriptors.withLock { $0.updateValue(descriptor, forKey: photo) }
        if let earlier { close(earlier) }
        return descriptor
    }

    /// Opens a photo: the one that came through a pipe under this name, or else the file of that name.
    static func open(
        _ photo: PhotoPath, limits: PhotoLimits
    ) throws(PhotoFileError) -> OpenPhotoFile {
        // A copy of the descriptor, not 0, 1 or 2, which mean the standard streams.
        let own = descriptors.withLock { $0[photo] }.map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
        // What was kept is found by its name, which no file needs to have.
        guard let own, own >= 0 else { return try PhotoFile(photo, limits: limits).opened() }
        // Whoever had it before, a worker that has ended, has read some of it.
        lseek(own, 0, SEEK_SET)
        return try OpenPhotoFile(adopting: own, limits: limits)
    }

    /// Whether a photo came through a pipe under this name, so that no such file exists.
    static func hold(_ photo: PhotoPath) -> Bool { descriptors.withLock { $0[photo] != nil } }
}

/// The error of a photo from a pipe that cannot be kept.
struct StreamedPhotoError: Error, CustomStringConvertible {
    /// What the photo is called: the argument that names the pipe.
    let photo: PhotoPath
    /// The folder for temporary files.
    let place: String
    /// The system's reason, a clause for people.
    let reason: String

    /// One sentence for people: what is wrong, and what to do about it.
    var description: String {
        let pipe =
            photo.text == StreamSource.standardInput ? "standard input" : photo.text.printable
        return "The photo on \(pipe) cannot be kept in \(place.printable) (\(reason)); "
            + "set TMPDIR to a folder with room."
    }
}
