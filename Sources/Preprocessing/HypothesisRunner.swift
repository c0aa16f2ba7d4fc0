package import Decoders
import MNIST
package import PhotoFiles

/// Runs the hypotheses of a photo, the standard one first, without running the same stages twice.
///
/// The workpieces after every stage of the standard and of the latest hypothesis are kept: a hypothesis that begins
/// with the same stages goes on from the last one that both have. That takes the memory of two working pictures for
/// each stage, and nothing more however many hypotheses are run. A value for one thread; each photo has a runner of its
/// own.
package struct HypothesisRunner {
    /// The photo's bytes and header, which every hypothesis starts from.
    private let photo: Photo
    /// The constants that every workpiece of this photo carries.
    private let settings: PreprocessingSettings
    /// What is shown the workpiece after each stage; nil where nobody watches.
    private let observer: (any StageObserver)?
    /// What is called with a hypothesis before its stages run.
    private let willRun: (Hypothesis) -> Void
    /// The stages and workpieces of the standard hypothesis, which most alternatives begin with.
    private var standardTrail = Trail()
    /// The stages and workpieces of the hypothesis that ran last; alternatives with stages in common stand in
    /// succession.
    private var latestTrail = Trail()
    /// The alternatives that were not run yet, in the order in which they will be.
    private var pending: [Hypothesis] = []
    /// The 28×28 pictures of all hypotheses so far: an alternative that shows one of them again has nothing new to say.
    private var seen: Set<DigitImage> = []
    /// The pipeline of the standard hypothesis: of the whole photo at first, of a close-up where the digit is small.
    private var standardPipeline: Pipeline
    /// The standard pipeline of the whole photo, and the ranks of the companions that were found with it.
    ///
    /// Both are kept when a close-up becomes the standard hypothesis, as it shows but a part of the photo.
    private var wide: (pipeline: Pipeline, companions: [Int])

    /// Whether the standard hypothesis found a companion on the whole photo: other ink about as large as the digit's.
    package var hasCompanions: Bool { !wide.companions.isEmpty }
    /// Whether the standard hypothesis found components beside the digit's ink of a size that digits may have.
    package private(set) var hasMarksBeside = false

    /// The workpiece of the standard hypothesis after `AutoOrient`; nil before that has run.
    package var upright: Workpiece? {
        zip(standardTrail.stages, standardTrail.workpieces).first { $0.0 is AutoOrient }?.1
    }

    /// Makes a runner for a photo.
    ///
    /// The observer is shown only stages that really run. `willRun` is called with every alternative before its
    /// stages run.
    package init(
        photo: Photo, decoder: PhotoDecoder = PhotoDecoder(),
        settings: PreprocessingSettings,
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
    /// Returns nil where a smaller picture costs no less decoding, or where there is no ink. A call of `endPreview`
    /// must follow, which says whether the preview is enough.
    package mutating func preview() -> Workpiece? {
        guard let pipeline = standardPipeline.preview(of: photo.header) else { return nil }
        return try? run(pipeline, keepAsStandard: true, observer: nil)
    }

    /// Makes the preview the standard hypothesis, or forgets the preview.
    package mutating func endPreview(asStandard isKept: Bool) {
        // With the preview's pipeline as the standard one, alternatives too are run on the smaller picture.
        if isKept, let pipeline = standardPipeline.preview(of: photo.header) {
            standardPipeline = pipeline
            wide.pipeline = pipeline
        }
        // The preview ran unobserved; without a trail, `standard` runs its stages once more and shows them.
        if !isKept || observer != nil { standardTrail = Trail() }
    }

    /// Runs the standard hypothesis and returns its workpiece.
    ///
    /// Where the digit is small in the working picture, the close-up is run as well and becomes the standard
    /// hypothesis; that of the whole photo becomes the first alternative.
    ///
    /// Alternatives are queued also where an error is thrown, from `Invert` on: other thresholds find ink where the
    /// standard ones find none, though on bare paper it is the paper's grain. Reading therefore tries none of them
    /// then; the crops that training learns from are made of them, too.
    package mutating func standard() throws(PreprocessingError) -> Workpiece {
        defer { queueAlternatives() }
        let first = try run(standardPipeline, keepAsStandard: true, observer: observer)
        wide.companions = first.selection?.companions ?? []
        hasMarksBeside = (first.selection?.marksBeside ?? 0) > 0
        guard let closeUp = Hypothesis.closeUp(of: first, by: standardPipeline) else {
            return remember(first)
        }
        willRun(closeUp)
        // The close-up overwrites the standard trail; the whole photo's stages stay at hand for `whole-photo`.
        latestTrail = standardTrail
        guard let close = try? run(closeUp.pipeline, keepAsStandard: true, observer: observer)
        else {
            // The whole photo stays the standard hypothesis, with its own stages.
            standardTrail = latestTrail
            return remember(first)
        }
        standardPipeline = closeUp.pipeline
        pending = [
            Hypothesis(
                "whole-photo", logPrior: settings.closeUp.logPrior,
                because: "the close-up may have lost the digit",
                pipeline: wide.pipeline)
        ]
        return remember(close)
    }

    /// Returns the companions of the group of ink that a pipeline has chosen, each as a hypothesis with its workpiece.
    ///
    /// `pipeline` is the one that made the workpiece; nil means the standard one. After a close-up the companions
    /// on the whole photo are returned, too. Companions of which no 28×28 picture can be made are left out.
    package mutating func companions(
        of workpiece: Workpiece, seenBy pipeline: Pipeline?
    ) -> [(Hypothesis, Workpiece)] {
        let pipeline = pipeline ?? standardPipeline
        var places = (workpiece.selection?.companions ?? []).map { (pipeline, $0) }
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

    /// Returns the next alternative whose 28×28 picture no hypothesis before has shown, with its workpiece, or nil
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
            // Groups of the next ranks are looked at closely as well; rank 0 has its close-ups from
            // `queueAlternatives`.
            let rank = hypothesis.pipeline.rank
            if rank > 0, rank <= settings.closeUp.lowestRank,
                hypothesis.pipeline.differsOnlyInRank(from: standardPipeline)
            {
                pending += Hypothesis.closeUps(
                    of: workpiece, rank: rank, by: standardPipeline)
            }
            guard let image = workpiece.image, seen.insert(image).inserted else { continue }
            return (hypothesis, workpiece)
        }
        return nil
    }

    /// Drops the alternatives not yet run that `isWanted` denies.
    package mutating func keep(where isWanted: (Hypothesis) -> Bool) {
        pending.removeAll { !isWanted($0) }
    }

    /// Notes the workpiece's 28×28 picture as seen, and returns the workpiece.
    private mutating func remember(_ workpiece: Workpiece) -> Workpiece {
        if let image = workpiece.image { seen.insert(image) }
        return workpiece
    }

    /// Appends the alternatives to the standard hypothesis, and the close-ups of the digit, to those that are pending.
    ///
    /// There are none where the standard hypothesis failed before `Invert`: without pixels no other pipeline can do
    /// better.
    private mutating func queueAlternatives() {
        guard let last = standardTrail.workpieces.last, let polarity = last.polarity else { return }
        pending += Hypothesis.alternatives(
            to: standardPipeline, polarity: polarity, settings: settings)
        pending += Hypothesis.closeUps(of: last, rank: 0, by: standardPipeline)
    }

    /// Runs a pipeline, going on from the known trail that shares most stages with it, and returns the last workpiece.
    ///
    /// The stages that ran replace the standard trail or the latest one; after an error, those before the stage that
    /// threw it.
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

/// The stages that were run one after another, and the workpiece after each; both arrays are equally long.
private struct Trail {
    /// The stages, in the order in which they ran.
    private(set) var stages: [any Stage] = []
    /// The workpiece after the stage at the same place.
    private(set) var workpieces: [Workpiece] = []

    /// Adds a stage that ran, and the workpiece as that stage left it.
    mutating func append(_ stage: any Stage, _ workpiece: Workpiece) {
        stages.append(stage)
        workpieces.append(workpiece)
    }

    /// Returns how many first stages a pipeline has in common with those that were run.
    func shared(with pipeline: Pipeline) -> Int {
        zip(stages, pipeline.stages).prefix { $0.isEqual(to: $1) }.count
    }

    /// Returns the trail of the first `count` stages.
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
    /// The rank of the group of ink that the pipeline's `SelectInk` takes; 0, the likeliest, where there is no such
    /// stage.
    fileprivate var rank: Int { stages.lazy.compactMap { $0 as? SelectInk }.first?.rank ?? 0 }

    /// Whether two pipelines are the same but for the group of ink that is selected.
    fileprivate func differsOnlyInRank(from other: Pipeline) -> Bool {
        let same = other.replacing(SelectInk(rank: rank)).stages
        return stages.count == same.count
            && zip(stages, same).allSatisfy { $0.isEqual(to: $1) }
    }
}
