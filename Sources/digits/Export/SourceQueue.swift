import DigitReading
import MNIST
import PhotoFiles
import PhotoLabels
import Synchronization

/// Labelled photos as they are handed to the reader, each with the digest of its bytes.
///
/// Digests are made when a photo is asked for, so that they cost no time before the first photo and
/// known photos are never decoded.
final class SourceQueue: Sequence, Sendable {
    /// What is remembered of a photo until its rows come out.
    struct Source: Sendable {
        let photo: PhotoPath
        let label: PhotoLabel
        let sha256: String
    }

    private struct State {
        var remaining: ArraySlice<(photo: PhotoPath, label: PhotoLabel)>
        var known: Set<String>
        var underWay: [Source] = []
        var skippedCount = 0
    }

    private let skipsKnown: Bool
    private let state: Mutex<State>

    init(_ labelled: [(photo: PhotoPath, label: PhotoLabel)], known: Set<String>, skipsKnown: Bool)
    {
        self.skipsKnown = skipsKnown
        state = Mutex(State(remaining: labelled[...], known: known))
    }

    /// Photos left out because the data set has them.
    var skippedCount: Int { state.withLock { $0.skippedCount } }

    func makeIterator() -> AnyIterator<PhotoPath> { AnyIterator { self.nextPhoto() } }

    private func nextPhoto() -> PhotoPath? {
        while let (photo, label) = state.withLock({ $0.remaining.popFirst() }) {
            // A photo that cannot be read is left to the reader, which says why.
            let sha256 = (try? PhotoFile(photo).contents()).map(SHA256.hex) ?? ""
            let isWanted = state.withLock { state in
                if skipsKnown, !sha256.isEmpty, !state.known.insert(sha256).inserted {
                    state.skippedCount += 1
                    return false
                }
                state.underWay.append(Source(photo: photo, label: label, sha256: sha256))
                return true
            }
            if isWanted { return photo }
        }
        return nil
    }

    /// Takes what was remembered of the photo whose rows come out; they come out in order.
    func next(for rows: [Row]) -> Source? {
        state.withLock { state in
            guard let first = state.underWay.first, first.photo == rows.first?.path else {
                return nil
            }
            return state.underWay.removeFirst()
        }
    }
}
