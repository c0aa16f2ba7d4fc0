import Decoders
import DigitTraining
import PhotoFiles
import Raster
import Testing

/// What training says where it cannot have the simulated photos that it needs.
struct SimulationErrorTests {
    @Test func `simulated pixels become a JPEG of their size`() throws {
        let raster = ColorRaster(
            width: 30, height: 20, bytes: [UInt8](repeating: 200, count: 3 * 30 * 20))
        let photo = try Photo(simulated: raster, quality: 90)
        #expect(photo.header.format == .jpeg)
        #expect(photo.header.width == 30 && photo.header.height == 20)
    }

    @Test func `what cannot be encoded is an error, not a photo fewer`() {
        // More than ImageMagick makes a picture of.
        let raster = ColorRaster(
            width: 70_000, height: 1, bytes: [UInt8](repeating: 200, count: 3 * 70_000))
        #expect(throws: SimulationError.self) { try Photo(simulated: raster, quality: 90) }
    }

    @Test(arguments: [
        SimulationError.encoding(.unsupported(.imageMagick)),
        .encoding(.memory),
        .encoding(.failed(.encode, reason: "disk full")),
        .header(.corrupt(reason: "cut off")),
    ])
    func `it says what is needed and what to do`(_ error: SimulationError) {
        let text = "\(error)"
        #expect(text.hasPrefix("Training needs simulated photos"))
        #expect(text.contains("ImageMagick"))
        #expect(text.hasSuffix("train again."))
        // The advice of reading a photo would not help who trains.
        #expect(!text.contains("--memory") && !text.contains("save the photo"))
    }
}
