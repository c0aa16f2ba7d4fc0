import Raster
import Testing

@testable import DigitReading

struct WordGroupsTests {
    private func groups(_ boxes: [(x: Int, y: Int)]) -> [[Int]] {
        let boxes = boxes.map { PixelBox(x: $0.x, y: $0.y, width: 18, height: 30) }
        return WordGroups(of: boxes, height: 30, settings: WordGroups.Settings()).groups
    }

    @Test func `what stands close beside each other is a group, from left to right`() {
        #expect(groups([(40, 0), (0, 2), (20, 1)]) == [[1, 2, 0]])
    }

    @Test func `gaps and lines separate groups`() {
        let parts = groups([(0, 0), (20, 0), (80, 0), (20, 40)])
        #expect(Set(parts) == [[0, 1], [2], [3]])
    }
}
