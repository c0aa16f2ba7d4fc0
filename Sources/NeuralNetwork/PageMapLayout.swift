/// In which order the network that finds digits on pages answers.
///
/// It answers for cells of 2×2 pixels; its last layer has one place for 2×2 cells, whose answers stand
/// there one after the other, row by row.
package enum PageMapLayout {
    /// Classes of each answer: paper, written digit, printed digit, other character, line.
    package static let classes = 5
    /// Answers about each cell: what its ink is, and in whose middle it lies.
    package static let questions = 2

    /// The place of a cell among all cells of a picture that has so many along a row.
    package static func place(column: Int, row: Int, cells: Int) -> Int {
        let block = (row / 2) * (cells / 2) + column / 2
        return 4 * block + 2 * (row % 2) + column % 2
    }
}

extension NetworkSpec {
    /// The network that finds digits on pages (230,600 parameters): two convolutions on 2×2 pixels, six on
    /// 4×4, three of them on every second place, so that each answer is about what lies within 40 pixels.
    package static let pageMap = NetworkSpec(
        input: Shape(rows: 64, columns: 64, channels: 4),
        layers: mapBlock(24) + mapBlock(32) + [.maxPool] + mapBlock(64) + mapBlock(64)
            + [.phases(split: true)] + mapBlock(64) + mapBlock(64) + mapBlock(64)
            + [.phases(split: false)] + mapBlock(64) + [
                .convolution(
                    filters: 4 * PageMapLayout.questions * PageMapLayout.classes, kernel: 1,
                    padding: .same, bias: true)
            ], initialization: .heNormal)

    private static func mapBlock(_ filters: Int) -> [LayerSpec] {
        [
            .convolution(filters: filters, kernel: 3, padding: .same, bias: false), .batchNorm,
            .relu,
        ]
    }
}
