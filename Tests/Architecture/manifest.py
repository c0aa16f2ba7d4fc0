"""The targets of Package.swift, and what their files import."""

import dataclasses
import json
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
# `@testable import A`, `package import B`, `import struct C.D`; what is indented may be a text in another language.
IMPORT = re.compile(
    r"^(?:@\w+ +)*(?:(?:public|package|internal|fileprivate|private) +)?import +"
    r"(?:(?:struct|class|enum|protocol|func|var|let|typealias) +)?(\w+)", re.MULTILINE)


@dataclasses.dataclass
class Target:
    """A target, the names of what it says it needs, for each import of its files one such file, and whether it is a
    program."""

    name: str
    is_test: bool
    needs: set
    imports: dict
    is_program: bool = False


def targets(swift=os.environ.get("SWIFT", "swift")):
    """The package's targets as SwiftPM understands them, in the manifest's order."""
    # In a folder of its own, for a build that is under way holds the usual one.
    command = [swift, "package", "--scratch-path", ".build/architecture", "dump-package"]
    dump = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    found = []
    for entry in json.loads(dump.stdout)["targets"]:
        # A dependency is [name, …] under the name of its kind.
        needs = {next(iter(dependency.values()))[0] for dependency in entry["dependencies"]}
        is_suite = entry["type"] == "test"
        path = entry.get("path") or f"{'Tests' if is_suite else 'Sources'}/{entry['name']}"
        # Programs that only tests start lie beside these.
        is_test = path.startswith(("Tests/", "Fuzzing/"))
        is_program = entry["type"] == "executable"
        found.append(Target(entry["name"], is_test, needs, imports(ROOT / path), is_program))
    return found


def imports(folder):
    """Module → the first file of a folder that imports it."""
    found = {}
    for file in sorted(folder.rglob("*.swift")):
        for module in IMPORT.findall(file.read_text()):
            found.setdefault(module, str(file.relative_to(ROOT)))
    return found
