"""Reads photos of handwritten digits and makes MNIST's 28×28 pictures of them.

    import digits

    for row in digits.classify("photos"):
        print(row.path, row.digit, row.confidence)

A photo is a path, the bytes of a file, a numpy array (height × width, or height × width × 3 or 4, of bytes) or a PIL
image. The command `digits`, which this package brings, reads it in processes that can reach no file and no network; one
of them is kept from call to call, so that a photo costs no start. What the fields mean: `Row`.
"""

from ._binary import command, version
from ._errors import DigitsError, NoDigitError, PhotoError
from ._photos import Photo
from ._reading import classify, preprocess, read
from ._rows import Box, Failure, Row, Sheet, to_dataframe
from ._worker import close

__all__ = [
    "Box", "DigitsError", "Failure", "NoDigitError", "Photo", "PhotoError", "Row", "Sheet", "classify", "close",
    "command", "preprocess", "read", "to_dataframe", "version",
]
