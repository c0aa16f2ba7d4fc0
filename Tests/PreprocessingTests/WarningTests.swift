import PhotoFiles
import Preprocessing
import Raster
import Testing

/// What the user is told about a photo, and that an ordinary one is not complained about.
struct WarningTests {
    private func warnings(_ draw: (inout TestPicture) -> Void) throws -> [Warning] {
        var picture = TestPicture(width: 400, height: 320)
        draw(&picture)
        var workpiece = Workpiece(photo: picture.photo)
        try Pipeline.mnist.run(&workpiece)
        return workpiece.warnings
    }

    @Test func `an ordinary digit needs no warning`() throws {
        #expect(try warnings { $0.two(x: 150, y: 80, height: 150) } == [])
        #expect(try warnings { $0.two(x: 180, y: 120, height: 60, ink: 120) } == [])
    }

    @Test func `faint ink is low in contrast`() throws {
        let found = try warnings { $0.two(x: 150, y: 80, height: 150, ink: 205) }
        #expect(found == [.lowContrast])
    }

    @Test func `a digit out of focus is blurred`() throws {
        let found = try warnings { picture in
            picture.two(x: 150, y: 80, height: 150, pen: 14)
            picture.blur(sigma: 11)
        }
        #expect(found.contains(.blurred))
    }

    @Test func `a cut digit touches the border`() throws {
        let found = try warnings { $0.two(x: 150, y: 230, height: 150) }
        #expect(found.contains(.touchesBorder))
    }

    @Test func `two alike digits are several candidates`() throws {
        let found = try warnings { picture in
            picture.two(x: 50, y: 90, height: 130)
            picture.two(x: 260, y: 90, height: 130)
        }
        #expect(found == [.severalCandidates])
    }

    @Test func `a hairline is a thin stroke`() throws {
        #expect(try warnings { $0.two(x: 120, y: 40, height: 240, pen: 1.5) } == [.thinStroke])
    }

    @Test func `a digit of ten pixels is small`() throws {
        var picture = TestPicture(width: 28, height: 28)
        picture.two(x: 10, y: 10, height: 8, pen: 2)
        var workpiece = Workpiece(photo: picture.photo)
        try Pipeline.mnist.run(&workpiece)
        #expect(workpiece.warnings.contains(.smallDigit))
    }
}
