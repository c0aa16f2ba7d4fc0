"""Measures commands: CPU time (user + system), peak memory and wall time, from outside.

Only the standard library, and nothing heavy: Linux counts the memory of the process that starts a
command into the command's peak, so this process stays small (about 17 MB).
"""

import dataclasses
import os
import statistics
import subprocess
import time


@dataclasses.dataclass(frozen=True)
class Cost:
    """What one run of a command took, its waited-for children included."""

    cpu: float  #: seconds, user + system
    wall: float  #: seconds
    peak: float  #: megabytes of the largest process


class Failed(Exception):
    """A command that ended with an error: no figure can come of it."""


def cost(command, environment, accepted=(0,)):
    """Runs a command once in the environment given, its output thrown away."""
    started = time.perf_counter()
    child = subprocess.Popen(
        [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, env=environment)
    message = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stderr.close()
    wall = time.perf_counter() - started
    if child.returncode not in accepted:
        words = message.decode(errors="replace").strip().splitlines()[-1:] or ["no message"]
        raise Failed(f"{command[0]} ended with {child.returncode}: {words[0]}")
    # Darwin counts bytes, Linux kilobytes.
    unit = 1e6 if os.uname().sysname == "Darwin" else 1e3
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / unit)


def alternate(programs, rounds):
    """Runs all programs in turn, `rounds` times, so that what slows the machine slows all of them.

    `programs` maps a name to a function that gives a Cost. The first round warms caches and isn't
    counted. Gives name → list of Costs; a program that fails gives the Failed instead.
    """
    costs = {name: [] for name in programs}
    for current in range(rounds + 1):
        for name, run in programs.items():
            if isinstance(costs[name], Failed):
                continue
            try:
                taken = run()
            except Failed as failure:
                costs[name] = failure
                continue
            if current > 0:
                costs[name].append(taken)
    return costs


def median(costs, what):
    """Median of "cpu", "wall" or "peak" over the runs of one program."""
    return statistics.median(getattr(taken, what) for taken in costs)


def spread(costs, what):
    """Smallest and largest value: how much the machine disturbed."""
    values = [getattr(taken, what) for taken in costs]
    return min(values), max(values)
