"""Where the command is."""

import functools
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from ._errors import DigitsError


@functools.cache
def command() -> str:
    """The command `digits` that photos are read with: the one this package brought.

    The environment variable DIGITS names another; without either, the one on PATH is taken.
    """
    named = os.environ.get("DIGITS")
    if named:
        return named
    schemes = [sysconfig.get_path("scripts"), sysconfig.get_path("scripts", f"{os.name}_user"),
               # pip install --target puts programs beside packages.
               str(Path(__file__).parent.parent / "bin"), str(Path(sys.executable).parent)]
    for folder in schemes:
        if folder and os.access(Path(folder) / "digits", os.X_OK):
            return str(Path(folder) / "digits")
    found = shutil.which("digits")
    if found is None:
        raise DigitsError("The command digits is not installed beside this package, and not on PATH.")
    return found


def version() -> str:
    """The command's version."""
    return subprocess.run([command(), "--version"], capture_output=True, check=True, text=True).stdout.strip()
