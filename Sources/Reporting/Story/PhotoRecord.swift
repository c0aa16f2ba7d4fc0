import DigitReading
import PhotoFiles
import Preprocessing
import Raster

/// Everything an observer saw of one photo, ready to be written down and drawn.
struct PhotoRecord {
    /// The photo.
    let path: PhotoPath
    /// Columns and rows of the upright full-size photo, once they are known.
    var photoSize: [Int]?
    /// The ways that were tried, the default one first.
    var hypotheses: [HypothesisRecord] = []
    /// The pictures the network judged, in order.
    var candidates: [Candidate] = []
    /// The digits of a page on their own ways, in reading order; empty for a photo of one digit.
    var digits: [DigitRecord] = []
    /// Which of the candidates won.
    var decision: Decision?
    /// The photo's rows.
    var rows: [Row] = []

    /// All stages of the whole photo, those of the standard hypothesis first.
    var stages: [StageRecord] { hypotheses.flatMap(\.stages) }
    /// The time all stages took together.
    var milliseconds: Double { stages.reduce(0) { $0 + $1.milliseconds } }
    /// The candidate that won.
    var winner: Candidate? {
        guard let decision, candidates.indices.contains(decision.winner) else { return nil }
        return candidates[decision.winner]
    }
}

/// A way from the photo to 28×28 that was tried.
struct HypothesisRecord {
    /// Its name, for example `no-line-removal`.
    let name: String
    /// Why it was tried.
    let reason: String
    /// The stages that were run for it and for none before it.
    var stages: [StageRecord] = []
}

/// What happened to one digit of a page.
struct DigitRecord {
    /// Its place in reading order.
    let index: Int
    /// Its own stages.
    var stages: [StageRecord] = []

    /// The file of the picture that shows its stages side by side.
    var file: String { "digit-\(index < 10 ? "00" : index < 100 ? "0" : "")\(index).png" }
}

/// What one stage did.
struct StageRecord {
    /// The stage.
    let stage: StageName
    /// The picture's file, which opens with the stage's number.
    let file: String
    /// Columns of what the stage left.
    let width: Int
    /// Rows of what the stage left.
    let height: Int
    /// How long the stage took.
    let milliseconds: Double
    /// What it measured and decided.
    let measurements: [Measurement]
    /// Its picture, small.
    let thumbnail: ColorRaster
}
