import Files
import Testing

struct NumberTextTests {
    @Test(arguments: [
        (0.99996, "99.9 %"), (1.0, "100.0 %"), (0.0, "0.0 %"), (0.5, "50.0 %"),
    ])
    func `nearly certain is not written as certain`(share: Double, text: String) {
        #expect(NumberText.percent(share) == text)
    }

    @Test func `numbers are written with the digits that count`() {
        #expect(NumberText.short(0.31244) == "0.312")
        #expect(NumberText.short(2048) == "2048")
        #expect(NumberText.short(-9.5) == "-9.5")
        #expect(NumberText.short(0) == "0")
        #expect(NumberText.count(1_234_567) == "1,234,567")
        #expect(NumberText.count(-999) == "-999")
        #expect(
            NumberText.padded(7, width: 3) == "007" && NumberText.padded(1234, width: 3) == "1234")
        #expect(NumberText.percent(nil) == "-" && NumberText.decimal(.nan, places: 2) == "-")
    }
}
