#!/usr/bin/env python3
"""Trains the OpenCV peer's network on MNIST and writes it as .pt, .npz (for Keras) and .onnx.

A fixed number of epochs, no choice made on the test set: its accuracy is printed once, at the end.
"""

import argparse
import inspect
import math
import pathlib
import resource
import time

import numpy as np
import torch
from torch.nn import functional

import mnist_files
from peer_cnn import make_network


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mnist", type=pathlib.Path, default=mnist_files.default_folder())
    parser.add_argument("--output", type=pathlib.Path, default=mnist_files.CACHE)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch-size", type=int, default=128)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def warped(images, generator):
    """Each picture turned, scaled, sheared and moved a little, the way most MNIST recipes do it."""
    count = len(images)

    def uniform(limit):
        return (torch.rand(count, generator=generator) * 2 - 1) * limit

    angle, shear = uniform(math.radians(10)), uniform(0.15)
    scale = torch.exp(uniform(0.12))
    cosine, sine = torch.cos(angle) / scale, torch.sin(angle) / scale
    rows = torch.stack(
        [cosine, -sine + shear, uniform(0.12), sine, cosine, uniform(0.12)], dim=1)
    grid = functional.affine_grid(rows.view(count, 2, 3), images.shape, align_corners=False)
    return functional.grid_sample(images, grid, align_corners=False)


def as_tensors(folder, part):
    images, labels = mnist_files.read_set(folder, part)
    return (torch.from_numpy(images.astype("float32") / 255).unsqueeze(1),
            torch.from_numpy(labels.astype("int64")))


def accuracy(network, images, labels):
    network.eval()
    with torch.inference_mode():
        answers = torch.cat([network(part).argmax(1) for part in images.split(500)])
    return (answers == labels).float().mean().item()


def train(network, images, labels, options):
    generator = torch.Generator().manual_seed(options.seed)
    optimizer = torch.optim.AdamW(network.parameters(), lr=4e-3, weight_decay=1e-3)
    steps = math.ceil(len(images) / options.batch_size)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=4e-3, total_steps=steps * options.epochs, pct_start=0.2)
    for epoch in range(options.epochs):
        network.train()
        started, total = time.process_time(), 0.0
        for chosen in torch.randperm(len(images), generator=generator).split(options.batch_size):
            loss = functional.cross_entropy(
                network(warped(images[chosen], generator)), labels[chosen])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item() * len(chosen)
        print(f"epoch {epoch + 1}/{options.epochs}: loss {total / len(images):.4f}, "
              f"{time.process_time() - started:.0f} CPU-seconds", flush=True)


def main():
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    network = make_network()
    train(network, *as_tensors(options.mnist, "train"), options)
    tested = accuracy(network, *as_tensors(options.mnist, "t10k"))
    options.output.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), options.output / "peer-cnn.pt")
    np.savez(options.output / "peer-cnn.npz",
             **{name: value.numpy() for name, value in network.state_dict().items()})
    # Before 2.5, PyTorch knew no other exporter and no such option.
    parameters = inspect.signature(torch.onnx.export).parameters
    exporter = {"dynamo": False} if "dynamo" in parameters else {}
    torch.onnx.export(
        network, (torch.zeros(1, 1, 28, 28),), str(options.output / "peer-cnn.onnx"),
        input_names=["picture"], output_names=["logits"], **exporter)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    count = sum(parameter.numel() for parameter in network.parameters())
    print(f"MNIST test {100 * tested:.2f} %, {count:,} parameters, "
          f"{usage.ru_utime + usage.ru_stime:.0f} CPU-seconds in all → {options.output}")


if __name__ == "__main__":
    main()
