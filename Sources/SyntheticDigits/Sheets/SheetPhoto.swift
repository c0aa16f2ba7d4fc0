package import DigitSheets
package import Raster
package import SystemLibraries

/// A photo of a filled-in page, described; `photo(of:using:)` makes the pixels.
package struct SheetScene: Sendable {
    /// The camera's size in pixels, its pose and the paper's bend.
    package var camera: SheetCamera
    /// The paper's color and grain.
    package var paper: Paper
    /// The color of the table that the paper lies on, 0 … 255 each.
    package var table: Color
    /// The light of the room: exposure, slope, vignetting, white balance.
    package var light: UnevenLight
    /// Shadows with one soft edge, multiplied into the light in order.
    package var shadows: [ShadowStep] = []
    /// Defocus: the deviation of a Gaussian blur, where the photo's shorter side is 1.
    package var blur: LensBlur
    /// The sensor's noise: its deviation in gray levels of 0 … 255.
    package var noise: SensorNoise
    /// What the printer makes of black, colors, size and place.
    package var printer: SheetPrinter
    /// The JPEG quality that whoever encodes the photo should use, 1 … 100; drawn by `init`.
    package var quality: Int

    /// Describes a photo of a page, `width` by `height` pixels: fair light, sharp, straight down unless the
    /// pose says otherwise.
    ///
    /// `page` is the rectangle that must be in the photo, in millimeters. Ranges are set by eye.
    package init(
        width: Int, height: Int, pose: SheetCamera.Pose, page: SheetPoint = SheetGeometry.frame,
        using random: inout SeededGenerator
    ) {
        camera = SheetCamera(width: width, height: height, pose: pose, page: page)
        paper = .white(using: &random)
        // Four of wood and stone, one nearly as light as paper, which makes the paper's edge hard to see.
        let tables: [Color] = [
            [112, 78, 50], [70, 48, 34], [58, 60, 66], [150, 120, 84], [210, 206, 198],
        ]
        table = random.pick(tables) * random.uniform(0.8, 1.2)
        light = .random(using: &random)
        // 0.6 to 2.7 pixels of a photo of 12 megapixels, whose shorter side has 3,000.
        blur = LensBlur(sigma: random.uniform(0.0002, 0.0009))
        // Gray levels; half of the cameras smooth noise into blobs of 0.6 pixels.
        noise = SensorNoise(
            deviation: random.uniform(0.6, 3), grain: random.chance(0.5) ? 0.6 : 0)
        printer = SheetPrinter(using: &random)
        quality = Int(random.uniform(75, 95))
    }

    /// Returns the photo of a page; the same scene and generator state give the same pixels.
    ///
    /// Takes memory for four planes of floats as large as the photo, and for the page at several resolutions.
    package func photo(
        of sheet: FilledSheet, using random: inout SeededGenerator
    ) -> ColorRaster {
        let view = PageView(width: camera.width, height: camera.height)
        var canvas = PhotoCanvas(view: view)
        paper.render(on: &canvas, using: &random)
        // The table's grain: 60 mm long and 4 mm wide.
        let wood = NoiseTile(using: &random)
        let page = PrintedPage(printer.printed(sheet), scale: sheet.scale)
        let size = sheet.drawing.paper.size
        let places = page.tiles(of: camera, printer, size)
        var index = 0
        // Each pixel looks up what it shows: the page, whose colors filter the paper's light, or the table
        // with its grain along x.
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

/// What a printer does to a page: how black its black is, whether it has colors, how it scales and shifts.
package struct SheetPrinter: Sendable {
    /// How dark its black is, 0 … 1, and whether it has no colors.
    package var (density, isMonochrome): (Double, Bool)
    /// The factor of "fit to page", 1 for none, and how far the drawing is shifted on the paper, in millimeters.
    package var (size, shift): (Double, SheetPoint)

    /// Draws some printer.
    ///
    /// Toner reflects 5 to 20 % of light; four of ten printers have no colors; half of them shrink the page
    /// by up to 7 %; paper is fed with an error of up to 1.5 mm. Set by eye.
    package init(using random: inout SeededGenerator) {
        density = Double(random.uniform(0.8, 0.95))
        isMonochrome = random.chance(0.4)
        size = random.chance(0.5) ? 1 : Double(random.uniform(0.93, 1))
        shift = [Double(random.uniform(-1.5, 1.5)), Double(random.uniform(-1.5, 1.5))]
    }

    /// Returns the place of the drawing that is printed at a place of the paper, both in millimeters from
    /// their middles.
    @inline(__always)
    func onDrawing(_ place: SheetPoint) -> SheetPoint { (place - shift) / size }

    /// Returns the page in the printer's colors; what was written on it keeps its own.
    ///
    /// A printer without colors renders the boxes' light blue as a halftone screen of black dots.
    func printed(_ sheet: FilledSheet) -> ColorRaster {
        var raster = sheet.raster
        let width = raster.width
        // The dots' distance in pixels: 0.3 mm, a screen of 85 lines an inch.
        let pitch = max(2, Int((0.3 * sheet.scale).rounded()))
        let box = SheetColor.box.channels.map(Float.init)
        raster.bytes.withUnsafeMutableBufferPointer { bytes in
            for pixel in 0..<bytes.count / 3 {
                let at = 3 * pixel
                let (red, green, blue) = (
                    Float(bytes[at]), Float(bytes[at + 1]), Float(bytes[at + 2])
                )
                // White stays paper; exactly black and exactly the boxes' color are print.
                guard red < 255 || green < 255 || blue < 255 else { continue }
                if red == 0, green == 0, blue == 0 {
                    for channel in 0..<3 {
                        bytes[at + channel] = UInt8(255 * (1 - density))
                    }
                } else if isMonochrome, red == box[0], green == box[1], blue == box[2] {
                    // Rec. 601 luma; a dot takes the share of its square by which the color is darker than white.
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

/// A flat page at several resolutions (an image pyramid), so that small photos of it do not alias.
private struct PrintedPage {
    /// The page, and each time half as large, down to at most 300 pixels of width.
    private let levels: [ColorRaster]
    /// Pixels a millimeter of the first level.
    private let scale: Double

    /// Scales a page down level by level; all of them together take a third more memory than the page.
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
        /// The side of a tile in pixels: within it, perspective changes the scale little.
        static let side = 32
        /// Tiles in a row.
        var columns: Int
        /// The level of each tile, row by row.
        var levels: [Int]

        /// Returns the level for a pixel of the photo.
        @inline(__always)
        func level(_ x: Int, _ y: Int) -> Int {
            levels[y / Self.side * columns + x / Self.side]
        }
    }

    /// Returns which level each tile of a photo takes: the one with about as many pixels as the photo there.
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
                // A level with up to 1.35 pixels for one of the photo: a little sharper than the photo
                // rather than blurred; set by eye.
                while step > 1.35, level < levels.count - 1 {
                    (step, level) = (step / 2, level + 1)
                }
                tiles.levels.append(level)
            }
        }
        return tiles
    }

    /// Returns the page's color at a place in millimeters from its upper left corner, by bilinear
    /// interpolation in a level.
    ///
    /// White at its outermost half pixel and beyond.
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
