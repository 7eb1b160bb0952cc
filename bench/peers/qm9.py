#!/usr/bin/env python3
"""Molecules in plain PyTorch: a training step of the EGNN of the paper's QM9 experiment, 7 layers of width 128 with a gate, on 96
molecules of 18 atoms joined to complete graphs; and its forward pass alone. See rounds.py for how it is asked."""

import rounds
import torch
from torch import nn

from egnn import Molecules, predictions, training_step


def molecules(count, atoms=18):
    """Features [atoms x 15], positions, target and source of every pair, each atom's molecule, and a number a molecule."""
    features = nn.functional.one_hot(torch.randint(5, (count * atoms,)), 5).repeat_interleave(3, 1).float()
    features = features * torch.rand(count * atoms, 15)
    molecule = torch.arange(count).repeat_interleave(atoms)
    pairs = torch.tensor([(i, j) for i in range(atoms) for j in range(atoms) if i != j]).t()
    offset = (torch.arange(count) * atoms).unsqueeze(1)
    target, source = ((part + offset).flatten() for part in pairs)
    return features, torch.randn(count * atoms, 3), target, source, molecule, torch.randn(count, 1)


def main():
    torch.manual_seed(1)
    inputs = rounds.placed(molecules(96))
    model = Molecules(128, 7).to(rounds.device)
    forward = predictions(Molecules(128, 7).to(rounds.device), tuple(inputs))
    rounds.serve({"train": training_step(model, nn.L1Loss(), inputs, inputs[-1]), "forward": forward["eager"], "forward.traced": forward["traced"]})


if __name__ == "__main__":
    main()
