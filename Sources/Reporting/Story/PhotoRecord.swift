import DigitReading
import PhotoFiles
import Preprocessing
import Raster

/// Everything an observer saw of one photo, ready to be drawn and written down.
///
/// Full-size pictures are not kept, only small ones: a dozen stages of 270×204 pixels are 2 MB.
struct PhotoRecord {
    /// The photo's path.
    let path: PhotoPath
    /// Columns and rows of the upright full-size photo, in pixels; nil before it was decoded.
    var photoSize: [Int]?
    /// The hypotheses that were tried, the standard one first.
    var hypotheses: [HypothesisRecord] = []
    /// The pictures the network judged, with its judgment, in the order in which they were judged.
    var candidates: [Candidate] = []
    /// What the stages did to each digit of a page, in reading order; empty for a photo of one digit.
    var digits: [DigitRecord] = []
    /// Which of the candidates won, and why; nil where none was judged.
    var decision: Decision?
    /// The photo's rows; empty before the reading is finished.
    var rows: [Row] = []

    /// All stages of the whole photo, those of the standard hypothesis first.
    var stages: [StageRecord] { hypotheses.flatMap(\.stages) }
    /// The time all stages of the whole photo took together, in milliseconds.
    var milliseconds: Double { stages.reduce(0) { $0 + $1.milliseconds } }
    /// The candidate that won; nil where there was no decision.
    var winner: Candidate? {
        guard let decision, candidates.indices.contains(decision.winner) else { return nil }
        return candidates[decision.winner]
    }
}

/// A hypothesis that was tried: a way from the photo to 28×28.
struct HypothesisRecord {
    /// The hypothesis' name, for example `standard` or `no-line-removal`.
    let name: String
    /// Why it was tried, in a clause.
    let reason: String
    /// The stages that were run for it and for none before it: hypotheses share stages as far as they agree.
    var stages: [StageRecord] = []
}

/// What the stages did to one digit of a page.
struct DigitRecord {
    /// Its place among the page's digits in reading order, from 0.
    let index: Int
    /// Its own stages, in order.
    var stages: [StageRecord] = []

    /// The file of the picture that shows its stages side by side, with three digits at least.
    var file: String { "digit-\(index < 10 ? "00" : index < 100 ? "0" : "")\(index).png" }
}

/// What one stage did: its picture, its time, its measurements and decisions.
struct StageRecord {
    /// Which stage it is.
    let stage: StageName
    /// The picture's file, which opens with the stage's number.
    let file: String
    /// Columns of pixels of what the stage left, before it was enlarged for people.
    let width: Int
    /// Rows of pixels of what the stage left, before it was enlarged for people.
    let height: Int
    /// How long the stage took, in milliseconds.
    let milliseconds: Double
    /// What it measured and decided, in the order in which it noted them.
    let measurements: [Measurement]
    /// Its picture, made small enough for a card.
    let thumbnail: ColorRaster
}
