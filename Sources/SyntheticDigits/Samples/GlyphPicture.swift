package import Raster
package import SystemLibraries

/// A character of a real hand or a font alone on white, for measuring what a reader makes of it.
package enum GlyphPicture {
    /// The longer side of a character in pixels, and the white around it.
    ///
    /// Not tuned: eleven times MNIST's 20 pixels, so that no stroke is lost, and white wider than any pen. The figures
    /// of `Benchmarks/CHARACTERS.md` are measured at this size.
    private static let (size, margin): (Float, Float) = (220, 40)

    /// Draws a character of a real hand, 220 pixels along its longer side, with a black pen of 3 to 11 % of
    /// that.
    package static func picture(
        of character: PenCharacter, using random: inout SeededGenerator
    ) -> ColorRaster {
        // The pen reaches half its width beyond the center line on both sides, so that the ink is
        // 220 pixels long.
        let pen = random.uniform(0.03, 0.11) * size
        let (low, high) = character.strokes.bounds
        let scale = (size - pen) / max((high - low).max(), 0.05)
        let middle = (low + high) / 2
        let side = Int(size + 2 * margin)
        var ink = GrayRaster(width: side, height: side)
        let strokes = character.strokes.map { stroke in
            stroke.refined(steps: 3).mapped { ($0 - middle) * scale + Float(side) / 2 }
        }
        Pen(width: pen).draw(strokes, on: &ink)
        return ColorRaster(
            width: side, height: side,
            bytes: ink.pixels.flatMap { ink -> [UInt8] in
                let value = UInt8((255 * (1 - ink)).rounded())
                return [value, value, value]
            })
    }

    /// Takes a photo of a printed character on some paper in some light, a little blurred, 60 to
    /// 400 pixels high.
    ///
    /// The ranges of sizes and of blur, up to 1 % of the photo's side, are set by eye.
    package static func photo(
        of glyph: PrintedGlyph, using random: inout SeededGenerator
    ) -> SimulatedPhoto {
        let side = Int(random.uniform(120, 520))
        var scene = PhotoScene(of: .print(glyph), width: side, height: side, using: &random)
        scene.writing.size = random.uniform(0.5, 0.75)
        scene.writing.middle = .zero
        scene.blur.sigma = random.uniform(0.001, 0.01)
        return PhotoSimulator().photo(of: scene, using: &random)
    }
}
