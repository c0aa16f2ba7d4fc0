import Raster
import SystemLibraries
import Testing

@testable import Preprocessing

struct PaperSurfaceTests {
    /// A quadratic surface in positions from −1 to 1.
    private let coefficients: [Double] = [150, 30, -20, -12, 8, -15]

    private func surface(_ x: Double, _ y: Double) -> Double {
        let terms = [1, x, y, x * x, x * y, y * y]
        return zip(coefficients, terms).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private func position(_ place: Int, of count: Int) -> Double {
        Double(place) / Double(max(1, count - 1)) * 2 - 1
    }

    /// The surface as a picture.
    private func paper(_ width: Int, _ height: Int) -> GrayRaster {
        var paper = GrayRaster(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width {
                paper[x, y] = Float(surface(position(x, of: width), position(y, of: height)))
            }
        }
        return paper
    }

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `weighted sums of a quadratic surface give its coefficients`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var moments = SurfaceMoments()
        for row in 0..<9 {
            let y = position(row, of: 9)
            var sums = [Double](repeating: 0, count: 8)
            for column in 0..<11 {
                // Any weights will do, as the values lie on the surface.
                let (x, weight) = (position(column, of: 11), Double(random.uniform(0.1, 3)))
                let powers = [1, x, x * x, x * x * x, x * x * x * x]
                for power in 0..<5 { sums[power] += weight * powers[power] }
                for power in 0..<3 { sums[5 + power] += weight * surface(x, y) * powers[power] }
            }
            moments.add({ Float(sums[$0]) }, y: y)
        }
        let fitted = moments.surface()
        #expect(fitted.count == coefficients.count)
        for (found, wanted) in zip(fitted, coefficients) {
            #expect(abs(Double(found) - wanted) < 0.01)
        }
    }

    @Test func `a row, a pixel or nothing still has a surface`() {
        var one = SurfaceMoments()
        // A pixel of weight 2 and value 90 in the middle.
        one.add({ [2, 0, 0, 0, 0, 180, 0, 0][$0] }, y: 0)
        #expect(abs(one.surface()[0] - 90) < 0.01)
        #expect(SurfaceMoments().surface() == [0, 0, 0, 0, 0, 0])
    }

    @Test(arguments: [(48, 36), (17, 9), (8, 8), (9, 31)])
    func `bare paper leaves no residual, wherever the guess starts`(width: Int, height: Int) {
        for level in [Float(0), 150, 255] {
            let fit = PaperSurface(fittedTo: paper(width, height), startingFrom: level)
            #expect(fit.residuals.count == width * height)
            #expect(fit.residuals.allSatisfy { abs($0) < 0.1 })
        }
    }

    @Test(arguments: [Float(-90), 90])
    func `ink in a fifth of the picture does not bend the paper`(depth: Float) {
        var page = paper(48, 36)
        for y in 8..<28 { for x in 16..<33 { page[x, y] += depth } }
        let fit = PaperSurface(fittedTo: page, startingFrom: 150)
        for y in 0..<36 {
            for x in 0..<48 {
                let isInk = (8..<28).contains(y) && (16..<33).contains(x)
                #expect(abs(fit.residuals[y * 48 + x] - (isInk ? depth : 0)) < 8)
            }
        }
    }

    @Test func `distances are those from the middle to the border`() {
        let fit = PaperSurface(fittedTo: paper(5, 3), startingFrom: 150)
        #expect(
            fit.distances == [
                1, 1, 1, 1, 1,
                1, 0.5, 0, 0.5, 1,
                1, 1, 1, 1, 1,
            ])
    }
}
