import Raster
import SyntheticDigits
import SystemLibraries
import Testing

struct PageViewTests {
    /// Where the middle of a dot comes to lie that is written at a place of the page.
    private func dot(at place: SIMD2<Float>, rotation: Float, tilt: SIMD2<Float>) -> (
        x: Float, y: Float
    ) {
        var random = SeededGenerator(seed: 1)
        let drawing = DigitDrawing(.ovalZero, hand: Handwriting(), using: &random)
        var scene = PhotoScene(of: .drawing(drawing), width: 200, height: 300, using: &random)
        scene.view.rotation = rotation
        scene.view.tilt = tilt
        scene.writing.middle = place
        scene.writing.size = 0.1
        let box = PhotoSimulator().photo(of: scene, using: &random).box
        return (Float(box.x) + Float(box.width) / 2, Float(box.y) + Float(box.height) / 2)
    }

    @Test func `a camera that looks straight down shows the page as it is`() {
        let (x, y) = dot(at: [0.2, -0.4], rotation: 0, tilt: .zero)
        #expect(abs(x - (100 + 40)) < 2 && abs(y - (150 - 80)) < 2)
    }

    @Test func `a quarter turn of the camera to the right turns the page to the left`() {
        let (x, y) = dot(at: [0.3, 0], rotation: 90, tilt: .zero)
        #expect(abs(x - 100) < 2 && abs(y - (150 - 60)) < 2)
    }

    @Test func `what is farther away is nearer to the middle`() {
        let near = dot(at: [0, 0.5], rotation: 0, tilt: .zero)
        let far = dot(at: [0, 0.5], rotation: 0, tilt: [0, -0.3])
        #expect(far.y < near.y - 5)
    }
}
