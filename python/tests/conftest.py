import pathlib

import pytest

SAMPLES = pathlib.Path(__file__).parents[2] / "samples"


@pytest.fixture
def samples():
    """The repository's sample photos, each named after its digit."""
    return SAMPLES


@pytest.fixture
def photos(tmp_path):
    """A folder with a few samples, a file that is no picture, and one that is empty."""
    for name in ("1-plain-marker.jpg", "2-angular-brush-screen.png", "8-open-pencil.jpg"):
        (tmp_path / name).write_bytes((SAMPLES / name).read_bytes())
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    (tmp_path / "empty.png").touch()
    return tmp_path
