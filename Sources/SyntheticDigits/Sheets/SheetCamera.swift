package import DigitSheets
import SystemLibraries

/// A camera over a sheet of paper that lies on a table, perhaps bent.
///
/// Lengths are millimeters, x right and y down on the paper from its middle, z from the camera to the
/// table. The camera is a pinhole; its focal length is the photo's short side, as that of phones is.
package struct SheetCamera: Sendable {
    /// Columns and rows of the photo, in pixels.
    package let width, height: Int
    /// The distance of the camera from where its axis meets the table, in millimeters.
    private var distance = 300.0
    /// The optical axis, and the directions of the photo's columns and rows, as unit vectors of the world.
    private let axis, right, down: SIMD3<Double>
    /// Where the optical axis meets the table.
    private var aim = SheetPoint.zero
    /// The unit vector along which the paper is bent.
    private let bendDirection: SheetPoint
    /// One over the radius of the bend, 1/mm; 0 for flat paper, positive where its ends are nearer to the
    /// camera than its middle.
    private let curvature: Double

    /// How the camera is held and how the paper lies.
    package struct Pose: Sendable {
        /// How far the camera looks from straight down, in degrees.
        package var tilt = 0.0
        /// Towards which side of the paper it is tilted, in degrees from the right, clockwise.
        package var direction = 0.0
        /// How far the photo is turned against the paper, in degrees.
        package var roll = 0.0
        /// The part of the photo's shorter side that stays free beside the marks.
        ///
        /// Set by eye, not measured: about as much as one leaves who has all marks in the picture and wants the page
        /// large.
        package var margin = 0.04
        /// The direction in which the paper is bent, in degrees from the right, and the radius in
        /// millimeters, 0 for flat paper.
        package var (bendDirection, bendRadius) = (0.0, 0.0)

        /// Makes a pose: straight down on flat paper.
        package init() {}
    }

    /// Places a camera so near that it sees all of a page's marks with the pose's margin.
    ///
    /// `size` is the width and height of the rectangle that the marks span, in millimeters.
    package init(width: Int, height: Int, pose: Pose, page size: SheetPoint) {
        (self.width, self.height) = (width, height)
        let (tilt, roll) = (pose.tilt * .pi / 180, pose.roll * .pi / 180)
        let direction = pose.direction * .pi / 180
        // Rodrigues' rotation about an axis on the table, after the roll.
        let turnAxis = SIMD3(-sin(direction), cos(direction), 0)
        func turned(_ vector: SIMD3<Double>) -> SIMD3<Double> {
            let rolled = SIMD3(
                cos(roll) * vector.x - sin(roll) * vector.y,
                sin(roll) * vector.x + cos(roll) * vector.y, vector.z)
            let along = (turnAxis * rolled).sum()
            let cross = SIMD3(
                turnAxis.y * rolled.z - turnAxis.z * rolled.y,
                turnAxis.z * rolled.x - turnAxis.x * rolled.z,
                turnAxis.x * rolled.y - turnAxis.y * rolled.x)
            return cos(tilt) * rolled + sin(tilt) * cross + (1 - cos(tilt)) * along * turnAxis
        }
        (axis, right, down) = (turned([0, 0, 1]), turned([1, 0, 0]), turned([0, 1, 0]))
        let bend = pose.bendDirection * .pi / 180
        bendDirection = [cos(bend), sin(bend)]
        curvature = pose.bendRadius == 0 ? 0 : 1 / pose.bendRadius
        let corners = SheetRect(
            x: -size.x / 2, y: -size.y / 2, width: size.x, height: size.y
        ).corners
        // Bisection of the distance in millimeters: nearer as long as the marks stay in the photo. At each
        // distance, the middle of what is seen is aimed at.
        var (near, far) = (60.0, 3000.0)
        for _ in 0..<40 {
            distance = (near + far) / 2
            for _ in 0..<4 { center(corners) }
            if holds(corners, margin: pose.margin) { far = distance } else { near = distance }
        }
        distance = far
        for _ in 0..<4 { center(corners) }
    }

    /// Moves the aim towards where the corners' box is in the middle of the photo: a step of a fixed-point iteration.
    ///
    /// Does nothing where a corner is behind the camera.
    private mutating func center(_ corners: [SheetPoint]) {
        let seen = corners.map(pixel)
        let low = seen.reduce(seen[0], pointwiseMin)
        let high = seen.reduce(seen[0], pointwiseMax)
        let off = (low + high) / 2 - SheetPoint(Double(width), Double(height)) / 2
        guard off.x.isFinite, off.y.isFinite else { return }
        let step = distance / Double(min(width, height))
        // Damped by 0.8, as a tilted camera sees the table at an angle.
        aim += 0.8 * step * (off.x * [right.x, right.y] + off.y * [down.x, down.y])
    }

    /// Whether all corners are seen, with a part of the shorter side free around them.
    private func holds(_ corners: [SheetPoint], margin: Double) -> Bool {
        let free = margin * Double(min(width, height))
        return corners.map(pixel).allSatisfy {
            $0.x > free && $0.y > free && $0.x < Double(width) - free
                && $0.y < Double(height) - free
        }
    }

    /// The camera's place in the world, in millimeters.
    private var eye: SIMD3<Double> { SIMD3(aim.x, aim.y, 0) - distance * axis }

    /// Returns how far a place on the paper is above the table, at a distance along the bent direction: a parabola.
    private func lift(_ along: Double) -> Double { curvature * along * along / 2 }

    /// Returns the pixel that shows a place of the paper, as if the paper were flat; infinite behind the camera.
    private func pixel(_ place: SheetPoint) -> SheetPoint {
        let way = SIMD3(place.x, place.y, 0) - eye
        let depth = (way * axis).sum()
        guard depth > 1 else { return [.infinity, .infinity] }
        let short = Double(min(width, height))
        return SheetPoint((way * right).sum(), (way * down).sum()) / depth * short
            + SheetPoint(Double(width), Double(height)) / 2
    }

    /// Returns the place on the paper, in millimeters from its middle, that a pixel shows; beyond the
    /// paper, the table.
    @inline(__always)
    package func place(_ x: Double, _ y: Double) -> SheetPoint {
        let short = Double(min(width, height))
        let (nx, ny) = ((x - Double(width) / 2) / short, (y - Double(height) / 2) / short)
        let ray = axis + nx * right + ny * down
        let eye = eye
        var height = 0.0
        var place = SheetPoint.zero
        var along = 0.0
        // A fixed-point iteration: a ray meets a slightly bent page near where it meets the table.
        for _ in 0..<(curvature == 0 ? 1 : 4) {
            let steps = (-height - eye.z) / ray.z
            place = [eye.x + steps * ray.x, eye.y + steps * ray.y]
            along = (place * bendDirection).sum()
            height = lift(along)
        }
        // The length of the parabola beyond its width, to the third order: what is bent is longer than it
        // looks from above.
        return place + along * along * along * curvature * curvature / 6 * bendDirection
    }
}
