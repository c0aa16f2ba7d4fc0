"""The student's network: 784-128-128-10, ReLU, trained as the project's text describes it."""

import numpy as np

#: Units of each layer, input first.
SIZES = (784, 128, 128, 10)


def torch_network():
    from torch import nn

    layers = []
    for inputs, outputs in zip(SIZES, SIZES[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(nn.Flatten(), *layers[:-1])


def torch_answerer(weights):
    """A function from one 28×28 array to a digit; `weights` is what `numpy.load` gives."""
    import torch

    torch.set_num_threads(1)
    network = torch_network().eval()
    network.load_state_dict({name: torch.from_numpy(weights[name]) for name in weights.files})

    def answer(picture):
        with torch.inference_mode():
            return int(network(torch.from_numpy(picture)[None]).argmax())
    return answer


def keras_answerer(weights):
    """The same through Keras, as the student calls it (`model.predict` on one picture)."""
    import keras

    model = keras.Sequential([keras.layers.Input((28, 28)), keras.layers.Flatten()])
    for units in SIZES[1:-1]:
        model.add(keras.layers.Dense(units, activation="relu"))
    model.add(keras.layers.Dense(SIZES[-1], activation="softmax"))
    model.set_weights([
        weights[f"{index}.{kind}"].T for index in (1, 3, 5) for kind in ("weight", "bias")])

    def answer(picture):
        return int(np.argmax(model.predict(picture[None], verbose=0)))
    return answer
