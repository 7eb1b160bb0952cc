#!/usr/bin/env python3
"""The n-body EGNN training loop in plain PyTorch, for comparison with this project's.

EGNN with velocities (Satorras et al. 2021): 4 layers of width 64, batches of 100 systems of five charged particles, Adam
at 5e-4. Edge features are q_i q_j and the squared distance at the input; node features the speed. Reads the .npy files
{train,valid,test}_{x30,v30,x40,charge}.npy of --data and prints one JSON object a line: the seconds of each epoch's
training steps (loading, shuffling and validation are outside the clock), then their minimum and median.
"""

import argparse
import json
import math
import os
import statistics
import time

import numpy as np
import torch
from torch import nn


def segment_sum(values, index, rows):
    return values.new_zeros(rows, values.size(1)).index_add_(0, index, values)


class Layer(nn.Module):
    """One equivariant layer: messages m_ij, x_i += mean_j (x_i - x_j) phi_x(m_ij) + phi_v(h_i) v_i, h_i += phi_h(h_i, sum_j m_ij)."""

    def __init__(self, width, edge_features):
        super().__init__()
        self.edge = nn.Sequential(
            nn.Linear(2 * width + 1 + edge_features, width), nn.SiLU(), nn.Linear(width, width), nn.SiLU())
        self.node = nn.Sequential(nn.Linear(2 * width, width), nn.SiLU(), nn.Linear(width, width))
        self.position = nn.Sequential(nn.Linear(width, width), nn.SiLU(), nn.Linear(width, 1, bias=False))
        self.velocity = nn.Sequential(nn.Linear(width, width), nn.SiLU(), nn.Linear(width, 1))
        nn.init.xavier_uniform_(self.position[2].weight, gain=0.001)

    def forward(self, h, x, v, target, source, edge_features, inverse_degree):
        difference = x.index_select(0, target) - x.index_select(0, source)
        square = difference.square().sum(1, keepdim=True)
        message = self.edge(torch.cat([h.index_select(0, target), h.index_select(0, source), square, edge_features], 1))
        push = segment_sum(difference * self.position(message), target, x.size(0))
        x = x + push * inverse_degree + self.velocity(h) * v
        h = h + self.node(torch.cat([h, segment_sum(message, target, h.size(0))], 1))
        return h, x


class Egnn(nn.Module):
    def __init__(self, width=64, layers=4, edge_features=2):
        super().__init__()
        self.embedding = nn.Linear(1, width)
        self.layers = nn.ModuleList(Layer(width, edge_features) for _ in range(layers))

    def forward(self, h, x, v, target, source, edge_features, inverse_degree):
        h = self.embedding(h)
        for layer in self.layers:
            h, x = layer(h, x, v, target, source, edge_features, inverse_degree)
        return x


class Systems:
    """One split of the data with everything that does not change during training computed once."""

    def __init__(self, folder, split, limit=None):
        def read(name):
            return torch.from_numpy(np.load(os.path.join(folder, f"{split}_{name}.npy"))[:limit]).float()

        self.x, self.v, self.y = read("x30"), read("v30"), read("x40")
        charge = read("charge").reshape(self.x.size(0), -1)
        self.count, self.particles = self.x.shape[:2]
        pairs = [(i, j) for i in range(self.particles) for j in range(self.particles) if i != j]
        self.target, self.source = torch.tensor(pairs).t().contiguous()
        square = (self.x[:, self.target] - self.x[:, self.source]).square().sum(2)
        self.edge_features = torch.stack([charge[:, self.target] * charge[:, self.source], square], 2)
        self.speed = self.v.norm(dim=2, keepdim=True)

    def edges(self, batch):
        """Target and source nodes of a batch of complete graphs, laid end to end."""
        offset = torch.arange(batch).unsqueeze(1) * self.particles
        return (self.target + offset).flatten(), (self.source + offset).flatten()

    def batch(self, chosen):
        return [part[chosen].flatten(0, 1) for part in (self.speed, self.x, self.v, self.edge_features, self.y)]


def evaluate(model, systems, batch_size):
    """Mean squared error over all coordinates."""
    total = 0.0
    with torch.no_grad():
        for start in range(0, systems.count, batch_size):
            chosen = torch.arange(start, min(start + batch_size, systems.count))
            speed, x, v, edge_features, y = systems.batch(chosen)
            target, source = systems.edges(len(chosen))
            predicted = model(speed, x, v, target, source, edge_features, 1 / (systems.particles - 1))
            total += (predicted - y).square().sum().item()
    return total / systems.y.numel()


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", required=True, help="folder of the .npy files")
    arguments.add_argument("--epochs", type=int, default=10)
    arguments.add_argument("--warmup", type=int, default=1, help="epochs trained first and not reported")
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--batch", type=int, default=100)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--trace", action="store_true", help="train the model through torch.jit.trace")
    arguments.add_argument("--evaluate", action="store_true", help="also print the test error at the best validation epoch")
    options = arguments.parse_args()
    if min(options.epochs, options.threads, options.batch) < 1 or options.warmup < 0:
        arguments.error("--epochs, --threads and --batch must be at least 1, --warmup at least 0")

    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    train = Systems(options.data, "train")
    if train.count < options.batch:
        arguments.error(f"--batch {options.batch} is more than the {train.count} training systems")
    held_out = [Systems(options.data, split) for split in ("valid", "test")] if options.evaluate else None

    model = Egnn()
    optimizer = torch.optim.Adam(model.parameters(), lr=5e-4, weight_decay=1e-12, foreach=True)
    mean_square = nn.MSELoss()
    target, source = train.edges(options.batch)
    inverse_degree = 1 / (train.particles - 1)
    run = model
    if options.trace:
        speed, x, v, edge_features, _ = train.batch(torch.arange(options.batch))
        run = torch.jit.trace(model, (speed, x, v, target, source, edge_features, torch.tensor(inverse_degree)))
        inverse_degree = torch.tensor(inverse_degree)

    seconds, best = [], (math.inf, math.inf, 0)
    for epoch in range(1, options.warmup + options.epochs + 1):
        elapsed, total = 0.0, 0.0
        order = torch.randperm(train.count)
        steps = train.count // options.batch
        for step in range(steps):
            speed, x, v, edge_features, y = train.batch(order[step * options.batch:(step + 1) * options.batch])
            start = time.perf_counter()
            optimizer.zero_grad(set_to_none=True)
            loss = mean_square(run(speed, x, v, target, source, edge_features, inverse_degree), y)
            loss.backward()
            optimizer.step()
            elapsed += time.perf_counter() - start
            total += loss.item()
        line = {"epoch": epoch, "seconds": round(elapsed, 4), "train_mse": total / steps}
        if options.evaluate:
            validation, test = (evaluate(model, systems, options.batch) for systems in held_out)
            line.update(validation_mse=validation, test_mse=test)
            best = min(best, (validation, test, epoch))
        if epoch > options.warmup:
            seconds.append(elapsed)
            print(json.dumps(line), flush=True)

    print(json.dumps({"figure": "nbody.egnn.epoch_seconds", "value": min(seconds), "median": statistics.median(seconds),
                      "unit": "s", "threads": options.threads, "peer": f"torch {torch.__version__}"}))
    if options.evaluate:
        print(json.dumps({"figure": "nbody.egnn.test_mse", "value": best[1], "unit": "squared length",
                          "validation_mse": best[0], "epoch": best[2]}))


if __name__ == "__main__":
    main()
