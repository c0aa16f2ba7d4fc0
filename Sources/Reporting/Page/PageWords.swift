import DigitReading
import PhotoFiles
import Preprocessing

/// What pages say about codes and stages, as JSON for their programs, so that no word stands in two places.
///
/// The words themselves are `PlainWords` and the stages' titles and captions.
enum PageWords {
    /// What every stage is called and does, as an object by the stages' names.
    static var stages: String {
        JSONText.object(
            StageName.allCases.map { stage in
                (
                    stage.rawValue,
                    JSONText.object([
                        ("title", JSONText.string(stage.title)),
                        ("caption", JSONText.string(stage.caption)),
                    ])
                )
            })
    }

    /// What every warning, reason and kind of failure means and what to do about it, as an object by its code.
    static var words: String {
        // A code that a warning and a reason share (`damaged`, `printed`) stands twice; the page
        // takes the last, the reason's.
        let all =
            Warning.allCases.map { ($0.rawValue, $0.words) }
            + Row.RejectionReason.allCases.map { ($0.rawValue, $0.words) }
            + Row.Failure.Kind.allCases.map { ($0.rawValue, $0.words) }
        return JSONText.object(
            all.map { code, words in
                (
                    code,
                    JSONText.object([
                        ("title", JSONText.string(words.title)),
                        ("brief", JSONText.string(words.brief)),
                        ("advice", JSONText.string(words.advice)),
                    ])
                )
            })
    }

    /// Returns an object of values that are JSON already, fit to stand in a page.
    static func json(_ fields: [(name: String, value: String)]) -> String {
        HTML.inert(JSONText.object(fields))
    }
}
