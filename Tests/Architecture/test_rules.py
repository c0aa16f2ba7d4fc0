"""That each rule of the architecture finds what it is for: on targets made up for it.

    python3 -m unittest discover -s Tests/Architecture
"""

import importlib.machinery
import pathlib
import unittest

import drawing
import manifest
import rules

CHECK = str(pathlib.Path(__file__).with_name("check"))
check = importlib.machinery.SourceFileLoader("check", CHECK).load_module()


def target(name, needs=(), imports=None, is_test=False):
    imports = needs if imports is None else imports
    return manifest.Target(name, is_test, set(needs), {module: f"{name}/A.swift" for module in imports})


class Rules(unittest.TestCase):
    def complaint(self, *targets):
        found = rules.complaints(list(targets))
        self.assertEqual(len(found), 1, found)
        return found[0]

    def test_what_is_allowed(self):
        raster = target("Raster", ["SystemLibraries", "CKernels"])
        self.assertEqual(rules.complaints([raster, target("SystemLibraries"), target("CKernels")]), [])

    def test_an_import_that_is_not_declared(self):
        self.assertIn("does not name", self.complaint(target("Raster", [], ["SystemLibraries"])))
        self.assertIn("does not name", self.complaint(target("RasterTests", [], ["Raster"], is_test=True)))

    def test_a_dependency_that_nothing_imports(self):
        self.assertIn("imports it nowhere", self.complaint(
            target("SystemLibraries"), target("Raster", ["SystemLibraries", "CKernels"], ["CKernels"])))
        self.assertIn("imports it nowhere", self.complaint(
            target("SystemLibraries"),
            target("RasterTests", ["SystemLibraries", "Raster"], ["Raster"], is_test=True)))

    def test_a_program_that_tests_start(self):
        program = manifest.Target("digits", False, {"MNIST"}, {"MNIST": "digits/A.swift"}, is_program=True)
        self.assertEqual(rules.complaints([
            program, target("MNIST"), target("MNISTTests", ["digits", "MNIST"], ["MNIST"], is_test=True)]), [])

    def test_a_way_up(self):
        self.assertIn("no lower floor", self.complaint(target("Raster", ["Decoders"])))
        self.assertIn("no lower floor", self.complaint(target("Raster", ["MNIST"])))

    def test_a_second_wall(self):
        self.assertIn("that is for Decoders", self.complaint(target("Reporting", ["CDecoders"])))

    def test_what_is_kept_apart(self):
        self.assertIn("may not know", self.complaint(target("DigitReading", ["SyntheticDigits"])))

    def test_what_only_tests_may_use(self):
        self.assertIn("that is for tests", self.complaint(
            target("Raster", ["TestSupport"]), target("TestSupport", is_test=True)))
        self.assertEqual(rules.complaints([
            target("RasterTests", ["TestSupport"], is_test=True), target("TestSupport", is_test=True)]), [])

    def test_a_target_without_a_floor(self):
        self.assertIn("no floor", self.complaint(target("Utilities", ["Raster"])))


class Page(unittest.TestCase):
    def test_an_arrow_that_follows_from_others_is_left_out(self):
        text = drawing.drawing([
            target("SystemLibraries"), target("Raster", ["SystemLibraries"]),
            target("Decoders", ["Raster", "SystemLibraries"])])
        self.assertIn("Decoders --> Raster", text)
        self.assertNotIn("Decoders --> SystemLibraries", text)

    def test_files_that_are_named_must_be_there(self):
        files = ["Sources/A/B.swift", "Sources/A/C/D+E.swift"]
        page = "`B.swift`, `C/D+E.swift`, `Sources/A/`, `Gone.swift`, `Nowhere/`, `swift test`, [a](Sources/A/B.swift), [b](C.md)"
        self.assertEqual(check.unknown_files(page, files), ["Gone.swift", "Nowhere/", "C.md"])

    def test_imports_of_every_form(self):
        lines = "import A\npackage import B\n@testable import C\nimport struct D.E\n@_exported public import F\n"
        self.assertEqual(manifest.IMPORT.findall(lines), ["A", "B", "C", "D", "F"])


if __name__ == "__main__":
    unittest.main()
