"""What the peers that read pages share: a folder of pages in, one line of JSON out.

The figures are those of `digits evaluate` on the same table of labels: lines of digits are aligned with
the transcript's rows, and digits with digits, by edit distance (Wagner, Fischer, 1974).
"""

import argparse
import csv
import json
import pathlib
import time

FIGURES = ("pages", "exact_pages", "count", "read", "found", "right")


def command_line(description):
    """The options every peer has; a peer adds its own."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("path", type=pathlib.Path,
                        help="a folder with labels.csv (path, digits), or one photo")
    parser.add_argument("--answers", type=pathlib.Path,
                        help="write path,digits,answer of every page here (CSV)")
    return parser


def pages(folder):
    with open(folder / "labels.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def rows_of(text):
    """The rows of a transcript such as `7846/1294`."""
    return [row for row in text.replace("|", "/").replace(" ", "").split("/") if row]


def steps(actual, read, missing, extra, pairing, pairs):
    """The least cost of turning one sequence into another, and how many pairs come with it.

    `pairs` gives the pairs within two elements: of equally cheap ways, the one with more counts.
    """
    best = [[(0, 0)] * (len(read) + 1) for _ in range(len(actual) + 1)]
    for here in range(1, len(actual) + 1):
        best[here][0] = (best[here - 1][0][0] + missing(actual[here - 1]), 0)
    for there in range(1, len(read) + 1):
        best[0][there] = (best[0][there - 1][0] + extra(read[there - 1]), 0)
    for here, one in enumerate(actual, 1):
        for there, other in enumerate(read, 1):
            def after(way, cost, more=0):
                return (way[0] + cost, way[1] - more)
            best[here][there] = min(
                after(best[here - 1][there - 1], pairing(one, other), pairs(one, other)),
                after(best[here - 1][there], missing(one)),
                after(best[here][there - 1], extra(other)))
    return best[-1][-1][0], -best[-1][-1][1]


def row_steps(actual, read):
    return steps(actual, read, lambda _: 1, lambda _: 1, lambda a, b: a != b, lambda a, b: 1)


def figures(actual, read):
    """Counts of one page: what it has, what was read, what of it is found, and right."""
    cache = {}

    def within(one, other):
        if (one, other) not in cache:
            cache[one, other] = row_steps(one, other)
        return cache[one, other]

    cost, found = steps(actual, read, len, len, lambda a, b: within(a, b)[0],
                        lambda a, b: within(a, b)[1])
    count, made = sum(map(len, actual)), sum(map(len, read))
    # What costs: digits missed, made up and misread.
    right = found - (cost - (count - found) - (made - found))
    return {"pages": 1, "exact_pages": int(right == count == made), "count": count, "read": made,
            "found": found, "right": right}


def total(parts):
    """The figures of many pages, with recall, precision, F1 and recognition."""
    whole = {name: sum(part[name] for part in parts) for name in FIGURES}
    recall = whole["right"] / max(1, whole["count"])
    precision = whole["right"] / max(1, whole["read"])
    return {**whole, "recall": round(recall, 4), "precision": round(precision, 4),
            "f1": round(2 * recall * precision / max(1e-9, recall + precision), 4),
            "recognition": round(whole["right"] / max(1, whole["found"]), 4)}


def run(name, options, answer, clock=time.process_time):
    """Reads one photo (prints its rows) or a folder (prints the line of JSON); `answer` gives rows."""
    if not options.path.is_dir():
        print("/".join(answer(options.path)))
        return
    table = pages(options.path)
    started = clock()
    answers = [answer(options.path / row["path"]) for row in table]
    seconds = clock() - started
    if options.answers:
        with open(options.answers, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["path", "digits", "answer"])
            writer.writerows((row["path"], row["digits"], "/".join(rows))
                             for row, rows in zip(table, answers))
    parts = [figures(rows_of(row["digits"]), rows) for row, rows in zip(table, answers)]
    print(json.dumps({"name": name, "set": options.path.name, **total(parts),
                      "cpu_ms_per_page": round(1000 * seconds / max(1, len(table)), 1)}))
