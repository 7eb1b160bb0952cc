#!/usr/bin/env python3
"""One graph at a time in plain PyTorch: EGNN of 4 layers of width 64, of five particles with velocities and of a molecule of 18 atoms,
all pairs joined. Each eager and traced and frozen, in inference mode. See rounds.py for how it is asked."""

import rounds
import torch

from egnn import Molecules, Particles, predictions
from nbody import Systems
from qm9 import molecules


def main():
    torch.manual_seed(1)
    torch.set_num_threads(rounds.threads)
    particles, _ = Systems.random(1).batch(torch.arange(1))
    graphs = {"particles5": (Particles(), particles), "molecule18": (Molecules(64, 4), molecules(1))}
    rounds.serve({
        f"{name}.{form}": run
        for name, (model, inputs) in graphs.items()
        for form, run in predictions(model, inputs).items()
    })


if __name__ == "__main__":
    main()
