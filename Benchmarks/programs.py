"""The programs that are compared, and what each needs on this machine."""

import importlib.util
import os
import pathlib
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
PEERS = HERE / "peers"
CACHE = pathlib.Path(os.environ.get("DIGITS_PEERS", ROOT / ".build" / "peers"))

#: The interpreter itself, not a launcher script whose start-up would count against the peer.
PYTHON = sys.executable

#: One thread for everybody: the cost is CPU time, and more threads only add to it.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3",
              "TF_NUM_INTRAOP_THREADS": "1", "TF_NUM_INTEROP_THREADS": "1",
              "KERAS_BACKEND": "tensorflow"}


def digits():
    """Path of the command under test: DIGITS, or the release build."""
    return pathlib.Path(os.environ.get("DIGITS", ROOT / ".build" / "release" / "digits"))


def make_samples():
    return pathlib.Path(os.environ.get("MAKE_SAMPLES", digits().with_name("make-samples")))


def shared():
    """The folder with photos to measure on, or where it would be."""
    return pathlib.Path(os.path.abspath(
        os.environ.get("DIGITS_SHARED", ROOT.parent / "shared")))


def mnist():
    """The folder with MNIST's files, or where it would be."""
    return pathlib.Path(os.environ.get("DIGITS_MNIST", shared() / "mnist"))


def environment():
    """The environment every measured program runs in."""
    return {**os.environ, **ONE_THREAD}


def in_checkout(path):
    """A path as it is typed in a checkout, so that results name no folder of this machine."""
    path = pathlib.Path(os.path.abspath(path))
    for base, name in ((ROOT, ""), (shared(), "../shared")):
        if path.is_relative_to(base):
            return str(pathlib.Path(name) / path.relative_to(base))
    return path.name


def opencv(runtime, decode):
    return [PYTHON, PEERS / "opencv_cnn.py", "--runtime", runtime, "--decode", decode]


def missing(*, modules=(), commands=(), files=()):
    """What of this is not here, in words; empty where everything is."""
    lacks = [f"Python module {name}" for name in modules if importlib.util.find_spec(name) is None]
    lacks += [f"command {name}" for name in commands if shutil.which(name) is None]
    lacks += [f"file {in_checkout(name)}" for name in files if not pathlib.Path(name).exists()]
    return ", ".join(lacks)


def opencv_candidate(runtime, decode):
    modules = {"onnx": ["onnxruntime"], "torch": ["torch"], "cv2": [], "keras": ["keras"]}[runtime]
    weights = {"onnx": "peer-cnn.onnx", "cv2": "peer-cnn.onnx", "torch": "peer-cnn.pt",
               "keras": "peer-cnn.npz"}[runtime]
    return (opencv(runtime, decode),
            missing(modules=["cv2", *modules], files=[CACHE / weights]))
