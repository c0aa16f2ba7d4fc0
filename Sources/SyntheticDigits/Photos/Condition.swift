package import MNIST

/// A condition that makes photos hard to read, and how to put a scene into it.
///
/// The benchmark has an equal number of photos of each that is asked for; training mixes those in
/// `trained`.
package enum Condition: String, Sendable, CaseIterable {
    case clean
    case shadow
    case ruled
    case squared
    case faint
    case blur
    case rotated
    case small
    case pageEdge = "page-edge"
    case neighbor
    case chalk
    case crease
    case noise
    case skips
    case framed
    case underlined

    /// What the built-in network has learnt from.
    static let trained: [Condition] = [
        .shadow, .ruled, .squared, .faint, .blur, .rotated, .small, .pageEdge, .neighbor, .chalk,
        .crease, .noise, .skips, .framed, .underlined,
    ]

    /// Changes the scene; clean leaves it alone.
    package func worsen(_ scene: inout PhotoScene, using random: inout SeededGenerator) {
        switch self {
        case .clean: break
        case .shadow: scene.shadows.append(.random(using: &random))
        case .ruled: scene.ruling = .random(squared: false, using: &random)
        case .squared: scene.ruling = .random(squared: true, using: &random)
        case .faint:
            scene.writing.ink.opacity *= random.uniform(0.3, 0.5)
            scene.noise.deviation += random.uniform(0.5, 2)
        case .blur:
            let long = Float(max(scene.view.width, scene.view.height)) / scene.view.scale
            scene.blur.sigma = long * random.uniform(0.006, 0.014)
        case .rotated:
            scene.view.rotation += random.sign() * random.uniform(8, 16)
            // What is far from the middle would be turned out of the photo.
            scene.writing.size = min(scene.writing.size, 0.62)
            scene.writing.middle *= 0.5
        case .small:
            scene.writing.size = random.uniform(0.06, 0.16)
            scene.place(using: &random)
        case .pageEdge: addPageEdge(&scene, using: &random)
        case .neighbor: addNeighbor(&scene, using: &random)
        case .chalk:
            scene.paper = .board(using: &random)
            scene.writing.ink = .random(.chalk, using: &random)
            scene.ruling = nil
        case .crease:
            for _ in 0..<3 { scene.creases.append(.random(using: &random)) }
        case .noise:
            scene.light.exposure *= random.uniform(0.38, 0.7)
            scene.noise = SensorNoise(
                deviation: random.uniform(6, 14), grain: random.uniform(0, 0.9))
            scene.quality = Int(random.uniform(20, 50))
        case .skips:
            for _ in 0...random.index(below: 3) {
                scene.writing.skips.append(.random(using: &random))
            }
        case .framed:
            // All of the frame is to be in the photo.
            scene.writing.size = min(scene.writing.size, 0.45)
            scene.writing.middle *= 0.6
            scene.neighbors.append(.frame(around: scene.writing, using: &random))
        case .underlined:
            scene.writing.size = min(scene.writing.size, 0.55)
            scene.place(using: &random)
            scene.neighbors.append(.line(under: scene.writing, using: &random))
        }
    }

    /// Lets the sheet end beside the digit, not under it.
    private func addPageEdge(_ scene: inout PhotoScene, using random: inout SeededGenerator) {
        let edge = PageEdge.random(scene.view, using: &random)
        scene.pageEdge = edge
        let normal = Point(edge.angle.cosine, edge.angle.sine)
        let reach = (scene.writing.middle * normal).sum() + scene.writing.size * 0.5 + 0.04
        if reach > edge.distance { scene.writing.middle -= normal * (reach - edge.distance) }
    }

    /// Writes another digit with the same pen so near that the photo's border cuts it.
    private func addNeighbor(_ scene: inout PhotoScene, using random: inout SeededGenerator) {
        let label = random.pick(Digit.allCases)
        let drawing = DigitDrawing(label, hand: .random(using: &random), using: &random)
        let half = Float(scene.view.width) / scene.view.scale / 2
        let side = random.sign()
        let size = min(scene.writing.size, 0.6) * random.uniform(0.85, 1.15)
        scene.writing.size = min(scene.writing.size, 0.6)
        let visible = size * random.uniform(0.12, 0.4)
        var neighbor = scene.writing
        neighbor.shape = .strokes(drawing.strokes)
        neighbor.size = size
        neighbor.isSubject = false
        let (low, high) = drawing.bounds
        let ownHalf = (high.x - low.x) / max((high - low).max(), 0.05) * size / 2
        neighbor.middle = [
            side * (half - visible + ownHalf),
            scene.writing.middle.y + random.normal(deviation: size * 0.08),
        ]
        scene.neighbors.append(neighbor)
        // The subject gives way: a gap of a twentieth of the digit is left between the two.
        let limit = half - visible - scene.writing.size * 0.55
        let beside = side * scene.writing.middle.x
        if beside > limit { scene.writing.middle.x = side * max(limit, -half * 0.5) }
    }
}
