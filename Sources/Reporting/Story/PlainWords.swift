import DigitReading
import PhotoFiles

/// A warning, reason or failure in plain words, and what a person can do about it.
///
/// Every code has an entry: the switches below have no default, so that a new code without words does not compile.
struct PlainWords {
    /// What it is, in a few words that can stand behind a colon.
    let title: String
    /// The same in a word or three, for a digit's card.
    let brief: String
    /// What to do about it, in a sentence or two.
    let advice: String

    /// Makes the words; without a brief form the title serves as one.
    init(_ title: String, brief: String? = nil, _ advice: String) {
        self.title = title
        // Most titles are short enough for a card.
        self.brief = brief ?? title
        self.advice = advice
    }
}

extension Warning {
    /// What the warning means, and what to do; a warning alone rejects nothing.
    var words: PlainWords {
        switch self {
        case .damaged:
            PlainWords(
                "the file is damaged",
                "Copy it from the phone again; no digit is read that may reach into a missing part."
            )
        case .wrongExtension:
            PlainWords(
                "the name promises another format",
                "Nothing is wrong with the photo; rename the file if other programs refuse it.")
        case .firstFrameOnly:
            PlainWords(
                "only the first picture was read",
                "The file holds several; save the others as files of their own.")
        case .lowContrast:
            PlainWords(
                "ink and paper differ little",
                "Write with a darker pen, or take the photo in brighter light.")
        case .touchesBorder:
            PlainWords(
                "what was taken for the digit reaches the border", brief: "reaches the border",
                "It may be cut, or hold a crease or an edge: leave a finger's width of smooth paper around the digit, or crop "
                    + "the photo to it.")
        case .blurred:
            PlainWords(
                "the strokes are not sharp",
                "Hold the phone still, a little farther away, and let it focus.")
        case .severalCandidates:
            PlainWords(
                "more than one thing could be the digit",
                "Keep other writing out of the photo, or crop it to the digit.")
        case .thinStroke:
            PlainWords(
                "the stroke is thin for the digit's size",
                "A thicker pen or a smaller digit reads more surely.")
        case .smallDigit:
            PlainWords(
                "the digit covers few pixels",
                "Go closer, or crop the photo after taking it.")
        case .printed:
            PlainWords(
                "the digit looks printed",
                "It was read all the same; --handwritten leaves printed digits out.")
        case .unreadMarks:
            PlainWords(
                "marks beside the number were not read",
                "Signs and letters are not read, so the number may say something else than its digits."
            )
        case .turned90, .turned180, .turned270:
            PlainWords(
                "the photo was read turned",
                "The file does not say which way is up; hold the phone upright if it is wrong.")
        }
    }
}

extension Row.RejectionReason {
    /// What the reason means, and what to do; the digit, if there is one, is not vouched for.
    var words: PlainWords {
        switch self {
        case .noInk:
            PlainWords(
                "nothing is written there", brief: "nothing written",
                "No ink was found; is it a photo of a digit, with the light on the paper?")
        case .notADigit:
            PlainWords(
                "this looks like no digit", brief: "no digit",
                "Look at the stages: if the wrong thing was taken, crop the photo to the digit.")
        case .severalDigits:
            PlainWords(
                "there are several digits", brief: "several digits",
                "Crop the photo to one of them.")
        case .tooSmall:
            PlainWords(
                "the picture, or what may be a digit on it, is too small", brief: "too small",
                "Take it again from closer; five pixels along its longer side are a digit's least.")
        case .printed:
            PlainWords(
                "the digit looks printed", brief: "printed",
                "Only handwritten digits were asked for; leave --handwritten away to read it.")
        // The same damage as that of the warning, which then was enough to reject the digit.
        case .damaged: Warning.damaged.words
        case .unsure:
            PlainWords(
                "less sure than you asked for", brief: "unsure",
                "Look at the runner-up and set the label yourself, or lower --min-confidence.")
        case .leavesBox:
            PlainWords(
                "it is written beyond its box's line", brief: "beyond its box",
                "Set the label yourself if all of it is seen; stay within the boxes next time.")
        case .crossedOut:
            PlainWords(
                "it seems to be crossed out", brief: "crossed out",
                "Set the label yourself if it is a digit all the same.")
        case .otherDigit:
            PlainWords(
                "it is another digit than the box asks for", brief: "another digit",
                "Set the label yourself; a row of the sheet may have been filled in wrongly.")
        case .notInTranscript:
            PlainWords(
                "it is none of the digits that are said to be written there",
                brief: "not in the list",
                "Look whether it is a digit; the list of what is written may lack it.")
        case .outsidePhoto:
            PlainWords(
                "the photo does not show all of this box", brief: "not all seen",
                "Take the photo again with the whole page and its black marks on it.")
        case .noSheet:
            PlainWords(
                "no sheet of `digits sheet` is seen, or too few of its black marks",
                brief: "no sheet",
                "Take the photo again with the whole page on it, sharp and without glare.")
        case .unreadableSheet:
            PlainWords(
                "the sheet's code cannot be read", brief: "unreadable code",
                "Take the photo again, nearer and sharp, with both patterns beside the corner marks."
            )
        }
    }
}

extension Row.Failure.Kind {
    /// What the kind of failure means, and what to do; nothing was read of the file.
    var words: PlainWords {
        switch self {
        case .notFound: PlainWords("there is no such file", "Check the name; was it moved?")
        case .unreadable: PlainWords("the file may not be opened", "Change its permissions.")
        case .notAFile: PlainWords("it is no file", "Name a photo, not a folder, pipe or device.")
        case .empty: PlainWords("the file is empty", "Copy it from the phone again.")
        case .unsupportedFormat:
            PlainWords("no accepted picture format", "Save it as JPEG or PNG.")
        case .corrupt: PlainWords("the picture is broken", "Copy it from the phone again.")
        case .tooLarge:
            PlainWords(
                "it is over the limits",
                "Make it smaller; --max-file-size helps only where its bytes are too many.")
        case .timeout: PlainWords("reading it took too long", "Raise --timeout if you trust it.")
        case .memory: PlainWords("it needed too much memory", "Raise --memory if you trust it.")
        case .crashed:
            PlainWords("it ended the process that read it", "Do not trust the file.")
        }
    }
}
