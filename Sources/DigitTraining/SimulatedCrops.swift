import DigitReading
package import MNIST
import NeuralNetwork
package import PhotoFiles
import Preprocessing
import Raster
package import SyntheticDigits
import SystemLibraries

/// Simulated photos and what our own pipeline makes of them, sorted by the truth.
///
/// This is where the network learns what our wrong crops look like, which no data set holds. All
/// shares are set by eye, not tuned; they are tried one after the other, so that later ones
/// are of the rest.
package struct SimulatedCrops: Sendable {
    /// The number of photos that are simulated.
    package var photos: Int
    /// The seed of all photos.
    package var seed: UInt64
    /// The share of the remaining photos whose digit is one of MNIST's; the others are drawn by the
    /// stroke models.
    package var mnistShare: Float = 0.65
    /// The share of the uncut photos that are as small as pictures from drawing programs: 28 … 127
    /// pixels.
    package var tinyShare: Float = 0.08
    /// The share of the photos that are cut to what they show, with little margin or none.
    package var cutShare: Float = 0.1
    /// The share of the photos on which this project's own drawings of letters and signs stand in
    /// place of a digit.
    package var symbolShare: Float = 0.03
    /// The share of the photos that show a letter, a sign or several of a real hand, where there
    /// are any.
    package var penShare: Float = 0.22
    /// The share of the remaining photos that show a character in print, where there are any.
    package var printShare: Float = 0.14
    /// The share of the alternative hypotheses that are tried on a photo: more photos teach more
    /// than more crops of the same one.
    package var triedShare: Float = 0.3

    /// The pictures of MNIST that may be written on photos.
    private let mnist: DigitDataset
    /// The characters of real hands and fonts that may be.
    private let characters: Characters
    /// The stroke models that draw all other digits.
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
    ///
    /// - Throws: where a photo could not be encoded; an empty or smaller pool would train another
    ///   network, and nobody would know
    package func pool(
        threads: Int, onProgress: @Sendable (Int) -> Void = { _ in }
    ) throws(SimulationError) -> CropPool {
        // Pools are joined in the order of the photos, whatever the order in which threads
        // finished.
        try Parallel.map(count: photos, threads: threads, onProgress: onProgress) {
            index throws(SimulationError) in try crops(ofPhoto: index)
        }.reduce(into: CropPool()) { $0.append($1) }
    }

    /// Simulates the photo at an index, with the JPEG artifacts that a camera adds.
    ///
    /// The longer side is 320 … 512 pixels, up to that of the working picture, 28 … 127 for tiny
    /// photos, and 60 … 359 for those that are then cut to their digit, with a margin of −2 … 25 %
    /// of it.
    package func photo(
        at index: Int
    ) throws(SimulationError) -> (simulated: SimulatedPhoto, encoded: Photo) {
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
        return (
            simulated, try Photo(simulated: simulated.raster, quality: simulated.quality)
        )
    }

    /// Chooses what is written on a photo, by the shares of this value, tried one after the other.
    ///
    /// Of printed characters six of ten are digits; of the remaining photos a quarter shows a digit
    /// of a real hand, where there are any.
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

    /// Chooses a letter or sign of a real hand or, in three of ten cases, two to six characters of
    /// one writer.
    private func otherOfRealHand(using random: inout SeededGenerator) -> PhotoScene.Source {
        if random.chance(0.7) { return .pen(characters.pen.other(using: &random)) }
        return .word(characters.pen.word(length: 2 + random.index(below: 5), using: &random))
    }

    /// Reads one photo by the standard hypothesis and some alternatives, and files each 28×28
    /// picture by how well its ink agrees with the truth.
    ///
    /// Alternatives are tried on every photo. Reading (`SingleReading`) tries none where the standard
    /// hypothesis is sure or finds no ink: pictures of paper's grain, which alternatives find then,
    /// are learned here as wrong crops, though a reader does not come to judge them. Training that
    /// stops where reading stops would give another network; which is better has not been measured.
    private func crops(ofPhoto index: Int) throws(SimulationError) -> CropPool {
        var pool = CropPool()
        let (simulated, photo) = try photo(at: index)
        let witness = InkWitness()
        let overlap = TruthOverlap(simulated.truth)
        // The constants are those of a reader that nobody has changed.
        var hypotheses = HypothesisRunner(
            photo: photo, settings: PreprocessingSettings(), observer: witness)
        func file(_ workpiece: Workpiece, turnedBy quarters: Int = 0) {
            guard let image = workpiece.image, let (mask, view) = witness.selected else { return }
            let (recall, precision) = overlap.with(mask, seenAs: view)
            pool.file(
                image, of: simulated.meaning, recall: recall, precision: precision,
                turnedBy: quarters)
        }
        if let workpiece = try? hypotheses.standard() { file(workpiece) }
        // The choice of alternatives has random numbers of its own, so that it does not change the
        // photo.
        var random = SeededGenerator(seed: seed).split(UInt64(index)).split(1)
        hypotheses.keep { _ in random.chance(triedShare) }
        while let (hypothesis, workpiece) = hypotheses.next() {
            file(workpiece, turnedBy: hypothesis.pipeline.quarters)
        }
        return pool
    }
}

extension Pipeline {
    /// By how many quarter turns the pipeline turns the ink, 0 … 3.
    fileprivate var quarters: Int {
        stages.lazy.compactMap { ($0 as? TurnInk)?.quarters }.first ?? 0
    }
}

/// An observer that remembers the ink that was selected last, before it is cropped.
private final class InkWitness: StageObserver {
    /// The mask of the selected ink and what part of the photo it shows; nil before any was.
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
