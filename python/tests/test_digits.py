"""The module as people use it, with the real command."""

import json
import os
import subprocess
import threading

import numpy
import pytest

import digits


def test_a_folder_gives_the_rows_of_the_command(samples):
    lines = subprocess.run([digits.command(), "classify", samples, "--format", "jsonl"],
                           capture_output=True, check=True, text=True).stdout.splitlines()
    rows = list(digits.classify(samples))
    assert [row.path for row in rows] == [json.loads(line)["path"] for line in lines]
    for row, line in zip(rows, lines):
        expected = json.loads(line)
        expected.setdefault("reason", None)
        expected.setdefault("sheet", None)
        assert row.to_dict() == expected
    right = sum(row.digit == int(os.path.basename(row.path)[0]) for row in rows)
    assert right >= 46


def test_rows_come_in_order_and_failures_are_rows(photos):
    rows = list(digits.classify(sorted(photos.iterdir())))
    assert [row.digit for row in rows] == [1, 2, 8, None, None]
    assert [row.status for row in rows] == ["ok", "ok", "ok", "error", "error"]
    assert rows[3].error.kind == "unsupported-format"
    assert rows[4].error.kind == "empty"
    assert rows[3].picture is None and rows[3].probabilities == ()
    assert rows[0].picture.shape == (28, 28) and rows[0].picture.dtype == numpy.uint8
    assert abs(sum(rows[0].probabilities) - 1) < 0.1
    assert rows[0].box.width > 0


def test_one_process_serves_call_after_call(photos):
    digits.close()
    started = []
    real = digits._worker.subprocess.Popen
    try:
        digits._worker.subprocess.Popen = lambda *a, **k: started.append(a) or real(*a, **k)
        for _ in range(3):
            digits.read(photos / "8-open-pencil.jpg")
        assert len(started) == 1
        assert [row.digit for row in digits.classify(photos / "8-open-pencil.jpg")] == [8]
        assert len(started) == 2  # another layout, another number of jobs
    finally:
        digits._worker.subprocess.Popen = real


def test_bytes_pixels_and_pil_images_are_read_as_their_file_is(photos):
    image = pytest.importorskip("PIL.Image")
    path = photos / "2-angular-brush-screen.png"
    by_path = digits.read(path)
    as_bytes = digits.read(path.read_bytes())
    assert as_bytes.path == "<0>"
    assert (as_bytes.digit, as_bytes.probabilities) == (by_path.digit, by_path.probabilities)
    opened = image.open(path)
    for photo in (opened, opened.convert("P"), numpy.asarray(opened.convert("RGB")),
                  numpy.asarray(opened.convert("L"))):
        assert digits.read(photo).digit == 2
    rgb = numpy.asarray(opened.convert("RGB"))
    assert (digits.preprocess(rgb) == by_path.picture).all()


def test_a_turned_pil_image_is_read_upright(samples):
    image = pytest.importorskip("PIL.Image")
    assert digits.read(image.open(samples / "6-straight-ball-pen-page-edge-exif8.jpg")).digit == 6


def test_preprocess_is_what_the_command_writes(photos, tmp_path):
    image = pytest.importorskip("PIL.Image")
    photo = photos / "8-open-pencil.jpg"
    subprocess.run([digits.command(), "preprocess", photo, "--output", tmp_path / "out"],
                   check=True, capture_output=True)
    written, = (tmp_path / "out").rglob("*.png")
    assert (digits.preprocess(photo) == numpy.asarray(image.open(written))).all()


def test_what_cannot_be_read_is_raised_with_its_reason(photos):
    with pytest.raises(digits.PhotoError) as error:
        digits.read(photos / "broken.jpg")
    assert error.value.kind == "unsupported-format" and "broken.jpg" in str(error.value)
    with pytest.raises(digits.PhotoError) as error:
        digits.preprocess("/no/such/photo.jpg")
    assert error.value.kind == "not-found"
    with pytest.raises(digits.NoDigitError) as error:
        digits.read(numpy.full((200, 200), 230, dtype=numpy.uint8))
    assert error.value.reason == "no-ink"
    with pytest.raises(digits.PhotoError, match="folder"):
        digits.read(photos)


def test_options_that_make_no_sense_are_raised(photos):
    for options in ({"layout": "sideways"}, {"jobs": 0}, {"max_error": 0}, {"model": "/no/model"}):
        with pytest.raises(digits.DigitsError, match=r"layout|jobs|max-error|/no/model"):
            list(digits.classify(photos, **options))
    with pytest.raises(TypeError):
        digits.classify(photos, layouts="page")
    for pixels in (numpy.zeros((28, 28)), 7, None):
        with pytest.raises(TypeError):
            list(digits.classify([pixels]))
    with pytest.raises(ValueError, match="list"):
        digits.read(numpy.zeros((10, 28, 28), dtype=numpy.uint8))


def test_confidence_decides_what_is_rejected(photos):
    row = next(digits.classify(photos / "8-open-pencil.jpg", min_confidence=1))
    assert (row.status, row.reason, row.digit) == ("rejected", "unsure", 8)


def test_photos_are_taken_as_rows_are_asked_for(samples):
    taken = []

    def endless():
        contents = (samples / "1-plain-marker.jpg").read_bytes()
        while True:
            taken.append(1)
            yield contents

    rows = digits.classify(endless())
    assert [next(rows).digit for _ in range(5)] == [1] * 5
    rows.close()
    assert len(taken) < 2_000


def test_an_error_of_the_photos_own_ends_the_rows_and_nothing_else(samples):
    def broken():
        yield samples / "1-plain-marker.jpg"
        raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        list(digits.classify(broken()))
    assert digits.read(samples / "1-plain-marker.jpg").digit == 1


def test_calls_within_calls_and_beside_each_other(photos):
    paths = [photos / name for name in ("1-plain-marker.jpg", "8-open-pencil.jpg")] * 3
    for row in digits.classify(paths, jobs=1):
        assert [inner.digit for inner in digits.classify(paths[:2], jobs=1)] == [1, 8]
    found = {}
    threads = [threading.Thread(target=lambda n=n: found.update({n: [r.digit for r in digits.classify(paths, jobs=1)]}))
               for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {n: [1, 8] * 3 for n in range(4)}


def test_a_process_that_dies_is_an_error_and_the_next_call_starts_another(photos):
    digits.close()
    rows = digits.classify([photos / "8-open-pencil.jpg"] * 2_000, jobs=1)
    next(rows)
    worker = rows.gi_frame.f_locals["worker"]
    worker._process.kill()
    with pytest.raises(digits.DigitsError):
        list(rows)
    assert digits.read(photos / "8-open-pencil.jpg").digit == 8


def test_a_name_that_is_not_utf_8(photos):
    name = os.fsencode(photos) + b"/\xff8.jpg"
    os.rename(photos / "8-open-pencil.jpg", name)
    assert next(digits.classify(os.fsdecode(name))).digit == 8


def test_after_a_fork_the_child_has_workers_of_its_own(photos):
    assert digits.read(photos / "8-open-pencil.jpg").digit == 8
    child = os.fork()
    if child == 0:
        os._exit(0 if digits.read(photos / "8-open-pencil.jpg").digit == 8 else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert digits.read(photos / "8-open-pencil.jpg").digit == 8


def test_a_table(photos):
    pandas = pytest.importorskip("pandas")
    table = digits.to_dataframe(digits.classify(photos))
    assert list(table["digit"].dropna()) == [1, 2, 8]
    assert table["error"].tolist()[3:] == ["unsupported-format", "empty"]
    assert table["p8"].iloc[2] > 0.5 and table["width"].iloc[0] > 0
    assert digits.to_dataframe([]).columns.tolist() == table.columns.tolist()
    assert isinstance(table, pandas.DataFrame)


def test_the_version_is_the_command_s():
    import importlib.metadata

    assert digits.version() == importlib.metadata.version("digits")
