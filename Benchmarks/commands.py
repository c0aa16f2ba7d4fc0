"""Runs the commands whose answers are compared, and shows them as they can be typed."""

import pathlib
import resource
import subprocess

import programs


def shown(command):
    """A command as it can be typed in a checkout: no path of this machine in it."""
    words = ["python3" if word == programs.PYTHON else word for word in command]
    return " ".join(programs.in_checkout(word) if isinstance(word, pathlib.Path) else word
                    for word in words)


def output(command):
    """What a command prints, its CPU seconds with it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True,
                          check=False, env=programs.environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if not done.stdout.strip():
        words = done.stderr.strip().splitlines()[-1:] or [f"exit {done.returncode}"]
        raise RuntimeError(f"{shown(command)}: {words[0]}")
    spent = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    return done.stdout, spent
