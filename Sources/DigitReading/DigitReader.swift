package import Decoders
import MNIST
import NeuralNetwork
public import PhotoFiles
import Preprocessing
import Raster
public import SystemLibraries

/// Reads the handwritten digit in a photo.
///
/// A value without state of its own: one reader may be used from many threads.
///
/// Photos are decoded in the caller's own process, with all it may do, and without a limit on time: a
/// program that reads photos of strangers runs the command `digits` instead, which locks decoders in.
public struct DigitReader: Sendable {
    /// The least confidence, 0 … 1, a row needs not to be `rejected` as `unsure`.
    public var minimumConfidence: Double
    /// How many digits a photo is taken to show.
    public var layout = Layout.usual
    /// Whether printed digits are read, too; where they are not, a photo of one is `rejected`, and on a page
    /// they are left out.
    public var readsPrint = true
    /// What decodes photos, and how large a file and its picture may be.
    package var decoder = PhotoDecoder()
    /// How hypotheses are weighed.
    package var rule = DecisionRule()
    let model: Model

    /// Makes a reader with the network inside this library, or with that of a model file.
    ///
    /// Throws a sentence for people when the model file cannot be used.
    public init(model: URL? = nil, minimumConfidence: Double = 0) throws {
        self.minimumConfidence = minimumConfidence
        if let model {
            self.model = try Model(contentsOf: model)
        } else {
            self.model = try Model.shipped()
        }
    }

    /// Makes a reader with a model at hand.
    package init(_ model: Model) {
        self.model = model
        minimumConfidence = 0
    }

    /// Rejects what is less sure than it must be for at most `share` (0 … 1) of the answers to be
    /// wrong, as measured on simulated photos.
    ///
    /// Throws when the model was not measured, or on too few photos to promise so few errors.
    public mutating func limitErrors(to share: Double) throws(ReliabilityError) {
        guard let risk = model.risk else { throw .notMeasured }
        guard let threshold = risk.threshold(forErrors: share) else {
            throw .cannotPromise(share, least: risk.leastErrors)
        }
        minimumConfidence = max(minimumConfidence, Double(threshold))
    }

    /// Reads the likeliest digit of one photo, whatever its confidence and whatever `layout` says.
    ///
    /// Throws when the file cannot be read or when there is nothing on the paper.
    public func read(contentsOf url: URL) throws(ReadingError) -> Reading {
        var single = self
        single.layout = .single
        let row = single.rows(for: PhotoPath(url.path))[0]
        if let failure = row.error { throw .failed(path: row.path.text, failure) }
        guard let digit = row.digit, let confidence = row.confidence, let box = row.box,
            let image = row.image
        else { throw .nothingToRead(path: row.path.text, row.reason ?? .noInk) }
        return Reading(
            digit: digit, confidence: confidence, probabilities: row.probabilities, box: box,
            image: image, reason: row.reason, warnings: row.warnings)
    }

    /// Reads one photo, as many digits as `layout` says; a photo that cannot be read is a row that
    /// says why.
    public func rows(contentsOf url: URL) -> [Row] { rows(for: PhotoPath(url.path)) }

    /// Reads one photo; a photo that cannot be read is a row that says why.
    public func rows(for path: PhotoPath) -> [Row] { rows(for: path, observer: nil) }

    /// Reads one photo and shows the observer every step.
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

    /// Reads a photo whose bytes are at hand; what is known to be written on it guides what is found.
    package func rows(
        for photo: Photo, path: PhotoPath, expecting known: Expectation? = nil,
        observer: (any ReadingObserver)? = nil
    ) -> [Row] {
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
        if case .rows(let digits) = known, rows.count == 1, known?.count == 1,
            rows[0].written == nil, let row = digits.firstIndex(where: { !$0.isEmpty })
        {
            rows[0].written = WrittenDigit(digits[row][0], row: row)
        }
        return rows
    }
}
