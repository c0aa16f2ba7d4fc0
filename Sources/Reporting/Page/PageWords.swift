import DigitReading
import PhotoFiles
import Preprocessing

/// What pages say about codes and stages, as JSON for their programs.
enum PageWords {
    /// What every stage is called and does, by its name.
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

    /// What every warning, reason and kind of failure means and what to do about it, by its code.
    static var words: String {
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

    /// Puts values that are JSON already into an object that can stand in a page.
    static func json(_ fields: [(name: String, value: String)]) -> String {
        HTML.inert(JSONText.object(fields))
    }
}
