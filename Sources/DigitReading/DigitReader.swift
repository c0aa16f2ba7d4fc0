package import Decoders
// One import gives every type of the library its name.
@_exported public import Files
@_exported public import MNIST
import NeuralNetwork
@_exported public import PhotoFiles
@_exported public import Preprocessing
@_exported public import Raster

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Reads the handwritten digits in photos.
///
/// A value without state of its own: one reader may be used from many threads at once.
///
/// Photos are decoded in the caller's own process, with all that the process may do, and without a limit on time: a
/// program that reads photos of strangers runs the command `digits` instead, which decodes in processes that can reach
/// no file.
public struct DigitReader: Sendable {
    /// The confidence, 0 … 1, below which a row is `rejected` as `unsure`; 0 rejects none, more than 1 all.
    public var minimumConfidence: Double
    /// How many digits a photo is taken to show.
    public var layout = Layout.usual
    /// Whether printed digits are read, too; where they are not, a photo of one is `rejected`, and on a page
    /// they are left out.
    public var readsPrint = true
    /// How large a file and its picture may be; what is larger is an error of the photo.
    public var limits: PhotoLimits {
        get { decoder.limits }
        set { decoder.limits = newValue }
    }
    /// What decodes photos; it keeps to `limits`.
    package var decoder = PhotoDecoder()
    /// All constants that decide how a photo is read.
    package var settings = ReadingSettings()
    /// The network, and what was measured of it.
    let model: Model

    /// Makes a reader with the network inside this library, or with that of a model file.
    ///
    /// The network inside the library is loaded once for all readers.
    /// - Throws: when the URL names no file, or the file is no model
    public init(
        model: URL? = nil, minimumConfidence: Double = 0
    ) throws(ModelError) {
        do throws(CheckpointError) {
            if let model {
                guard model.isFileURL else {
                    throw CheckpointError.unreadable(
                        path: model.absoluteString, reason: "it names no file")
                }
                self.model = try Model(contentsOf: model)
            } else {
                self.model = try Model.shipped()
            }
        } catch {
            throw ModelError(cause: error)
        }
        self.minimumConfidence = minimumConfidence
    }

    /// Makes a reader with the network in the bytes of a model file.
    ///
    /// - Throws: when the bytes are no model
    public init(model: Data, minimumConfidence: Double = 0) throws(ModelError) {
        do throws(CheckpointError) {
            self.model = try Model(try Checkpoint(bytes: Array(model)))
        } catch {
            throw ModelError(cause: error)
        }
        self.minimumConfidence = minimumConfidence
    }

    /// Makes a reader with a model at hand, which rejects no digit for its confidence.
    package init(_ model: Model) {
        self.model = model
        minimumConfidence = 0
    }

    /// Raises `minimumConfidence` so far that at most `share` (0 … 1) of the digits not rejected are wrong, as measured
    /// on simulated photos.
    ///
    /// - Throws: when the share is not 0 … 1, when the model was not measured, or on too few photos to promise so few
    ///   errors
    public mutating func limitErrors(to share: Double) throws(ReliabilityError) {
        guard (0...1).contains(share) else { throw .notAShare(share) }
        guard let risk = model.risk else { throw .notMeasured }
        guard let threshold = risk.threshold(forErrors: share) else {
            throw .cannotPromise(share, least: risk.leastErrors)
        }
        minimumConfidence = max(minimumConfidence, Double(threshold))
    }

    /// Reads the photo in a file; a photo that cannot be read is a row that says why.
    package func rows(for path: PhotoPath) -> [Row] { rows(for: path, observer: nil) }

    /// Reads the photo in a file and shows the observer every step; a photo that cannot be read is a row that says why.
    package func rows(for path: PhotoPath, observer: (any ReadingObserver)?) -> [Row] {
        let photo: Photo
        do throws(PhotoFileError) {
            photo = try PhotoFile(path, limits: decoder.limits).photo()
        } catch {
            let rows = [Row(unreadable: path, error)]
            observer?.readingDidFinish(rows, decision: nil)
            return rows
        }
        return rows(for: photo, path: path, observer: observer)
    }

    /// Reads a photo whose bytes are at hand; `known`, what is known to be written on it, guides which marks are
    /// digits.
    package func rows(
        for photo: Photo, path: PhotoPath, expecting known: Expectation? = nil,
        observer: (any ReadingObserver)? = nil
    ) -> [Row] {
        // Unasked, a photo that is known to have several digits is a page.
        let isPage = layout == .page || layout == .auto && known?.count ?? 1 > 1
        var rows: [Row]
        switch layout {
        case .page, .auto:
            rows =
                isPage
                ? pageRows(for: photo, path: path, expecting: known, observer: observer)
                : autoRows(for: photo, path: path, expecting: known, observer: observer)
        case .sheet: rows = sheetRows(for: photo, path: path, observer: observer)
        case .single: rows = [singleRow(for: photo, path: path, observer: observer)]
        }
        // The one digit that is known to be on the photo is what was read, whatever it was read as.
        if case .lines(let digits) = known, rows.count == 1, known?.count == 1,
            rows[0].written == nil, let line = digits.firstIndex(where: { !$0.isEmpty })
        {
            rows[0].written = WrittenDigit(digits[line][0], line: line)
        }
        return rows
    }
}

/// How many digits a photo is taken to show, and where.
public enum Layout: String, Sendable, Hashable, Codable, CaseIterable {
    /// One digit: the likeliest group of ink is read.
    case single
    /// Any number of digits, in lines of writing.
    case page
    /// The digits in the boxes of a sheet that `digits sheet` has printed.
    case sheet
    /// Whatever the photo looks like: one digit where one is read surely and stands alone, else any number.
    case auto

    /// The layout that is taken where nobody says how many digits there are.
    package static let usual = auto
}
