package import Decoders
import MNIST
package import PhotoFiles

/// Runs the hypotheses of a photo, the standard one first, without running the same stages twice.
///
/// The workpieces after every stage of the standard and of the latest hypothesis are kept: a hypothesis that begins
/// with the same stages goes on from there.
package struct HypothesisRunner {
    private let photo: Photo
    private let settings: PreprocessingSettings
    private let observer: (any StageObserver)?
    private let willRun: (Hypothesis) -> Void
    private var standardTrail = Trail()
    private var latestTrail = Trail()
    private var pending: [Hypothesis] = []
    private var seen: Set<DigitImage> = []
    private var standardPipeline: Pipeline
    /// The standard pipeline of the whole photo, and the ranks of the companions that it found; kept also after the
    /// standard hypothesis has become a close-up.
    private var wide: (pipeline: Pipeline, companions: [Int])

    /// Whether the standard hypothesis found a companion on the whole photo: other ink about as large as the digit's.
    package var hasCompanions: Bool { !wide.companions.isEmpty }
    /// Whether the standard hypothesis found components beside the digit's ink of a size that digits may have.
    package private(set) var hasMarksBeside = false

    /// The workpiece of the standard hypothesis after `AutoOrient`; nothing before that has run.
    package var upright: Workpiece? {
        zip(standardTrail.stages, standardTrail.workpieces).first { $0.0 is AutoOrient }?.1
    }

    /// Makes a runner for a photo.
    ///
    /// The observer is shown only stages that really run. `willRun` is called with every alternative before its
    /// stages run.
    package init(
        photo: Photo, decoder: PhotoDecoder = PhotoDecoder(),
        settings: PreprocessingSettings = PreprocessingSettings(),
        observer: (any StageObserver)? = nil,
        willRun: @escaping (Hypothesis) -> Void = { _ in }
    ) {
        self.photo = photo
        self.settings = settings
        self.observer = observer
        self.willRun = willRun
        standardPipeline = .mnist(by: decoder, settings: settings)
        wide = (standardPipeline, [])
    }

    /// Runs the preview: the standard stages on a picture that is decoded smaller, without the observer.
    ///
    /// Returns nothing where a smaller picture costs no less decoding, or where there is no ink.
    ///
    /// `endGlance` must follow.
    package mutating func glance() -> Workpiece? {
        guard let pipeline = standardPipeline.glancing(at: photo.header) else { return nil }
        return try? run(pipeline, keepAsStandard: true, observer: nil)
    }

    /// Makes the preview the standard hypothesis, or forgets it.
    package mutating func endGlance(asStandard isKept: Bool) {
        if isKept, let pipeline = standardPipeline.glancing(at: photo.header) {
            standardPipeline = pipeline
            wide.pipeline = pipeline
        }
        // An observer is to see the stages, which then run again.
        if !isKept || observer != nil { standardTrail = Trail() }
    }

    /// Runs the standard hypothesis, and where the digit is small in the working picture its close-up, which then is the
    /// standard hypothesis; that of the whole photo becomes an alternative.
    package mutating func standard() throws(PreprocessingError) -> Workpiece {
        defer { queueAlternatives() }
        let first = try run(standardPipeline, keepAsStandard: true, observer: observer)
        wide.companions = first.companions
        hasMarksBeside = first.marksBeside > 0
        guard let closeUp = Hypothesis.closeUp(of: first, by: standardPipeline) else {
            return remember(first)
        }
        willRun(closeUp)
        latestTrail = standardTrail
        guard let close = try? run(closeUp.pipeline, keepAsStandard: true, observer: observer)
        else {
            return remember(first)
        }
        standardPipeline = closeUp.pipeline
        pending = [
            Hypothesis(
                "whole-photo", logPrior: -0.5, because: "the close-up may have lost the digit",
                pipeline: wide.pipeline)
        ]
        return remember(close)
    }

    /// Returns the companions of the ink that a pipeline has chosen, each as a hypothesis with its workpiece; after a
    /// close-up also those on the whole photo.
    ///
    /// Without a pipeline the standard one is meant.
    package mutating func companions(
        of workpiece: Workpiece, seenBy pipeline: Pipeline?
    ) -> [(Hypothesis, Workpiece)] {
        let pipeline = pipeline ?? standardPipeline
        var places = workpiece.companions.map { (pipeline, $0) }
        if pipeline.stages.contains(where: { $0 is ZoomIn }) {
            places += wide.companions.map { (wide.pipeline, $0) }
        }
        var found: [(Hypothesis, Workpiece)] = []
        for (number, (pipeline, rank)) in places.enumerated() {
            let hypothesis = Hypothesis(
                "companion-\(number + 1)", logPrior: 0, because: "there may be several digits",
                pipeline: pipeline.replacing(SelectInk(rank: rank)))
            willRun(hypothesis)
            if let workpiece = try? run(
                hypothesis.pipeline, keepAsStandard: false, observer: observer)
            {
                found.append((hypothesis, workpiece))
            }
        }
        return found
    }

    /// Returns the next alternative whose 28×28 picture no hypothesis before has shown, with its workpiece, or nothing
    /// when all were tried.
    package mutating func next() -> (Hypothesis, Workpiece)? {
        while !pending.isEmpty {
            let hypothesis = pending.removeFirst()
            willRun(hypothesis)
            guard
                let workpiece = try? run(
                    hypothesis.pipeline, keepAsStandard: false, observer: observer)
            else {
                continue
            }
            let rank = hypothesis.pipeline.rank
            if rank > 0, rank < 3, hypothesis.pipeline.differsOnlyInRank(from: standardPipeline) {
                pending += Hypothesis.closerLooks(
                    at: workpiece, rank: rank, by: standardPipeline)
            }
            guard let image = workpiece.image, seen.insert(image).inserted else { continue }
            return (hypothesis, workpiece)
        }
        return nil
    }

    /// Drops the alternatives not yet tried that are not wanted.
    package mutating func keep(where isWanted: (Hypothesis) -> Bool) {
        pending.removeAll { !isWanted($0) }
    }

    private mutating func remember(_ workpiece: Workpiece) -> Workpiece {
        if let image = workpiece.image { seen.insert(image) }
        return workpiece
    }

    private mutating func queueAlternatives() {
        guard let last = standardTrail.workpieces.last, let polarity = last.polarity else { return }
        pending += Hypothesis.alternatives(
            to: standardPipeline, polarity: polarity, polarityScore: last.polarityScore,
            settings: settings)
        pending += Hypothesis.closerLooks(at: last, rank: 0, by: standardPipeline)
    }

    private mutating func run(
        _ pipeline: Pipeline, keepAsStandard: Bool, observer: (any StageObserver)?
    ) throws(PreprocessingError) -> Workpiece {
        let known =
            standardTrail.shared(with: pipeline) >= latestTrail.shared(with: pipeline)
            ? standardTrail : latestTrail
        var trail = known.prefix(known.shared(with: pipeline))
        defer { if keepAsStandard { standardTrail = trail } else { latestTrail = trail } }
        var workpiece = trail.workpieces.last ?? Workpiece(photo: photo, settings: settings)
        for stage in pipeline.stages[trail.stages.count...] {
            try Pipeline.run(stage, on: &workpiece, observer: observer)
            trail.append(stage, workpiece)
        }
        return workpiece
    }
}

/// The stages that were run, and the workpiece after each.
private struct Trail {
    private(set) var stages: [any Stage] = []
    private(set) var workpieces: [Workpiece] = []

    mutating func append(_ stage: any Stage, _ workpiece: Workpiece) {
        stages.append(stage)
        workpieces.append(workpiece)
    }

    /// Returns how many first stages a pipeline has in common with those that were run.
    func shared(with pipeline: Pipeline) -> Int {
        zip(stages, pipeline.stages).prefix { $0.isEqual(to: $1) }.count
    }

    func prefix(_ count: Int) -> Trail {
        var trail = Trail()
        trail.stages = Array(stages.prefix(count))
        trail.workpieces = Array(workpieces.prefix(count))
        return trail
    }
}

extension Stage {
    /// Whether another stage does the same; cheaper than comparing them as `AnyHashable`, which
    /// searches all of the program for a conformance once a type.
    fileprivate func isEqual(to other: any Stage) -> Bool { other as? Self == self }
}

extension Pipeline {
    /// The rank of the group of ink that `SelectInk` takes.
    fileprivate var rank: Int { stages.lazy.compactMap { $0 as? SelectInk }.first?.rank ?? 0 }

    fileprivate func differsOnlyInRank(from other: Pipeline) -> Bool {
        let same = other.replacing(SelectInk(rank: rank)).stages
        return stages.count == same.count
            && zip(stages, same).allSatisfy { $0.isEqual(to: $1) }
    }
}
