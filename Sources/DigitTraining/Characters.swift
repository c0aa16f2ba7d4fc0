package import SyntheticDigits

/// Characters of other people's hands and of fonts, as the training draws from them.
package struct Characters: Sendable {
    /// Digits, letters and signs of real hands.
    package let pen: PenPool
    /// Digits, letters and signs in print.
    package let print: PrintPool

    /// Makes empty pools: MNIST and this project's own stroke models are then all there is.
    package init() { (pen, print) = (PenPool(), PrintPool()) }

    /// Makes pools of some characters and some fonts.
    private init(pen: [PenCharacter], print: [PrintFonts.Font]) {
        self.pen = PenPool(pen)
        self.print = PrintPool(print)
    }

    /// Splits an archive and the fonts into what is learned from and what is held out: about a tenth
    /// of the writers and of the fonts.
    ///
    /// No writer and no font is in both parts; throws where the archive cannot be read.
    package static func split(
        _ archive: UnipenArchive, _ fonts: PrintFonts
    ) throws(UnipenError) -> (learned: Characters, heldOut: Characters) {
        let characters = try archive.characters()
        let heldOut = PenCharacter.heldOutWriters(of: characters)
        return (
            Characters(
                pen: characters.filter { !heldOut.contains($0.writer) },
                print: fonts.fonts.filter { !$0.isHeldOut }),
            Characters(
                pen: characters.filter { heldOut.contains($0.writer) },
                print: fonts.fonts.filter(\.isHeldOut))
        )
    }
}
