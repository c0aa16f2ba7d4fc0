import Raster

/// The camera's view of the page: a rotation, a perspective tilt and the bend of the paper.
///
/// Page coordinates have their origin where the middle of the photo looks at; the photo's shorter
/// side is 1 long there. With n = (pixel − middle) / shorter side, a flat page's place is R n / (1
/// + tilt · n), R being the rotation.
package struct PageView: Sendable {
    /// Columns and rows of the photo.
    package private(set) var width, height: Int
    /// The turn of the camera in degrees, clockwise; what is on the page appears turned the other
    /// way.
    package var rotation: Float = 0 {
        didSet { (cosine, sine) = (rotation.radians.cosine, rotation.radians.sine) }
    }
    /// The perspective, to the right and down: at n the page is 1 / (1 + tilt · n) as far from the
    /// camera as in the middle, so that a positive tilt brings the right and the bottom nearer.
    package var tilt: SIMD2<Float> = .zero

    /// The bend of the paper: a place is seen lower by this times the square of its x, both in
    /// parts of the photo's shorter side.
    package var curl: Float = 0

    /// The cosine and, below, the sine of the rotation, kept since every pixel needs them.
    private var cosine: Float = 1
    /// The sine of the rotation.
    private var sine: Float = 0
    /// The pixel at which the camera's axis meets the photo; half its size unless the view is
    /// cropped.
    private var middle: SIMD2<Float>
    /// Pixels per unit of the page in the middle of the photo: the photo's shorter side, in pixels.
    let scale: Float

    /// Makes a camera that looks straight down on a flat page.
    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
        middle = SIMD2(Float(width), Float(height)) / 2
        scale = Float(min(width, height))
    }

    /// Returns the camera of a part of the photo; a thing on the page has the same size in pixels
    /// in both.
    func cropped(to box: PixelBox) -> PageView {
        var view = self
        (view.width, view.height) = (box.width, box.height)
        view.middle -= SIMD2(Float(box.x), Float(box.y))
        return view
    }

    /// Returns the place on the page that a place in the photo shows; pixel centers are at .5.
    @inline(__always)
    func page(_ x: Float, _ y: Float) -> Point {
        let nx = (x - middle.x) / scale
        let ny = (y - middle.y) / scale
        let depth = 1 / (1 + tilt.x * nx + tilt.y * ny)
        let (x, y) = ((cosine * nx - sine * ny) * depth, (sine * nx + cosine * ny) * depth)
        return Point(x, y - curl * x * x)
    }

    /// Returns the place in the photo that shows a place on the page; the inverse of `page`.
    ///
    /// It solves the two linear equations that the perspective gives; there is no check for places
    /// that the camera cannot see.
    func pixel(_ page: Point) -> Point {
        let page = Point(page.x, page.y + curl * page.x * page.x)
        let (a, b) = (cosine - page.x * tilt.x, -sine - page.x * tilt.y)
        let (c, d) = (sine - page.y * tilt.x, cosine - page.y * tilt.y)
        let determinant = a * d - b * c
        let place = Point(d * page.x - b * page.y, a * page.y - c * page.x) / determinant
        return place * scale + middle
    }
}
