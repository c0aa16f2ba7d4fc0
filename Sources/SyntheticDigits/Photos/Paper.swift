package import MNIST

/// The sheet, board or screen that was written on.
package struct Paper: PhotoLayer {
    /// What it is made of.
    package enum Surface: Sendable {
        /// Fibres, more or less visible.
        case sheet
        /// A board with the dust of what was wiped off.
        case board
        /// A screen: the same color everywhere.
        case screen
    }

    /// What it is made of.
    package var surface: Surface = .sheet
    /// Its color in full light.
    package var color: Color
    /// How much its fibres or dust lighten and darken it, relative to its brightness.
    package var grain: Float

    /// Returns white paper, or nearly white.
    package static func white(using random: inout SeededGenerator) -> Paper {
        let level = random.uniform(205, 250)
        return Paper(
            color: Color(level, level, level * random.uniform(0.94, 1)),
            grain: random.uniform(0.003, 0.014))
    }

    /// Returns paper of any light color: yellow, pink, blue, brown, gray.
    package static func tinted(using random: inout SeededGenerator) -> Paper {
        let tints: [Color] = [
            [250, 238, 170], [248, 205, 205], [190, 222, 245], [205, 235, 195], [214, 188, 150],
            [225, 215, 240], [196, 196, 192], [240, 220, 190],
        ]
        return Paper(
            color: random.pick(tints) * random.uniform(0.85, 1), grain: random.uniform(0.005, 0.02))
    }

    /// Returns a blackboard, green or black.
    package static func board(using random: inout SeededGenerator) -> Paper {
        let colors: [Color] = [[38, 66, 52], [44, 48, 50], [52, 78, 70], [36, 44, 62]]
        return Paper(
            surface: .board, color: random.pick(colors) * random.uniform(0.8, 1.25),
            grain: random.uniform(0.06, 0.16))
    }

    /// Returns a drawing program's canvas, dark in one case of four.
    package static func screen(using random: inout SeededGenerator) -> Paper {
        let dark = random.chance(0.25)
        let level = dark ? random.uniform(0, 40) : random.uniform(225, 255)
        let tint = random.chance(0.75) ? Color(1, 1, 1) : Color(1, 0.96, 0.9)
        return Paper(surface: .screen, color: tint * level, grain: 0)
    }

    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let (coarse, fine) = (NoiseTile(using: &random), NoiseTile(using: &random))
        let grain = grain
        let shade =
            switch surface {
            case .screen: canvas.plane { _ in 1 }
            case .sheet:
                canvas.plane { page in
                    let blotches = coarse.value(page.x * 22, page.y * 22)
                    let fibres = fine.value(page.x * 150, page.y * 230)
                    let pulp = coarse.value(page.x * 520, page.y * 470)
                    return 1 + grain * (0.35 * blotches + 0.55 * fibres + 0.7 * pulp)
                }
            case .board:
                // Wiped with a cloth: smears in the direction of the hand, and clouds.
                canvas.plane { page in
                    let clouds = coarse.value(page.x * 3, page.y * 2.4)
                    let smears = fine.value(page.x * 3 + page.y, page.y * 34)
                    let dust = coarse.value(page.x * 260, page.y * 260)
                    return 1 + grain * (clouds + 0.7 * smears + 0.6 * dust)
                }
            }
        canvas.fill(color, shade: shade)
    }
}
