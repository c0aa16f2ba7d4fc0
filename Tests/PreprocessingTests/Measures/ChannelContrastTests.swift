import Preprocessing
import Raster
import Testing

struct ChannelContrastTests {
    /// Paper of 100 by 80 pixels with a stroke of five, which is a little paler from its eighth column on.
    private func page(paper: [UInt8], ink: [UInt8]) -> ColorRaster {
        let pale = zip(paper, ink).map { UInt8((0.1 * Float($0) + 0.9 * Float($1)).rounded()) }
        let pixels = (0..<80).flatMap { y in
            (0..<100).flatMap { x in
                (20..<80).contains(x) && (38..<43).contains(y) ? x < 28 ? ink : pale : paper
            }
        }
        return ColorRaster(width: 100, height: 80, bytes: pixels)
    }

    private func weights(_ paper: [UInt8], _ ink: [UInt8], _ polarity: Polarity = .darkOnLight)
        -> [Float]
    {
        ChannelContrast(of: page(paper: paper, ink: ink), polarity: polarity).weights
    }

    private func expect(
        _ found: [Float], _ wanted: [Float], _ location: SourceLocation = #_sourceLocation
    ) {
        #expect(found.count == 3 && abs(found.reduce(0, +) - 1) < 1e-5, sourceLocation: location)
        for (one, other) in zip(found, wanted) {
            #expect(abs(one - other) < 0.01, "\(found)", sourceLocation: location)
        }
    }

    @Test func `a gray pen on white paper has all channels alike`() {
        expect(weights([240, 240, 240], [60, 60, 60]), [1 / 3, 1 / 3, 1 / 3])
    }

    @Test func `a colored pen counts where it takes light away`() {
        // Nine tenths of red, three tenths of green, nothing of blue.
        expect(weights([200, 200, 200], [20, 140, 200]), [0.75, 0.25, 0])
        expect(weights([200, 200, 200], [200, 140, 20]), [0, 0.25, 0.75])
    }

    @Test func `a flat stroke, all pixels of which are equal, counts as one that is not`() {
        let (paper, ink): ([UInt8], [UInt8]) = ([200, 200, 200], [20, 140, 200])
        let pixels = (0..<80).flatMap { y in
            (0..<100).flatMap { x in
                (20..<80).contains(x) && (38..<43).contains(y) ? ink : paper
            }
        }
        let flat = ColorRaster(width: 100, height: 80, bytes: pixels)
        expect(ChannelContrast(of: flat, polarity: .darkOnLight).weights, [0.75, 0.25, 0])
    }

    @Test func `a few pixels of ink are as much as many`() {
        let pixels = (0..<20).flatMap { y in
            (0..<30).flatMap { x -> [UInt8] in
                y == 10 && (12..<18).contains(x) ? [20, 140, 200] : [200, 200, 200]
            }
        }
        let small = ColorRaster(width: 30, height: 20, bytes: pixels)
        expect(ChannelContrast(of: small, polarity: .darkOnLight).weights, [0.75, 0.25, 0])
    }

    @Test func `paper that has little of a channel gives it more weight for the same share`() {
        // Half of each channel is missing; weights go with the reciprocals of 200, 100 and 50.
        expect(weights([200, 100, 50], [100, 50, 25]), [1.0 / 7, 2.0 / 7, 4.0 / 7])
        // A paper's level of less than 40 counts as 40: a quarter of it is missing, over 40.
        expect(weights([200, 200, 20], [100, 100, 10]), [2.0 / 9, 2.0 / 9, 5.0 / 9])
    }

    @Test func `light ink on a dark board is judged by what the board lacks`() {
        // Inverted: paper 200, ink 20, 140 and 200.
        expect(weights([55, 55, 55], [235, 115, 55], .lightOnDark), [0.75, 0.25, 0])
    }

    @Test func `without ink, and in a single pixel, no channel is preferred`() {
        expect(weights([180, 180, 180], [180, 180, 180]), [1 / 3, 1 / 3, 1 / 3])
        let one = ColorRaster(width: 1, height: 1, bytes: [90, 90, 90])
        expect(ChannelContrast(of: one, polarity: .darkOnLight).weights, [1 / 3, 1 / 3, 1 / 3])
    }
}
