import Foundation
import TestSupport
import Testing

/// Files and folders that do not do what files and folders should.
@Suite(.timeLimit(.minutes(240)))
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

    @Test(.enabled(if: canBeNobody, "this user's program cannot be run by one who may less"))
    func `a picture that cannot be written is told before the photos are read`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                "\(Self.asNobody)\"$DIGITS\" classify x.jpg --gallery /sys/x.png", in: folder)
            #expect(outcome.status == 74)
            #expect(outcome.output == "")
            #expect(outcome.errors.contains("Cannot create /sys/x.png"), "\(outcome.errors)")
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
                "$DIGITS" classify photos --jobs 1 --sort-into sorted --sort-as copy \
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

    #if os(Linux)
        @Test func `a photo whose first bytes cannot be read is a row, and the others are read`()
            throws
        {
            try withScratchFolder { folder in
                let name = try Fixture.copySamples(1, to: folder)[0]
                // A regular file that tells no size; reading it where nothing is mapped is an error.
                let outcome = try Tool.run(
                    "classify", "/proc/self/mem", folder + "/" + name, "--jobs", "1")
                #expect(outcome.status == 1, "\(outcome.errors)")
                #expect(outcome.lines.count == 2)
                #expect(outcome.lines.first?.contains("\"kind\":\"empty\"") == true)
                #expect(outcome.lines.last?.contains("\"status\":\"ok\"") == true)
            }
        }

        @Test(
            .waitsForTime, .enabled(if: canStrace, "strace cannot be used on this machine"),
            arguments: ["pread64", "read"])
        func `a photo whose bytes never come costs its time, not the run`(call: String) throws {
            try withScratchFolder { folder in
                let names = try Fixture.copySamples(2, to: folder)
                // Its beginning is looked at with one call, the whole is read with the other.
                let outcome = try Tool.shell(
                    """
                    exec strace -f -qq -o /dev/null -P "$PWD/\(names[0])" -e trace=\(call) \
                    -e inject=\(call):delay_enter=20000000 \
                    "$DIGITS" classify \(names[0]) \(names[1]) --jobs 1 --timeout 3
                    """, in: folder)
                #expect(outcome.status == 1, "\(outcome.errors)")
                #expect(outcome.lines.count == 2)
                #expect(outcome.lines.first?.contains("\"kind\":\"timeout\"") == true)
                #expect(outcome.lines.last?.contains("\"status\":\"ok\"") == true)
            }
        }

        @Test(.waitsForTime, .enabled(if: canStrace, "strace cannot be used on this machine"))
        func
            `a photo whose digest never comes is left out of a data set, and the others are in it`()
            throws
        {
            try withScratchFolder { folder in
                let names = try Fixture.copySamples(2, to: folder)
                let outcome = try Tool.shell(
                    """
                    strace -f -qq -o /dev/null -P "$PWD/\(names[0])" -e trace=pread64 \
                    -e inject=pread64:delay_enter=20000000 "$DIGITS" export \(names[0]) \(names[1]) \
                    --labels filename --output set --timeout 3 && exit 99
                    status=$?; tail -n +2 set/digits-provenance.csv; exit $status
                    """, in: folder)
                #expect(outcome.status == 1, "\(outcome.errors)")
                #expect(
                    outcome.errors.contains("\(names[0]): Reading the photo took longer than 3"))
                #expect(outcome.lines.count == 1)
                #expect(outcome.lines.first?.contains(names[1]) == true, "\(outcome.output)")
            }
        }
    #endif

    @Test func `a photo that cannot be sorted is told, and the run goes on`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                truncate -s 100M a.jpg
                printf 'x' >b.jpg
                "$DIGITS" classify . --sort-into sorted --sort-as copy --output rows.jsonl
                """, in: folder)
            #expect(outcome.status == 1, "\(outcome.errors)")
            #expect(outcome.errors.contains("a.jpg"))
            #expect(FileManager.default.fileExists(atPath: folder + "/sorted/error/b.jpg"))
            let rows = try String(contentsOfFile: folder + "/rows.jsonl", encoding: .utf8)
            #expect(rows.split(separator: "\n").count == 2)
        }
    }

    @Test(.enabled(if: canBeNobody, "this user's program cannot be run by one who may less"))
    func `what lies in a folder that may be listed but not entered is told`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                mkdir -p photos/closed/inner && : >photos/closed/a.jpg && : >photos/closed/b
                chmod 755 . && chmod 744 photos/closed
                \(Self.asNobody)"$DIGITS" classify photos
                status=$?
                chmod 755 photos/closed
                exit $status
                """, in: folder)
            #expect(outcome.status == 1)
            // Of what cannot be looked at, nobody knows whether it is a photo or a folder of them.
            #expect(outcome.lines.count == 3, "\(outcome.output)")
            #expect(outcome.lines.allSatisfy { $0.contains("Permission denied") })
        }
    }

    @Test func `what lies below a path that is too long is told`() throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                long=$(printf '%0200d' 0); top=$PWD
                i=0; while [ $i -lt 25 ]; do mkdir $long && cd -P $long || exit 9; i=$((i+1)); done
                : >x.jpg; cd "$top"; : >x.jpg
                "$DIGITS" classify .; echo $? >&2
                rm -rf $long
                """, in: folder)
            #expect(outcome.errors.hasSuffix("1\n"), "\(outcome.errors)")
            try #require(outcome.lines.count == 2, "\(outcome.output.prefix(1000))")
            #expect(outcome.lines[0].contains("name too long"), "\(outcome.lines[0].suffix(300))")
        }
    }

    @Test(arguments: [
        "classify - --output rows", "preprocess - --output made",
        "export - --labels filename --output set",
    ])
    func `a list with a line of a hundred megabytes is read in no time`(command: String) throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                """
                { head -c 100000000 /dev/zero | tr '\\0' x; echo; echo 1.jpg; } |
                { \(Tool.limit(addressSpace: 1_000_000)); timeout 60 "$DIGITS" \(command); }
                """, in: folder)
            #expect([1, 66].contains(outcome.status), "\(outcome.errors.prefix(1000))")
            #expect((outcome.output + outcome.errors).count < 200_000)
        }
    }

    // With three, the system's loader can open no library of the program's.
    @Test(arguments: 4...20)
    func `with few descriptors a run works, or says why not`(count: Int) throws {
        try withScratchFolder { folder in
            try Fixture.copySamples(3, to: folder)
            let calm = try Tool.run(["classify", ".", "--jobs", "2"], in: folder)
            let outcome = try Tool.shell(
                "ulimit -n \(count); exec \"$DIGITS\" classify . --jobs 2", in: folder)
            if outcome.status == 0 {
                #expect(outcome.output == calm.output)
            } else if outcome.status == 1 {
                #expect(outcome.lines.allSatisfy { $0.contains("Too many open files") })
                #expect(!outcome.lines.isEmpty && count < 16)
            } else {
                #expect((64...78).contains(outcome.status), "\(outcome.status)")
                #expect(!outcome.errors.isEmpty && !outcome.errors.contains("--no-isolate"))
                #expect(count < 16)
            }
        }
    }

    @Test(arguments: ["doctor", "evaluate train-images-idx3-ubyte", "inspect .", "classify x.jpg"])
    func `results that cannot be written are an error`(command: String) throws {
        try withScratchFolder { folder in
            try Fixture.writeBars(60, to: folder)
            for place in [">/dev/full", ">&-"] {
                let outcome = try Tool.shell("\"$DIGITS\" \(command) \(place)", in: folder)
                #expect(outcome.status == 74, "\(place): \(outcome.errors)")
                #expect(outcome.errors.contains("standard output"), "\(outcome.errors)")
            }
        }
    }

    @Test(arguments: ["<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-"])
    func `a standard stream that is closed becomes no file's`(closed: String) throws {
        try withScratchFolder { folder in
            let outcome = try Tool.shell(
                "\"$DIGITS\" classify a.jpg b.jpg --output rows.jsonl \(closed)", in: folder)
            #expect(outcome.status == 1, "\(outcome.errors)")
            let rows = try String(contentsOfFile: folder + "/rows.jsonl", encoding: .utf8)
            #expect(rows.split(separator: "\n").count == 2)
            #expect(rows.split(separator: "\n").allSatisfy { $0.hasPrefix("{\"path\"") })
            let listed = try Tool.shell("\"$DIGITS\" classify - <&-; echo $?", in: folder)
            #expect(listed.output == "66\n", "\(listed.errors)")
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
