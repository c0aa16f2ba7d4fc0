import Decoders
import DigitSheets
import MNIST
import NeuralNetwork
import PhotoFiles
import Preprocessing
import Raster

/// Reads the boxes of a sheet in a photo: finds its marks, straightens each box, and classifies what is written there.
struct SheetReader {
    /// The network.
    let model: Model
    /// What decodes the photo.
    let decoder: PhotoDecoder
    /// The constants of reading.
    let settings: ReadingSettings

    /// A box of the sheet with something in it.
    struct Filled {
        /// The box, as the sheet was printed.
        let box: SheetLayout.Box
        /// What is written in it.
        let ink: BoxInk
        /// The workpiece after `CenterByMass`, with the digit's box in the upright photo and its warnings; nil
        /// where the ink is a neighbor's.
        let digit: Workpiece?
        /// The workpiece before `CropToInk`, for observers.
        let start: Workpiece
        /// The network's probabilities for the 28×28 picture; nil where there is none.
        var opinion: DigitOpinion?

        /// The 28×28 picture; nil where none could be made.
        var image: DigitImage? { digit?.image }

        /// Returns whether the digit that the box asks for seems to be crossed out.
        ///
        /// People write digits that the network has not seen, but seldom cross them out: where the digit that the box
        /// asks for is the likeliest of ten, long strokes or holes are needed as well.
        func isCrossedOut(_ settings: Settings) -> Bool {
            guard let opinion, opinion.digits[box.label.value] < .likelierThanNot
            else { return false }
            let isInDoubt = opinion.notADigit >= .likelierThanNot
            let mostStrokes = isInDoubt ? settings.mostStrokesInDoubt : settings.mostStrokes
            let signs = ink.crossingSigns
            return signs.length > mostStrokes || signs.holes > settings.mostHoles
                || isInDoubt && opinion.digit != box.label.value
        }
    }

    /// The page that was found, and what is in its boxes.
    struct Result {
        /// The page in the photo, with its layout and the map from millimeters to pixels.
        let sheet: FoundSheet
        /// The boxes with something in them, in reading order.
        let filled: [Filled]
        /// The boxes that the photo does not show.
        let unseen: [SheetLayout.Box]
        /// The number that the writer chose, where it could be read.
        let writer: String?
        /// The photo as it was decoded.
        let photo: Workpiece
    }

    /// The constants of what is written in boxes.
    struct Settings: Sendable, Codable {
        /// The number of pixels up to which photos are decoded whole, larger ones at half their size.
        ///
        /// Not tuned: at 25 megapixels a page that fills the photo has 14 pixels a millimeter and more, as many as a
        /// patch needs.
        var mostWhole = 25_000_000
        /// The length of the strokes of a digit over its long side, at most: what has more is crossed out.
        ///
        /// Of 5,500 digits of MNIST and UNIPEN one in a thousand is longer than 4.3, of crossed-out ones half.
        var mostStrokes = 4.3
        /// The holes in the ink of a digit, at most: what has more is crossed out.
        ///
        /// From the shapes of digits: an 8 has two, and none has more. With one more or less, one of three simulated
        /// sheets is read otherwise, with as many digits right (`Benchmarks/THRESHOLDS.md`).
        var mostHoles = 2
        /// The length of the strokes over the long side, at most, of ink that is rather no digit, but that of the ten
        /// digits is likeliest the one that the box asks for.
        ///
        /// Chosen on 64 simulated photos of sheets (`make-samples --sheets --spoiled --tilt 35`, seeds 4, 9, 12, 13):
        /// without it 489 of 550 crossed-out boxes are set aside and 29 of 3,547 others, with it 470 and 14.
        var mostStrokesInDoubt = 3.4
    }

    /// Reads the page in a photo; throws `FoundSheet.Absence` where there is none, and the decoder's error.
    func read(
        _ photo: Photo, observer: (any ReadingObserver)?
    ) throws -> Result {
        let side = max(photo.header.width, photo.header.height)
        let isLarge = photo.header.width * photo.header.height > settings.sheets.reader.mostWhole
        var workpiece = Workpiece(photo: photo, settings: settings.preprocessing)
        // A long side of at least the photo's own, so that nothing is scaled.
        let decode = Pipeline([
            Decode(longSide: isLarge ? (side + 1) / 2 : max(side, 1 << 14), by: decoder),
            AutoOrient(),
        ])
        try decode.run(&workpiece, observer: observer)
        guard let color = workpiece.color else { throw FoundSheet.Absence.noMarks }
        let sheet = try FoundSheet(in: color, settings: settings.sheets.finding)
        let seen = sheet.layout.boxes.filter { sheet.shows($0.rect) }
        let filled = read(seen, of: sheet, in: color, workpiece)
        return Result(
            sheet: sheet, filled: filled,
            unseen: sheet.layout.boxes.filter { !sheet.shows($0.rect) },
            writer: writer(of: sheet, in: color, workpiece), photo: workpiece)
    }

    /// Returns what is written in boxes, those that are empty left out; all pictures are classified at once.
    private func read(
        _ boxes: [SheetLayout.Box], of sheet: FoundSheet, in color: ColorRaster,
        _ photo: Workpiece
    ) -> [Filled] {
        var filled: [Filled] = []
        for box in boxes {
            let patch = BoxPatch(
                box.rect, of: color, by: sheet.warp, blur: sheet.blur,
                settings: settings.sheets.patch, inkMap: settings.preprocessing.inkMap)
            let ink = BoxInk(
                in: patch, settings: settings.sheets.ink,
                thresholds: settings.preprocessing.thresholds)
            guard ink.finding != .empty else { continue }
            let start = start(of: ink, in: patch, sheet, photo)
            filled.append(
                Filled(box: box, ink: ink, digit: digit(of: ink, from: start), start: start))
        }
        let drawn = filled.indices.filter { filled[$0].image != nil }
        let opinions = model.classifier.opinions(drawn.compactMap { filled[$0].image })
        for (place, opinion) in zip(drawn, opinions) { filled[place].opinion = opinion }
        return filled
    }

    /// Returns a box's ink as the workpiece of a photo of one digit, as `SelectInk` would leave it.
    private func start(
        of ink: BoxInk, in patch: BoxPatch, _ sheet: FoundSheet, _ photo: Workpiece
    ) -> Workpiece {
        var digit = photo
        digit.color = nil
        digit.ink = patch.ink
        digit.mask = ink.mask
        digit.noise = patch.noise
        digit.view = PhotoView(scale: sheet.warp.resolution(at: patch.rect.middle) / patch.scale)
        digit.box = ink.bounds.map { bounds in
            // The box in the photo is that around the four corners of the ink's box, which the photo shows in
            // perspective.
            let corners = bounds.corners.map { photo.colorView.scale * sheet.warp.photo($0) }
            let low = corners.reduce(corners[0], pointwiseMin)
            let high = corners.reduce(corners[0], pointwiseMax)
            let (x, y) = (max(0, Int(low.x)), max(0, Int(low.y)))
            return PixelBox(
                x: x, y: y, width: Int(high.x.rounded(.up)) - x,
                height: Int(high.y.rounded(.up)) - y)
        }
        return digit
    }

    /// Runs the stages from a box's ink to the 28×28 picture; the box in the photo stays that of the page.
    private func digit(of ink: BoxInk, from start: Workpiece) -> Workpiece? {
        var digit = start
        do { try Pipeline.digitOfPage.run(&digit) } catch { return nil }
        digit.box = start.box
        return digit
    }

    /// Returns the number in the writer's boxes, from the left; nil where a digit of it is unsure, or a box is not
    /// on the photo.
    private func writer(
        of sheet: FoundSheet, in color: ColorRaster, _ photo: Workpiece
    ) -> String? {
        let boxes = SheetGeometry.writerBoxes.enumerated().compactMap { number, rect in
            Digit(0).map {
                SheetLayout.Box(number: number, label: $0, rect: rect)
            }
        }
        guard boxes.allSatisfy({ sheet.shows($0.rect) }) else { return nil }
        let digits = read(boxes, of: sheet, in: color, photo).map { filled in
            // A wrong number takes one writer for another.
            let (value, confidence) = filled.opinion?.answer ?? (0, 0)
            let isSure = confidence >= settings.decision.sureEnough
            return (box: filled.box.number, digit: isSure ? Digit(value) : nil)
        }
        return Self.number(of: digits)
    }

    /// Returns the number that digits in boxes, numbered from the left, make; nil where there is none, where one was
    /// not read, and where a box between two others is empty: a faint 7 would make 12 of 172.
    static func number(of digits: [(box: Int, digit: Digit?)]) -> String? {
        guard let first = digits.first, let last = digits.last,
            last.box - first.box == digits.count - 1
        else { return nil }
        var number = ""
        for place in digits {
            guard let digit = place.digit else { return nil }
            number += String(digit.value)
        }
        return number
    }
}

extension SheetReader.Result {
    /// Shows an observer each digit's own stages, in reading order; the stages are run anew.
    func showDigits(to observer: any ReadingObserver) {
        for (index, box) in filled.enumerated() {
            observer.digitWillBeShown(index)
            var digit = box.start
            try? Pipeline.digitOfPage.run(&digit, observer: observer)
        }
    }
}
