import DigitReading
import Foundation
import PhotoFiles
import Preprocessing
import Reporting
import TestSupport
import Testing

@Suite struct TraceTests {
    private func trace(
        of path: PhotoPath, play: (DebugGallery) -> Void
    ) throws -> [String: Any] {
        let folder = try ScratchFolder()
        let debug = try DebugFolder(path: folder.url.path)
        play(DebugGallery(photo: path, into: debug.files(of: path)))
        #expect(debug.firstFailure == nil)
        let name = try #require(try folder.names().first)
        let json = try JSONSerialization.jsonObject(with: folder.data(name + "/trace.json"))
        return try #require(json as? [String: Any])
    }

    @Test func `the trace tells every stage with its picture, time, numbers and reasons`() throws {
        let path = PhotoPath("7.jpg")
        let trace = try trace(of: path) { Fixtures.play(path, to: $0) }
        #expect(trace["version"] as? Int == 1)
        #expect(trace["path"] as? String == "7.jpg")
        #expect(trace["path_base64"] == nil)
        let stages = try #require(trace["stages"] as? [[String: Any]])
        #expect(
            stages.map { $0["stage"] as? String }
                == StageName.allCases.filter {
                    ![
                        .turnPage, .zoomIn, .findMarks, .turnInk, .dropThinStrokes, .bridgeGaps,
                    ].contains($0)
                }.map(
                    \.rawValue))
        let invert = stages[3]
        #expect(invert["picture"] as? String == "04-invert.png")
        #expect(invert["width"] as? Int == 256 && invert["height"] as? Int == 192)
        #expect(invert["milliseconds"] as? Double == 0.48)
        let decision = try #require((invert["decisions"] as? [[String: Any]])?.first)
        #expect(decision["name"] as? String == "polarity")
        #expect(decision["choice"] as? String == "dark ink")
        #expect(decision["reason"] as? String == "outliers lie below paper")
        let measurement = try #require((invert["measurements"] as? [[String: Any]])?.first)
        #expect(measurement["value"] as? Double == 0.914)
    }

    @Test func `the trace tells the hypotheses, the winner, why it won, and the rows`() throws {
        let path = PhotoPath("7.jpg")
        let trace = try trace(of: path) { Fixtures.play(path, to: $0, hypotheses: 3) }
        let hypotheses = try #require(trace["hypotheses"] as? [[String: Any]])
        #expect(
            hypotheses.map { $0["name"] as? String } == ["default", "no-line-removal", "low"])
        #expect(hypotheses[2]["reason"] as? String == "the default is unsure")
        #expect(hypotheses[2]["digit"] as? Int == 1)
        #expect(hypotheses[2]["log_prior"] as? Double == -0.7)
        #expect(hypotheses[2]["score"] as? Double == -1.2)
        let probabilities = try #require(hypotheses[2]["probabilities"] as? [Double])
        #expect(probabilities.count == 10)
        #expect(abs(probabilities.reduce(0, +) - 1) < 1e-4)
        let own = try #require(hypotheses[2]["stages"] as? [[String: Any]])
        #expect(own.map { $0["stage"] as? String } == ["select-ink", "center-by-mass"])
        #expect(trace["winner"] as? String == "default")
        #expect(trace["reason"] as? String == "surest, and needs no exception")
        let row = try #require((trace["rows"] as? [[String: Any]])?.first)
        #expect(row["digit"] as? Int == 7)
        #expect(row["box"] as? [Int] == [800, 480, 440, 600])
        #expect(row["warnings"] as? [String] == ["thin-stroke"])
    }

    @Test func `a path that is not UTF-8 keeps its bytes`() throws {
        let path = PhotoPath(bytes: [0x37, 0xFF, 0x2E, 0x70])
        let trace = try trace(of: path) { $0.readingDidFinish([], decision: nil) }
        #expect(trace["path_base64"] as? String == "N/8ucA==")
        #expect(trace["path"] as? String == "7\u{FFFD}.p")
    }

    @Test
    func `a photo that fails has a trace with its error, and no value for numbers that are none`()
        throws
    {
        let path = PhotoPath("broken.jpg")
        let trace = try trace(of: path) { gallery in
            let piece = Workpiece(
                photo: Photo(bytes: [], header: ImageHeader(format: .png, width: 1, height: 1)),
                settings: PreprocessingSettings())
            gallery.stage(
                .decode, didFinish: piece, noting: [Measurement("odd", .number(.nan))],
                in: .zero)
            gallery.readingDidFinish(
                [
                    Row(
                        path: path, status: .error,
                        error: Row.Failure(kind: .corrupt, message: "the file is cut off"))
                ], decision: nil)
        }
        let row = try #require((trace["rows"] as? [[String: Any]])?.first)
        let error = try #require(row["error"] as? [String: Any])
        #expect(error["kind"] as? String == "corrupt")
        let stages = try #require(trace["stages"] as? [[String: Any]])
        let measurement = try #require((stages[0]["measurements"] as? [[String: Any]])?.first)
        #expect(measurement["name"] as? String == "odd")
        #expect(measurement["value"] == nil)
    }
}
