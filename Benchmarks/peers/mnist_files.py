"""Reads MNIST's four IDX files, plain or gzipped."""

import gzip
import os
import pathlib

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]

#: Where the peers' weights are kept; nothing of it is committed.
CACHE = pathlib.Path(os.environ.get("DIGITS_PEERS", ROOT / ".build" / "peers"))


def default_folder():
    """The folder named by DIGITS_MNIST, or the one beside the checkout."""
    return pathlib.Path(os.environ.get("DIGITS_MNIST", ROOT.parent / "shared" / "mnist"))


def read_idx(path):
    """One IDX file of unsigned bytes as an array; `.gz` is added where only that exists."""
    path = pathlib.Path(path)
    if not path.exists():
        path = path.with_name(path.name + ".gz")
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as file:
        data = file.read()
    dimensions = data[3]
    if data[:3] != b"\0\0\x08" or dimensions not in (1, 3):
        raise ValueError(f"{path} is not an IDX file of bytes")
    shape = np.frombuffer(data, ">u4", dimensions, 4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions).reshape(shape)


def read_set(folder, part):
    """Images (count×28×28) and labels of "train" or "t10k"."""
    folder = pathlib.Path(folder)
    images = read_idx(folder / f"{part}-images-idx3-ubyte")
    labels = read_idx(folder / f"{part}-labels-idx1-ubyte")
    if len(images) != len(labels):
        raise ValueError(f"{folder}: {len(images)} images but {len(labels)} labels")
    return images, labels
