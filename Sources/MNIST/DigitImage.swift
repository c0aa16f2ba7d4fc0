/// A picture of 28×28 pixels as MNIST has it: 0 is paper, 255 is ink, row by row from the top left.
public struct DigitImage: Sendable, Hashable {
    /// The number of columns, and of rows: 28.
    public static let side = 28
    /// The number of pixels: 784.
    public static let pixelCount = side * side

    /// The 784 pixels, 0 paper … 255 ink, row by row from the top left.
    public private(set) var pixels: [UInt8]

    /// Makes a picture of 784 bytes, row by row; any other count is a programmer's error.
    public init(pixels: [UInt8]) {
        precondition(pixels.count == Self.pixelCount, "a digit image has 784 pixels")
        self.pixels = pixels
    }

    /// Makes a picture of bare paper.
    public init() { pixels = [UInt8](repeating: 0, count: Self.pixelCount) }

    /// The 784 pixels as numbers, 0 paper … 1 ink, row by row: what a network takes.
    public var floats: [Float] { pixels.map { Float($0) / 255 } }

    /// The ink, 0 … 255, at a column and a row, each 0 … 27 from the top left.
    public subscript(x: Int, y: Int) -> UInt8 {
        get { pixels[y * Self.side + x] }
        set { pixels[y * Self.side + x] = newValue }
    }
}
