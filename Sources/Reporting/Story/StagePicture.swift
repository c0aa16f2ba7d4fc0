import Drawing
import MNIST
import Preprocessing
import Raster

/// What a stage left, drawn so that a person sees what it did.
///
/// Gray levels stay as they are, ink is dark on white, and what a stage has chosen or removed has a color.
struct StagePicture {
    /// The picture as it is shown.
    let raster: ColorRaster
    /// Columns of pixels of what the stage left, before it was enlarged for people.
    let width: Int
    /// Rows of pixels of what the stage left, before it was enlarged for people.
    let height: Int

    /// The color of ruled lines that were removed: red; like the other three it is set by eye.
    private static let line = RGB(0xD92D20)
    /// The color of ink that was taken for the digit: blue.
    private static let chosen = RGB(0x1F5FD6)
    /// The color of ink that was left out: pale gray.
    private static let dropped = RGB(0xC4CAD3)
    /// The color of boxes and of the center of mass: orange.
    private static let box = RGB(0xE8710A)

    /// What is drawn where a stage left no raster of the kind that it should have.
    private static let nothing = GrayRaster(width: 0, height: 0)

    /// Draws a workpiece as a stage left it.
    ///
    /// `inkBefore` is the ink before `SelectInk` chose from it. A small picture is enlarged for people, unless it is
    /// one of very many. What the stage should have left and did not is drawn empty.
    init(
        _ stage: StageName, _ workpiece: Workpiece, inkBefore: BinaryMask?,
        isEnlarged: Bool = true
    ) {
        let own: ColorRaster?
        let gray = workpiece.gray ?? Self.nothing
        switch stage {
        // Stages on the photo itself are shown in its colors, or in gray where the color is gone.
        case .decode, .autoOrient, .turnPage, .zoomIn:
            own = workpiece.color ?? Self.photo(gray)
        // Gray levels as they are, whichever of ink and paper is brighter.
        case .grayscale, .invert:
            own = Self.photo(gray)
        // From here on the picture is of ink, 0 … 1: dark on white, whatever the photo had.
        case .flattenBackground, .cropToInk, .bridgeGaps, .turnInk, .normalizeStroke, .fitToBox:
            own = nil
        case .binarize, .dropThinStrokes:
            own = workpiece.mask.map(InkPicture.picture(of:))
        case .removeLines:
            own = Self.lines(workpiece)
        case .findMarks:
            own = Self.marks(workpiece)
        // What was chosen is only seen beside what was not.
        case .selectInk:
            own = Self.selection(workpiece, inkBefore: inkBefore)
        // The 28×28 picture itself, in bytes, as the network is given it.
        case .centerByMass:
            own = workpiece.image.map(InkPicture.picture(of:))
        }
        // Also where a stage left nothing of its own: the ink shows what it had to work on.
        let plain = own ?? InkPicture.picture(of: workpiece.ink ?? Self.nothing)
        // The size told is that of the stage's own picture, not of the enlarged one.
        width = plain.width
        height = plain.height
        // A stage that left nothing is shown as an empty sheet.
        let isEmpty = plain.width == 0 || plain.height == 0
        let shown = isEmpty ? InkPicture.picture(of: DigitImage()) : plain
        raster = isEnlarged ? Self.enlarged(shown, guides: stage == .centerByMass) : shown
    }

    /// Returns gray levels, 0 … 255, as a picture; what is beyond is cut off, and what is no number is black.
    private static func photo(_ gray: GrayRaster) -> ColorRaster {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * gray.pixels.count)
        for value in gray.pixels {
            let level = UInt8(max(0, min(255, value.isFinite ? value : 0)).rounded())
            bytes.append(level)
            bytes.append(level)
            bytes.append(level)
        }
        return ColorRaster(width: gray.width, height: gray.height, bytes: bytes)
    }

    /// Returns the ink that is left, dark on white, with the removed lines in their color; nil without a mask.
    private static func lines(_ workpiece: Workpiece) -> ColorRaster? {
        guard let mask = workpiece.mask else { return nil }
        var canvas = Canvas(InkPicture.picture(of: mask))
        // Drawn over the ink, so that every removed pixel is seen.
        if let lines = workpiece.lines { canvas.tint(lines, with: line) }
        return canvas.raster
    }

    /// Returns the page's ink, dark on white, with a box around every mark that may be a digit; nil without a mask.
    private static func marks(_ workpiece: Workpiece) -> ColorRaster? {
        guard let mask = workpiece.mask else { return nil }
        var canvas = Canvas(InkPicture.picture(of: mask))
        for mark in workpiece.pageMarks?.all ?? [] {
            let frame = mark.box
            canvas.outline(
                PixelBox(
                    x: frame.x - 2, y: frame.y - 2, width: frame.width + 4,
                    height: frame.height + 4), with: box)
        }
        return canvas.raster
    }

    /// Returns the chosen ink in a box, over the ink it was chosen from.
    ///
    /// Without what it was chosen from, the chosen ink stands alone. Nil without a mask.
    private static func selection(
        _ workpiece: Workpiece, inkBefore: BinaryMask?
    ) -> ColorRaster? {
        guard let mask = workpiece.mask else { return nil }
        var canvas = Canvas(width: mask.width, height: mask.height, color: InkPicture.paper)
        // First all ink, then the chosen over it: what stays pale was left out.
        if let inkBefore { canvas.tint(inkBefore, with: dropped) }
        canvas.tint(mask, with: chosen)
        if let bounds = mask.bounds {
            // The box keeps off the ink by a hundredth of the picture's longer side.
            let gap = max(1, max(mask.width, mask.height) / 100)
            canvas.outline(
                PixelBox(
                    x: bounds.x - gap, y: bounds.y - gap, width: bounds.width + 2 * gap,
                    height: bounds.height + 2 * gap), with: box, thickness: max(1, gap / 2))
        }
        return canvas.raster
    }

    /// Enlarges a small picture by a whole factor; its pixels are told apart by a light grid where
    /// they are large enough.
    ///
    /// `guides` draws MNIST's 20×20 box and the middle of 28×28 over it.
    private static func enlarged(_ picture: ColorRaster, guides: Bool) -> ColorRaster {
        // Up to a side of about 280 pixels, and 14 for one: a 28×28 picture becomes 280×280. Set by eye.
        let factor = min(14, 280 / max(1, picture.longSide))
        guard factor > 1 else { return picture }
        let (width, height) = (picture.width * factor, picture.height * factor)
        var canvas = Canvas(picture.resampled(width: width, height: height))
        // Below eight pixels for one, a grid would hide more than it shows; set by eye.
        guard factor >= 8 else { return canvas.raster }
        canvas.grid(every: factor, with: RGB(0x8FA3C0), strength: 0.22)
        if guides {
            // The 20×20 box that MNIST fits digits into, four pixels from the edge, and the middle
            // that their mass comes to.
            let blue = RGB(0x2463C9)
            canvas.outline(
                PixelBox(x: 4 * factor, y: 4 * factor, width: 20 * factor, height: 20 * factor),
                with: blue.mixed(with: InkPicture.paper, 0.45))
            let middle = 14 * factor
            canvas.fill(PixelBox(x: middle - 6, y: middle, width: 13, height: 1), with: box)
            canvas.fill(PixelBox(x: middle, y: middle - 6, width: 1, height: 13), with: box)
        }
        return canvas.raster
    }
}

extension BinaryMask {
    /// The smallest box around what is set; nil for an empty mask.
    fileprivate var bounds: PixelBox? {
        var (left, right, top, bottom) = (width, -1, height, -1)
        for y in 0..<height {
            for x in 0..<width where pixels[y * width + x] != 0 {
                left = min(left, x)
                right = max(right, x)
                top = min(top, y)
                bottom = max(bottom, y)
            }
        }
        guard right >= 0 else { return nil }
        return PixelBox(x: left, y: top, width: right - left + 1, height: bottom - top + 1)
    }
}
