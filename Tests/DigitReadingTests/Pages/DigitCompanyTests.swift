import Raster
import Testing

@testable import DigitReading

struct DigitCompanyTests {
    /// Two rows of two digits, and a higher one far away; the first two are one number.
    private let boxes = [(0, 0, 30), (20, 0, 30), (120, 0, 30), (0, 60, 30), (600, 400, 60)].map {
        PixelBox(x: $0, y: $1, width: 18, height: $2)
    }
    private let groups = [0, 0, 1, 2, 3]

    private func company(of place: Int) -> DigitCompany {
        DigitCompany(
            of: place, among: boxes, groups: groups, height: 30, settings: DigitCompany.Settings())
    }

    @Test func `a digit of a table has company in its row and column`() {
        let company = company(of: 0)
        #expect((company.line, company.column) == (1, 1))
        #expect(company.nearest == 2)
        #expect(abs(company.unlikeness - 0.173) < 0.001)  // one of four is twice as high
    }

    @Test func `one that stands alone has none`() {
        let company = company(of: 4)
        #expect((company.line, company.column) == (0, 0))
        #expect(company.nearest > 18)
        #expect(abs(company.unlikeness - 0.693) < 0.001)
    }
}
