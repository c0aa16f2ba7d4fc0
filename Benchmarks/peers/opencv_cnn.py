#!/usr/bin/env python3
"""A competent OpenCV script and a good MNIST network: what most people would build for this job.

Paper divided away, Otsu, largest component, polarity by the border, 20 px box, center of mass.
"""

import os

import cv2
import numpy as np

import mnist_files
import photo_set

#: Long side the script works at; a reduced decode leaves at least this much.
WORKING_SIDE = 512
REDUCED = {2: cv2.IMREAD_REDUCED_GRAYSCALE_2, 4: cv2.IMREAD_REDUCED_GRAYSCALE_4,
           8: cv2.IMREAD_REDUCED_GRAYSCALE_8}


def jpeg_side(path):
    """Long side of a JPEG from its frame header, 0 for anything else."""
    with open(path, "rb") as file:
        if file.read(2) != b"\xff\xd8":
            return 0
        while (marker := file.read(4)) and len(marker) == 4 and marker[0] == 0xFF:
            if 0xC0 <= marker[1] <= 0xCF and marker[1] not in (0xC4, 0xC8, 0xCC):
                size = file.read(5)
                return max(int.from_bytes(size[1:3], "big"), int.from_bytes(size[3:5], "big"))
            file.seek(int.from_bytes(marker[2:4], "big") - 2, os.SEEK_CUR)
    return 0


def full_gray(path):
    return cv2.imread(path, cv2.IMREAD_GRAYSCALE)


def reduced_gray(path):
    """As few pixels as the JPEG decoder can be asked for without falling under the working side."""
    side = jpeg_side(path)
    for factor in (8, 4, 2):
        if side >= factor * WORKING_SIDE:
            return cv2.imread(path, REDUCED[factor])
    return full_gray(path)


def on_white(path):
    """A picture with alpha laid on white; nothing for a picture without alpha."""
    image = cv2.imread(path, cv2.IMREAD_UNCHANGED)
    if image is None or image.ndim != 3 or image.shape[2] != 4 or image.dtype != np.uint8:
        return None
    alpha = image[..., 3:].astype(np.float32) / 255
    return cv2.cvtColor(
        (image[..., :3] * alpha + 255 * (1 - alpha)).astype(np.uint8), cv2.COLOR_BGR2GRAY)


def read_gray(path, decode, working_side=WORKING_SIDE):
    path = str(path)
    gray = on_white(path) if path.lower().endswith(".png") else None
    if gray is None:
        gray = decode(path)
    if gray is None or max(gray.shape) <= working_side:
        return gray
    scale = working_side / max(gray.shape)
    return cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def dark_ink(gray):
    """Inverts a picture whose border is darker than its middle level: chalk on a board."""
    border = np.concatenate([gray[0], gray[-1], gray[:, 0], gray[:, -1]])
    step = max(1, max(gray.shape) // 128)
    low, high = np.percentile(gray[::step, ::step], (2, 98))
    return 255 - gray if np.median(border) < (low + high) / 2 else gray


def ink_mask(gray):
    side = max(gray.shape)
    if side < 64:  # a drawing already of MNIST's size has no uneven light
        return cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    # The paper is smooth: at a quarter of the size it costs a sixteenth.
    small = cv2.resize(gray, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (side // 32 | 1,) * 2)
    paper = cv2.medianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, kernel), 5)
    paper = cv2.resize(paper, gray.shape[::-1], interpolation=cv2.INTER_LINEAR)
    flat = cv2.GaussianBlur(cv2.divide(gray, paper, scale=255), (5, 5), 0)
    return cv2.threshold(flat, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]


def largest_component(mask):
    """The largest piece of ink, cropped, or nothing."""
    count, labels, facts, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    if count < 2:
        return None
    best = 1 + int(np.argmax(facts[1:, cv2.CC_STAT_AREA]))
    x, y, width, height = facts[best, :4]
    return np.where(labels[y:y + height, x:x + width] == best, 255, 0).astype(np.uint8)


def mnist_picture(ink):
    """Long side 20 pixels, center of mass in the middle of 28×28, 0…1."""
    scale = 20 / max(ink.shape)
    size = (max(1, round(ink.shape[1] * scale)), max(1, round(ink.shape[0] * scale)))
    small = cv2.resize(ink, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    moments = cv2.moments(small)
    if moments["m00"] == 0:
        return None
    small = cv2.normalize(small, None, 255, 0, cv2.NORM_INF)  # hairlines fade when shrunk
    shift = np.float32([[1, 0, round(13.5 - moments["m10"] / moments["m00"])],
                        [0, 1, round(13.5 - moments["m01"] / moments["m00"])]])
    return cv2.warpAffine(small, shift, (28, 28)).astype(np.float32) / 255


def onnx_network():
    import onnxruntime

    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = settings.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        str(mnist_files.CACHE / "peer-cnn.onnx"), settings, providers=["CPUExecutionProvider"])
    return lambda picture: int(session.run(None, {"picture": picture[None, None]})[0].argmax())


def torch_network():
    import torch

    from peer_cnn import make_network

    torch.set_num_threads(1)
    network = make_network().eval()
    network.load_state_dict(torch.load(mnist_files.CACHE / "peer-cnn.pt", weights_only=True))

    def answer(picture):
        with torch.inference_mode():
            return int(network(torch.from_numpy(picture)[None, None]).argmax())
    return answer


def cv2_network():
    network = cv2.dnn.readNetFromONNX(str(mnist_files.CACHE / "peer-cnn.onnx"))

    def answer(picture):
        network.setInput(picture[None, None])
        return int(network.forward().argmax())
    return answer


def keras_network():
    """The same network in Keras, asked the way most scripts ask it: `predict` on one picture."""
    import keras

    weights = np.load(mnist_files.CACHE / "peer-cnn.npz")
    layers = keras.layers
    model = keras.Sequential([layers.Input((28, 28, 1))])
    for filters, side, convolution, norm in ((32, 5, 0, 1), (64, 5, 4, 5), (128, 3, 8, 9)):
        if convolution:
            model.add(layers.MaxPooling2D())
        model.add(layers.Conv2D(filters, side, use_bias=False))
        model.layers[-1].set_weights([weights[f"{convolution}.weight"].transpose(2, 3, 1, 0)])
        model.add(layers.BatchNormalization(epsilon=1e-5))
        model.layers[-1].set_weights([
            weights[f"{norm}.{part}"] for part in ("weight", "bias", "running_mean", "running_var")])
        model.add(layers.ReLU())
    model.add(layers.Permute((3, 1, 2)))  # PyTorch flattens channels first
    model.add(layers.Flatten())
    for units, index, activation in ((128, 13, "relu"), (10, 16, "softmax")):
        model.add(layers.Dense(units, activation=activation))
        model.layers[-1].set_weights([weights[f"{index}.weight"].T, weights[f"{index}.bias"]])
    return lambda picture: int(np.argmax(model.predict(picture[None, ..., None], verbose=0)))


def main():
    parser = photo_set.command_line(__doc__)
    networks = {"onnx": onnx_network, "torch": torch_network, "cv2": cv2_network,
                "keras": keras_network}
    decoders = {"full": full_gray, "reduced": reduced_gray}
    parser.add_argument("--runtime", choices=networks, default="onnx")
    parser.add_argument("--decode", choices=decoders, default="full")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    network, decode = networks[options.runtime](), decoders[options.decode]

    def answer(path):
        gray = read_gray(path, decode)
        ink = None if gray is None else largest_component(ink_mask(dark_ink(gray)))
        picture = None if ink is None else mnist_picture(ink)
        return photo_set.NO_DIGIT if picture is None else network(picture)
    photo_set.run(f"OpenCV ({options.decode} decode) + CNN ({options.runtime})", options, answer)


if __name__ == "__main__":
    main()
