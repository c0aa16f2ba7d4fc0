import MNIST
import Preprocessing
import Raster

/// A picture as a stage left it, row by row from the top left.
public struct StagePixels: Sendable, Hashable {
    /// The columns of the picture.
    public let width: Int
    /// The rows of the picture.
    public let height: Int
    /// What the bytes mean.
    public let kind: Kind
    /// The pixels: one byte each, or three where they are colors, without unused bytes between rows.
    public let bytes: [UInt8]

    /// What a picture's bytes mean.
    public enum Kind: Sendable, Hashable {
        /// Red, green and blue, interleaved.
        case color
        /// Brightness: 0 black … 255 white.
        case gray
        /// Ink: 0 paper … 255 full ink.
        case ink
    }

    /// Takes the picture that a stage changes out of the workpiece: colors, gray levels, the mask, the ink or the 28×28
    /// picture.
    ///
    /// Where a stage has left none, its ink or gray levels are taken instead, and an empty picture without these.
    init(_ stage: StageName, _ workpiece: Workpiece) {
        let nothing = GrayRaster(width: 0, height: 0)
        let (gray, ink) = (workpiece.gray ?? nothing, workpiece.ink ?? nothing)
        switch stage {
        case .decode, .autoOrient, .turnPage, .zoomIn:
            if let color = workpiece.color {
                self.init(color)
            } else {
                self.init(light: gray)
            }
        case .grayscale, .invert: self.init(light: gray)
        case .binarize, .removeLines, .findMarks, .dropThinStrokes, .selectInk:
            if let mask = workpiece.mask {
                self.init(mask)
            } else {
                self.init(ink: ink)
            }
        case .flattenBackground, .cropToInk, .bridgeGaps, .turnInk, .normalizeStroke, .fitToBox:
            self.init(ink: ink)
        case .centerByMass:
            if let image = workpiece.image {
                self.init(image)
            } else {
                self.init(ink: ink)
            }
        }
    }

    /// Takes red, green and blue as they are.
    private init(_ color: ColorRaster) {
        (width, height, kind, bytes) = (color.width, color.height, .color, color.bytes)
    }

    /// Takes gray levels, 0 … 255, rounded.
    private init(light gray: GrayRaster) {
        (width, height, kind) = (gray.width, gray.height, .gray)
        bytes = gray.pixels.map { Self.byte($0) }
    }

    /// Takes ink, 0 … 1, as 0 … 255.
    private init(ink gray: GrayRaster) {
        (width, height, kind) = (gray.width, gray.height, .ink)
        bytes = gray.pixels.map { Self.byte(255 * $0) }
    }

    /// Takes a mask: 255 where a pixel is ink.
    private init(_ mask: BinaryMask) {
        (width, height, kind) = (mask.width, mask.height, .ink)
        bytes = mask.pixels.map { $0 == 0 ? 0 : 255 }
    }

    /// Takes a 28×28 picture as it is.
    private init(_ image: DigitImage) {
        (width, height, kind, bytes) = (DigitImage.side, DigitImage.side, .ink, image.pixels)
    }

    /// Returns the nearest byte; what is below 0 or no number is 0, what is above 255 is 255.
    private static func byte(_ value: Float) -> UInt8 {
        value > 0 ? UInt8(min(value, 255).rounded()) : 0
    }
}
