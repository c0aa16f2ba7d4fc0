"""The convolutional network of the OpenCV peer: what a careful tutorial would use."""

from torch import nn


def make_network():
    """28×28 → 10 logits, 193,130 parameters."""
    return nn.Sequential(
        nn.Conv2d(1, 32, 5, bias=False), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 5, bias=False), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(64, 128, 3, bias=False), nn.BatchNorm2d(128), nn.ReLU(),
        nn.Flatten(), nn.Dropout(0.3), nn.Linear(512, 128), nn.ReLU(), nn.Dropout(0.3),
        nn.Linear(128, 10),
    )
