#!/usr/bin/env python3
"""Makes the photos that speed is measured on: 12-megapixel JPEGs of 2 and of 4 MB, and 640×480 ones.

The pictures come from this project's generator (`make-samples --large`). Where it isn't built, plain
textured paper with one drawn digit stands in; the cost of decoding is the same. The sizes in bytes
are met by the JPEG quality, so that every file of a folder takes the same work.
"""

import argparse
import pathlib
import subprocess
import tempfile

import cv2
import numpy as np

import programs

#: Folder → (width, height, bytes or nothing for quality 90, number of photos).
FOLDERS = {
    "12mp-2mb": (4000, 3000, 2_000_000, 10),
    "12mp-4mb": (4000, 3000, 4_000_000, 10),
    "640x480": (640, 480, None, 60),
}


def generated(folder, count):
    """Pictures by the project's own generator; none where it isn't built or has no such option."""
    command = [programs.make_samples(), "--large", folder, "--count", str(count)]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    except OSError as problem:
        print(f"no {command[0].name} ({problem.strerror}): plain paper stands in")
        return []
    if done.returncode:
        print(f"{command[0].name} --large failed ({done.stderr.strip()[-200:]}): "
              "plain paper stands in")
        return []
    return sorted(folder.rglob("*.jpg"))


def plain_paper(digit, width, height, random):
    """Paper with grain and uneven light, and one thick digit on it."""
    across, down = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    light = (205 - 60 * across * down).astype(np.float32)
    coarse = cv2.resize(random.normal(0, 6, (height // 40, width // 40)).astype(np.float32),
                        (width, height), interpolation=cv2.INTER_CUBIC)
    grain = random.normal(0, 3, (height, width)).astype(np.float32)
    paper = np.repeat((light + coarse + grain)[..., None], 3, axis=2) * (0.93, 0.98, 1.0)
    ink = np.zeros((height, width), np.uint8)
    size = height / 45
    cv2.putText(ink, str(digit), (int(width * 0.36), int(height * 0.73)),
                cv2.FONT_HERSHEY_SIMPLEX, size, 255, int(height / 30), cv2.LINE_AA)
    cover = cv2.GaussianBlur(ink, (0, 0), height / 900)[..., None] / 255
    return (paper * (1 - 0.8 * cover)).clip(0, 255).astype(np.uint8)


def encode(picture, wanted, random):
    """JPEG of about the wanted number of bytes: by its quality, and grain where 98 isn't enough."""
    def jpeg(quality):
        return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]

    if wanted is None:
        return jpeg(90)
    while len(jpeg(95)) < wanted:
        grain = random.normal(0, 2.5, picture.shape[:2])[..., None]
        picture = (picture + grain).clip(0, 255).astype(np.uint8)
    low, high = 5, 95
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if len(jpeg(middle)) <= wanted else (low, middle)
    return min((jpeg(low), jpeg(high)), key=lambda data: abs(len(data) - wanted))


def make(folder, sources, width, height, wanted, count):
    random = np.random.default_rng(1)
    folder.mkdir(parents=True, exist_ok=True)
    for index in range(count):
        picture = cv2.imread(str(sources[index % len(sources)])) if sources else None
        if picture is None:
            picture = plain_paper(index % 10, width, height, random)
        if picture.shape[0] > picture.shape[1]:
            picture = cv2.rotate(picture, cv2.ROTATE_90_CLOCKWISE)
        if picture.shape[:2] != (height, width):
            picture = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
        data = encode(picture, wanted, random)
        (folder / f"{index:03}.jpg").write_bytes(data.tobytes())
    sizes = [path.stat().st_size for path in folder.iterdir()]
    print(f"{folder}: {len(sizes)} photos, {min(sizes) / 1e6:.2f}–{max(sizes) / 1e6:.2f} MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=pathlib.Path, default=programs.CACHE / "speed")
    parser.add_argument("--again", action="store_true", help="make them even if they are there")
    options = parser.parse_args()
    wanted = {name: parameters for name, parameters in FOLDERS.items() if options.again
              or len(list((options.output / name).glob("*.jpg"))) != parameters[-1]}
    if not wanted:
        return
    with tempfile.TemporaryDirectory() as temporary:
        sources = generated(pathlib.Path(temporary), 4)
        for name, parameters in wanted.items():
            make(options.output / name, sources, *parameters)


if __name__ == "__main__":
    main()
