package import SystemLibraries

/// What a digit is written with: its color, how much of the paper it hides, and how wide its stroke
/// is.
package struct Ink: Sendable {
    /// The tools people have at hand; the raw value names the tool in file names and label tables.
    package enum Tool: String, Sendable, CaseIterable {
        /// A ball pen: thin lines, at times uneven.
        case ballPen = "ball-pen"
        /// A fiber pen.
        case fineliner
        /// A pencil.
        case pencil
        /// A thick felt pen.
        case marker
        /// Chalk.
        case chalk
        /// The brush of a drawing program.
        case brush
        /// A printer, whose characters have their own width.
        case print
    }

    /// The tool, which decides the ink's texture.
    package let tool: Tool
    /// The ink's color in full light, 0 … 255 a channel.
    package var color: Color
    /// The share of the paper that a full stroke hides: 0 nothing, 1 all.
    package var opacity: Float
    /// The stroke's width in parts of the digit's longer side.
    package var width: Float

    /// Returns an ink of a tool with a random color, opacity and width.
    ///
    /// Widths follow from the tools: a ball pen's line of 0.4 mm is 0.02 … 0.04 of a digit 10 to 20
    /// mm high, a marker's of 1.5 mm or more 0.075 … 0.15. Colors, opacities and widths are set by
    /// eye.
    package static func random(_ tool: Tool, using random: inout SeededGenerator) -> Ink {
        // Black, two blues, red and green: the colors that pens are sold in.
        let dark: [Color] = [
            [22, 22, 28], [34, 44, 118], [26, 60, 150], [150, 30, 42], [38, 92, 62],
        ]
        // One pen of a color is darker than another by this factor.
        let brightness = random.uniform(0.7, 1.25)
        switch tool {
        case .ballPen:
            return Ink(
                tool: tool, color: random.pick(dark) * brightness,
                opacity: random.uniform(0.72, 0.96), width: random.uniform(0.02, 0.042))
        case .fineliner:
            return Ink(
                tool: tool, color: random.pick(dark) * brightness,
                opacity: random.uniform(0.88, 1), width: random.uniform(0.03, 0.065))
        case .pencil:
            return Ink(
                tool: tool, color: Color(78, 78, 84) * brightness,
                opacity: random.uniform(0.5, 0.88), width: random.uniform(0.022, 0.05))
        case .marker:
            return Ink(
                tool: tool, color: random.pick(dark) * brightness,
                opacity: random.uniform(0.85, 0.98), width: random.uniform(0.075, 0.15))
        case .chalk:
            // Half of all chalk is white, the rest yellow or pink.
            let chalks: [Color] = [
                [236, 236, 230], [236, 236, 230], [240, 226, 150], [244, 180, 190],
            ]
            return Ink(
                tool: tool, color: random.pick(chalks) * random.uniform(0.85, 1.04),
                opacity: random.uniform(0.65, 0.95), width: random.uniform(0.05, 0.1))
        case .brush:
            return Ink(
                tool: tool, color: random.pick(dark) * random.uniform(0, 1), opacity: 1,
                width: random.uniform(0.03, 0.14))
        case .print:
            // Most print is black (70 %), some gray (18 %), the rest in a color.
            let color: Color =
                random.chance(0.7)
                ? Color(repeating: random.uniform(5, 60))
                : random.chance(0.6)
                    ? Color(repeating: random.uniform(60, 150)) : random.pick(dark) * brightness
            return Ink(tool: tool, color: color, opacity: random.uniform(0.85, 1), width: 0.1)
        }
    }

    /// How far the ink is from even: how much it varies (`strength`), the share of it that reaches
    /// the paper before the variation is added (`coverage`), and how many grains there are along
    /// the photo's shorter side (`cells`).
    ///
    /// A pencil and chalk skip the valleys of the paper, a marker covers them; set by eye.
    var texture: (strength: Float, coverage: Float, cells: Float) {
        switch tool {
        case .ballPen: (0.16, 0.95, 130)
        case .fineliner: (0.05, 1, 90)
        case .pencil: (0.42, 0.9, 330)
        case .marker: (0.05, 0.97, 40)
        case .chalk: (0.75, 0.95, 250)
        case .brush: (0, 1, 1)
        case .print: (0.06, 1, 300)
        }
    }
}
