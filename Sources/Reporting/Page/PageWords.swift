import DigitReading
import Files
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

    /// What every warning, reason and kind of failure means and what to do about it: an object of
    /// `warnings`, `reasons` and `failures`, each an object by the codes.
    ///
    /// A warning and a reason may share a code (`printed`), and mean different things.
    static var words: String {
        JSONText.object([
            ("warnings", object(Warning.allCases.map { ($0.rawValue, $0.words) })),
            ("reasons", object(Row.RejectionReason.allCases.map { ($0.rawValue, $0.words) })),
            ("failures", object(Row.Failure.Kind.allCases.map { ($0.rawValue, $0.words) })),
        ])
    }

    /// Returns the words of some codes as an object by the codes.
    private static func object(_ all: [(code: String, words: PlainWords)]) -> String {
        JSONText.object(
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
