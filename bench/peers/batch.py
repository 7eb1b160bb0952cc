#!/usr/bin/env python3
"""Collation of 96 molecules of 18 atoms, all pairs joined, to one batch in plain PyTorch: what torch_geometric's Batch.from_data_list
gives (features, positions, atomic numbers, shifted edges, labels, each atom's molecule, where each molecule begins), without its
bookkeeping. See rounds.py for how it is asked."""

import rounds
import torch

from qm9 import molecules


def collate(graphs):
    counts = torch.tensor([graph["x"].size(0) for graph in graphs])
    begin = torch.zeros(len(graphs) + 1, dtype=torch.long)
    torch.cumsum(counts, 0, out=begin[1:])
    batch = {name: torch.cat([graph[name] for graph in graphs]) for name in ("x", "pos", "z", "y")}
    edges = torch.tensor([graph["edge_index"].size(1) for graph in graphs])
    batch["edge_index"] = torch.cat([graph["edge_index"] for graph in graphs], 1).add_(begin[:-1].repeat_interleave(edges))
    batch["batch"] = torch.arange(len(graphs)).repeat_interleave(counts)
    batch["ptr"] = begin
    return batch


def main():
    torch.manual_seed(1)
    graphs = []
    for _ in range(96):
        x, pos, target, source, _, y = molecules(1)
        graphs.append({"x": x, "pos": pos, "z": torch.randint(1, 10, (18,)), "y": y, "edge_index": torch.stack([source, target])})
    rounds.serve({"collate": lambda: collate(graphs) and None})


if __name__ == "__main__":
    main()
