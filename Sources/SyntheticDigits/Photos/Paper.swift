package import SystemLibraries

/// The sheet, board or screen that was written on: the photo's first layer.
package struct Paper: PhotoLayer {
    /// The kinds of ground, which differ in their texture.
    package enum Surface: Sendable {
        /// Paper, whose fibers are more or less visible.
        case sheet
        /// A board with the dust of what was wiped off it.
        case board
        /// A screen: the same color everywhere.
        case screen
    }

    /// The kind of ground.
    package var surface: Surface = .sheet
    /// The ground's color in full light, 0 … 255 a channel.
    package var color: Color
    /// The standard deviation, roughly, of what its fibers or dust do to the light, as a share of
    /// it.
    package var grain: Float

    /// Returns white paper, or nearly white: 205 … 250 of 255, up to 6 % yellowish, and hardly
    /// visible fibers.
    package static func white(using random: inout SeededGenerator) -> Paper {
        let level = random.uniform(205, 250)
        return Paper(
            color: Color(level, level, level * random.uniform(0.94, 1)),
            grain: random.uniform(0.003, 0.014))
    }

    /// Returns paper of a light color: yellow, pink, blue, green, brown, violet, gray or orange.
    package static func tinted(using random: inout SeededGenerator) -> Paper {
        let tints: [Color] = [
            [250, 238, 170], [248, 205, 205], [190, 222, 245], [205, 235, 195], [214, 188, 150],
            [225, 215, 240], [196, 196, 192], [240, 220, 190],
        ]
        return Paper(
            color: random.pick(tints) * random.uniform(0.85, 1), grain: random.uniform(0.005, 0.02))
    }

    /// Returns a blackboard, green, black or blue, with clearly visible dust.
    package static func board(using random: inout SeededGenerator) -> Paper {
        let colors: [Color] = [[38, 66, 52], [44, 48, 50], [52, 78, 70], [36, 44, 62]]
        return Paper(
            surface: .board, color: random.pick(colors) * random.uniform(0.8, 1.25),
            grain: random.uniform(0.06, 0.16))
    }

    /// Returns a drawing program's canvas: light, dark (at most 40 of 255) in one case of four.
    package static func screen(using random: inout SeededGenerator) -> Paper {
        let dark = random.chance(0.25)
        let level = dark ? random.uniform(0, 40) : random.uniform(225, 255)
        let tint = random.chance(0.75) ? Color(1, 1, 1) : Color(1, 0.96, 0.9)
        return Paper(surface: .screen, color: tint * level, grain: 0)
    }

    /// Fills the photo with the ground's color and texture.
    ///
    /// The numbers are frequencies, in cells along the photo's shorter side, and weights of three
    /// sizes of texture; set by eye.
    func render(on canvas: inout PhotoCanvas, using random: inout SeededGenerator) {
        let (coarse, fine) = (NoiseTile(using: &random), NoiseTile(using: &random))
        let grain = grain
        let shade =
            switch surface {
            case .screen: canvas.plane { _ in 1 }
            case .sheet:
                canvas.plane { page in
                    // From large to small: clouds in the pulp, fibers that run in one direction,
                    // and grain.
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
