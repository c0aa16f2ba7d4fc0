"""What all peers share: a folder of labeled photos in, one line of JSON out."""

import argparse
import collections
import csv
import json
import pathlib
import time

#: What a peer answers for a photo it finds no digit in; never right.
NO_DIGIT = -1


def command_line(description):
    """The options every peer has; a peer adds its own."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "path", type=pathlib.Path,
        help="a folder (with labels.csv: accuracy; without: time only), or one photo")
    parser.add_argument(
        "--answers", type=pathlib.Path, help="write path,label,answer of every photo here (CSV)")
    return parser


def photos(folder):
    """Rows with path and label; without labels.csv every file, unlabeled, in name order."""
    table = folder / "labels.csv"
    if not table.exists():
        names = sorted(path.name for path in folder.iterdir() if path.is_file())
        return [{"path": name, "label": ""} for name in names]
    with open(table, newline="", encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row["label"].isdigit()]


def shares(rows, right, column):
    """Share of right answers for each value of a column, e.g. each kind of photo."""
    counts = collections.defaultdict(lambda: [0, 0])
    for row, good in zip(rows, right):
        if row.get(column):
            counts[row[column]][0] += good
            counts[row[column]][1] += 1
    return {value: {"right": good, "count": count}
            for value, (good, count) in sorted(counts.items())}


def summary(name, folder, rows, answers, seconds):
    right = [bool(row["label"]) and answer == int(row["label"])
             for row, answer in zip(rows, answers)]
    labeled = any(row["label"] for row in rows)
    writers = [entry["right"] / entry["count"] for entry in shares(rows, right, "writer").values()]
    return {
        "name": name,
        "set": folder.name,
        "count": len(rows),
        "right": sum(right) if labeled else None,
        "accuracy": round(sum(right) / len(rows), 4) if labeled else None,
        "writers_mean": round(sum(writers) / len(writers), 4) if writers else None,
        "cpu_ms_per_photo": round(1000 * seconds / len(rows), 2),
        "kinds": shares(rows, right, "kind"),
    }


def run(name, options, answer, clock=time.process_time):
    """Answers one photo (prints the digit) or a folder (prints the line of JSON).

    The CPU time goes from the first photo to the last: loading the libraries and the network is
    not in it (whoever wants that measures the process from outside). `clock` is another clock for
    a peer that works in processes of its own.
    """
    if not options.path.is_dir():
        print(answer(options.path))
        return
    rows = photos(options.path)
    if not rows:
        raise SystemExit(f"{options.path}: no photos")
    started = clock()
    answers = [answer(options.path / row["path"]) for row in rows]
    seconds = clock() - started
    if options.answers:
        with open(options.answers, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["path", "label", "answer"])
            writer.writerows((row["path"], row["label"], digit)
                             for row, digit in zip(rows, answers))
    print(json.dumps(summary(name, options.path, rows, answers, seconds)))
