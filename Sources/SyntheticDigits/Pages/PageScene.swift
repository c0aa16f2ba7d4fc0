package import MNIST
package import Raster
package import SystemLibraries

/// Everything that is in a simulated photo of a page, described; `PageSimulator` makes the pixels.
///
/// Lengths are in page units: the photo's shorter side is 1, the origin is where the photo's middle looks
/// at, x runs to the right and y down, as in `PhotoScene`. A scene therefore looks the same at any size in pixels.
package struct PageScene: Sendable {
    /// The camera: the photo's size in pixels, rotation, tilt and the page's bend.
    package var view: PageView
    /// The material that fills the photo before anything else: sheet, board or screen.
    package var paper: Paper
    /// Ruled or squared lines over the whole paper, nil where it is blank.
    package var ruling: Ruling?
    /// The lines of a table, nil where there is none.
    package var table: DrawnTable?
    /// What is printed or drawn on it before anybody writes: print, lines, colored areas.
    var ground: [any PhotoLayer] = []
    /// What was written, pen by pen.
    package var texts: [PageText] = []
    /// What lies on or befell the sheet after it was written on: stains, holes, other sheets.
    var wear: [any PhotoLayer] = []
    /// Dots of dirt, nil where the paper is clean.
    package var specks: PaperSpecks?
    /// The wire binding of a notebook, nil where there is none.
    package var spiral: SpiralBinding?
    /// The sheet's edges that are seen, each hiding what lies beyond it under a table; at most four.
    package var edges: [PageEdge] = []
    /// The room's light: exposure, slope across the photo, vignetting, white balance.
    package var light: UnevenLight
    /// Shadows with one soft edge, multiplied into the light in order.
    package var shadows: [ShadowStep] = []
    /// Defocus: the deviation of a Gaussian blur in page units.
    package var blur: LensBlur
    /// The sensor's noise: its deviation in gray levels of 0 … 255.
    package var noise: SensorNoise
    /// The tone curve of a scanner or scanning program; nil for plain photos.
    var scan: ScanTone?
    /// How many quarter turns clockwise the finished photo is turned, 0 … 3.
    package var quarterTurns = 0
    /// The JPEG quality, 1 … 100, that whoever encodes the photo should use; drawn by `init`.
    package var quality: Int

    /// The layers from the paper up to the sensor, in the order in which they are drawn.
    ///
    /// What is listed later hides or changes what was listed before: ink lies on lines, the table hides the
    /// sheet beyond its edge, light falls on all of it, and the lens and sensor see the result.
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
    ///
    /// Width and height are the photo's, in pixels. All ranges are set by eye after ordinary phone photos,
    /// none was measured.
    package init(width: Int, height: Int, using random: inout SeededGenerator) {
        view = PageView(width: width, height: height)
        // Degrees; whoever takes care to hold the phone straight is off by one or two.
        view.rotation = random.normal(deviation: 1.2)
        // Change of depth across the shorter side, as a share: some percent of perspective, more of it up
        // and down.
        view.tilt = [random.normal(deviation: 0.03), random.normal(deviation: 0.05)]
        // One sheet of five is colored.
        paper = random.chance(0.8) ? .white(using: &random) : .tinted(using: &random)
        light = .random(using: &random)
        // Page units: 0.4 to 1.5 pixels of a photo whose shorter side has 1,050.
        blur = LensBlur(sigma: random.uniform(0.0004, 0.0014))
        // Gray levels, from bright daylight to a dim room; half of the cameras smooth it into blobs of 0.6 pixels.
        noise = SensorNoise(
            deviation: random.uniform(0.6, 3), grain: random.chance(0.5) ? 0.6 : 0)
        // JPEG quality, from a messenger's to a phone's.
        quality = Int(random.uniform(78, 95))
    }
}

/// A simulated photo of a page with its ground truth.
package struct SimulatedPage: Sendable {
    /// A handwritten digit and the pixels around it, in the photo before any quarter turn.
    package struct PlacedDigit: Sendable {
        /// The digit that was written.
        package let label: Digit
        /// The bounding box of its ink, in pixels, cut at the photo's border.
        package let box: PixelBox
    }

    /// The photo's pixels, after the scene's quarter turns.
    package let raster: ColorRaster
    /// The handwritten digits in reading order: lines of writing from the top, none of them empty.
    package let lines: [[PlacedDigit]]
    /// What each pixel shows; nil where it was not asked for and where the photo is turned by quarters.
    package let truth: PageTruth?
    /// The median height of the handwritten digits' boxes in pixels.
    ///
    /// Where no digit was written, the median over all characters; 0 on a page without any.
    package let characterHeight: Float
    /// The quality, 1 … 100, that the photo should be encoded with as a JPEG.
    package let quality: Int

    /// The digits as a table of labels holds them: lines of writing joined by slashes, as in `123/45`.
    package var transcript: String {
        lines.map { line in line.map(\.label.description).joined() }.joined(separator: "/")
    }
}

/// Renders described pages into pixels.
package struct PageSimulator: Sendable {
    /// Makes a simulator; it has no state.
    package init() {}

    /// Returns the photo of a page; the same scene and generator state give the same pixels.
    ///
    /// Holds four planes of 32-bit floats as large as the photo, and some more while a layer is drawn.
    package func photo(
        of scene: PageScene, withTruth: Bool = false, using random: inout SeededGenerator
    ) -> SimulatedPage {
        var canvas = PhotoCanvas(view: scene.view)
        if withTruth {
            canvas.truth = PageTruth(width: scene.view.width, height: scene.view.height)
        }
        for layer in scene.layers { layer.render(on: &canvas, using: &random) }
        // Line numbers may have gaps, for lines whose digits the photo's border cut off: gaps are closed below.
        var lines: [[SimulatedPage.PlacedDigit]] = []
        for character in canvas.characters {
            guard let label = character.label else { continue }
            while lines.count <= character.line { lines.append([]) }
            lines[character.line].append(
                SimulatedPage.PlacedDigit(label: label, box: character.box))
        }
        lines.removeAll(where: \.isEmpty)
        // Zero to three quarter turns clockwise, each as a transposition and mirrorings.
        let turns: [Turn] = [
            [], [.transpose, .mirrorColumns], [.mirrorColumns, .mirrorRows],
            [.transpose, .mirrorRows],
        ]
        return SimulatedPage(
            raster: canvas.developed().turned(turns[scene.quarterTurns]), lines: lines,
            truth: scene.quarterTurns == 0 ? canvas.truth : nil,
            characterHeight: canvas.characterHeight,
            quality: scene.quality)
    }
}

extension PhotoCanvas {
    /// The median height in pixels of the handwritten digits, else of all characters, else 0.
    fileprivate var characterHeight: Float {
        let digits = characters.filter { $0.label != nil }
        return (digits.isEmpty ? characters : digits).map { Float($0.box.height) }
            .upperMedian ?? 0
    }
}
