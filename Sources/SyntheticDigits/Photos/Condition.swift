import MNIST
package import SystemLibraries

/// A condition that makes photos hard to read, and how to put a scene into it.
///
/// Lengths are in parts of the photo's shorter side, angles in degrees. All ranges are set by eye,
/// none is measured. `Benchmarks/PHOTOS.md` has the accuracy for each condition; its benchmark has
/// equally many photos of each that is asked for, and training mixes those in `trained`.
package enum Condition: String, Sendable, CaseIterable {
    /// Nothing is changed.
    case clean
    /// A cast shadow whose edge crosses the photo.
    case shadow
    /// Paper with level lines.
    case ruled
    /// Paper with lines both ways.
    case squared
    /// Pale ink.
    case faint
    /// A lens out of focus.
    case blur
    /// A camera that is turned.
    case rotated
    /// A digit that fills little of the photo.
    case small
    /// The border of the sheet and the table beyond it.
    case pageEdge = "page-edge"
    /// Another digit that the photo's border cuts.
    case neighbor
    /// Light writing on a dark board.
    case chalk
    /// Folded paper.
    case crease
    /// Too little light, sensor noise and strong JPEG compression.
    case noise
    /// A pen that left gaps in the stroke.
    case skips
    /// A box or ring drawn around the digit.
    case framed
    /// A line drawn under the digit.
    case underlined

    /// The conditions that the training's simulated photos are put into; `clean` needs no changing.
    static let trained: [Condition] = [
        .shadow, .ruled, .squared, .faint, .blur, .rotated, .small, .pageEdge, .neighbor, .chalk,
        .crease, .noise, .skips, .framed, .underlined,
    ]

    /// Changes the scene so that its photo has this condition; `clean` leaves the scene alone.
    package func worsen(_ scene: inout PhotoScene, using random: inout SeededGenerator) {
        switch self {
        case .clean: break
        case .shadow: scene.shadows.append(.random(using: &random))
        case .ruled: scene.ruling = .random(squared: false, using: &random)
        case .squared: scene.ruling = .random(squared: true, using: &random)
        // Ink that hides 0.3 … 0.5 of what its tool usually hides, as a hard pencil does. The
        // noise, in gray levels of 255, grows with it, since a camera amplifies what is pale.
        case .faint:
            scene.writing.ink.opacity *= random.uniform(0.3, 0.5)
            scene.noise.deviation += random.uniform(0.5, 2)
        // A standard deviation of 0.6 … 1.4 % of the photo's longer side: 4 to 9 pixels of 640.
        case .blur:
            let long = Float(max(scene.view.width, scene.view.height)) / scene.view.scale
            scene.blur.sigma = long * random.uniform(0.006, 0.014)
        // 8 … 16 degrees either way: beyond what people correct without noticing, short of lying on
        // its side.
        case .rotated:
            scene.view.rotation += random.sign() * random.uniform(8, 16)
            // What is far from the middle would be turned out of the photo.
            scene.writing.size = min(scene.writing.size, 0.62)
            scene.writing.middle *= 0.5
        // A digit of 6 … 16 % of the shorter side: a figure in the middle of a sheet.
        case .small:
            scene.writing.size = random.uniform(0.06, 0.16)
            scene.place(using: &random)
        case .pageEdge: addPageEdge(&scene, using: &random)
        case .neighbor: addNeighbor(&scene, using: &random)
        // Lines printed on paper have no place on a board.
        case .chalk:
            scene.paper = .board(using: &random)
            scene.writing.ink = .random(.chalk, using: &random)
            scene.ruling = nil
        // Three folds, as of a letter or a sheet from a pocket.
        case .crease:
            for _ in 0..<3 { scene.creases.append(.random(using: &random)) }
        // An exposure of 0.38 … 0.7 of normal, noise of 6 … 14 gray levels of 255 in grains of up
        // to 0.9 pixels, and a JPEG quality of 20 … 49: an indoor photo sent through a messenger.
        case .noise:
            scene.light.exposure *= random.uniform(0.38, 0.7)
            scene.noise = SensorNoise(
                deviation: random.uniform(6, 14), grain: random.uniform(0, 0.9))
            scene.quality = Int(random.uniform(20, 50))
        // One to three gaps.
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

    /// Ends the sheet near one border of the photo, and moves the digit inward until 0.04 of paper
    /// is left between it and the edge.
    private func addPageEdge(_ scene: inout PhotoScene, using random: inout SeededGenerator) {
        let edge = PageEdge.random(scene.view, using: &random)
        scene.pageEdge = edge
        let normal = Point(edge.angle.cosine, edge.angle.sine)
        // How far the digit's box reaches towards the edge, measured along the edge's normal.
        let reach = (scene.writing.middle * normal).sum() + scene.writing.size * 0.5 + 0.04
        if reach > edge.distance { scene.writing.middle -= normal * (reach - edge.distance) }
    }

    /// Writes another digit with the same pen so near to the left or right border that the photo
    /// cuts it.
    ///
    /// `visible` of its width, 12 … 40 % of its size, stays in the photo: enough ink to disturb,
    /// too little to be read as a digit of its own.
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
        // The neighbor's middle lies half its width beyond the line up to which it is visible.
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
