package import MNIST
import Raster

/// A digit written on the page: its shape, its pen, its place.
package struct Writing: PhotoLayer {
    /// Where the shape comes from.
    package enum Shape: Sendable {
        /// A stroke model's strokes.
        case strokes([Stroke])
        /// A 28×28 picture, its outline made smooth and moved out by `growth` pixels of 28.
        case image(DigitImage, level: Float, growth: Float)
    }

    /// The shape.
    package var shape: Shape
    /// The pen.
    package var ink: Ink
    /// Where the digit's middle is, on the page.
    package var middle: SIMD2<Float>
    /// The digit's longer side on the page, where the photo's short side is 1.
    package var size: Float
    /// Whether this is the digit that the photo is about, or one beside it.
    package var isSubject = true

    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        var cover = GrayRaster(width: canvas.view.width, height: canvas.view.height)
        switch shape {
        case .strokes(let strokes): draw(strokes, on: &cover, canvas.view)
        case .image(let image, let level, let growth):
            draw(GlyphField(image, level: level), growth, on: &cover, canvas.view)
        }
        if isSubject { canvas.digit = cover }
        texture(&cover, canvas.view, using: &random)
        canvas.cover(with: ink.color, by: cover)
    }

    private func draw(_ strokes: [Stroke], on cover: inout GrayRaster, _ view: PageView) {
        let (low, high) = strokes.bounds
        let long = max((high - low).max(), 0.05)
        let center = (low + high) / 2
        // Hairlines below a pixel and a half would not survive any camera.
        let width = max(1.5, ink.width * size * view.scale)
        let steps = view.scale * size > 700 ? 6 : 3
        Pen(width: width).draw(
            strokes.map { stroke in
                stroke.refined(steps: steps).mapped {
                    view.pixel(($0 - center) / long * size + middle)
                }
            }, on: &cover)
    }

    private func draw(
        _ field: GlyphField, _ growth: Float, on cover: inout GrayRaster, _ view: PageView
    ) {
        let unit = field.extent / size
        let sharpness = view.scale * size / field.extent
        // The pen gets no thinner than three quarters of the ink away.
        let growth = growth < 0 && field.share(shrunkBy: -growth) < 0.25 ? 0 : growth
        let box = view.bounds(around: middle, radius: size * 0.8)
        let (left, right, top, bottom) = (box.x, box.maxX, box.y, box.maxY)
        cover.pixels.withUnsafeMutableBufferPointer { pixels in
            for y in top..<bottom {
                for x in left..<right {
                    let page = view.page(Float(x) + 0.5, Float(y) + 0.5)
                    let place = (page - middle) * unit + field.middle
                    let depth = field.distance(at: place) + growth
                    pixels[y * view.width + x] = max(0, min(1, depth * sharpness + 0.5))
                }
            }
        }
    }

    /// Lets the ink come and go as its tool does.
    private func texture(
        _ cover: inout GrayRaster, _ view: PageView, using random: inout SeededGenerator
    ) {
        let (strength, threshold, cells) = ink.texture
        let (fine, coarse) = (NoiseTile(using: &random), NoiseTile(using: &random))
        // The grain is the paper's, but no finer than the camera can see.
        let pitch = min(cells, view.scale / 1.6)
        let opacity = ink.opacity
        cover.pixels.withUnsafeMutableBufferPointer { pixels in
            for y in 0..<view.height {
                for x in 0..<view.width where pixels[y * view.width + x] > 0 {
                    let page = view.page(Float(x) + 0.5, Float(y) + 0.5)
                    let grain = 0.7 * fine.value(page.x * pitch, page.y * pitch)
                    let flow = 0.4 * coarse.value(page.x * 14, page.y * 14)
                    let even = (threshold + strength * (grain + flow)).clamped()
                    pixels[y * view.width + x] *= opacity * even
                }
            }
        }
    }
}

extension PageView {
    /// The pixels that can show a disc on the page.
    func bounds(around middle: Point, radius: Float) -> PixelBox {
        var (low, high) = (Point(repeating: .infinity), Point(repeating: -.infinity))
        for corner in [Point(-1, -1), Point(1, -1), Point(-1, 1), Point(1, 1)] {
            let place = pixel(middle + corner * radius * 1.1)
            low = pointwiseMin(low, place)
            high = pointwiseMax(high, place)
        }
        let left = Int(low.x.clamped(0, Float(width)))
        let top = Int(low.y.clamped(0, Float(height)))
        let right = Int(high.x.clamped(0, Float(width)))
        let bottom = Int(high.y.clamped(0, Float(height)))
        return PixelBox(x: left, y: top, width: max(0, right - left), height: max(0, bottom - top))
    }
}
