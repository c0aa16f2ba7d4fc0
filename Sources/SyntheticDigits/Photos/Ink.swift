package import MNIST

/// What a digit is written with: its color, how it covers, how even it is.
package struct Ink: Sendable {
    /// The tools people have at hand.
    package enum Tool: String, Sendable, CaseIterable {
        case ballPen = "ball-pen"
        case fineliner, pencil, marker, chalk, brush
        /// A printer, whose characters have their own width.
        case print
    }

    /// The tool.
    package let tool: Tool
    /// Its color in full light.
    package var color: Color
    /// How much of the paper it hides: 0 nothing, 1 all.
    package var opacity: Float
    /// The stroke's width relative to the digit's longer side.
    package var width: Float

    /// Returns some pen of the kind.
    package static func random(_ tool: Tool, using random: inout SeededGenerator) -> Ink {
        let dark: [Color] = [
            [22, 22, 28], [34, 44, 118], [26, 60, 150], [150, 30, 42], [38, 92, 62],
        ]
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
            // Most print is black, some gray, little in color.
            let color: Color =
                random.chance(0.7)
                ? Color(repeating: random.uniform(5, 60))
                : random.chance(0.6)
                    ? Color(repeating: random.uniform(60, 150)) : random.pick(dark) * brightness
            return Ink(tool: tool, color: color, opacity: random.uniform(0.85, 1), width: 0.1)
        }
    }

    /// How far the ink is from even: the share by which it comes and goes, and how fine.
    var texture: (strength: Float, threshold: Float, cells: Float) {
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
