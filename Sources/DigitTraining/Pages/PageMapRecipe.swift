import Decoders
import MNIST
package import NeuralNetwork
import PhotoFiles
import Preprocessing
import Raster
import Synchronization
package import SyntheticDigits

/// How the network that finds digits on pages is trained: on simulated pages alone.
package struct PageMapRecipe: Sendable {
    /// How many pages are drawn.
    package var pages = 3000
    /// Tiles of 128×128 pixels in an epoch.
    package var tilesPerEpoch = 16_000
    /// Passes over so many tiles.
    package var epochs = 20
    /// Decides everything random.
    package var seed: UInt64 = 1
    /// Threads; they change only the speed.
    package var threads = 2

    /// Makes the recipe.
    package init() {}

    /// The options of the training.
    package var options: TrainingOptions {
        TrainingOptions(
            epochs: epochs, batchSize: 16, seed: seed,
            optimizer: Adam.Options(beta2: 0.99, weightDecay: 1e-4),
            schedule: .oneCycle(peak: 3e-3, warmup: 0.15, startDivisor: 20, endDivisor: 200),
            averageDecay: 0.998, classesPerAnswer: PageMapLayout.classes, shards: 2)
    }

    /// Draws the pages; `onProgress` hears how many are done, from any thread.
    package func source(
        from benchmark: PageBenchmark, onProgress: @Sendable (Int) -> Void = { _ in }
    ) -> any BatchSource {
        // Sheets with everything on them are most of what people photograph.
        let kinds = [PageKind.allCases.filter { $0 != .turned }, PageKind.sheets, PageKind.sheets]
            .enumerated().flatMap { part, kinds in kinds.map { (kind: $0, part: part) } }
        let done = Mutex<[Int: PagePicture]>([:])
        Parallel.forEach(count: pages, threads: threads) { number in
            let picture = Self.picture(
                of: benchmark, kinds[number % kinds.count].kind,
                index: 3 * (number / kinds.count) + kinds[number % kinds.count].part)
            let count = done.withLock { done in
                if let picture { done[number] = picture }
                return done.count
            }
            onProgress(count)
        }
        let pictures = done.withLock { done in done.sorted { $0.key < $1.key }.map(\.value) }
        return PageTiles(pictures, tilesPerEpoch: tilesPerEpoch)
    }

    /// A page as a camera and a JPEG encoder leave it, with its truth.
    private static func picture(
        of benchmark: PageBenchmark, _ kind: PageKind, index: Int
    ) -> PagePicture? {
        let page = benchmark.page(kind, index: index, withTruth: true)
        guard let truth = page.truth, var image = try? MagickImage(page.raster),
            let bytes = try? image.encoded(as: ImageFormat.jpeg, quality: page.quality),
            let photo = try? Photo(encoded: bytes)
        else { return nil }
        var workpiece = Workpiece(photo: photo)
        let pipeline = Pipeline([
            Decode(longSide: max(truth.width, truth.height)), AutoOrient(),
            Grayscale(minimumSide: 1),
            Invert(by: .strokes(longSide: 640)),
        ])
        guard (try? pipeline.run(&workpiece)) != nil, workpiece.gray.width == truth.width else {
            return nil
        }
        var random = SeededGenerator(seed: UInt64(index)).split(UInt64(kind.rawValue.utf8.count))
        return PagePicture(
            workpiece.gray, truth: truth, characterHeight: page.characterHeight, using: &random)
    }
}
