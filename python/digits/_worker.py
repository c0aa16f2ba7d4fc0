"""Processes of `digits serve`, kept from call to call."""

from __future__ import annotations

import atexit
import base64
import collections
import fcntl
import json
import os
import subprocess
import tempfile
import threading
import typing
from collections.abc import Iterator

from . import _binary
from ._errors import DigitsError

#: Bytes of requests that a pipe surely holds where the system does not say how many it does.
_SMALLEST_PIPE = 4096


class Worker:
    """A process that answers requests in order, a line each; one caller at a time has it."""

    def __init__(self, options: tuple[str, ...]):
        self._words = tempfile.TemporaryFile()
        try:
            # Ctrl-C is for Python alone to hear: who is asked no more is ended.
            self._process = subprocess.Popen(
                [_binary.command(), "serve", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=self._words, start_new_session=True)
        except OSError as error:
            raise DigitsError(f"{_binary.command()} cannot be started: {error.strerror}") from error
        assert self._process.stdin and self._process.stdout
        self._input, self._output = self._process.stdin, self._process.stdout
        self._requests = 0
        #: Sizes of the requests that are not answered yet.
        self._waiting: collections.deque[int] = collections.deque()
        size = getattr(fcntl, "F_GETPIPE_SZ", None)
        capacity = fcntl.fcntl(self._input, size) if size else _SMALLEST_PIPE
        self._room = capacity // 2

    def has_room(self, path: bytes) -> bool:
        """Whether a request can be sent without waiting for its reader, who may be waiting for its answers to be read."""
        return not self._waiting or sum(self._waiting) + 2 * len(path) + 64 < self._room

    def ask(self, path: bytes) -> None:
        """Sends a photo or folder."""
        try:
            name: str | dict[str, str] = path.decode()
        except UnicodeDecodeError:
            name = {"base64": base64.b64encode(path).decode()}
        self._requests += 1
        line = json.dumps({"id": self._requests, "paths": [name]}, ensure_ascii=False).encode() + b"\n"
        try:
            self._input.write(line)
            self._input.flush()
        except OSError as error:
            raise self._ending() from error
        self._waiting.append(len(line))

    @property
    def is_asked(self) -> bool:
        """Whether answers are to come."""
        return bool(self._waiting)

    def answers(self) -> Iterator[list[dict[str, typing.Any]]]:
        """The rows of each photo of the request that is the first to be answered."""
        while True:
            line = self._output.readline()
            if not line.endswith(b"\n"):
                raise self._ending()
            answer = json.loads(line)
            if "rows" not in answer:
                break
            yield answer["rows"]
        self._waiting.popleft()
        if "error" in answer:
            raise DigitsError(answer["error"]["message"])

    def _ending(self) -> DigitsError:
        status = self._process.wait()
        self._words.seek(0)
        said = self._words.read().decode(errors="replace").strip()[-2000:]
        return DigitsError(said or f"{_binary.command()} ended with status {status}")

    def close(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.wait()
        for file in (self._input, self._output, self._words):
            try:
                file.close()
            except OSError:
                pass  # what could not be sent is not needed any more


class _Idle:
    """Workers that nobody is asking anything, by their options."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.workers: dict[tuple[str, ...], list[Worker]] = {}

    def take(self, options: tuple[str, ...]) -> Worker:
        with self.lock:
            idle = self.workers.get(options)
            if idle:
                return idle.pop()
        return Worker(options)

    def give_back(self, options: tuple[str, ...], worker: Worker) -> None:
        with self.lock:
            idle = self.workers.setdefault(options, [])
            if not idle:
                idle.append(worker)
                return
        worker.close()

    def close(self) -> None:
        with self.lock:
            workers = [worker for idle in self.workers.values() for worker in idle]
            self.workers.clear()
        for worker in workers:
            worker.close()


_idle = _Idle()
#: What a forked process has of its parent's workers, and is not to touch.
_inherited: list[_Idle] = []


def _forget() -> None:
    global _idle
    _inherited.append(_idle)
    _idle = _Idle()


os.register_at_fork(after_in_child=_forget)


def take(options: tuple[str, ...]) -> Worker:
    """A worker with these options: one that is idle, or a new one."""
    return _idle.take(options)


def give_back(options: tuple[str, ...], worker: Worker) -> None:
    """Keeps a worker that has answered everything; one for each set of options."""
    _idle.give_back(options, worker)


@atexit.register
def close() -> None:
    """Ends the processes that are kept; a later call starts them anew."""
    _idle.close()
