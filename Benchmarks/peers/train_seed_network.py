#!/usr/bin/env python3
"""Trains the student's network (Adam with its defaults, batch 32, 20 epochs) and writes its weights."""

import argparse
import pathlib
import time

import numpy as np
import torch
from torch.nn import functional

import mnist_files
from seed_network import torch_network


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mnist", type=pathlib.Path, default=mnist_files.default_folder())
    parser.add_argument("--output", type=pathlib.Path, default=mnist_files.CACHE)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def as_tensors(folder, part):
    images, labels = mnist_files.read_set(folder, part)
    return (torch.from_numpy(images.astype("float32") / 255),
            torch.from_numpy(labels.astype("int64")))


def main():
    options = arguments()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    images, labels = as_tensors(options.mnist, "train")
    network = torch_network()
    optimizer = torch.optim.Adam(network.parameters())
    started = time.process_time()
    for _ in range(options.epochs):
        for chosen in torch.randperm(len(images)).split(32):
            loss = functional.cross_entropy(network(images[chosen]), labels[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    spent = time.process_time() - started
    images, labels = as_tensors(options.mnist, "t10k")
    with torch.inference_mode():
        tested = (network(images).argmax(1) == labels).float().mean().item()
    options.output.mkdir(parents=True, exist_ok=True)
    np.savez(options.output / "seed-network.npz",
             **{name: value.numpy() for name, value in network.state_dict().items()})
    print(f"MNIST test {100 * tested:.2f} %, {spent:.0f} CPU-seconds → {options.output}")


if __name__ == "__main__":
    main()
