package import Raster

/// A round pen that rasterizes strokes with antialiased edges, at any size.
package struct Pen: Sendable {
    /// The stroke's width in pixels where the pressure is 1.
    package var width: Float

    /// Makes a pen of a width in pixels.
    package init(width: Float) { self.width = width }

    /// Draws strokes whose places are pixels (pixel centers at .5); the raster holds 0 (paper) … 1
    /// (ink) and keeps, at each pixel, the more of what was there and what is drawn.
    ///
    /// The coverage of a pixel is taken from its center's distance to the nearest stretch of the
    /// stroke, so that crossings are no darker than the strokes.
    package func draw(_ strokes: [Stroke], on raster: inout GrayRaster) {
        let (columns, rows) = (raster.width, raster.height)
        raster.pixels.withUnsafeMutableBufferPointer { pixels in
            for stroke in strokes {
                guard let first = stroke.points.first, let pressure = stroke.pressure.first else {
                    continue
                }
                var from = SIMD3(first.x, first.y, pressure)
                // A stroke of one place is a dot.
                for index in min(1, stroke.points.count - 1)..<stroke.points.count {
                    let place = stroke.points[index]
                    let to = SIMD3(place.x, place.y, stroke.pressure[index])
                    draw(from: from, to: to, columns, rows, pixels)
                    from = to
                }
            }
        }
    }

    /// Draws one straight stretch, a capsule whose radius changes linearly; x, y and pressure at
    /// both ends, in pixels.
    private func draw(
        from: SIMD3<Float>, to: SIMD3<Float>, _ columns: Int, _ rows: Int,
        _ pixels: UnsafeMutableBufferPointer<Float>
    ) {
        let startRadius = width / 2 * from.z
        let radiusGain = width / 2 * (to.z - from.z)
        let reach = max(startRadius, startRadius + radiusGain) + 1
        let left = max(0, Int((min(from.x, to.x) - reach).rounded(.down)))
        let right = min(columns - 1, Int((max(from.x, to.x) + reach).rounded(.up)))
        let top = max(0, Int((min(from.y, to.y) - reach).rounded(.down)))
        let bottom = min(rows - 1, Int((max(from.y, to.y) + reach).rounded(.up)))
        guard left <= right, top <= bottom else { return }
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        // A stretch without length is a disc.
        let scale = 1 / max(dx * dx + dy * dy, 1e-6)
        for y in top...bottom {
            let py = Float(y) + 0.5 - from.y
            for x in left...right {
                let px = Float(x) + 0.5 - from.x
                let share = max(0, min(1, (px * dx + py * dy) * scale))
                let (ex, ey) = (px - share * dx, py - share * dy)
                let distance = (ex * ex + ey * ey).squareRoot()
                // Half a pixel inside the outline a pixel is fully covered, half a pixel outside
                // not at all.
                let coverage = startRadius + share * radiusGain + 0.5 - distance
                let index = y * columns + x
                pixels[index] = max(pixels[index], min(1, coverage))
            }
        }
    }
}
