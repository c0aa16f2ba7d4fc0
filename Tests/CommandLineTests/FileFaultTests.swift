import Foundation
import Testing

/// Files and folders that do not do what files and folders should.
@Suite(.timeLimit(.minutes(20)))
struct FileFaultTests {
    /// The start of a command that may not read everything: root may, so root becomes somebody else.
    private static let asNobody = geteuid() == 0 ? "setpriv --reuid=65534 --clear-groups " : ""
    private static let canBeNobody =
        (try? Tool.shell(asNobody + "\"$DIGITS\" --version"))?.status == 0

    @Test(.enabled(if: canBeNobody, "this user's program cannot be run by one who may less"))
    func `a folder that may not be searched is a row that says why, and the others are read`()
        throws
    {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                mkdir closed && : >closed/in.jpg && : >shut.jpg && : >empty.jpg
                chmod 0 closed shut.jpg
                \(Self.asNobody)"$DIGITS" classify . closed
                status=$?
                chmod 700 closed
                exit $status
                """, in: folder)
            #expect(outcome.status == 1)
            #expect(outcome.lines.count == 4)
            let (closed, empty, shut) = (outcome.lines[0], outcome.lines[1], outcome.lines[2])
            #expect(closed.contains("\"path\":\"./closed\""))
            #expect(closed.contains("\"kind\":\"unreadable\""))
            #expect(closed.contains("The folder cannot be searched (Permission denied)"))
            #expect(empty.contains("\"kind\":\"empty\""))
            #expect(shut.contains("The file cannot be read (Permission denied)"))
            #expect(outcome.lines[3].contains("The folder cannot be searched"))
        }
    }

    @Test func `a file that is deleted after it was found is a row that says so`() throws {
        try withScratchFolder { folder in
            let photos = folder + "/photos"
            try FileManager.default.createDirectory(
                atPath: photos, withIntermediateDirectories: true)
            let name = try Fixture.copySamples(1, to: folder)[0]
            for number in 10..<40 {
                try FileManager.default.copyItem(
                    atPath: "\(folder)/\(name)", toPath: "\(photos)/\(number)-\(name)")
            }
            let outcome = try Tool.shell(
                """
                "$DIGITS" classify photos --jobs 1 --sort-into sorted --sort-by copy \
                --output rows.jsonl &
                while ! [ -s rows.jsonl ]; do sleep 0.05; done
                rm photos/39-*
                wait $!
                """, in: folder)
            #expect(outcome.status == 1, "\(outcome.errors)")
            let rows = try String(contentsOfFile: folder + "/rows.jsonl", encoding: .utf8)
                .split(separator: "\n")
            #expect(rows.count == 30)
            #expect(rows.dropLast().allSatisfy { $0.contains("\"status\":\"ok\"") })
            #expect(rows.last?.contains("There is no such file") == true)
        }
    }

    @Test func `a photo that cannot be sorted is told, and the run goes on`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                truncate -s 100M a.jpg
                printf 'x' >b.jpg
                "$DIGITS" classify . --sort-into sorted --sort-by copy --output rows.jsonl
                """, in: folder)
            #expect(outcome.status == 1, "\(outcome.errors)")
            #expect(outcome.errors.contains("a.jpg"))
            #expect(FileManager.default.fileExists(atPath: folder + "/sorted/error/b.jpg"))
            let rows = try String(contentsOfFile: folder + "/rows.jsonl", encoding: .utf8)
            #expect(rows.split(separator: "\n").count == 2)
        }
    }

    /// A library that makes reading a file of 1970 take for ever, as on a network that is gone.
    private static let slowFiles = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <sys/stat.h>
        #include <unistd.h>
        ssize_t read(int descriptor, void *bytes, size_t count) {
            ssize_t (*next)(int, void *, size_t) = dlsym(RTLD_NEXT, "read");
            struct stat status;
            if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)
                && status.st_mtime < 86400) for (;;) sleep(1);
            return next(descriptor, bytes, count);
        }
        """

    private static let hasCompiler = (try? Tool.shell("command -v clang"))?.status == 0

    #if os(Linux)
        @Test(.enabled(if: hasCompiler, "clang, which makes files slow, is not on the path"))
        func `a file that is read for ever costs its own row, after the timeout`() throws {
            try withScratchFolder { folder in
                let photos = folder + "/photos"
                try FileManager.default.createDirectory(
                    atPath: photos, withIntermediateDirectories: true)
                try Fixture.copySamples(4, to: photos)
                try Data(Self.slowFiles.utf8)
                    .write(to: URL(fileURLWithPath: folder + "/slow.c"))
                let outcome = try Tool.shell(
                    """
                    clang -shared -fPIC -o slow.so slow.c || exit 99
                    slow=$(ls photos | sed -n 2p)
                    touch -t 197001010600 "photos/$slow"
                    LD_PRELOAD="$PWD/slow.so" "$DIGITS" classify photos --timeout 3
                    """, in: folder)
                #expect(outcome.status == 1, "\(outcome.errors)")
                #expect(outcome.lines.count == 4)
                for (place, line) in outcome.lines.enumerated() {
                    #expect(line.contains("\"kind\":\"timeout\"") == (place == 1))
                }
                #expect(outcome.lines[1].contains("longer than 3.0 seconds"))
            }
        }
    #endif
}
