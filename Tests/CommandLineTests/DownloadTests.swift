import Foundation
import MNIST
import Testing

/// A web server on the loopback address that knows ranges, and fails on demand.
private final class LoopbackServer {
    let address: String
    private let process = Process()

    /// Serves a folder; `cut` ends every first answer for a file after so many bytes.
    init(_ folder: String, cut: Int = 0) throws {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-u", "-c", Self.program, folder, String(cut)]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var line = Data()
        while line.last != UInt8(ascii: "\n"),
            let byte = try output.fileHandleForReading.read(upToCount: 1),
            !byte.isEmpty
        { line += byte }
        address = String(decoding: line, as: UTF8.self).trimmingCharacters(
            in: .whitespacesAndNewlines)
    }

    deinit { process.terminate() }

    private static let program = """
        import http.server, os, sys
        folder, cut = sys.argv[1], int(sys.argv[2])
        seen = set()
        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *arguments): pass
            def do_GET(self):
                path = os.path.join(folder, os.path.basename(self.path))
                if not os.path.exists(path):
                    return self.send_error(404)
                data = open(path, "rb").read()
                start = int(self.headers.get("Range", "bytes=0-")[6:].split("-")[0])
                self.send_response(206 if start else 200)
                self.send_header("Content-Length", str(len(data) - start))
                self.end_headers()
                end = len(data)
                if cut and self.path not in seen:
                    end = min(start + cut, len(data) - 1)
                seen.add(self.path)
                self.wfile.write(data[start:end])
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        print("http://127.0.0.1:%d" % server.server_address[1])
        server.serve_forever()
        """
}

@Suite(.enabled(if: Tool.hasPython("http.server"), "Python is not on this machine"))
struct DownloadTests {
    private static let published: String = {
        let shared = ProcessInfo.processInfo.environment["DIGITS_SHARED"] ?? "../shared"
        return URL(
            fileURLWithPath: shared,
            relativeTo: Fixture.samples.deletingLastPathComponent()
        ).appendingPathComponent("mnist").path
    }()

    private static var hasMNIST: Bool {
        FileBytes.exists(published + "/train-images-idx3-ubyte.gz")
    }

    @Test(.enabled(if: hasMNIST, "MNIST is not on this machine"))
    func `an interrupted download goes on, and the second run finds all four right`() throws {
        let server = try LoopbackServer(Self.published, cut: 4_000)
        try withScratchFolder { folder in
            let target = folder + "/mnist"
            // Each run gets one file further: the first answer for each is cut off.
            var runs: [Tool.Outcome] = []
            repeat {
                runs.append(try Tool.run("download-mnist", target, "--from", server.address))
            } while runs.last?.status != 0 && runs.count < 6
            #expect(runs.map(\.status) == [66, 66, 66, 66, 0])
            #expect(runs[1].errors.contains("going on with"))
            #expect(
                try FileBytes.names(in: target)
                    == MNISTDownload.files.map { $0.name + ".gz" }.sorted())
            let again = try Tool.run("download-mnist", target, "--from", "http://127.0.0.1:1")
            #expect(again.status == 0)
            #expect(try DigitDataset(directory: target, part: .test).count == 10_000)
        }
    }

    @Test func `a file that is not MNIST's is refused and removed`() throws {
        try withScratchFolder { folder in
            let wrong = folder + "/wrong"
            try FileManager.default.createDirectory(
                atPath: wrong, withIntermediateDirectories: true)
            for file in MNISTDownload.files {
                try OutputFile.write(
                    Gzip.pack([UInt8](repeating: 1, count: file.size)),
                    to: "\(wrong)/\(file.name).gz")
            }
            let server = try LoopbackServer(wrong)
            let outcome = try Tool.run(
                "download-mnist", folder + "/mnist", "--from", server.address)
            #expect(outcome.status == 66)
            #expect(outcome.errors.contains("SHA-256"))
            #expect(try FileBytes.names(in: folder + "/mnist") == [])
        }
    }

    @Test func `a server without the files and no server at all are told`() throws {
        try withScratchFolder { folder in
            let server = try LoopbackServer(folder)
            let missing = try Tool.run("download-mnist", folder + "/m", "--from", server.address)
            #expect(missing.status == 66 && missing.errors.contains("404"))
            let nobody = try Tool.run(
                "download-mnist", folder + "/m", "--from", "http://127.0.0.1:1")
            #expect(nobody.status == 66 && nobody.errors.contains("127.0.0.1"))
            #expect(try Tool.run("download-mnist", folder, "--from", "ftp://x").status == 64)
        }
    }
}
