"""From photos to rows."""

from __future__ import annotations

import collections
import os
import typing
from collections.abc import Iterable, Iterator

import numpy

from . import _worker
from ._errors import NoDigitError, PhotoError
from ._photos import Given, Photo, Scratch, given, is_one
from ._rows import Row

if typing.TYPE_CHECKING:
    from typing_extensions import Unpack

    class Options(typing.TypedDict, total=False):
        """What `classify` takes beside photos and layout."""

        jobs: int | None
        min_confidence: float | None
        max_error: float | None
        handwritten: bool
        model: str | os.PathLike[str] | None
        timeout: float | None
        memory: str | None
        max_file_size: str | None


def classify(
    photos: Photo | Iterable[Photo], *, layout: str = "auto", jobs: int | None = None,
    min_confidence: float | None = None, max_error: float | None = None, handwritten: bool = False,
    model: str | os.PathLike[str] | None = None, timeout: float | None = None, memory: str | None = None,
    max_file_size: str | None = None,
) -> Iterator[Row]:
    """Says which digits photos show: a row for each digit, as they are asked for, in the order of the photos.

    photos          a photo, a folder of photos, or any iterable of them
    layout          how many digits a photo shows: "single", "page" (any number, in rows), or "auto"
    jobs            how many photos are read at the same time; one for each core where it is None
    min_confidence  rejects what is less sure, 0 … 1
    max_error       rejects as many of the unsure as it takes for at most this share of the others to be wrong
    handwritten     leaves printed digits out
    model           a safetensors file to read with instead of the built-in network
    timeout         seconds that a photo may take
    memory          what a photo may take, such as "1GiB"
    max_file_size   what is not even opened, such as "64MB"

    A photo that cannot be read is a row with an `error`; nothing is raised for it. Raises DigitsError where an option
    makes no sense. Little more is read than is asked for: take as many rows as you like.
    """
    options = _options(
        layout=layout, jobs=jobs, min_confidence=min_confidence, max_error=max_error, handwritten=handwritten,
        model=model, timeout=timeout, memory=memory, max_file_size=max_file_size)
    return _rows(photos, options)


def read(photo: Photo, *, layout: str = "single", **options: Unpack[Options]) -> Row:
    """Reads the digit of one photo, of its bytes or of its pixels; further options are those of `classify`.

    Raises PhotoError where it cannot be read, and NoDigitError where it shows no digit, or with `layout="page"` none or
    several: read pages with `classify`.
    """
    rows = _all_of(photo, layout, options)
    row = rows[0].check()
    if len(rows) > 1:
        raise NoDigitError(row.path, "several-digits")
    return row


def preprocess(photo: Photo, *, layout: str = "single", **options: Unpack[Options]) -> numpy.ndarray:
    """Makes MNIST's picture of one photo: 28 × 28 bytes, 0 paper … 255 ink.

    Raises what `read` raises, but not where there is a picture that shows no digit for certain.
    """
    row = _all_of(photo, layout, options)[0]
    if row.picture is None:
        raise NoDigitError(row.check().path, row.reason or "none")
    return row.picture


def _all_of(photo: Photo, layout: str, options: Options) -> list[Row]:
    if not is_one(photo):
        raise TypeError(f"{type(photo).__name__} is not one photo: use classify for several")
    if isinstance(photo, (str, os.PathLike)) and os.path.isdir(photo):
        raise PhotoError(os.fsdecode(photo), "not-a-file", "This is a folder; use classify.")
    options.setdefault("jobs", 1)
    return list(classify(photo, layout=layout, **options))


def _options(*, handwritten: bool, **values: object) -> tuple[str, ...]:
    words = [f"--{name.replace('_', '-')}={os.fspath(value) if isinstance(value, os.PathLike) else value}"
             for name, value in values.items() if value is not None]
    return (*words, "--handwritten") if handwritten else tuple(words)


def _rows(photos: Photo | Iterable[Photo], options: tuple[str, ...]) -> Iterator[Row]:
    scratch = Scratch()
    worker = _worker.take(options)
    is_clean = False
    try:
        waiting: collections.deque[Given] = collections.deque()
        coming = given(photos, scratch)
        following = next(coming, None)
        while waiting or following:
            # As many as have room on the way, so that all jobs have something to do.
            while following and worker.has_room(following.path) and (scratch.has_room or not waiting):
                worker.ask(following.path)
                waiting.append(following)
                following = next(coming, None)
            photo = waiting.popleft()
            for rows in worker.answers():
                for fields in rows:
                    yield Row.from_json(fields, photo.name)
            if photo.name is not None:
                scratch.remove(photo.path)
        is_clean = True
    finally:
        if is_clean:
            _worker.give_back(options, worker)
        else:
            worker.close()
        scratch.close()
