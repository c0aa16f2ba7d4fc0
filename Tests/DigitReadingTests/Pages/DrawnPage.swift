import PhotoFiles
import Raster

@testable import DigitReading
@testable import Preprocessing

/// Solid rectangles, none of which covers another, as a mark of a page.
struct DrawnShape {
    /// The rectangles; the shape's upper left corner is at 0, 0.
    var boxes: [PixelBox]

    /// An upright stroke.
    static func bar(height: Int = 30, width: Int = 4) -> DrawnShape {
        DrawnShape(boxes: [PixelBox(x: 0, y: 0, width: width, height: height)])
    }

    /// The outline of a rectangle.
    static func ring(width: Int = 20, height: Int = 30, pen: Int = 4) -> DrawnShape {
        let inside = height - 2 * pen
        return DrawnShape(boxes: [
            PixelBox(x: 0, y: 0, width: width, height: pen),
            PixelBox(x: 0, y: pen, width: pen, height: inside),
            PixelBox(x: width - pen, y: pen, width: pen, height: inside),
            PixelBox(x: 0, y: height - pen, width: width, height: pen),
        ])
    }

    /// An upright and a level stroke that cross in the middle.
    static func plus(width: Int = 20, height: Int = 30, pen: Int = 4) -> DrawnShape {
        let (arm, above) = ((width - pen) / 2, (height - pen) / 2)
        return DrawnShape(boxes: [
            PixelBox(x: arm, y: 0, width: pen, height: height),
            PixelBox(x: 0, y: above, width: arm, height: pen),
            PixelBox(x: arm + pen, y: above, width: arm, height: pen),
        ])
    }

    /// The shape so far to the right and down.
    func moved(_ x: Int, _ y: Int) -> DrawnShape {
        DrawnShape(
            boxes: boxes.map {
                PixelBox(x: $0.x + x, y: $0.y + y, width: $0.width, height: $0.height)
            })
    }

    /// Both shapes as one.
    static func + (one: DrawnShape, other: DrawnShape) -> DrawnShape {
        DrawnShape(boxes: one.boxes + other.boxes)
    }
}

extension PageMark {
    /// A shape on a page, of such ink.
    init(_ shape: DrawnShape, strength: Float = 0.8) {
        self.init(
            runs: shape.boxes.flatMap { box in
                (box.y..<box.maxY).map { PixelRun(row: $0, columns: box.x..<box.maxX) }
            }, strength: strength)
    }
}

/// A page that is drawn by a test, with the marks that the test says are on it.
struct DrawnPage {
    /// The ink, 0 … 1.
    private(set) var ink: GrayRaster
    /// The marks, in the order in which they were drawn.
    var marks: [PageMark] = []
    /// The height of the writing in pixels.
    var writingHeight: Float = 30
    /// The paper's grain on the scale of ink.
    var noise: Float = 0
    /// Where the page lies in the photo.
    var view = PhotoView()
    /// How the page was turned.
    var turned: TurnedPage?

    /// White paper.
    init(width: Int = 240, height: Int = 120) { ink = GrayRaster(width: width, height: height) }

    /// Draws rectangles.
    mutating func draw(_ shape: DrawnShape, ink level: Float = 0.8) {
        for box in shape.boxes {
            for y in box.y..<box.maxY { for x in box.x..<box.maxX { ink[x, y] = level } }
        }
    }

    /// Draws a shape and takes it for a mark.
    @discardableResult
    mutating func add(_ shape: DrawnShape, _ x: Int, _ y: Int, ink level: Float = 0.8) -> PageMark {
        let mark = PageMark(shape.moved(x, y), strength: level)
        draw(shape.moved(x, y), ink: level)
        marks.append(mark)
        return mark
    }

    /// The pixels with more ink than so much.
    func mask(above level: Float = 0.4) -> BinaryMask { ink.mask(above: level) }

    /// The page as the stages of a rendering leave it, with such a mask.
    func rendered(mask: BinaryMask?) throws -> RenderedPage {
        // Stages look at the photo's size alone, and only where its colors are known.
        let settings = PreprocessingSettings()
        let header = ImageHeader(format: .png, width: ink.width, height: ink.height)
        var workpiece = Workpiece(photo: Photo(bytes: [], header: header), settings: settings)
        workpiece.ink = ink
        workpiece.mask = mask
        (workpiece.noise, workpiece.view, workpiece.turnedPage) = (noise, view, turned)
        workpiece.pageMarks = PageMarks(all: marks, writingHeight: writingHeight)
        return try RenderedPage(workpiece, by: PageRendering(settings.sizes))
    }

    /// The page as the stages of a rendering leave it.
    func rendered() throws -> RenderedPage { try rendered(mask: mask()) }
}
