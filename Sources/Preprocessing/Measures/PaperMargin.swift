import Raster

/// The paper to set around a small picture that was cut close to its digit.
///
/// Paper, its grain and the polarity are told from what is not ink; where strokes fill the picture, or its border,
/// there is too little of that. Only small pictures get a margin: what is dark along the border of a large photo is a
/// table more often than a digit.
package struct PaperMargin {
    /// The pixels to set around the picture on each side.
    let width: Int
    /// The paper's color, each channel 0 … 255.
    let color: (red: UInt8, green: UInt8, blue: UInt8)

    /// The constants of this algorithm; each comment tells where its value is from.
    package struct Settings: Sendable, Codable {
        /// The long side in pixels up to which a picture may be a crop of a digit; a larger one is a photo.
        ///
        /// In such a crop ink at the border says nothing either (`InkRules`).
        ///
        /// Not tuned: larger than every crop among the public reports of misread crops.
        package var mostSide = 240
        /// The share of the pixels, 0 … 1, that ink covers in a picture cut to its digit, at least.
        ///
        /// Chosen on MNIST's training set: 1 of 100 of its digits in their 28×28 pictures covers that much.
        package var crowded = 0.3
        /// The share of the border's pixels, 0 … 1, that ink covers in a picture cut to its digit, at least.
        ///
        /// Chosen on MNIST's training set, as `crowded`.
        package var cut = 0.06
        /// The share of the gray levels' variance, 0 … 1, that lies between ink and paper, at least.
        ///
        /// Chosen on MNIST's training set: a linear gradient from light to dark has 0.75; of MNIST's digits cut to their
        /// box 2 of 100 have less than 0.85, none less than 0.78.
        package var leastSeparation = 0.78
        /// The side of a square in a corner over the picture's short side, where the paper's shade is told from its
        /// corners.
        ///
        /// Not tuned; with it the paper is told right of 2,994 of 3,000 digits of MNIST's training set cut to their
        /// box, the others being upright 1s, which leave no paper. A larger corner has more of a digit's strokes.
        package var corner = 0.1
        /// The width of the added margin over the picture's long side.
        ///
        /// Not tuned: with it ink covers less than a sixth of the picture.
        package var share = 0.3

        /// Makes the settings that photos are read with.
        package init() {}
    }

    /// Finds what a picture lacks.
    ///
    /// Nil where the picture has enough paper, is large, is a pixel wide or high, or has no two clear shades.
    init?(for picture: ColorRaster, settings: Settings) {
        guard picture.longSide <= settings.mostSide, min(picture.width, picture.height) > 1 else {
            return nil
        }
        let gray = picture.luma
        let histogram = Histogram(of: gray, from: 0, to: 256, bins: 256)
        let threshold = histogram.otsuThreshold(ceiling: 255)
        guard gray.separation(at: threshold) >= settings.leastSeparation else { return nil }
        let dark = gray.pixels.map { $0 < threshold }
        // More speaks for dark paper than for light.
        let isDarkPaper = Self.paperVote(dark, gray.width, gray.height, settings.corner) > 0.5
        let paper = dark.indices.filter { dark[$0] == isDarkPaper }
        let border = Self.border(gray.width, gray.height)
        let inked = border.count { dark[$0] != isDarkPaper }
        let isCrowded =
            Double(dark.count - paper.count) >= settings.crowded * Double(dark.count)
            || Double(inked) >= settings.cut * Double(border.count)
        guard isCrowded, !paper.isEmpty else { return nil }
        // The paper's color is the mean of its pixels.
        func level(_ channel: Int) -> UInt8 {
            let sum = paper.reduce(0) { $0 + Int(picture.bytes[3 * $1 + channel]) }
            return UInt8(sum / paper.count)
        }
        color = (level(0), level(1), level(2))
        width = Int((settings.share * Double(picture.longSide)).rounded(.up))
    }

    /// Returns how much speaks for the dark shade being the paper, 0 … 1: the mean of its part of the border and of its
    /// part of the corners, which strokes fill least.
    ///
    /// `corner` is the side of a corner over the picture's short side (`Settings.corner`).
    private static func paperVote(
        _ dark: [Bool], _ width: Int, _ height: Int, _ corner: Double
    ) -> Double {
        let border = border(width, height)
        let edge = Double(border.count { dark[$0] }) / Double(border.count)
        let side = max(1, Int(corner * Double(min(width, height))))
        var corners = 0
        for row in 0..<side {
            for column in 0..<side {
                for (x, y) in [
                    (column, row), (width - 1 - column, row), (column, height - 1 - row),
                    (width - 1 - column, height - 1 - row),
                ] where dark[y * width + x] { corners += 1 }
            }
        }
        return (edge + Double(corners) / Double(4 * side * side)) / 2
    }

    /// Returns the indices of the pixels along the border, each once; for a picture of two rows and more.
    private static func border(_ width: Int, _ height: Int) -> [Int] {
        (0..<width).flatMap { [$0, (height - 1) * width + $0] }
            + (1..<max(1, height - 1)).flatMap { [$0 * width, ($0 + 1) * width - 1] }
    }

    /// Returns the picture with the paper around it, `2 · width` pixels wider and higher.
    func added(to picture: ColorRaster) -> ColorRaster {
        let columns = picture.width + 2 * width
        let blank = [color.red, color.green, color.blue]
        let side = [[UInt8]](repeating: blank, count: width).flatMap(\.self)
        let strip = [[UInt8]](repeating: blank, count: columns * width).flatMap(\.self)
        var bytes = strip
        for row in 0..<picture.height {
            bytes += side
            bytes += picture.bytes[3 * row * picture.width..<3 * (row + 1) * picture.width]
            bytes += side
        }
        bytes += strip
        return ColorRaster(width: columns, height: picture.height + 2 * width, bytes: bytes)
    }
}

extension GrayRaster {
    /// Returns the share of the variance of all values that lies between those below a threshold and the others, 0 … 1.
    ///
    /// It is 0 where all values are on one side. Source: Otsu, 1979 (the criterion η).
    fileprivate func separation(at threshold: Float) -> Double {
        var sums = (below: 0.0, all: 0.0, squares: 0.0)
        var below = 0
        for value in pixels {
            let number = Double(value)
            sums.all += number
            sums.squares += number * number
            if value < threshold {
                sums.below += number
                below += 1
            }
        }
        let (count, above) = (Double(pixels.count), pixels.count - below)
        guard below > 0, above > 0 else { return 0 }
        let mean = sums.all / count
        let variance = sums.squares / count - mean * mean
        let distance = sums.below / Double(below) - (sums.all - sums.below) / Double(above)
        let between = distance * distance * Double(below) * Double(above) / (count * count)
        return variance > 0 ? between / variance : 0
    }
}
