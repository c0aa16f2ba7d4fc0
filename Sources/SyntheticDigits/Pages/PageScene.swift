package import MNIST
package import Raster

/// Everything that is in a simulated photo of a page, described; `PageSimulator` makes the pixels.
///
/// Lengths are relative to the photo's short side, as in `PhotoScene`.
package struct PageScene: Sendable {
    /// The camera.
    package var view: PageView
    /// The sheet or board.
    package var paper: Paper
    /// Lines printed on it.
    package var ruling: Ruling?
    /// A table drawn or printed on it.
    package var table: DrawnTable?
    /// What is printed or drawn on it before anybody writes: print, lines, colored areas.
    var ground: [any PhotoLayer] = []
    /// What was written, pen by pen.
    package var texts: [PageText] = []
    /// What lies on or befell the sheet after it was written on: stains, holes, other sheets.
    var wear: [any PhotoLayer] = []
    /// Dirt.
    package var specks: PaperSpecks?
    /// The wire of a notebook.
    package var spiral: SpiralBinding?
    /// Where the sheet ends, at up to four sides.
    package var edges: [PageEdge] = []
    /// The light of the room.
    package var light: UnevenLight
    /// Shadows.
    package var shadows: [ShadowStep] = []
    /// The focus.
    package var blur: LensBlur
    /// The sensor.
    package var noise: SensorNoise
    /// What a scanner or a scanning program made of the photo.
    var scan: ScanTone?
    /// How many quarter turns clockwise the finished photo is turned, 0 … 3.
    package var quarterTurns = 0
    /// The JPEG quality that whoever encodes the photo should use, 1 … 100.
    package var quality = 90

    /// The layers in the order in which the world puts them on top of each other.
    var layers: [any PhotoLayer] {
        var layers: [any PhotoLayer] = [paper]
        if let ruling { layers.append(ruling) }
        if let table { layers.append(table) }
        layers += ground
        layers += texts as [any PhotoLayer]
        if let specks { layers.append(specks) }
        layers += wear
        if let spiral { layers.append(spiral) }
        layers += edges as [any PhotoLayer]
        layers.append(light)
        layers += shadows as [any PhotoLayer]
        layers += [blur, noise] as [any PhotoLayer]
        if let scan { layers.append(scan) }
        return layers
    }

    /// Describes an empty sheet in fair light, the camera a little askew.
    package init(width: Int, height: Int, using random: inout SeededGenerator) {
        view = PageView(width: width, height: height)
        view.rotation = random.normal(deviation: 1.2)
        view.tilt = [random.normal(deviation: 0.03), random.normal(deviation: 0.05)]
        paper = random.chance(0.8) ? .white(using: &random) : .tinted(using: &random)
        light = .random(using: &random)
        blur = LensBlur(sigma: random.uniform(0.0004, 0.0014))
        noise = SensorNoise(
            deviation: random.uniform(0.6, 3), grain: random.chance(0.5) ? 0.6 : 0)
        quality = Int(random.uniform(78, 95))
    }
}

/// A simulated photo of a page and what is written on it.
package struct SimulatedPage: Sendable {
    /// A digit and the pixels around it, in the upright photo.
    package struct WrittenDigit: Sendable {
        /// The digit.
        package let label: Digit
        /// The smallest box around its ink.
        package let box: PixelBox
    }

    /// The photo, turned as the scene asks.
    package let raster: ColorRaster
    /// The handwritten digits in reading order, row by row.
    package let rows: [[WrittenDigit]]
    /// What the photo's pixels show, where that was asked for and the photo
    /// is not turned.
    package let truth: PageTruth?
    /// The middle height of handwritten digits in pixels; where there are none, of all characters; 0 where
    /// there are none either.
    package let characterHeight: Float
    /// The JPEG quality the scene asks for.
    package let quality: Int

    /// The rows as a table of labels holds them: `123/45`.
    package var transcript: String {
        rows.map { row in row.map(\.label.description).joined() }.joined(separator: "/")
    }
}

/// Makes the pixels of a described page.
package struct PageSimulator: Sendable {
    /// Makes a simulator.
    package init() {}

    /// Returns the photo of a page; the same scene and generator state give the same pixels.
    package func photo(
        of scene: PageScene, withTruth: Bool = false, using random: inout SeededGenerator
    ) -> SimulatedPage {
        var canvas = PhotoCanvas(view: scene.view)
        if withTruth {
            canvas.truth = PageTruth(width: scene.view.width, height: scene.view.height)
        }
        for layer in scene.layers { layer.render(on: &canvas, using: &random) }
        var rows: [[SimulatedPage.WrittenDigit]] = []
        for character in canvas.characters {
            guard let label = character.label else { continue }
            while rows.count <= character.row { rows.append([]) }
            rows[character.row].append(
                SimulatedPage.WrittenDigit(label: label, box: character.box))
        }
        rows.removeAll(where: \.isEmpty)
        let turns: [Turn] = [
            [], [.transpose, .mirrorColumns], [.mirrorColumns, .mirrorRows],
            [.transpose, .mirrorRows],
        ]
        return SimulatedPage(
            raster: canvas.developed().turned(turns[scene.quarterTurns]), rows: rows,
            truth: scene.quarterTurns == 0 ? canvas.truth : nil,
            characterHeight: canvas.characterHeight,
            quality: scene.quality)
    }
}

extension PhotoCanvas {
    /// The middle height of handwritten digits; where there are none, of all characters.
    fileprivate var characterHeight: Float {
        let digits = characters.filter { $0.label != nil }
        return (digits.isEmpty ? characters : digits).map { Float($0.box.height) }
            .upperMedian ?? 0
    }
}
