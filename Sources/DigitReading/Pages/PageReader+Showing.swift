import Preprocessing

extension PageReader.Result {
    /// Shows an observer each digit's own stages, in reading order.
    ///
    /// They are run anew: while the page is read, the marks that are no digits go the same way.
    func showDigits(to observer: any ReadingObserver) {
        for (index, glyph) in rows.joined().enumerated() {
            observer.digitWillBeShown(index)
            var digit = page.cropped(to: glyph.mark)
            try? Pipeline.digitOfPage.run(&digit, observer: observer)
        }
    }
}
