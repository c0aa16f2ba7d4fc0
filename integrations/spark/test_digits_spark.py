"""Runs the integration on a real local cluster and compares it with a run on one machine.

    DIGITS=…/digits python3 -m unittest discover -s integrations/spark
"""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DIGITS = os.path.abspath(os.environ.get("DIGITS", ROOT / ".build/release/digits"))
COUNT = int(os.environ.get("DIGITS_SPARK_PHOTOS", "2000"))

# The executors' Python finds the module, and is this one.
os.environ["PYTHONPATH"] = os.pathsep.join([str(HERE), os.environ.get("PYTHONPATH", "")])
os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
sys.path.insert(0, str(HERE))

from pyspark.sql import SparkSession  # noqa: E402

from digits_spark import DigitsError, answers, classify_files, classify_paths  # noqa: E402


def executors():
    """The processes of the cluster's executors."""
    found = []
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if b"CoarseGrainedExecutorBackend" in words and str(os.getuid()) == str(folder.stat().st_uid):
            found.append(int(folder.name))
    return found


def plain(row):
    """A row as JSON Lines have it, without what is null."""
    def without_null(value):
        if isinstance(value, dict):
            return {key: without_null(inner) for key, inner in value.items() if inner is not None}
        return value
    return without_null(row)


class SparkTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        folder = pathlib.Path(cls.scratch.name)
        cls.photos = folder / "photos"
        cls.photos.mkdir()
        samples = [path for path in sorted((ROOT / "samples").glob("*.*"))
                   if path.suffix in (".jpg", ".png") and path.stat().st_size < 100_000]
        for number in range(COUNT):
            source = samples[number % len(samples)]
            (cls.photos / f"{number:05}{source.suffix}").symlink_to(source)
        (cls.photos / "99999.jpg").write_text("no picture")
        cls.paths = [str(path) for path in sorted(cls.photos.iterdir())]
        done = subprocess.run([DIGITS, "classify", "-", "--format", "jsonl"], check=False, text=True,
                              input="\n".join(cls.paths), capture_output=True)
        cls.alone = [plain(json.loads(line)) for line in done.stdout.splitlines()]
        cls.spark = (SparkSession.builder.master("local-cluster[2,1,1024]").appName("digits-test")
                     .config("spark.ui.enabled", "false")
                     .config("spark.driver.bindAddress", "127.0.0.1")
                     .config("spark.driver.host", "127.0.0.1").getOrCreate())

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()
        cls.scratch.cleanup()

    def rows(self, frame):
        """What was written to Parquet and read again, by path."""
        output = pathlib.Path(self.scratch.name, f"{self.id()}.parquet")
        frame.write.parquet(str(output))
        read = self.spark.read.parquet(str(output))
        self.assertEqual(read.schema.fieldNames(), frame.schema.fieldNames())
        return sorted((plain(row.asDict(recursive=True)) for row in read.collect()),
                      key=lambda row: row["path"])

    def test_an_executor_that_is_killed_on_the_way_costs_no_photo(self):
        killed = []

        def kill_one():
            # When the first tasks are done the others are on their way.
            tracker = self.spark.sparkContext.statusTracker()
            deadline = time.monotonic() + 300
            while time.monotonic() < deadline:
                stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
                if any(stage and stage.numCompletedTasks >= 1 for stage in stages):
                    break
                time.sleep(0.05)
            running = executors()
            if running:
                os.kill(running[0], signal.SIGKILL)
                killed.append(running[0])

        killer = threading.Thread(target=kill_one)
        killer.start()
        paths = self.spark.sparkContext.parallelize(self.paths, 10)
        rows = self.rows(classify_paths(self.spark, paths, DIGITS))
        killer.join()
        self.assertEqual(len(killed), 1, "an executor was to be killed")
        self.assertEqual(len(rows), COUNT + 1)
        self.assertEqual(rows, self.alone)

    def test_photos_that_spark_reads_give_the_same_rows(self):
        files = (self.spark.read.format("binaryFile").load(str(self.photos)).limit(200))
        rows = self.rows(classify_files(self.spark, files, DIGITS))
        self.assertEqual(len(rows), 200)
        expected = {pathlib.Path(row["path"]).name: row for row in self.alone}
        for row in rows:
            self.assertTrue(row["path"].startswith("file:/"))
            self.assertEqual(row, {**expected[pathlib.Path(row["path"]).name], "path": row["path"]})

    def test_a_binary_that_fails_fails_the_task(self):
        with self.assertRaises(DigitsError):
            list(answers([("a.jpg", None)], command="false"))
        with self.assertRaisesRegex(DigitsError, "--no-such-option"):
            list(answers([("a.jpg", None)], DIGITS, ["--no-such-option"]))

    def test_no_photos_are_no_rows(self):
        self.assertEqual(list(answers([], command="false")), [])


if __name__ == "__main__":
    unittest.main()
