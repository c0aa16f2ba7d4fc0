#!/usr/bin/env python3
"""Tesseract reading pages, digits only allowed: one block (`--psm 6`) or sparse text (`--psm 11`).

Says `skipped` and exits with 3 where Tesseract isn't installed.
"""

import json
import os
import shutil
import subprocess
import sys

import page_set
from tesseract import SKIPPED, children_seconds

#: Seconds of wall time for one page.
PATIENCE = 120


def main():
    parser = page_set.command_line(__doc__)
    parser.add_argument("--psm", choices=("6", "11"), default="6")
    options = parser.parse_args()
    if not shutil.which("tesseract"):
        print(json.dumps({"name": "Tesseract", "skipped": "tesseract is not installed "
                          "(apt-get install tesseract-ocr, brew install tesseract)"}))
        sys.exit(SKIPPED)

    def answer(path):
        command = ["tesseract", str(path), "stdout", "--psm", options.psm,
                   "-c", "tessedit_char_whitelist=0123456789"]
        try:
            run = subprocess.run(command, capture_output=True, text=True, check=False,
                                 timeout=PATIENCE, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
        except subprocess.TimeoutExpired:
            return []
        rows = ("".join(letter for letter in line if letter.isdigit())
                for line in run.stdout.splitlines())
        return [row for row in rows if row]
    page_set.run(f"Tesseract, psm {options.psm}, digits only", options, answer, children_seconds)


if __name__ == "__main__":
    main()
