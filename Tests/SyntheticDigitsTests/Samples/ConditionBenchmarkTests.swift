import Raster
import SyntheticDigits
import Testing

struct ConditionBenchmarkTests {
    @Test func `a photo depends on seed, condition and index alone`() {
        let benchmark = ConditionBenchmark(seed: 1, longSide: 120)
        let photo = benchmark.photo(.ruled, index: 3)
        #expect(photo.raster == benchmark.photo(.ruled, index: 3).raster)
        #expect(photo.raster != benchmark.photo(.ruled, index: 4).raster)
        #expect(photo.raster != benchmark.photo(.squared, index: 3).raster)
        #expect(
            photo.raster
                != ConditionBenchmark(seed: 2, longSide: 120).photo(.ruled, index: 3).raster)
    }

    @Test func `every other digit is a handwritten one where there is a set`() {
        let handwritten = ProceduralDigits().dataset(count: 20, seed: 3)
        let benchmark = ConditionBenchmark(seed: 1, handwritten: handwritten, longSide: 120)
        for index in 0..<6 {
            let photo = benchmark.photo(.clean, index: index)
            #expect((photo.style == nil) == index.isMultiple(of: 2))
        }
    }

    @Test func `all of every digit is in the photo`() {
        let benchmark = ConditionBenchmark(seed: 1, longSide: 120)
        for condition in Condition.allCases {
            for index in 0..<6 {
                let photo = benchmark.photo(condition, index: index)
                let (box, raster) = (photo.box, photo.raster)
                #expect(box.width > 0)
                #expect(box.x > 0 && box.maxX < raster.width, "\(condition) \(index)")
                #expect(box.y > 0 && box.maxY < raster.height, "\(condition) \(index)")
            }
        }
    }
}
