import Testing

@testable import DigitDatasets

/// Sizes are named as Hugging Face's hub names them.
@Suite struct DatasetCardTests {
    @Test(arguments: [
        (0, "n<1K"), (999, "n<1K"), (1_000, "1K<n<10K"), (10_000, "10K<n<100K"),
        (999_999, "100K<n<1M"), (1_000_000, "1M<n<10M"), (10_000_000, "10M<n<100M"),
        (100_000_000, "100M<n<1B"),
    ])
    func `each data set is of one category`(count: Int, name: String) {
        #expect(DatasetCard.sizeCategory(of: count) == name)
    }
}
