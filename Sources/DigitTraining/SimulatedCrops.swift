import Decoders
import DigitReading
package import MNIST
import NeuralNetwork
package import PhotoFiles
import Preprocessing
import Raster
import Synchronization
package import SyntheticDigits

/// Sends simulated photos through our own pipeline and sorts what comes out by the truth.
///
/// This is where the network learns what our wrong crops look like, which no data set holds.
package struct SimulatedCrops: Sendable {
    /// How many photos are simulated.
    package var photos: Int
    /// Decides every photo.
    package var seed: UInt64
    /// How often the digit is one of MNIST's; the others are drawn by the stroke models.
    package var mnistShare: Float = 0.65
    /// How often the picture is as small as those from drawing programs.
    package var tinyShare: Float = 0.08
    /// How often the picture is cut to what it shows, with little margin or none.
    package var cutShare: Float = 0.1
    /// How often this project's own drawings of letters and signs stand where a digit would be.
    package var symbolShare: Float = 0.03
    /// How often a letter, a sign or several of a real hand stand there, where there are any.
    package var penShare: Float = 0.22
    /// How often a character in print stands there, where there are any.
    package var printShare: Float = 0.14
    /// How many of the other ways to see a photo are tried: more photos teach more than more crops
    /// of the same one.
    package var triedShare: Float = 0.3

    private let mnist: DigitDataset
    private let characters: Characters
    private let procedural = ProceduralDigits()

    /// Makes a source of crops that writes with the given digits and characters.
    package init(
        photos: Int, seed: UInt64, mnist: DigitDataset, characters: Characters = Characters()
    ) {
        self.photos = photos
        self.seed = seed
        self.mnist = mnist
        self.characters = characters
    }

    /// Simulates the photos and files every crop that a hypothesis makes of them.
    ///
    /// `onProgress` hears how many photos are done, from any thread. The result does not depend on
    /// `threads`.
    package func pool(
        threads: Int, onProgress: @Sendable (Int) -> Void = { _ in }
    ) -> CropPool {
        let pools = Mutex<[Int: CropPool]>([:])
        Parallel.forEach(count: photos, threads: threads) { index in
            let pool = crops(ofPhoto: index)
            let done = pools.withLock { pools in
                pools[index] = pool
                return pools.count
            }
            onProgress(done)
        }
        let byIndex = pools.withLock { $0 }
        return (0..<photos).reduce(into: CropPool()) { whole, index in
            if let pool = byIndex[index] { whole.append(pool) }
        }
    }

    /// Simulates the photo at an index, with the JPEG artefacts a camera adds.
    package func photo(at index: Int) -> (simulated: SimulatedPhoto, encoded: Photo?) {
        var random = SeededGenerator(seed: seed).split(UInt64(index))
        let source = source(using: &random)
        let isCut = random.chance(cutShare)
        let longSide =
            isCut
            ? Int.random(in: 60..<360, using: &random)
            : random.chance(tinyShare)
                ? Int.random(in: 28..<128, using: &random)
                : Int.random(in: 320...512, using: &random)
        var scene = PhotoScene.training(of: source, longSide: longSide, using: &random)
        if random.chance(symbolShare) { scene.writeSymbols(using: &random) }
        var simulated = PhotoSimulator().photo(of: scene, using: &random)
        if isCut { simulated = simulated.cutOut(margin: random.uniform(-0.02, 0.25)) }
        return (simulated, encode(simulated))
    }

    /// Chooses what is written on a photo: by the shares of this value, tried one after the other.
    private func source(using random: inout SeededGenerator) -> PhotoScene.Source {
        if !characters.pen.isEmpty, random.chance(penShare) {
            return otherOfRealHand(using: &random)
        }
        if !characters.print.isEmpty, random.chance(printShare) {
            return .print(
                random.chance(0.6)
                    ? random.pick(characters.print.digits) : random.pick(characters.print.others))
        }
        if !characters.pen.isEmpty, random.chance(0.25) {
            return .pen(characters.pen.digit(using: &random))
        }
        if random.chance(mnistShare) {
            let index = Int.random(in: 0..<mnist.count, using: &random)
            if let label = Digit(Int(mnist.labels[index])) {
                return .image(mnist.image(at: index), label)
            }
        }
        return .drawing(procedural.drawing(using: &random))
    }

    /// Chooses a letter or sign of a real hand, or two to six characters of a word.
    private func otherOfRealHand(using random: inout SeededGenerator) -> PhotoScene.Source {
        if random.chance(0.7) { return .pen(characters.pen.other(using: &random)) }
        return .word(characters.pen.word(length: 2 + random.index(below: 5), using: &random))
    }

    /// Encodes a simulated photo as JPEG, with the quality that its simulation chose.
    private func encode(_ simulated: SimulatedPhoto) -> Photo? {
        guard
            var image = try? MagickImage(simulated.raster),
            let bytes = try? image.encoded(as: ImageFormat.jpeg, quality: simulated.quality)
        else { return nil }
        return try? Photo(encoded: bytes)
    }

    /// Reads one photo by the standard hypothesis and some alternatives, and files each 28×28 picture by how well its
    /// ink agrees with the truth.
    private func crops(ofPhoto index: Int) -> CropPool {
        var pool = CropPool()
        let (simulated, photo) = photo(at: index)
        guard let photo else { return pool }
        let witness = InkWitness()
        let overlap = TruthOverlap(simulated.truth)
        var hypotheses = HypothesisRunner(photo: photo, observer: witness)
        func file(_ workpiece: Workpiece, turnedBy quarters: Int = 0) {
            guard let image = workpiece.image, let (mask, view) = witness.selected else { return }
            let (recall, precision) = overlap.with(mask, seenAs: view)
            pool.file(
                image, of: simulated.meaning, recall: recall, precision: precision,
                turnedBy: quarters)
        }
        if let workpiece = try? hypotheses.standard() { file(workpiece) }
        var random = SeededGenerator(seed: seed).split(UInt64(index)).split(1)
        hypotheses.keep { _ in random.chance(triedShare) }
        while let (hypothesis, workpiece) = hypotheses.next() {
            file(workpiece, turnedBy: hypothesis.pipeline.quarters)
        }
        return pool
    }
}

extension Pipeline {
    /// By how many quarters the ink is turned.
    fileprivate var quarters: Int {
        stages.lazy.compactMap { ($0 as? TurnInk)?.quarters }.first ?? 0
    }
}

/// Remembers the ink that was selected last, before it is cropped.
private final class InkWitness: StageObserver {
    private(set) var selected: (BinaryMask, PhotoView)?

    /// Keeps the mask that `SelectInk` has left.
    func stage(
        _ name: StageName, didFinish workpiece: Workpiece, noting measurements: [Measurement],
        in duration: Duration
    ) {
        guard name == .selectInk, let mask = workpiece.mask else { return }
        selected = (mask, workpiece.view)
    }
}
