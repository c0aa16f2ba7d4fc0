import Preprocessing

extension PageReader.Result {
    /// Shows an observer each digit's own stages, in reading order.
    ///
    /// The stages are run anew: while a page is read they run for all its marks, of which most are no digits.
    func showDigits(to observer: any ReadingObserver) {
        for (index, glyph) in lines.joined().enumerated() {
            observer.digitWillBeShown(index)
            var digit = page.cropped(to: glyph.mark)
            try? Pipeline.digitOfPage.run(&digit, observer: observer)
        }
    }
}
