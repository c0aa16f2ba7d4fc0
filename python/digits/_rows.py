"""What was read of a photo."""

from __future__ import annotations

import base64
import dataclasses
import typing
from collections.abc import Iterable, Mapping

import numpy

from ._errors import NoDigitError, PhotoError

if typing.TYPE_CHECKING:
    import pandas

#: Columns and rows of MNIST's pictures.
SIDE = 28


@dataclasses.dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the upright photo, from its left upper corner."""

    x: int
    y: int
    width: int
    height: int


@dataclasses.dataclass(frozen=True, slots=True)
class Failure:
    """Why a photo could not be read: `kind` is one word for programs, `message` a sentence for people."""

    kind: str
    message: str


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """The box of a printed sheet that a digit stands in, and the digit that the box asks for."""

    name: str
    page: int
    box: int
    label: int
    writer: str | None
    missing_marks: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A digit of a photo, or why there is none."""

    #: The photo: its path, or "<0>", "<1>", … for the first, second, … of those that came as bytes or pixels.
    path: str
    #: 0 for the first digit of the photo, in reading order.
    index: int
    #: "ok"; "rejected": there may be a digit, but do not rely on it; "error": the photo could not be read.
    status: str
    #: 0 … 9, also where it is rejected because it is unsure; None where none was read.
    digit: int | None
    #: The calibrated probability, 0 … 1, that `digit` is right.
    confidence: float | None
    #: Those of the ten digits; empty where none was read. What is missing to 1 speaks for "not a digit".
    probabilities: tuple[float, ...]
    #: Where the digit is.
    box: Box | None
    #: The line of writing it stands in, 0 for the topmost; in a grid empty rows of cells count.
    row: int | None
    #: Its place in the row, 0 for the leftmost; in a grid the column of its cell.
    column: int | None
    #: All that is written in the row: numbers apart by a blank, rejected digits as "?".
    text: str | None
    #: What may be wrong, in words such as "low-contrast".
    warnings: tuple[str, ...]
    #: Why it is rejected.
    reason: str | None
    #: Why the photo could not be read.
    error: Failure | None
    #: The box of a printed sheet that it stands in.
    sheet: Sheet | None
    #: The picture that was read: 28 × 28 bytes, 0 paper … 255 ink, as MNIST has them.
    picture: numpy.ndarray | None = dataclasses.field(compare=False, repr=False)

    @classmethod
    def from_json(cls, fields: Mapping[str, typing.Any], path: str | None = None) -> Row:
        """Makes a row of an object of JSON Lines; fields that are not known yet are passed over."""
        box, error, sheet, picture = (fields.get(name) for name in ("box", "error", "sheet", "picture"))
        return cls(
            path=fields["path"] if path is None else path, index=fields["index"], status=fields["status"],
            digit=fields["digit"], confidence=fields["confidence"], probabilities=tuple(fields["probabilities"]),
            box=box and Box(box["x"], box["y"], box["width"], box["height"]), row=fields["row"], column=fields["column"], text=fields["text"],
            warnings=tuple(fields["warnings"]), reason=fields.get("reason"),
            error=error and Failure(error["kind"], error["message"]),
            sheet=sheet and Sheet(sheet["name"], sheet["page"], sheet["box"], sheet["label"], sheet["writer"],
                                  tuple(sheet["missing_marks"])),
            picture=picture and _picture(picture))

    def to_dict(self) -> dict[str, typing.Any]:
        """All fields but the picture, as JSON has them."""
        fields = dataclasses.asdict(dataclasses.replace(self, picture=None))
        del fields["picture"]
        return {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}

    def check(self) -> Row:
        """Raises the row's error, or that it has no digit; else returns the row."""
        if self.error is not None:
            raise PhotoError(self.path, self.error.kind, self.error.message)
        if self.digit is None:
            raise NoDigitError(self.path, self.reason or "none")
        return self


def _picture(text: str) -> numpy.ndarray:
    return numpy.frombuffer(base64.b64decode(text), dtype=numpy.uint8).reshape(SIDE, SIDE)


def to_dataframe(rows: Iterable[Row]) -> pandas.DataFrame:
    """Returns a pandas DataFrame of rows: a column for each field, for each side of the box and for each probability.

    Needs pandas; pictures are left out.
    """
    import pandas

    names = ["path", "index", "status", "digit", "confidence", "row", "column", "text", "warnings", "reason"]
    table = []
    for row in rows:
        line = {name: getattr(row, name) for name in names}
        line["warnings"] = " ".join(row.warnings)
        line["error"] = row.error and row.error.kind
        for side in ("x", "y", "width", "height"):
            line[side] = row.box and getattr(row.box, side)
        for digit in range(10):
            line[f"p{digit}"] = row.probabilities[digit] if row.probabilities else None
        table.append(line)
    columns = [*names, "error", "x", "y", "width", "height", *(f"p{digit}" for digit in range(10))]
    whole = {name: "Int64" for name in ("digit", "row", "column", "x", "y", "width", "height")}
    real = {name: "float64" for name in ("confidence", *(f"p{digit}" for digit in range(10)))}
    return pandas.DataFrame(table, columns=columns).astype({**whole, **real})
