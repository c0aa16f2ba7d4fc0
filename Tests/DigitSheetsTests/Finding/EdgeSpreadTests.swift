import Foundation
import Raster
import Testing

@testable import DigitSheets

struct EdgeSpreadTests {
    /// Pixels per millimeter.
    private let scale = 20.0
    /// A square of toner of 9 mm, as large as a mark, with 2 mm of paper around it.
    private let mark = SheetGeometry.Mark(
        number: 0, name: "top left", square: SheetRect(x: 2, y: 2, width: 9, height: 9))

    /// The square as a photo shows it whose blur is a Gaussian of a deviation in millimeters.
    private func photo(
        across: Double, down: Double, toner: Double = 30, paper: Double = 230
    ) -> ColorRaster {
        let side = Int(13 * scale)
        // The blurred square is the product of two blurred slits; a blurred edge is the error function.
        func slit(_ deviation: Double) -> [Double] {
            (0..<side).map { pixel in
                let place = (Double(pixel) + 0.5) / scale
                func step(_ edge: Double) -> Double {
                    0.5 * (1 + erf((place - edge) / deviation / 2.0.squareRoot()))
                }
                return step(2) - step(11)
            }
        }
        let (columns, rows) = (slit(across), slit(down))
        var picture = ColorRaster(width: side, height: side)
        picture.bytes = rows.flatMap { row in
            columns.flatMap { column in
                let level = UInt8((paper + (toner - paper) * row * column).rounded())
                return [level, level, level]
            }
        }
        return picture
    }

    private func spread(_ photo: ColorRaster, marks: Int = 1) throws -> Double? {
        let corners = SheetRect(x: 0, y: 0, width: 13, height: 13).corners
        let warp = try #require(
            PageWarp(flat: corners.map { PageWarp.Anchor(place: $0, photo: scale * $0) }))
        return EdgeSpread(of: Array([mark].prefix(marks)), in: photo, by: warp)?.deviation
    }

    @Test(arguments: [0.08, 0.15, 0.25])
    func `the blur is the deviation of the Gaussian, in millimeters`(deviation: Double) throws {
        let found = try #require(try spread(photo(across: deviation, down: deviation)))
        #expect(abs(found / deviation - 1) < 0.03)
    }

    @Test func `where a hand moved, the more blurred half of the edges counts`() throws {
        let found = try #require(try spread(photo(across: 0.25, down: 0.08)))
        #expect(abs(found / 0.25 - 1) < 0.1)
    }

    @Test func `a stroke across an edge does not change it`() throws {
        var photo = photo(across: 0.15, down: 0.15)
        // From the toner across the right edge, 2 mm wide.
        photo.fill(150..<260, 100..<140, [30, 30, 30])
        let found = try #require(try spread(photo))
        #expect(abs(found / 0.15 - 1) < 0.03)
    }

    @Test func `nothing is measured without a mark or with less than 40 levels of contrast`() throws
    {
        let plain = photo(across: 0.15, down: 0.15)
        #expect(try spread(plain) != nil)
        #expect(try spread(plain, marks: 0) == nil)
        #expect(try spread(photo(across: 0.15, down: 0.15, toner: 100, paper: 139)) == nil)
        #expect(try spread(photo(across: 0.15, down: 0.15, toner: 100, paper: 144)) != nil)
        #expect(try spread(photo(across: 0.15, down: 0.15, toner: 230, paper: 30)) == nil)
        #expect(try spread(ColorRaster(width: 260, height: 260)) == nil)
    }
}
