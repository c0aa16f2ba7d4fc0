import DigitTraining
import MNIST
import PhotoFiles
import Raster
import Synchronization
import SyntheticDigits
import Testing

struct SimulatedCropsTests {
    /// Few photos, most of them as small as drawings, since debug builds are slow.
    private func crops(_ photos: Int, seed: UInt64 = 4) -> SimulatedCrops {
        var crops = SimulatedCrops(
            photos: photos, seed: seed,
            mnist: ProceduralDigits(labelWeights: ProceduralDigits.evenWeights)
                .dataset(count: 20, seed: 3))
        crops.tinyShare = 0.8
        crops.triedShare = 0.2
        return crops
    }

    @Test func `crops are right and wrong, and the same whatever the threads`() throws {
        let simulation = crops(12)
        let heard = Mutex<[Int]>([])
        let one = try simulation.pool(threads: 1)
        let two = try simulation.pool(threads: 2) { done in heard.withLock { $0.append(done) } }
        #expect(one.right == two.right)
        #expect(one.wrong == two.wrong)
        #expect(heard.withLock { $0.sorted() } == Array(1...12))
        #expect(one.right.count >= 4, "most simulated photos hold a digit that can be found")
        #expect(!one.wrong.isEmpty)
        for index in 0..<one.right.count {
            #expect((one.right.image(at: index).pixels.max() ?? 0) > 100)
        }
    }

    @Test func `a photo depends on the seed and its index alone`() throws {
        let few = try crops(2).photo(at: 1)
        let many = try crops(100).photo(at: 1)
        #expect(few.simulated.raster == many.simulated.raster)
        #expect(few.encoded.bytes == many.encoded.bytes)
        #expect(few.encoded.header.format == .jpeg)
        #expect(few.encoded.header.width == few.simulated.raster.width)
        let ofOtherSeed = try crops(2, seed: 5).photo(at: 1).simulated.raster
        #expect(ofOtherSeed != few.simulated.raster)
        let before = try crops(2).photo(at: 0).simulated.raster
        #expect(before != few.simulated.raster)
    }

    @Test func `the labels of the right crops are those of their photos`() throws {
        let simulation = crops(3)
        let labels = try (0..<3).compactMap { try simulation.photo(at: $0).simulated.label?.value }
        let pool = try simulation.pool(threads: 2)
        let found = pool.right.labels.map(Int.init)
        // Crops come photo by photo, several of each photo.
        let order = found.reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }
        try #require(!order.isEmpty)
        var rest = labels[...]
        for label in order {
            #expect(rest.contains(label), "\(order) of \(labels)")
            rest = rest.drop { $0 != label }.dropFirst()
        }
    }
}
