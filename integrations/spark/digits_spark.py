"""Runs `digits` over a distributed set of photos: one long-lived process for each task.

    from digits_spark import classify_paths, classify_files

    rows = classify_paths(spark, paths)                                        # an RDD of paths
    rows = classify_files(spark, spark.read.format("binaryFile").load("s3a://…"))   # or of contents
    rows.write.parquet("rows.parquet")

Both give a DataFrame with the fields of `digits classify --format jsonl` (`ROW`). The binary must be
on every executor: on its PATH, or where `command` says. As a program:

    spark-submit digits_spark.py --output rows.parquet LIST…     # text files of paths, one a line
    spark-submit digits_spark.py --output rows.parquet --files FOLDER…
"""

import argparse
import itertools
import json
import os
import subprocess
import tempfile
import threading

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import (ArrayType, DoubleType, IntegerType, StringType, StructField,
                               StructType)

#: One row for each digit, as JSON Lines have it; what a row does not have is null.
ROW = StructType([
    StructField("path", StringType(), nullable=False),
    StructField("path_base64", StringType()),
    StructField("index", IntegerType(), nullable=False),
    StructField("status", StringType(), nullable=False),
    StructField("digit", IntegerType()),
    StructField("confidence", DoubleType()),
    StructField("probabilities", ArrayType(DoubleType())),
    StructField("box", StructType([StructField(name, IntegerType())
                                   for name in ("x", "y", "width", "height")])),
    StructField("row", IntegerType()),
    StructField("column", IntegerType()),
    StructField("text", StringType()),
    StructField("warnings", ArrayType(StringType())),
    StructField("reason", StringType()),
    StructField("error", StructType([StructField("kind", StringType()),
                                     StructField("message", StringType())])),
])

#: How many photos a task has given to its process and not got back, at most.
IN_FLIGHT = 256


class DigitsError(RuntimeError):
    """The process did not answer for every photo, or ended with an error: Spark tries again."""


def classify_paths(spark: SparkSession, paths, command="digits", options=()) -> DataFrame:
    """Classifies photos that every executor reaches by the same path.

    `paths` is an RDD of strings or a DataFrame whose first column holds them; `options` are further
    ones of `digits classify`, such as ("--min-confidence", "0.9").
    """
    if isinstance(paths, DataFrame):
        paths = paths.rdd.map(lambda row: row[0])
    lines = paths.mapPartitions(lambda part: answers(((path, None) for path in part), command, options))
    return spark.read.schema(ROW).json(lines)


def classify_files(spark: SparkSession, files, command="digits", options=()) -> DataFrame:
    """Classifies photos whose contents Spark reads, wherever they are.

    `files` is an RDD of pairs (path, bytes) or the DataFrame of `binaryFile`.
    """
    if isinstance(files, DataFrame):
        files = files.select("path", "content").rdd.map(lambda row: (row[0], bytes(row[1])))
    lines = files.mapPartitions(lambda part: answers(part, command, options))
    return spark.read.schema(ROW).json(lines)


def answers(photos, command="digits", options=()):
    """The lines of JSON about a task's photos, in order; photos are pairs (path, bytes or None)."""
    photos = iter(photos)
    first = next(photos, None)
    if first is None:
        return
    with tempfile.TemporaryDirectory(prefix="digits-") as scratch:
        task = _Task(itertools.chain([first], photos), scratch)
        process = subprocess.Popen(
            # One task has one core: more workers than that would take those of other tasks.
            [command, "classify", "-", "--null", "--format", "jsonl", "--isolate", "--jobs", "1",
             *options],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        feeder = threading.Thread(target=task.feed, args=(process.stdin,), daemon=True)
        words = []
        listener = threading.Thread(target=lambda: words.append(process.stderr.read()), daemon=True)
        feeder.start()
        listener.start()
        has_ended = False
        try:
            for line in process.stdout:
                yield task.answer(line)
            has_ended = True
        finally:
            # Where Spark wants no more, the process does not outlive its task.
            if not has_ended:
                process.kill()
            status = process.wait()
            task.room.release()
            listener.join()
            process.stdout.close()
            process.stderr.close()
        if status in (0, 1):
            feeder.join()
        # 1: some photos could not be read, and their rows say why.
        if status not in (0, 1) or task.answered != task.named or task.failure:
            said = b"".join(words).decode(errors="replace").strip()[-2000:]
            raise DigitsError(f"digits ended with {status} after {task.answered} of {task.named} "
                              f"photos: {task.failure or said}")


class _Task:
    """What one task has asked of its process."""

    def __init__(self, photos, scratch):
        self.photos = photos
        self.scratch = scratch
        self.room = threading.Semaphore(IN_FLIGHT)
        self.names = {}  # the file a photo's bytes were put into → the photo's own path
        self.named = 0
        self.answered = 0
        self.failure = None

    def feed(self, stream):
        """Names one photo after the other, as many as there is room for."""
        try:
            with stream:
                for path, content in self.photos:
                    self.room.acquire()
                    if content is not None:
                        path = self.put(path, content)
                    # Counted first: an answer can be there before this thread goes on.
                    self.named += 1
                    stream.write(os.fsencode(path) + b"\0")
                    stream.flush()
        except BrokenPipeError:
            pass  # the process has ended: its status tells
        except Exception as problem:  # the photos' own source: the task must not pass for whole
            self.failure = repr(problem)

    def put(self, path, content):
        """Puts a photo's bytes where the process can read them."""
        suffix = os.path.splitext(path)[1]
        name = os.path.join(self.scratch, f"{self.named + 1}{suffix if len(suffix) < 8 else ''}")
        with open(name, "wb") as file:
            file.write(content)
        self.names[name] = path
        return name

    def answer(self, line):
        """A line as it goes into the result; the first of a photo makes room for another."""
        row = json.loads(line)
        if row["index"] == 0:
            self.answered += 1
            self.room.release()
            if row["path"] in self.names:
                os.unlink(row["path"])
        if row["path"] in self.names:
            row["path"] = self.names[row["path"]]
            return json.dumps(row, ensure_ascii=False)
        return line.decode().rstrip("\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("inputs", nargs="+", help="text files of paths, or with --files folders of photos")
    parser.add_argument("--files", action="store_true", help="Spark reads the photos themselves")
    parser.add_argument("--output", required=True, help="where the Parquet files go")
    parser.add_argument("--command", default="digits", help="the binary on the executors")
    parser.add_argument("--partitions", type=int, help="how many tasks (about 10,000 photos each)")
    parser.add_argument("options", nargs="*", metavar="-- OPTION",
                        help="further options of digits classify")
    arguments = parser.parse_args()
    spark = SparkSession.builder.appName("digits").getOrCreate()
    if arguments.files:
        photos = (spark.read.format("binaryFile").option("recursiveFileLookup", "true")
                  .load(arguments.inputs).select("path", "content"))
        if arguments.partitions:
            photos = photos.repartition(arguments.partitions)
        rows = classify_files(spark, photos, arguments.command, arguments.options)
    else:
        photos = spark.sparkContext.textFile(",".join(arguments.inputs), arguments.partitions or 1)
        rows = classify_paths(spark, photos, arguments.command, arguments.options)
    rows.write.parquet(arguments.output)


if __name__ == "__main__":
    main()
