import Raster
import Testing

struct LinearSystemTests {
    @Test func `equations are solved, also where a pivot is 0`() throws {
        // 2y = 4, x + z = 4, x − z = −2: the first coefficient of the first row is 0.
        let system = LinearSystem(
            [[0, 2, 0], [1, 0, 1], [1, 0, -1]], values: [[4, 8], [4, 8], [-2, -4]])
        let solved = try #require(system.solved())
        for (row, expected) in zip(solved, [1.0, 2, 3]) {
            #expect(abs(row[0] - expected) < 1e-12 && abs(row[1] - 2 * expected) < 1e-12)
        }
    }

    @Test func `equations that say the same twice have no solution`() {
        #expect(LinearSystem([[1, 2], [2, 4]], values: [[1], [2]]).solved() == nil)
    }

    @Test func `measurements give the least-squares line`() throws {
        // Through (0, 1), (1, 3) and (2, 5) goes y = 1 + 2x; the last counts three times.
        var system = LinearSystem(stiffness: [0, 0], sides: 1)
        for (x, importance) in [(0.0, 1.0), (1, 1), (2, 3)] {
            system.add([1, x], [1 + 2 * x], importance: importance)
        }
        let line = try #require(system.solved()).map { $0[0] }
        #expect(abs(line[0] - 1) < 1e-12 && abs(line[1] - 2) < 1e-12)
    }

    @Test func `stiffness holds an unknown at 0`() throws {
        var system = LinearSystem(stiffness: [1e9], sides: 1)
        system.add([1], [5])
        #expect(try abs(#require(system.solved())[0][0]) < 1e-8)
    }
}
