#!/usr/bin/env python3
"""The student's project: the whole photo in gray, shrunk to 28×28, inverted, divided by 255, one network.

No crop, no centring, no cleaning: what a first project does, and what its sixteen drawings needed.
"""

import cv2
import numpy as np

import mnist_files
import photo_set
import seed_network


def picture(path):
    """What the network sees of a photo, or nothing if it can't be decoded."""
    gray = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    if gray is None:
        return None
    small = cv2.resize(gray, (28, 28), interpolation=cv2.INTER_AREA)
    return (255 - small).astype(np.float32) / 255


def main():
    parser = photo_set.command_line(__doc__)
    parser.add_argument("--runtime", choices=("torch", "keras"), default="torch")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    weights = np.load(mnist_files.CACHE / "seed-network.npz")
    make = {"torch": seed_network.torch_answerer, "keras": seed_network.keras_answerer}
    network = make[options.runtime](weights)

    def answer(path):
        seen = picture(path)
        return photo_set.NO_DIGIT if seen is None else network(seen)
    photo_set.run(f"student's project, {options.runtime}", options, answer)


if __name__ == "__main__":
    main()
