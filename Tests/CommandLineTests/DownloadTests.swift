import Files
import Foundation
import MNIST
import TestSupport
import Testing

/// A web server on the loopback address that knows ranges, and fails on demand.
private final class LoopbackServer {
    let address: String
    private let process = Process()

    /// What a server does instead of serving files.
    enum Fault: String { case none, endless, slow }

    /// Serves a folder; the first answer for the file named `cut` ends halfway.
    init(_ folder: String, cut: String = "", fault: Fault = .none) throws {
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-u", "-c", Self.program, folder, cut, fault.rawValue]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try HelperGuard.run(process)
        var line = Data()
        while line.last != UInt8(ascii: "\n"),
            let byte = try output.fileHandleForReading.read(upToCount: 1),
            !byte.isEmpty
        { line += byte }
        address = String(decoding: line, as: UTF8.self).trimmingCharacters(
            in: .whitespacesAndNewlines)
    }

    // Signals that the thread which started it had blocked are blocked in it, too, but for this one.
    deinit { kill(process.processIdentifier, SIGKILL) }

    private static let program = """
        import http.server, os, sys, time
        folder, cut, fault = sys.argv[1:]
        seen = set()
        def pieces():
            if fault == "endless":
                while True: yield bytes(1 << 16)
            while True:
                yield bytes(150)
                time.sleep(1)
        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *arguments): pass
            def do_GET(self):
                if fault != "none":
                    self.send_response(200)
                    self.end_headers()
                    try:
                        for piece in pieces(): self.wfile.write(piece)
                    except OSError: pass
                    return
                path = os.path.join(folder, os.path.basename(self.path))
                if not os.path.exists(path):
                    return self.send_error(404)
                data = open(path, "rb").read()
                start = int(self.headers.get("Range", "bytes=0-")[6:].split("-")[0])
                self.send_response(206 if start else 200)
                self.send_header("Content-Length", str(len(data) - start))
                self.end_headers()
                end = len(data)
                if self.path == "/" + cut and cut not in seen:
                    end = len(data) // 2
                seen.add(self.path[1:])
                self.wfile.write(data[start:end])
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        print("http://127.0.0.1:%d" % server.server_address[1])
        server.serve_forever()
        """
}

@Suite(.enabled(if: Tool.hasPython("http.server"), "Python is not on this machine"))
struct DownloadTests {
    @Test(.enabled(if: SharedFolder.mnist != nil, "MNIST is not on this machine"))
    func `an interrupted download is kept and gone on with`() throws {
        let published = try #require(SharedFolder.mnist).path
        let server = try LoopbackServer(published, cut: "train-images-idx3-ubyte.gz")
        try withScratchFolder { folder in
            let target = folder + "/mnist"
            let first = try Tool.run("download-mnist", target, "--from", server.address)
            #expect(first.status == 66)
            #expect(try FileBytes.names(in: target) == ["train-images-idx3-ubyte.gz.part"])
            let second = try Tool.run("download-mnist", target, "--from", server.address)
            #expect(second.status == 0, "\(second.errors)")
            #expect(second.errors.contains("going on with"))
            let names = MNISTDownload.files.map { $0.name + ".gz" }
            #expect(try FileBytes.names(in: target) == names.sorted())
            for name in names {
                let isEqual =
                    try FileBytes.read("\(target)/\(name)")
                    == FileBytes.read("\(published)/\(name)")
                #expect(isEqual)
            }
        }
    }

    @Test func `a file that is not MNIST's is refused, and a download of one removed`() throws {
        try withScratchFolder { folder in
            let (wrong, target) = (folder + "/wrong", folder + "/mnist")
            let name = try #require(MNISTDownload.files.first).name + ".gz"
            for place in [wrong, target] {
                try FileBytes.makeFolder(place)
            }
            try OutputFile.write(Gzip.pack([1, 2, 3]), to: "\(wrong)/\(name)")
            let server = try LoopbackServer(wrong)
            let outcome = try Tool.run("download-mnist", target, "--from", server.address)
            #expect(outcome.status == 66)
            #expect(outcome.errors.contains("SHA-256"))
            #expect(try FileBytes.names(in: target) == [])
            let kept = try Tool.run("download-mnist", wrong, "--from", server.address)
            #expect(kept.status == 74)
            #expect(try FileBytes.names(in: wrong) == [name])
        }
    }

    @Test func `a server that sends without end is given up, and nothing of it is kept`() throws {
        try withScratchFolder { folder in
            let server = try LoopbackServer(folder, fault: .endless)
            let target = folder + "/mnist"
            let outcome = try Tool.run("download-mnist", target, "--from", server.address)
            #expect(outcome.status == 66, "\(outcome.errors)")
            #expect(outcome.errors.contains("more than MNIST's file has"))
            #expect(try FileBytes.names(in: target) == [])
        }
    }

    @Test(.waitsForTime) func `a server that sends next to nothing is given up after a while`()
        throws
    {
        try withScratchFolder { folder in
            let server = try LoopbackServer(folder, fault: .slow)
            let start = ContinuousClock.now
            let outcome = try Tool.run("download-mnist", folder, "--from", server.address)
            #expect(outcome.status == 66, "\(outcome.errors)")
            #expect(ContinuousClock.now - start < .seconds(150))
        }
    }

    @Test(arguments: ["ln -s ../precious", "ln ../precious", "mkfifo", "mkdir"])
    func `a partial file that is none of this program's is not touched`(how: String) throws {
        try withScratchFolder { folder in
            let server = try LoopbackServer(folder)
            let name = try #require(MNISTDownload.files.first).name + ".gz.part"
            let outcome = try Tool.shell(
                """
                echo mine >precious; mkdir mnist; cd mnist; \(how) \(name); cd ..
                timeout 60 "$DIGITS" download-mnist mnist --from \(server.address)
                echo $?; cat precious
                """, in: folder)
            #expect(outcome.output == "74\nmine\n", "\(outcome.errors)")
        }
    }

    @Test func `a helper ends with the tests that have started it, however they end`() throws {
        let helper = Process()
        helper.executableURL = URL(fileURLWithPath: "/bin/sh")
        helper.arguments = ["-c", "sleep 1000 & wait"]
        // What the tests' end brings about: nobody has the guard's other end open any more.
        do { try HelperGuard().run(helper) }
        // Foundation takes a process for running as long as others that started at the same time run, too.
        func hasEnded() throws -> Bool {
            let state = try Tool.shell("ps -o stat= -p \(helper.processIdentifier) || true").output
            return state.isEmpty || state.hasPrefix("Z")
        }
        for _ in 0..<100 where try !hasEnded() { usleep(200_000) }
        #expect(try hasEnded())
        if try !hasEnded() { helper.terminate() }
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
