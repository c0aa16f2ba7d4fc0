#!/usr/bin/env python3
"""Tesseract reading one character (page segmentation mode 10), digits only allowed.

Says `skipped` and exits with 3 where Tesseract isn't installed.
"""

import json
import os
import resource
import shutil
import subprocess
import sys

import photo_set

SKIPPED = 3

#: Seconds of wall time for one photo: on some noisy ones Tesseract goes on for a quarter of an hour.
PATIENCE = 30


def children_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def answer(path):
    command = ["tesseract", str(path), "stdout", "--psm", "10",
               "-c", "tessedit_char_whitelist=0123456789"]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=False,
                             timeout=PATIENCE, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    except subprocess.TimeoutExpired:
        return photo_set.NO_DIGIT
    digits = [letter for letter in run.stdout if letter.isdigit()]
    return int(digits[0]) if len(digits) == 1 else photo_set.NO_DIGIT


def main():
    options = photo_set.command_line(__doc__).parse_args()
    if not shutil.which("tesseract"):
        print(json.dumps({"name": "Tesseract", "skipped": "tesseract is not installed "
                          "(apt-get install tesseract-ocr, brew install tesseract)"}))
        sys.exit(SKIPPED)
    photo_set.run("Tesseract, psm 10, digits only", options, answer, children_seconds)


if __name__ == "__main__":
    main()
