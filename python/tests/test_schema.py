"""The JSON schema of rows fits real rows, and every field they have is in it."""

import copy
import json
import pathlib
import subprocess

import pytest

import digits

jsonschema = pytest.importorskip("jsonschema")
SCHEMA = json.loads((pathlib.Path(__file__).parents[2] / "schemas" / "row.schema.json").read_text())


def strict(schema):
    """The schema with no field allowed that it does not name."""
    schema = copy.deepcopy(schema)
    for part in [schema, *schema["properties"].values()]:
        if "properties" in part:
            part["additionalProperties"] = False
    return schema


def rows(*words):
    done = subprocess.run([digits.command(), "classify", *map(str, words), "--format", "jsonl"],
                          capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def validator():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(strict(SCHEMA))


def test_rows_of_digits_rejections_failures_and_pages(validator, photos, samples, tmp_path):
    wide = tmp_path / "wide.png"
    from digits._photos import png
    numpy = pytest.importorskip("numpy")
    pictures = [digits.preprocess(samples / name) for name in ("1-plain-marker.jpg", "8-open-pencil.jpg")]
    page = numpy.full((200, 400), 255, dtype=numpy.uint8)
    for place, picture in enumerate(pictures):
        page[70:126, 80 + 150 * place:136 + 150 * place] = 255 - picture.repeat(2, 0).repeat(2, 1)
    wide.write_bytes(png(page))
    (tmp_path / "blank.png").write_bytes(png(page[:50]))
    found = (rows(samples) + rows(photos) + rows(wide, "--layout", "page")
             + rows(samples, "--min-confidence", "0.999") + rows("/no/such.jpg"))
    for row in found:
        validator.validate(row)
    assert {row["status"] for row in found} == {"ok", "rejected", "error"}
    assert sum(row["path"] == str(wide) and row["digit"] in (1, 8) for row in found) >= 2


def test_rows_that_serve_answers(validator, photos):
    request = json.dumps({"id": 1, "paths": [str(photos)]})
    done = subprocess.run([digits.command(), "serve"], input=request, capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    for answer in answers[:-1]:
        for row in answer["rows"]:
            validator.validate(row)
    assert answers[-1] == {"id": 1, "photos": 5}


def test_the_schema_can_fail(validator, photos):
    row = rows(photos / "8-open-pencil.jpg")[0]
    for change in ({"digit": 10}, {"status": "fine"}, {"warnings": ["odd"]}, {"new": 1}, {"box": {"x": 1}}):
        assert not validator.is_valid({**row, **change})
