import Raster
import SystemLibraries

extension Writing.Shape {
    /// Draws the shape on a cover of ink 0 … 1, keeping the more ink at each pixel, and returns the
    /// box of the pixels that it may cover.
    ///
    /// `middle`, `size` (the longer side) and `penWidth` are lengths on the page, `turn` is an
    /// angle in radians, clockwise. Nothing is drawn outside the photo.
    @discardableResult
    func draw(
        at middle: Point, size: Float, turn: Float = 0, penWidth: Float,
        on cover: inout GrayRaster, seenBy view: PageView
    ) -> PixelBox {
        // The direction of the shape's own x on the page.
        let axis = Point(turn.cosine, turn.sine)
        return switch self {
        case .strokes(let strokes):
            draw(
                strokes, at: middle, size: size, axis, penWidth: penWidth, on: &cover, view)
        case .image(let image, let level, let growth):
            draw(
                GlyphField(image, level: level, pixels: size * view.scale), growth, at: middle,
                size: size, axis, on: &cover, view)
        case .print(let glyph): draw(glyph, at: middle, size: size, axis, on: &cover, view)
        }
    }

    /// Draws strokes with a round pen; the box is that of the strokes and half a pen around them.
    private func draw(
        _ strokes: [Stroke], at middle: Point, size: Float, _ axis: Point, penWidth: Float,
        on cover: inout GrayRaster, _ view: PageView
    ) -> PixelBox {
        let (low, high) = strokes.bounds
        let long = max((high - low).max(), 0.05)
        let center = (low + high) / 2
        // Hairlines below a pixel and a half would not survive any camera.
        let width = max(1.5, penWidth * view.scale)
        // Curves are refined so far that no chord is seen: twice as far where the digit is above
        // 700 pixels.
        let steps = view.scale * size > 700 ? 6 : 3
        let pixels = strokes.map { stroke in
            stroke.refined(steps: steps).mapped {
                view.pixel((($0 - center) / long * size).turned(to: axis) + middle)
            }
        }
        Pen(width: width).draw(pixels, on: &cover)
        let (first, last) = pixels.bounds
        return view.box(from: first - width / 2, to: last + width / 2)
    }

    /// Inks the inside of a signed distance field, its outline moved out by `growth` pixels of 28;
    /// the box is that of the pixels with more than 0.4 ink.
    private func draw(
        _ field: GlyphField, _ growth: Float, at middle: Point, size: Float, _ axis: Point,
        on cover: inout GrayRaster, _ view: PageView
    ) -> PixelBox {
        let unit = field.extent / size
        let sharpness = view.scale * size / field.extent
        // A growth that would take away more than three quarters of the ink is left out: hairlines
        // would break into pieces.
        let growth = growth < 0 && field.share(shrunkBy: -growth) < 0.25 ? 0 : growth
        // 0.8 of the size reaches the corners of a square shape (0.71) and what growth adds.
        let box = view.bounds(around: middle, radius: size * 0.8)
        let (left, right, top, bottom) = (box.x, box.maxX, box.y, box.maxY)
        var (low, high) = (Point(repeating: .infinity), Point(repeating: -.infinity))
        cover.pixels.withUnsafeMutableBufferPointer { pixels in
            for y in top..<bottom {
                for x in left..<right {
                    let page = view.page(Float(x) + 0.5, Float(y) + 0.5)
                    let place = (page - middle).turned(from: axis) * unit + field.middle
                    let depth = field.distance(at: place) + growth
                    // Sharpness is in pixels of the photo for each pixel of 28: the edge is one
                    // pixel of the photo wide.
                    let ink = max(0, min(1, depth * sharpness + 0.5))
                    if ink > 0.4 {
                        low = pointwiseMin(low, Point(Float(x), Float(y)))
                        high = pointwiseMax(high, Point(Float(x + 1), Float(y + 1)))
                    }
                    let index = y * view.width + x
                    pixels[index] = max(pixels[index], ink)
                }
            }
        }
        return low.x <= high.x
            ? view.box(from: low, to: high) : PixelBox(x: 0, y: 0, width: 0, height: 0)
    }
}

extension Writing.Shape {
    /// Draws a printed glyph, four samples a pixel; the box is that of the circle around the glyph.
    private func draw(
        _ glyph: PrintedGlyph, at middle: Point, size: Float, _ axis: Point,
        on cover: inout GrayRaster, _ view: PageView
    ) -> PixelBox {
        let unit = Float(max(glyph.width, glyph.height)) / size
        let center = Point(Float(glyph.width), Float(glyph.height)) / 2
        let box = view.bounds(around: middle, radius: size * 0.7)
        for y in box.y..<box.maxY {
            for x in box.x..<box.maxX {
                // Where the glyph is drawn much smaller, a pixel sees the mean of what is under it.
                var ink: Float = 0
                for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)]
                    as [(Float, Float)]
                {
                    let page = view.page(Float(x) + dx, Float(y) + dy)
                    ink += glyph.ink(at: (page - middle).turned(from: axis) * unit + center) / 4
                }
                let index = y * view.width + x
                cover.pixels[index] = max(cover.pixels[index], ink)
            }
        }
        return box
    }
}

extension Point {
    /// Returns an offset in a frame whose x runs along an axis of length 1 as an offset on the
    /// page: a rotation.
    @inline(__always)
    fileprivate func turned(to axis: Point) -> Point {
        Point(x * axis.x - y * axis.y, x * axis.y + y * axis.x)
    }

    /// Returns an offset on the page as it is in a frame whose x runs along an axis of length 1:
    /// the inverse rotation.
    @inline(__always)
    fileprivate func turned(from axis: Point) -> Point {
        Point(x * axis.x + y * axis.y, y * axis.x - x * axis.y)
    }
}

extension Ink {
    /// Multiplies a cover of ink 0 … 1 by the tool's opacity and by noise, so that ink comes and
    /// goes as its tool does.
    func texture(
        _ cover: inout GrayRaster, seenBy view: PageView, using random: inout SeededGenerator
    ) {
        let (strength, coverage, cells) = texture
        let (fine, coarse) = (NoiseTile(using: &random), NoiseTile(using: &random))
        // The grain is the paper's, but no finer than 1.6 pixels, which a camera can just see.
        let pitch = min(cells, view.scale / 1.6)
        let opacity = opacity
        cover.pixels.withUnsafeMutableBufferPointer { pixels in
            for y in 0..<view.height {
                for x in 0..<view.width where pixels[y * view.width + x] > 0 {
                    let page = view.page(Float(x) + 0.5, Float(y) + 0.5)
                    // Fine grain, and a slower flow of ink of 14 changes along the photo's shorter
                    // side; set by eye.
                    let grain = 0.7 * fine.value(page.x * pitch, page.y * pitch)
                    let flow = 0.4 * coarse.value(page.x * 14, page.y * 14)
                    let even = (coverage + strength * (grain + flow)).clamped()
                    pixels[y * view.width + x] *= opacity * even
                }
            }
        }
    }
}

extension PageView {
    /// Returns the whole pixels between two places in the photo, as far as they are in it.
    func box(from low: Point, to high: Point) -> PixelBox {
        let left = Int(low.x.clamped(0, Float(width)))
        let top = Int(low.y.clamped(0, Float(height)))
        let right = Int(high.x.clamped(0, Float(width)).rounded(.up))
        let bottom = Int(high.y.clamped(0, Float(height)).rounded(.up))
        return PixelBox(x: left, y: top, width: max(0, right - left), height: max(0, bottom - top))
    }
}
