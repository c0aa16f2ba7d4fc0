import Raster

/// How the camera sees the page: turned, and tilted so that one side is nearer.
///
/// Page coordinates have their origin where the middle of the photo looks at; the photo's short side
/// is 1 long there. With n = (pixel - middle) / short side, the page place is R n / (1 + tilt · n) where
/// the page is flat.
package struct PageView: Sendable {
    /// Columns and rows of the photo.
    package private(set) var width, height: Int
    /// The turn of the camera in degrees.
    package var rotation: Float = 0 {
        didSet { (cosine, sine) = (rotation.radians.cosine, rotation.radians.sine) }
    }
    /// How much farther the page is at the right and at the bottom, relative to the middle.
    package var tilt: SIMD2<Float> = .zero

    /// How far the page is bent away from flat: down by this times x² of the place on it.
    package var curl: Float = 0

    private var cosine: Float = 1
    private var sine: Float = 0
    private var middle: SIMD2<Float>
    /// Pixels per unit of the page, in the middle of the photo.
    let scale: Float

    /// Makes a camera that looks straight down.
    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
        middle = SIMD2(Float(width), Float(height)) / 2
        scale = Float(min(width, height))
    }

    /// The camera of a part of the photo; what the part shows is as large as in all of it.
    func cropped(to box: PixelBox) -> PageView {
        var view = self
        (view.width, view.height) = (box.width, box.height)
        view.middle -= SIMD2(Float(box.x), Float(box.y))
        return view
    }

    /// The place on the page that a pixel shows.
    @inline(__always)
    func page(_ x: Float, _ y: Float) -> Point {
        let nx = (x - middle.x) / scale
        let ny = (y - middle.y) / scale
        let depth = 1 / (1 + tilt.x * nx + tilt.y * ny)
        let (x, y) = ((cosine * nx - sine * ny) * depth, (sine * nx + cosine * ny) * depth)
        return Point(x, y - curl * x * x)
    }

    /// The pixel that shows a place on the page.
    func pixel(_ page: Point) -> Point {
        let page = Point(page.x, page.y + curl * page.x * page.x)
        let (a, b) = (cosine - page.x * tilt.x, -sine - page.x * tilt.y)
        let (c, d) = (sine - page.y * tilt.x, cosine - page.y * tilt.y)
        let determinant = a * d - b * c
        let place = Point(d * page.x - b * page.y, a * page.y - c * page.x) / determinant
        return place * scale + middle
    }
}
