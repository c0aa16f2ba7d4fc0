package import SyntheticDigits

/// What other people's hands and fonts hold for training, and what of it is kept for choices.
package struct Characters: Sendable {
    /// Characters of real hands.
    package let pen: PenPool
    /// Characters in print.
    package let print: PrintPool

    /// Nothing: then MNIST and this project's own stroke models are all there is.
    package init() { (pen, print) = (PenPool(), PrintPool()) }

    /// Makes pools of characters and fonts.
    private init(pen: [PenCharacter], print: [PrintFonts.Font]) {
        self.pen = PenPool(pen)
        self.print = PrintPool(print)
    }

    /// Splits what an archive and the fonts hold into what is learnt from and what is held out: a tenth of
    /// the writers and a tenth of the fonts.
    package static func split(
        _ archive: UnipenArchive, _ fonts: PrintFonts
    ) throws(UnipenError) -> (learnt: Characters, heldOut: Characters) {
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
