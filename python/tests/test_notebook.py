"""The notebook runs from its first to its last cell, and does what it says."""

import pathlib

import pytest

NOTEBOOK = pathlib.Path(__file__).parents[1] / "notebooks" / "from-photos-to-a-model.ipynb"


def test_the_notebook_goes_from_photos_to_a_model():
    pytest.importorskip("torch", reason="PyTorch is not here")
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not here")
    nbformat = pytest.importorskip("nbformat")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, kernel_name="python3",
                            resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    words = "".join(output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", []))
    read, total = map(int, words.split(" are read right by")[0].split()[::2])
    assert total >= 46 and read >= 44
    first, last = (float(part.split()[0]) for part in words.split("loss ")[1].replace("at first, ", "|").split("|"))
    assert last < first / 3
    right, count = map(int, words.splitlines()[-1].split(" photos")[0].split(" of "))
    assert count == 12 and right >= 4  # three times chance: 36 photos make no good network
