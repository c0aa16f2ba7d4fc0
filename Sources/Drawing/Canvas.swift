package import Raster

/// A picture to draw on, in whole pixels from the top left corner; what falls outside is dropped.
///
/// A value: drawing on a copy leaves the original as it is. Colors are opaque, and cover what was drawn before.
package struct Canvas: Sendable {
    /// Columns of pixels.
    package let width: Int
    /// Rows of pixels.
    package let height: Int
    /// `3 * width * height` bytes, row by row: red, green, blue of each pixel.
    var bytes: [UInt8]

    /// Makes a canvas of a size in pixels, all of one color.
    ///
    /// Takes three bytes of memory a pixel.
    package init(width: Int, height: Int, color: RGB) {
        self.width = width
        self.height = height
        bytes = [UInt8](repeating: 0, count: 3 * width * height)
        fill(PixelBox(x: 0, y: 0, width: width, height: height), with: color)
    }

    /// Makes a canvas of a picture's size with the picture on it.
    package init(_ raster: ColorRaster) {
        width = raster.width
        height = raster.height
        bytes = raster.bytes
    }

    /// What is drawn so far, as a picture.
    package var raster: ColorRaster { ColorRaster(width: width, height: height, bytes: bytes) }

    /// The color at a column and a row, which must be on the canvas.
    package subscript(x: Int, y: Int) -> RGB {
        get {
            let at = 3 * (y * width + x)
            return RGB(red: bytes[at], green: bytes[at + 1], blue: bytes[at + 2])
        }
        set {
            let at = 3 * (y * width + x)
            bytes[at] = newValue.red
            bytes[at + 1] = newValue.green
            bytes[at + 2] = newValue.blue
        }
    }

    /// Fills a box, as far as it lies on the canvas.
    package mutating func fill(_ box: PixelBox, with color: RGB) {
        // What lies outside is cut off; of a box wholly outside nothing is left.
        let columns = max(0, box.x)..<max(0, box.x, min(width, box.maxX))
        let rows = max(0, box.y)..<max(0, box.y, min(height, box.maxY))
        guard !columns.isEmpty, !rows.isEmpty else { return }
        // A whole row of the color at a time, instead of pixel by pixel.
        let row = (0..<columns.count).flatMap { _ in [color.red, color.green, color.blue] }
        for y in rows {
            let at = 3 * (y * width + columns.lowerBound)
            bytes.replaceSubrange(at..<at + row.count, with: row)
        }
    }

    /// Draws a frame of a thickness in pixels along the inside edge of a box.
    package mutating func outline(_ box: PixelBox, with color: RGB, thickness: Int = 1) {
        let inner = box.height - 2 * thickness
        let (x, y, width) = (box.x, box.y, box.width)
        fill(PixelBox(x: x, y: y, width: width, height: thickness), with: color)
        fill(PixelBox(x: x, y: box.maxY - thickness, width: width, height: thickness), with: color)
        // The two sides, without the corners that top and bottom have drawn already.
        for left in [x, box.maxX - thickness] {
            fill(
                PixelBox(x: left, y: y + thickness, width: thickness, height: inner), with: color)
        }
    }

    /// Draws a card: a box in the theme's color of surfaces, with a border of a thickness in pixels.
    package mutating func card(_ box: PixelBox, theme: Theme, border: RGB, thickness: Int = 1) {
        fill(box, with: theme.surface)
        outline(box, with: border, thickness: thickness)
    }
}
