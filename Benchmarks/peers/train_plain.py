#!/usr/bin/env python3
"""Trains a plain network on MNIST in PyTorch or Keras, as their documentation shows, and keeps nothing.

`mlp` is 784-128-128-10 with batch 32, `convnet` the layers of Keras' example `mnist_convnet` with
batch 128; both with Adam and its defaults, the training set in memory.
"""

import argparse
import pathlib

import mnist_files

BATCH = {"mlp": 32, "convnet": 128}


def train_torch(network, images, labels, epochs):
    import torch
    from torch import nn
    torch.set_num_threads(1)
    layers = {
        "mlp": lambda: [nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 128),
                        nn.ReLU(), nn.Linear(128, 10)],
        "convnet": lambda: [nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3),
                            nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(0.5),
                            nn.Linear(1600, 10)],
    }[network]()
    model = nn.Sequential(*layers)
    images, labels = torch.from_numpy(images).unsqueeze(1), torch.from_numpy(labels)
    optimizer = torch.optim.Adam(model.parameters())
    for _ in range(epochs):
        for chosen in torch.randperm(len(images)).split(BATCH[network]):
            loss = nn.functional.cross_entropy(model(images[chosen]), labels[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()


def train_keras(network, images, labels, epochs):
    import keras
    from keras import layers
    stack = {
        "mlp": lambda: [layers.Flatten(), layers.Dense(128, activation="relu"),
                        layers.Dense(128, activation="relu"),
                        layers.Dense(10, activation="softmax")],
        "convnet": lambda: [layers.Conv2D(32, 3, activation="relu"), layers.MaxPooling2D(2),
                            layers.Conv2D(64, 3, activation="relu"), layers.MaxPooling2D(2),
                            layers.Flatten(), layers.Dropout(0.5),
                            layers.Dense(10, activation="softmax")],
    }[network]()
    model = keras.Sequential([keras.Input((28, 28, 1)), *stack])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(images[..., None], labels, BATCH[network], epochs, verbose=0)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runtime", choices=["torch", "keras"], required=True)
    parser.add_argument("--network", choices=list(BATCH), required=True)
    parser.add_argument("--epochs", type=int, required=True)
    parser.add_argument("--mnist", type=pathlib.Path, default=mnist_files.default_folder())
    options = parser.parse_args()
    images, labels = mnist_files.read_set(options.mnist, "train")
    train = train_torch if options.runtime == "torch" else train_keras
    train(options.network, images.astype("float32") / 255, labels.astype("int64"), options.epochs)


if __name__ == "__main__":
    main()
