import MNIST
import Raster
package import SystemLibraries

/// Kinds of pictures that show no digit: what the preprocessing hands over when it cut out the
/// wrong thing.
///
/// They teach the network its answer "not a digit". All sizes are in pixels of 28×28 and set by
/// eye; kinds that could be taken for a digit are drawn anew, as refusing them would cost real
/// digits.
package enum Junk: String, Sendable, CaseIterable {
    /// Half a digit.
    case half
    /// A digit turned by quarters.
    case turned
    /// Two digits beside each other.
    case twoDigits
    /// Two digits above each other.
    case twoDigitsHigh
    /// Ruled lines.
    case lines
    /// Dirt.
    case specks
    /// Smooth spots.
    case blobs
    /// A digit in white on black.
    case inverted
    /// Clouds of gray.
    case texture
    /// Squared paper.
    case grid
    /// One letter or sign.
    case symbol
    /// Several letters and signs in rows.
    case text

    /// Draws a picture of this kind over whatever the canvas held.
    package func draw(
        on canvas: inout AugmentationCanvas, using random: inout SeededGenerator
    ) {
        switch self {
        case .half: drawHalf(&canvas, &random)
        case .turned: drawTurned(&canvas, &random)
        case .twoDigits: drawPair(&canvas, &random, apart: 6 + random.index(below: 5), border: 10)
        case .twoDigitsHigh: drawPair(&canvas, &random, apart: 10, border: 9, upright: true)
        case .lines: drawLines(&canvas, &random)
        case .specks: drawSpecks(&canvas, &random)
        case .blobs: drawBlobs(&canvas, &random)
        case .inverted:
            digit(&canvas, &random)
            for index in 0..<DigitImage.pixelCount {
                canvas.pixels[index] = 1 - canvas.pixels[index]
            }
        case .texture: drawTexture(&canvas, &random)
        case .grid: drawGrid(&canvas, &random)
        case .symbol: drawSymbols(&canvas, &random, columns: 1, rows: 1)
        case .text:
            drawSymbols(
                &canvas, &random, columns: 3 + random.index(below: 3),
                rows: 1 + random.index(below: 4))
        }
    }

    /// A digit from the pool, bent as in training.
    private func digit(_ canvas: inout AugmentationCanvas, _ random: inout SeededGenerator) {
        canvas.loadRandomDigit(using: &random)
        bend(&canvas, &random)
    }

    /// Warps the picture and changes its stroke width, as in training, by way of 56×56 pixels.
    private func bend(_ canvas: inout AugmentationCanvas, _ random: inout SeededGenerator) {
        Warp().apply(to: &canvas, using: &random)
        StrokeChange().apply(to: &canvas, using: &random)
        Shrink().apply(to: &canvas, using: &random)
    }

    /// Draws half a digit, centered by mass.
    ///
    /// A half that is a mere vertical stroke would be a 1, and one that kept nearly all ink the digit itself:
    /// both are drawn anew, and after twelve tries the picture stays blank.
    private func drawHalf(_ canvas: inout AugmentationCanvas, _ random: inout SeededGenerator) {
        let side = DigitImage.side
        for _ in 0..<12 {
            digit(&canvas, &random)
            let before = canvas.ink
            // 11 … 15 of the 28 columns or rows are wiped, from one of the four sides.
            let cut = 11 + random.index(below: 5)
            let edge = random.index(below: 4)
            for y in 0..<side {
                for x in 0..<side {
                    let gone =
                        switch edge {
                        case 0: x < cut
                        case 1: x >= side - cut
                        case 2: y < cut
                        default: y >= side - cut
                        }
                    if gone { canvas.pixels[y * side + x] = 0 }
                }
            }
            let share = canvas.ink / max(before, 1)
            // A quarter to two thirds of the ink must be left, at least 9 pixels wide and high.
            if share > 0.25 && share < 0.65 && canvas.shortExtent >= 9 { break }
            canvas.clear()
        }
        Recenter.center(&canvas)
    }

    /// Draws a digit of a photo that was taken sideways or upside down, where that makes it none: a
    /// 0, 1 or 8 stays what it is, and a 6 becomes a 9.
    ///
    /// Where a hundred random pictures of the pool are all a 0, 1 or 8, the picture stays blank: in a pool of all
    /// digits three of ten are, and a hundred never.
    private func drawTurned(_ canvas: inout AugmentationCanvas, _ random: inout SeededGenerator) {
        let pool = canvas.pool
        let unturned: Set = [0, 1, 8]
        var source = random.index(below: pool.images.count)
        for _ in 0..<100 where unturned.contains(pool.labels[source].value) {
            source = random.index(below: pool.images.count)
        }
        if unturned.contains(pool.labels[source].value) { return canvas.clear() }
        // Upside down, 3, 4 and 7 alone look like nothing; all others are turned by one or three
        // quarters.
        let looksElse = [3, 4, 7].contains(pool.labels[source].value)
        let quarters = looksElse && random.chance(0.3) ? 2 : random.chance(0.5) ? 1 : 3
        canvas.load(pool.images[source])
        bend(&canvas, &random)
        for _ in 0..<quarters { canvas.turnRight() }
    }

    /// Draws two digits beside each other, or above each other if `upright`, scaled down to one
    /// picture.
    ///
    /// Their middles are twice `apart` pixels from each other, on a sheet with `border` pixels
    /// around 28×28.
    private func drawPair(
        _ canvas: inout AugmentationCanvas, _ random: inout SeededGenerator, apart: Int,
        border: Int, upright: Bool = false
    ) {
        let side = DigitImage.side
        let wide = side + 2 * border
        var sheet = GrayRaster(width: wide, height: wide)
        for (place, source) in pair(canvas.pool, upright: upright, &random).enumerated() {
            canvas.load(canvas.pool.images[source])
            bend(&canvas, &random)
            // The first digit moves left or up, the second right or down.
            let shift = (2 * place - 1) * apart
            let x = border + (upright ? 0 : shift)
            let y = border + (upright ? shift : 0)
            for row in 0..<side where (0..<wide).contains(row + y) {
                for column in 0..<side where (0..<wide).contains(column + x) {
                    let ink = canvas.pixels[row * side + column]
                    sheet[column + x, row + y] = max(sheet[column + x, row + y], ink)
                }
            }
        }
        canvas.take(sheet)
    }

    /// Returns the places of two digits of the pool that together are none: two rings above each
    /// other would be an 8, two vertical strokes a longer 1.
    ///
    /// After twenty tries the last pair is taken.
    private func pair(
        _ pool: DigitPool, upright: Bool, _ random: inout SeededGenerator
    ) -> [Int] {
        let rings: Set = [0, 6, 8, 9]
        var pair = [0, 0]
        for _ in 0..<20 {
            pair = [random.index(below: pool.images.count), random.index(below: pool.images.count)]
            let labels = pair.map { pool.labels[$0].value }
            let isDigit = labels.allSatisfy(rings.contains) || labels.allSatisfy { $0 == 1 }
            if !upright || !isDigit { break }
        }
        return pair
    }

    /// Draws one to three level lines, or a thicket of four to six in any direction.
    ///
    /// A lone upright line would be a 1, a bar with a stem a 1 or a 7.
    private func drawLines(_ canvas: inout AugmentationCanvas, _ random: inout SeededGenerator) {
        canvas.clear()
        let isThicket = random.chance(0.5)
        for _ in 0..<(isThicket ? 4 : 1) + random.index(below: 3) {
            var line = Line.random(width: 0.3...2, length: 8...28, using: &random)
            if isThicket {
                (line.x, line.y) = (random.uniform(6, 22), random.uniform(6, 22))
            } else {
                line.angle = random.normal(deviation: 0.15)
            }
            line.draw(on: &canvas, ink: random.uniform(0.4, 1))
        }
        if random.chance(0.3) {
            EdgeBars.bar(using: &random).draw(on: &canvas, ink: random.uniform(0.4, 1))
        }
    }

    /// Draws up to six specks of a radius of 0.3 … 3 pixels; none at all is bare paper.
    private func drawSpecks(_ canvas: inout AugmentationCanvas, _ random: inout SeededGenerator) {
        canvas.clear()
        for _ in 0..<random.index(below: 7) {
            Specks(probability: 1, radius: 0.3...3).draw(
                on: &canvas, ink: random.uniform(0.4, 1), using: &random)
        }
    }

    /// Draws random smooth areas of one ink: a Gaussian field on a grid of 6×6 values, thresholded.
    private func drawBlobs(_ canvas: inout AugmentationCanvas, _ random: inout SeededGenerator) {
        canvas.clear()
        let field = ValueGrid(side: 6, using: &random) { $0.normal() }
        let level = random.uniform(-0.2, 0.8)
        let ink = max(0.3, random.unit())
        let side = DigitImage.side
        for y in 0..<side {
            for x in 0..<side where field.value(x, y, of: side) > level {
                canvas.pixels[y * side + x] = ink
            }
        }
    }

    /// Draws random smooth gray levels: a Gaussian field on a grid of 14×14 values, clamped to 0 …
    /// 1.
    private func drawTexture(_ canvas: inout AugmentationCanvas, _ random: inout SeededGenerator) {
        canvas.clear()
        let field = ValueGrid(side: 14, using: &random) { $0.normal(deviation: 0.35) }
        let level = random.uniform(0, 0.6)
        let side = DigitImage.side
        for y in 0..<side {
            for x in 0..<side {
                canvas.pixels[y * side + x] = (field.value(x, y, of: side) + level).clamped()
            }
        }
    }

    /// Draws ruled (40 %) or squared paper that was taken for ink: lines 5 … 12 pixels apart and
    /// 0.6 … 1.4 wide, askew by a few degrees.
    private func drawGrid(_ canvas: inout AugmentationCanvas, _ random: inout SeededGenerator) {
        canvas.clear()
        let spacing = random.uniform(5, 12)
        let squared = random.chance(0.6)
        let ink = random.uniform(0.3, 1)
        let tilt = random.normal(deviation: 0.04)
        let start = random.uniform(0, spacing)
        for index in 0..<6 {
            let place = start + spacing * Float(index)
            let width = random.uniform(0.3, 0.7)
            Line(x: 14, y: place, angle: tilt, halfLength: 20, halfWidth: width).draw(
                on: &canvas, ink: ink)
            if squared {
                Line(x: place, y: 14, angle: .pi / 2 + tilt, halfLength: 20, halfWidth: width).draw(
                    on: &canvas, ink: ink)
            }
        }
    }

    /// Draws letters and signs of the project's own, one that fills the picture or `columns` ×
    /// `rows` small ones.
    private func drawSymbols(
        _ canvas: inout AugmentationCanvas, _ random: inout SeededGenerator, columns: Int, rows: Int
    ) {
        if columns * rows == 1 {
            let strokes = Handwriting.random(using: &random).write(
                Symbols.strokes(using: &random), using: &random)
            canvas.load(MNISTFrame.picture(of: strokes, penWidth: random.uniform(1.3, 3.8)))
            return
        }
        // Drawn at three times the size and reduced, so that small letters are gray and soft as in
        // photos.
        var sheet = GrayRaster(width: 84, height: 84)
        let hand = Handwriting.random(using: &random)
        let width = random.uniform(1.6, 3.6)
        let pitch = 84 / Float(max(columns, rows) + 1)
        for row in 0..<rows {
            for column in 0..<columns {
                let middle = Point(
                    42 + (Float(column) - Float(columns - 1) / 2) * pitch,
                    42 + (Float(row) - Float(rows - 1) / 2) * pitch)
                let strokes = hand.write(Symbols.strokes(using: &random), using: &random)
                Pen(width: width).draw(
                    strokes.map { $0.mapped { ($0 - 0.5) * pitch * 0.75 + middle } }, on: &sheet)
            }
        }
        canvas.take(sheet)
    }
}

extension AugmentationCanvas {
    /// The sum of the picture's ink.
    fileprivate var ink: Float { pixels[0..<side * side].reduce(0, +) }

    /// The shorter side, in pixels, of the box around what is darker than 0.3; negative where
    /// nothing is.
    fileprivate var shortExtent: Int {
        var (left, right, top, bottom) = (side, -1, side, -1)
        for y in 0..<side {
            for x in 0..<side where pixels[y * side + x] > 0.3 {
                left = min(left, x)
                right = max(right, x)
                top = min(top, y)
                bottom = max(bottom, y)
            }
        }
        return min(right - left, bottom - top) + 1
    }

    /// Turns the picture clockwise by a quarter.
    fileprivate mutating func turnRight() {
        // The buffer is larger than the picture.
        let turned = QuarterTurn.right(pixels, width: side, height: side)
        pixels.replaceSubrange(turned.indices, with: turned)
    }

    /// Takes over a square raster of any size, reduced to 28×28: each pixel is the mean of the area
    /// that it covers, cut off at 1.
    mutating func take(_ sheet: GrayRaster) {
        side = DigitImage.side
        for y in 0..<side {
            let top = y * sheet.height / side
            let bottom = max(top + 1, (y + 1) * sheet.height / side)
            for x in 0..<side {
                let left = x * sheet.width / side
                let right = max(left + 1, (x + 1) * sheet.width / side)
                var sum: Float = 0
                for row in top..<bottom {
                    for column in left..<right { sum += sheet.pixels[row * sheet.width + column] }
                }
                pixels[y * side + x] = min(1, sum / Float((bottom - top) * (right - left)))
            }
        }
    }
}
