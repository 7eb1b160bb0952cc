#!/usr/bin/env python3
"""Five charged particles in plain PyTorch: EGNN with velocities (Satorras et al. 2021), 4 layers of width 64, batches of 100 systems,
Adam at 5e-4. Edge features are q_i q_j and the squared distance at the input; node features the speed.

See rounds.py for how it is asked. "step" is one training step on the first batch; "epoch" one epoch's training steps (shuffling and
packing are outside the clock), after which --evaluate prints the error on the validation and test systems to the error output.
--data is the folder of {train,valid,test}_{x30,v30,x40,charge}.npy; without it there is one batch of random systems.
"""

import os
import sys
import time

import rounds
import numpy as np
import torch
from torch import nn

from egnn import Particles, training_step


class Systems:
    """Systems with everything that does not change during training computed once."""

    def __init__(self, x, v, y, charge):
        self.x, self.v, self.y = x, v, y
        self.count, self.particles = x.shape[:2]
        pairs = [(i, j) for i in range(self.particles) for j in range(self.particles) if i != j]
        self.target, self.source = torch.tensor(pairs).t().contiguous()
        square = (x[:, self.target] - x[:, self.source]).square().sum(2)
        self.edge_features = torch.stack([charge[:, self.target] * charge[:, self.source], square], 2)
        self.speed = v.norm(dim=2, keepdim=True)

    @staticmethod
    def read(folder, split):
        def part(name):
            return torch.from_numpy(np.load(os.path.join(folder, f"{split}_{name}.npy"))).float()

        x = part("x30")
        return Systems(x, part("v30"), part("x40"), part("charge").reshape(x.size(0), -1))

    @staticmethod
    def random(count):
        x, v, y = torch.randn(3, count, 5, 3)
        return Systems(x, v, y, torch.randint(2, (count, 5)) * 2.0 - 1)

    def batch(self, chosen):
        """The network's inputs, of complete graphs laid end to end, and what it should predict."""
        offset = torch.arange(len(chosen)).unsqueeze(1) * self.particles
        speed, x, v, edge_features, y = (part[chosen].flatten(0, 1) for part in (self.speed, self.x, self.v, self.edge_features, self.y))
        return (speed, x, v, (self.target + offset).flatten(), (self.source + offset).flatten(), edge_features, torch.tensor(1 / (self.particles - 1))), y


def evaluate(model, systems, size):
    """Mean squared error over all coordinates."""
    total = 0.0
    with torch.inference_mode():
        for chosen in torch.arange(systems.count).split(size):
            inputs, y = systems.batch(chosen)
            total += (model(*inputs) - y).square().sum().item()
    return total / systems.y.numel()


def training_epoch(train, size, judges):
    model = Particles()
    optimizer = torch.optim.Adam(model.parameters(), lr=5e-4, weight_decay=1e-12, foreach=True)
    mean_square = nn.MSELoss()

    def epoch():
        elapsed = 0.0
        for chosen in torch.randperm(train.count).split(size):
            inputs, y = train.batch(chosen)
            start = time.perf_counter()
            optimizer.zero_grad(set_to_none=True)
            mean_square(model(*inputs), y).backward()
            optimizer.step()
            elapsed += time.perf_counter() - start
        if judges:
            print(*(evaluate(model, systems, size) for systems in judges), file=sys.stderr, flush=True)
        return elapsed

    return epoch


def main():
    rounds.parser.add_argument("--data", help="folder of the .npy files")
    rounds.parser.add_argument("--batch", type=int, default=100)
    rounds.parser.add_argument("--evaluate", action="store_true", help="print validation and test error after each epoch")
    options = rounds.parser.parse_args()
    torch.manual_seed(1)
    train = Systems.read(options.data, "train") if options.data else Systems.random(options.batch)
    judges = [Systems.read(options.data, split) for split in ("valid", "test")] if options.evaluate else []
    inputs, expected = train.batch(torch.arange(options.batch))
    rounds.serve({
        "step": training_step(Particles().to(rounds.device), nn.MSELoss(), rounds.placed(inputs), expected.to(rounds.device)),
        "epoch": training_epoch(train, options.batch, judges),
    })


if __name__ == "__main__":
    main()
