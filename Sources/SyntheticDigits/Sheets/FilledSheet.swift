package import DigitSheets
package import MNIST
package import Raster
package import SystemLibraries

/// A page of a printed sheet that somebody has filled in, seen flat and evenly lit, with the truth about
/// its boxes.
///
/// The flat page is what a photo of it is compared with. Lengths are in millimeters.
package struct FilledSheet: Sendable {
    /// What is written in a box.
    package enum Entry: Sendable, Hashable {
        /// Nothing.
        case empty
        /// The digit that the box asks for, within the box.
        case asked
        /// Another digit than the box asks for.
        case other(Digit)
        /// The digit that the box asks for, crossed out.
        case crossedOut
        /// The digit that the box asks for, with ink beyond the box's line.
        case leaving
    }

    /// The printed page before it was filled in.
    package let drawing: SheetDrawing
    /// What is in each box, in the order of the layout's boxes.
    package let entries: [Entry]
    /// The digits of the writer's mark, as many as it has boxes.
    package let writer: [Digit]
    /// The tool that the page was filled in with.
    package let tool: Ink.Tool
    /// The filled-in page, all of the paper.
    package private(set) var raster: ColorRaster
    /// Pixels of the page per millimeter.
    package let scale: Double

    /// Who fills a page in.
    package enum Hand: Sendable {
        /// Stroke models, or MNIST's pictures of many hands.
        case glyphs(GlyphSource)
        /// A real writer's pen strokes; all ten digits must be among them.
        case writer([PenCharacter])

        /// Returns some way of writing a digit; a writer's strokes are taken as they are.
        fileprivate func form(
            of digit: Digit, _ hand: Handwriting, using random: inout SeededGenerator
        ) -> GlyphSource.Form {
            switch self {
            case .glyphs(let source): source.form(of: digit, hand: hand, using: &random)
            case .writer(let characters):
                GlyphSource.Form(
                    random.pick(characters.filter { $0.digit == digit }).strokes)
            }
        }
    }

    /// How often boxes hold something else than what they ask for.
    package struct Habits: Sendable {
        /// The shares of boxes, 0 … 1 and together at most 1, that are left empty, hold another digit, are
        /// crossed out, or have ink beyond their line.
        package var (empty, other, crossedOut, leaving): (Float, Float, Float, Float)

        /// Makes habits; without any share every box holds the digit that it asks for.
        package init(
            empty: Float = 0, other: Float = 0, crossedOut: Float = 0, leaving: Float = 0
        ) {
            (self.empty, self.other, self.crossedOut, self.leaving) =
                (empty, other, crossedOut, leaving)
        }
    }

    /// Fills a page in, in one hand and with one pen.
    ///
    /// `scale` is the page's resolution in pixels a millimeter; without a tool one is chosen at random.
    package init(
        _ drawing: SheetDrawing, by source: Hand, habits: Habits = Habits(),
        tool: Ink.Tool? = nil, scale: Double, using random: inout SeededGenerator
    ) {
        self.drawing = drawing
        self.scale = scale
        raster = SheetPicture.raster(of: drawing, pixelsPerMillimeter: scale)
        let pen = SheetPen(tool, using: &random)
        self.tool = pen.ink.tool
        let hand = Handwriting.penInHand(using: &random)
        // How high this person writes, as a share of a box's height; set by eye.
        let size = random.uniform(0.45, 0.72)
        writer = (0..<SheetGeometry.writerBoxes.count).map { _ in random.pick(Digit.allCases) }
        var entries: [Entry] = []
        let origin = drawing.paper.frameOrigin
        for box in drawing.layout.boxes {
            let entry = Self.entry(for: box.label, habits, using: &random)
            entries.append(entry)
            guard entry != .empty else { continue }
            var digit = box.label
            if case .other(let other) = entry { digit = other }
            raster.write(
                digit, in: box.rect.moved(by: origin), scale, size, pen, hand, source, entry,
                using: &random)
        }
        // The mark's digits are 0.66 of their boxes' height and never spoiled.
        for (digit, rect) in zip(writer, SheetGeometry.writerBoxes) {
            raster.write(
                digit, in: rect.moved(by: origin), scale, 0.66, pen, hand, source, .asked,
                using: &random)
        }
        self.entries = entries
    }

    /// Draws what is in a box, as often as the habits say.
    private static func entry(
        for label: Digit, _ habits: Habits, using random: inout SeededGenerator
    ) -> Entry {
        let shares = [habits.empty, habits.other, habits.crossedOut, habits.leaving]
        switch random.index(weights: shares + [max(0, 1 - shares.reduce(0, +))]) {
        case 0: return .empty
        case 1: return .other(random.pick(Digit.allCases.filter { $0 != label }))
        case 2: return .crossedOut
        case 3: return .leaving
        default: return .asked
        }
    }
}

/// A pen with a real width, which does not depend on how large somebody writes.
private struct SheetPen {
    /// The pen's color, opacity and texture.
    let ink: Ink
    /// The width of the pen's stroke in millimeters: 0.35 to 0.65 of ball pens and pencils, up to 1.8 of
    /// markers.
    let width: Double

    /// Makes a pen of the kind, or a random one, ball pens twice as often as others.
    init(_ tool: Ink.Tool?, using random: inout SeededGenerator) {
        ink = .random(
            tool ?? random.pick([.ballPen, .ballPen, .fineliner, .pencil, .marker]), using: &random)
        let width =
            switch ink.tool {
            case .fineliner: random.uniform(0.4, 0.8)
            case .marker: random.uniform(1, 1.8)
            default: random.uniform(0.35, 0.65)
            }
        self.width = Double(width)
    }
}

extension ColorRaster {
    /// Writes a digit into a box of this page, which has `scale` pixels a millimeter.
    ///
    /// `size` is the digit's longer side as a share of the box's height. `rect` is the box on the paper, in
    /// millimeters.
    fileprivate mutating func write(
        _ digit: Digit, in rect: SheetRect, _ scale: Double, _ size: Float, _ pen: SheetPen,
        _ hand: Handwriting, _ source: FilledSheet.Hand, _ entry: FilledSheet.Entry,
        using random: inout SeededGenerator
    ) {
        let form = source.form(of: digit, hand, using: &random)
        // A part of the page around the box, in which the writing is drawn: 8 mm to each side hold what
        // leaves it.
        let margin = 8.0
        let part = rect.inset(by: -margin)
        let left = Int((part.origin.x * scale).rounded())
        let top = Int((part.origin.y * scale).rounded())
        let view = PageView(
            width: Int((part.size.x * scale).rounded()),
            height: Int((part.size.y * scale).rounded()))
        // Millimeters of a page unit of that part: its shorter side is 1.
        let unit = Float(min(part.size.x, part.size.y))
        let (width, height) = (Float(rect.size.x), Float(rect.size.y))
        // What leaves its box is moved until it reaches beyond it by 15 % of the half box and a quarter of
        // its own size.
        let room: Float = entry == .leaving ? 1.15 : 1
        // The pen's width and 0.7 mm of paper at each side keep the digit within its line.
        let free = Float(pen.width) + 1.4
        let most = min((width - free) / form.extent.x, (height - free) / form.extent.y)
        // Digits of one person differ by up to 15 % in size.
        var long = min(size * height * random.uniform(0.85, 1.15), most)
        var middle = Point.zero
        let spare = Point(
            max(0, width - free - long * form.extent.x),
            max(0, height - free - long * form.extent.y))
        if entry == .leaving {
            long = max(long, 0.6 * height)
            let away = Point(width, height) / 2 * room - form.extent * long / 4
            middle = Point(random.sign() * away.x, random.sign() * away.y)
        } else {
            // Anywhere in the box, but for a tenth of what it leaves free at each side.
            middle = spare * Point(random.uniform(-0.4, 0.4), random.uniform(-0.4, 0.4))
        }
        var cover = GrayRaster(width: view.width, height: view.height)
        form.shape.draw(
            at: middle / unit, size: long / unit, penWidth: Float(pen.width) / unit, on: &cover,
            seenBy: view)
        // What crosses out is in the same pen, 0.8 of the box's shorter side large.
        if entry == .crossedOut {
            Writing.Shape.strokes(Self.scribble(using: &random)).draw(
                at: .zero, size: 0.8 * min(width, height) / unit, penWidth: Float(pen.width) / unit,
                on: &cover, seenBy: view)
        }
        pen.ink.texture(&cover, seenBy: view, using: &random)
        ink(cover, with: pen.ink.color, left: left, top: top)
    }

    /// Returns what crosses a digit out: a zigzag of six strokes or a cross, about 1 in width and height.
    private static func scribble(using random: inout SeededGenerator) -> [Stroke] {
        if random.chance(0.5) {
            let points = (0..<7).map { number in
                Point(
                    Float(number) / 6 + random.normal(deviation: 0.03),
                    number.isMultiple(of: 2) ? random.uniform(0, 0.15) : random.uniform(0.85, 1))
            }
            return zip(points, points.dropFirst()).map {
                Stroke(points: [$0, ($0 + $1) / 2, $1])
            }
        }
        return (0..<2).map { number in
            let ends =
                number == 0
                ? (Point(0, 0), Point(1, 1)) : (Point(1, 0), Point(0, 1))
            let (a, b) = (ends.0 + random.offset(0.05), ends.1 + random.offset(0.05))
            return Stroke(points: [a, (a + b) / 2 + random.offset(0.02), b])
        }
    }

    /// Blends a color into this picture, as much as `cover` says, whose upper left pixel lies at `left` and `top`.
    ///
    /// What of the cover lies outside the picture is left out.
    private mutating func ink(_ cover: GrayRaster, with color: Color, left: Int, top: Int) {
        let (width, height) = (width, height)
        bytes.withUnsafeMutableBufferPointer { bytes in
            for y in max(0, -top)..<max(0, min(cover.height, height - top)) {
                for x in max(0, -left)..<max(0, min(cover.width, width - left)) {
                    let share = cover.pixels[y * cover.width + x]
                    guard share > 0 else { continue }
                    let at = 3 * ((y + top) * width + x + left)
                    for channel in 0..<3 {
                        let old = Float(bytes[at + channel])
                        let mixed = old + (color[channel] - old) * share
                        bytes[at + channel] = UInt8(max(0, min(255, mixed + 0.5)))
                    }
                }
            }
        }
    }
}
