import Foundation

/// Shell commands as documents show them, run in a folder where `digits` is the program under test.
///
/// What is slow in a program that is not optimized is made shorter, one epoch of training and one photo of each kind, and
/// photos have ten minutes each. Programs that share work out among machines are stood in for by scripts that do one part
/// of it here.
struct DocumentedCommands {
    let folder: String

    /// Writes the programs that the commands name.
    init(in folder: String) throws {
        self.folder = folder
        let programs = folder + "/.programs"
        try FileManager.default.createDirectory(atPath: programs, withIntermediateDirectories: true)
        for (name, script) in Self.scripts {
            let path = programs + "/" + name
            try Data(("#!/bin/bash\n" + script).utf8).write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: path)
        }
    }

    /// Runs a command; a network that reads worse after so little training is written all the same.
    func run(_ command: String) throws -> Tool.Outcome {
        let line =
            command
            .replacing("--validation 5000", with: "--validation 50")
            .replacing("--per-condition 200", with: "--per-condition 1")
        let outcome = try shell(line)
        return outcome.errors.contains("reads worse") ? try shell(line + " --force") : outcome
    }

    /// Runs lines of shell in the folder; they fail where any command of any pipe in them does.
    private func shell(_ lines: String) throws -> Tool.Outcome {
        try Tool.run(
            program: "/bin/bash",
            ["-c", "set -e -o pipefail; PATH=\"$PWD/.programs:$PATH\"\n" + lines], input: nil,
            in: folder)
    }

    private static let scripts = [
        "digits": """
        word=$1; shift
        case $word in
            classify|preprocess|export) exec "$DIGITS" "$word" --timeout 600 "$@" ;;
            train) exec "$DIGITS" train --epochs 1 "$@" ;;
            *) exec "$DIGITS" "$word" "$@" ;;
        esac

        """,
        "make-samples": "exec \"${DIGITS%digits}make-samples\" \"$@\"\n",
        // `swift run -c release PROGRAM …`
        "swift": "shift 3; exec \"$@\"\n",
        // The first part alone: the last argument is the command, `{}` in it the part.
        "parallel": "read -r part; exec sh -c \"${!#//'{}'/$part}\"\n",
        "sbatch": """
        export SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_MIN=0 SLURM_ARRAY_TASK_MAX=999 SLURM_ARRAY_TASK_COUNT=1000
        exec sh -c "${!#}"

        """,
    ]
}
