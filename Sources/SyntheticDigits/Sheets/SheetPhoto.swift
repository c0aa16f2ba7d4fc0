package import DigitSheets
package import MNIST
package import Raster

/// A photo of a filled-in page, described; `photo(of:)` makes the pixels.
package struct SheetScene: Sendable {
    /// The camera.
    package var camera: SheetCamera
    /// The paper: its color and grain.
    package var paper: Paper
    /// The table it lies on.
    package var table: Color
    /// The light of the room.
    package var light: UnevenLight
    /// Shadows.
    package var shadows: [ShadowStep] = []
    /// The focus.
    package var blur: LensBlur
    /// The sensor.
    package var noise: SensorNoise
    /// What the printer makes of black, color and size.
    package var printer: SheetPrinter
    /// The JPEG quality that whoever encodes the photo should use, 1 … 100.
    package var quality = 88

    /// Describes a photo of a page of that size: fair light, sharp, straight down unless the pose says
    /// otherwise.
    package init(
        width: Int, height: Int, pose: SheetCamera.Pose, page: SheetPoint = SheetGeometry.frame,
        using random: inout SeededGenerator
    ) {
        camera = SheetCamera(width: width, height: height, pose: pose, page: page)
        paper = .white(using: &random)
        let tables: [Color] = [
            [112, 78, 50], [70, 48, 34], [58, 60, 66], [150, 120, 84], [210, 206, 198],
        ]
        table = random.pick(tables) * random.uniform(0.8, 1.2)
        light = .random(using: &random)
        blur = LensBlur(sigma: random.uniform(0.0002, 0.0009))
        noise = SensorNoise(
            deviation: random.uniform(0.6, 3), grain: random.chance(0.5) ? 0.6 : 0)
        printer = SheetPrinter(using: &random)
        quality = Int(random.uniform(75, 95))
    }

    /// Returns the photo of a page; the same scene and generator state give the same pixels.
    package func photo(
        of sheet: FilledSheet, using random: inout SeededGenerator
    ) -> ColorRaster {
        let view = PageView(width: camera.width, height: camera.height)
        var canvas = PhotoCanvas(view: view)
        paper.render(on: &canvas, using: &random)
        let wood = NoiseTile(using: &random)
        let page = PrintedPage(printer.printed(sheet), scale: sheet.scale)
        let size = sheet.drawing.paper.size
        let places = page.tiles(of: camera, printer, size)
        var index = 0
        for y in 0..<camera.height {
            for x in 0..<camera.width {
                let place = camera.place(Double(x) + 0.5, Double(y) + 0.5)
                let color: Color
                if abs(place.x) < size.x / 2, abs(place.y) < size.y / 2 {
                    color = page.color(
                        at: printer.onDrawing(place) + size / 2, level: places.level(x, y))
                    canvas.red.pixels[index] *= color.x / 255
                    canvas.green.pixels[index] *= color.y / 255
                    canvas.blue.pixels[index] *= color.z / 255
                } else {
                    let grain = 1 + 0.12 * wood.value(Float(place.x) / 60, Float(place.y) / 4)
                    canvas.red.pixels[index] = table.x * grain
                    canvas.green.pixels[index] = table.y * grain
                    canvas.blue.pixels[index] = table.z * grain
                }
                index += 1
            }
        }
        light.render(on: &canvas, using: &random)
        for shadow in shadows { shadow.render(on: &canvas, using: &random) }
        blur.render(on: &canvas, using: &random)
        noise.render(on: &canvas, using: &random)
        return canvas.developed()
    }
}

/// What a printer does to a page.
package struct SheetPrinter: Sendable {
    /// How dark its black is, 0 … 1, and whether it has no colors.
    package var (density, isMonochrome): (Double, Bool)
    /// What "fit to page" makes of the size, and how far the paper is shifted, in millimeters.
    package var (size, shift): (Double, SheetPoint)

    /// Some printer.
    package init(using random: inout SeededGenerator) {
        density = Double(random.uniform(0.8, 0.95))
        isMonochrome = random.chance(0.4)
        size = random.chance(0.5) ? 1 : Double(random.uniform(0.93, 1))
        shift = [Double(random.uniform(-1.5, 1.5)), Double(random.uniform(-1.5, 1.5))]
    }

    /// The place of the drawing that is printed at a place of the paper, both from their middles.
    @inline(__always)
    func onDrawing(_ place: SheetPoint) -> SheetPoint { (place - shift) / size }

    /// The page in the printer's colors; what was written on it keeps its own.
    func printed(_ sheet: FilledSheet) -> ColorRaster {
        var raster = sheet.raster
        let width = raster.width
        // The dots of a screen of 85 lines an inch.
        let pitch = max(2, Int((0.3 * sheet.scale).rounded()))
        let box = SheetColor.box.channels.map(Float.init)
        raster.bytes.withUnsafeMutableBufferPointer { bytes in
            for pixel in 0..<bytes.count / 3 {
                let at = 3 * pixel
                let (red, green, blue) = (
                    Float(bytes[at]), Float(bytes[at + 1]), Float(bytes[at + 2])
                )
                guard red < 255 || green < 255 || blue < 255 else { continue }
                if red == 0, green == 0, blue == 0 {
                    for channel in 0..<3 {
                        bytes[at + channel] = UInt8(255 * (1 - density))
                    }
                } else if isMonochrome, red == box[0], green == box[1], blue == box[2] {
                    let gray = (0.299 * red + 0.587 * green + 0.114 * blue) / 255
                    let (row, column) = pixel.quotientAndRemainder(dividingBy: width)
                    let dx = Float(column % pitch) - Float(pitch - 1) / 2
                    let dy = Float(row % pitch) - Float(pitch - 1) / 2
                    let radius = Float(pitch) * ((1 - gray) / .pi).squareRoot()
                    let isDot = dx * dx + dy * dy < radius * radius
                    for channel in 0..<3 {
                        bytes[at + channel] = isDot ? UInt8(255 * (1 - density)) : 255
                    }
                }
            }
        }
        return raster
    }
}

/// A flat page at several resolutions, so that small photos of it do not alias.
private struct PrintedPage {
    private let levels: [ColorRaster]
    private let scale: Double

    init(_ raster: ColorRaster, scale: Double) {
        self.scale = scale
        var levels = [raster]
        while let last = levels.last, last.width > 300 {
            levels.append(last.areaScaled(toLongSide: last.longSide / 2))
        }
        self.levels = levels
    }

    /// The level of every tile of a photo.
    struct Tiles {
        static let side = 32
        var columns: Int
        var levels: [Int]

        @inline(__always)
        func level(_ x: Int, _ y: Int) -> Int {
            levels[y / Self.side * columns + x / Self.side]
        }
    }

    func tiles(of camera: SheetCamera, _ printer: SheetPrinter, _ size: SheetPoint) -> Tiles {
        let side = Tiles.side
        let columns = (camera.width + side - 1) / side
        let rows = (camera.height + side - 1) / side
        var tiles = Tiles(columns: columns, levels: [])
        for row in 0..<rows {
            for column in 0..<columns {
                let (x, y) = (Double(column * side + side / 2), Double(row * side + side / 2))
                let here = camera.place(x, y)
                let (right, down) = (camera.place(x + 1, y) - here, camera.place(x, y + 1) - here)
                let area = abs(right.x * down.y - right.y * down.x)
                // Pixels of the finest level for a pixel of the photo.
                var step = scale * area.squareRoot()
                var level = 0
                while step > 1.35, level < levels.count - 1 {
                    (step, level) = (step / 2, level + 1)
                }
                tiles.levels.append(level)
            }
        }
        return tiles
    }

    @inline(__always)
    func color(at place: SheetPoint, level: Int) -> Color {
        let raster = levels[level]
        let factor = Double(raster.width) / Double(levels[0].width) * scale
        let (px, py) = (place.x * factor - 0.5, place.y * factor - 0.5)
        guard px >= 0, py >= 0, px < Double(raster.width - 1), py < Double(raster.height - 1)
        else { return Color(255, 255, 255) }
        let (column, row) = (Int(px), Int(py))
        let (fx, fy) = (Float(px) - Float(column), Float(py) - Float(row))
        let at = 3 * (row * raster.width + column)
        let below = at + 3 * raster.width
        func pixel(_ at: Int) -> Color {
            raster.bytes.withUnsafeBufferPointer {
                Color(Float($0[at]), Float($0[at + 1]), Float($0[at + 2]))
            }
        }
        let upper = pixel(at) + fx * (pixel(at + 3) - pixel(at))
        let lower = pixel(below) + fx * (pixel(below + 3) - pixel(below))
        return upper + fy * (lower - upper)
    }
}
