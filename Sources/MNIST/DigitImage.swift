/// A 28×28 picture as MNIST holds it: 0 is paper, 255 is ink, row by row from the top left.
public struct DigitImage: Sendable, Hashable {
    /// Columns and rows: 28.
    public static let side = 28
    /// Pixels in a picture: 784.
    public static let pixelCount = side * side

    /// 784 bytes, row by row.
    public private(set) var pixels: [UInt8]

    /// Makes a picture from 784 bytes, row by row; any other count is a programmer's error.
    public init(pixels: [UInt8]) {
        precondition(pixels.count == Self.pixelCount, "a digit image has 784 pixels")
        self.pixels = pixels
    }

    /// Makes an empty sheet of paper.
    public init() { pixels = [UInt8](repeating: 0, count: Self.pixelCount) }

    /// The 784 pixels as numbers, 0 paper … 1 ink, row by row: what a network takes.
    public var floats: [Float] { pixels.map { Float($0) / 255 } }

    /// The ink at a column and a row, 0 … 255.
    public subscript(x: Int, y: Int) -> UInt8 {
        get { pixels[y * Self.side + x] }
        set { pixels[y * Self.side + x] = newValue }
    }
}
