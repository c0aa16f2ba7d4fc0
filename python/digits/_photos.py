"""What a photo can be given as, and how the command gets it."""

from __future__ import annotations

import os
import struct
import tempfile
import typing
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeGuard

import numpy

if typing.TYPE_CHECKING:
    import PIL.Image

    Photo = typing.Union[
        str, os.PathLike[str], os.PathLike[bytes], bytes, bytearray, memoryview, numpy.ndarray, PIL.Image.Image]
else:
    #: A path, a file's bytes, pixels, or a PIL image.
    Photo = typing.Any


class Given(typing.NamedTuple):
    """A photo on its way: a path as the file system has it, and the name it goes by instead, if it has another."""

    path: bytes
    name: str | None


class Scratch:
    """Photos that came as bytes or pixels, as files for the time they are read; in memory where the system has it."""

    #: Bytes of photos that wait to be read, above which no further one is taken.
    LIMIT = 64 << 20

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._count = 0
        self._bytes = 0

    def put(self, contents: bytes | bytearray | memoryview) -> Path:
        if self._folder is None:
            memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
            self._folder = tempfile.TemporaryDirectory(prefix="digits-", dir=memory)
        self._count += 1
        path = Path(self._folder.name) / str(self._count)
        self._bytes += path.write_bytes(contents)
        return path

    @property
    def has_room(self) -> bool:
        """Whether a further photo may be taken."""
        return self._bytes < self.LIMIT

    def remove(self, path: bytes) -> None:
        """Takes a photo away that was read."""
        self._bytes -= os.stat(path).st_size
        os.unlink(path)

    def close(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()


def is_one(photos: Photo | Iterable[Photo]) -> TypeGuard[Photo]:
    """Whether it is a photo (or a folder), and not several."""
    return isinstance(photos, (str, os.PathLike, bytes, bytearray, memoryview, numpy.ndarray)) or _is_pil(photos)


def given(photos: Photo | Iterable[Photo], scratch: Scratch) -> Iterator[Given]:
    """Makes files of what is none, one after the other, as they are asked for."""
    several: Iterable[typing.Any] = [photos] if is_one(photos) else typing.cast("Iterable[Photo]", photos)
    for place, photo in enumerate(several):
        if isinstance(photo, (str, os.PathLike)):
            yield Given(os.fsencode(photo), None)
            continue
        if _is_pil(photo):
            photo = _pixels(photo)
        contents = png(photo) if isinstance(photo, numpy.ndarray) else photo
        if not isinstance(contents, (bytes, bytearray, memoryview)):
            raise TypeError(f"{type(photo).__name__} is no photo: give a path, bytes, a numpy array or a PIL image")
        yield Given(os.fsencode(scratch.put(contents)), f"<{place}>")


def _is_pil(photo: typing.Any) -> bool:
    # Without importing PIL, which need not be installed.
    return any(kind.__module__ == "PIL.Image" and kind.__name__ == "Image" for kind in type(photo).__mro__)


def _pixels(image: PIL.Image.Image) -> numpy.ndarray:
    from PIL import ImageOps

    # A file's EXIF orientation is not in the pixels.
    upright = ImageOps.exif_transpose(image)
    if upright.mode not in ("L", "RGB", "RGBA"):
        has_alpha = upright.mode in ("LA", "PA", "La", "RGBa") or "transparency" in upright.info
        upright = upright.convert("RGBA" if has_alpha else "RGB")
    return numpy.asarray(upright)


def png(pixels: numpy.ndarray) -> bytes:
    """Encodes pixels as a PNG: bytes, or truth values (ink is False, as paper is white)."""
    if pixels.dtype == bool:
        pixels = pixels.astype(numpy.uint8) * 255
    if pixels.dtype != numpy.uint8:
        raise TypeError(f"pixels are bytes, 0 … 255; these are {pixels.dtype}: scale them and use .astype('uint8')")
    if pixels.ndim == 2:
        pixels = pixels[:, :, None]
    kinds = {1: 0, 3: 2, 4: 6}
    if pixels.ndim != 3 or pixels.shape[2] not in kinds or 0 in pixels.shape:
        raise ValueError(f"a picture is height × width, or height × width × 3 or 4; this is {pixels.shape}: "
                         "give several as a list")
    height, width, channels = pixels.shape
    lines = numpy.zeros((height, 1 + width * channels), dtype=numpy.uint8)
    lines[:, 1:] = pixels.reshape(height, width * channels)

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, kinds[channels], 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines.tobytes(), 1))
            + chunk(b"IEND", b""))
