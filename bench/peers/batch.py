#!/usr/bin/env python3
"""96 molecules of 18 atoms, all pairs joined, become one batch in plain PyTorch, in two ways. `geometric` does what torch_geometric's
Batch.from_data_list does to tensors, and none of what it does with Python objects: every attribute is joined by itself, edges are
shifted graph by graph, and where each graph begins in each attribute is kept. `same_work` is the shortest way found to all that a
training step of ours is given: beside features, positions, labels and edges, where each node's edges begin by target and by source,
and the edges sorted by source. Each molecule's own order is known beforehand, as ours is. See rounds.py for how it is asked."""

import rounds
import torch

from qm9 import molecules


def begins(counts):
    begin = torch.zeros(counts.numel() + 1, dtype=torch.long)
    torch.cumsum(counts, 0, out=begin[1:])
    return begin


def geometric(graphs):
    nodes = [graph["x"].size(0) for graph in graphs]
    batch, slices, shifts = {}, {}, {}
    for name in ("x", "edge_index", "y", "pos"):
        edges = name == "edge_index"
        parts = [graph[name] for graph in graphs]
        slices[name] = begins(torch.tensor([part.size(int(edges)) for part in parts]))
        shifts[name] = begins(torch.tensor(nodes[:-1] if edges else [0] * (len(nodes) - 1)))
        if int(shifts[name][-1]) != 0:
            parts = [part + shift for part, shift in zip(parts, shifts[name])]
        batch[name] = torch.cat(parts, int(edges))
    batch["batch"] = torch.cat([torch.full((count,), place) for place, count in enumerate(nodes)])
    batch["ptr"] = begins(torch.tensor(nodes))
    return batch, slices, shifts


def same_work(graphs):
    nodes = torch.tensor([graph["x"].size(0) for graph in graphs])
    edges = torch.tensor([graph["edge_index"].size(1) for graph in graphs])
    node, edge, place = begins(nodes), begins(edges), torch.arange(len(graphs))
    of_node, of_edge = place.repeat_interleave(nodes), place.repeat_interleave(edges)
    batch = {name: torch.cat([graph[name] for graph in graphs]) for name in ("x", "pos", "y")}
    batch["edge_index"] = torch.cat([graph["edge_index"] for graph in graphs], 1).add_(node.index_select(0, of_edge))
    batch["by_source"] = torch.cat([graph["by_source"] for graph in graphs]).add_(edge.index_select(0, of_edge))
    batch["edge_ends"] = torch.cat([graph["edge_ends"] for graph in graphs], 1).add_(edge.index_select(0, of_node))
    batch["batch"], batch["ptr"] = of_node, node
    return batch


def molecule():
    x, pos, target, source, _, y = molecules(1)
    ends = torch.stack([torch.bincount(ends, minlength=x.size(0)).cumsum(0) for ends in (target, source)])
    return {"x": x, "pos": pos, "y": y, "edge_index": torch.stack([source, target]), "by_source": source.argsort(stable=True), "edge_ends": ends}


def main():
    torch.manual_seed(1)
    graphs = [molecule() for _ in range(96)]
    rounds.serve({"geometric": lambda: geometric(graphs) and None, "same_work": lambda: same_work(graphs) and None})


if __name__ == "__main__":
    main()
