/// The photos of the project's sample folder: every digit and style, every tool, surface and
/// condition, the orientations of phones, small and large files.
package enum SampleCatalog {
    /// The seed with which the folder in the repository is made.
    package static let seed: UInt64 = 1

    /// The samples, digit by digit; sizes are in pixels.
    package static let samples: [Sample] = [
        Sample(.ovalZero, .ballPen),
        Sample(.curledZero, .pencil, [.ruled]),
        Sample(.openZero, .marker, on: .tinted, [], 640, 480),
        Sample(.slashedZero, .fineliner, [.squared], orientation: 6),
        Sample(.ovalZero, .chalk, on: .board, [.chalk], 1280, 960),

        Sample(.plainOne, .marker),
        Sample(.hookedOne, .ballPen, [.shadow]),
        Sample(.longHookedOne, .fineliner, [], 1280, 960),
        Sample(.basedOne, .pencil, [.squared]),
        Sample(.longHookedBasedOne, .ballPen, on: .tinted, [.ruled], orientation: 8),
        Sample(.tailedOne, .brush, on: .screen, [], 400, 400, .png),

        Sample(.swanTwo, .fineliner, [.neighbor], 1280, 960),
        Sample(.loopedTwo, .ballPen, [], 3024, 4032, .jpeg(quality: 80)),
        Sample(.angularTwo, .brush, on: .screen, [], 320, 320, .png),
        Sample(.wavyTwo, .marker, [.crease]),

        Sample(.roundThree, .pencil, [.faint]),
        Sample(.flatToppedThree, .marker, on: .tinted, [.shadow]),
        Sample(.zigzagThree, .ballPen),
        Sample(.loopedThree, .chalk, on: .board, [.chalk], orientation: 3),

        Sample(.closedFour, .ballPen, [.ruled], 640, 480, .jpeg(quality: 50)),
        Sample(.openFour, .fineliner, [.pageEdge]),
        Sample(.singleStrokeFour, .marker, orientation: 6),
        Sample(.crossedFour, .pencil, [.crease]),
        Sample(.openFour, .brush, on: .screen, [], 480, 360, .png),

        Sample(.joinedFive, .ballPen, [.squared]),
        Sample(.detachedFive, .marker, [.rotated]),
        Sample(.singleStrokeFive, .pencil, on: .tinted),
        Sample(.angularFive, .fineliner, [.blur]),
        Sample(.detachedFive, .ballPen, [.ruled], 4032, 3024, .jpeg(quality: 80)),

        Sample(.curvedSix, .fineliner, [.noise], 640, 480, .jpeg(quality: 40)),
        Sample(.straightSix, .ballPen, [.pageEdge], orientation: 8),
        Sample(.curledSix, .marker, [.small]),
        Sample(.curvedSix, .chalk, on: .board, [.chalk]),

        Sample(.plainSeven, .pencil),
        Sample(.crossedSeven, .ballPen, [.ruled], 1280, 960),
        Sample(.serifSeven, .fineliner, on: .tinted, [.shadow]),
        Sample(.serifCrossedSeven, .marker, [.squared]),
        Sample(
            .crossedSeven, .fineliner, [.small], 3024, 4032, orientation: 6,
            .jpeg(quality: 80)),

        Sample(.singleStrokeEight, .ballPen, [.rotated]),
        Sample(.twoRingEight, .marker, [.noise], 640, 480, .jpeg(quality: 30)),
        Sample(.openEight, .pencil),
        Sample(.singleStrokeEight, .brush, on: .screen, [], 280, 280, .png),
        Sample(.twoRingEight, .fineliner, [.neighbor], 1280, 960),

        Sample(.straightNine, .ballPen, [.faint]),
        Sample(.curvedNine, .fineliner, [.crease], orientation: 3),
        Sample(.hookedNine, .marker, [.blur], 640, 480),
        Sample(.openNine, .pencil, on: .tinted, [.ruled]),
        Sample(.straightNine, .marker, [.shadow], 3024, 4032, .jpeg(quality: 80)),
    ]
}
