import Preprocessing
import Raster
import SystemLibraries
import Testing

struct OrderedBoxesTests {
    @Test func `the boxes that share a pixel are found, and no others`() {
        var random = SeededGenerator(seed: 5)
        let boxes = (0..<200).map { _ in
            PixelBox(
                x: .random(in: 0..<300, using: &random), y: .random(in: 0..<300, using: &random),
                width: .random(in: 1...40, using: &random),
                height: .random(in: 1...40, using: &random))
        }
        let ordered = OrderedBoxes(boxes)
        for box in boxes {
            let expected = boxes.indices.filter { place in
                let other = boxes[place]
                return other.x < box.maxX && box.x < other.maxX && other.y < box.maxY
                    && box.y < other.maxY
            }
            #expect(ordered.overlapping(box).sorted() == expected)
        }
    }

    @Test func `they come from left to right`() {
        let boxes = [8, 2, 5].map { PixelBox(x: $0, y: 0, width: 4, height: 4) }
        let ordered = OrderedBoxes(boxes)
        #expect(ordered.overlapping(PixelBox(x: 0, y: 0, width: 20, height: 1)) == [1, 2, 0])
        #expect(ordered.overlapping(PixelBox(x: 0, y: 4, width: 20, height: 1)).isEmpty)
        #expect(OrderedBoxes([]).overlapping(boxes[0]).isEmpty)
    }
}
