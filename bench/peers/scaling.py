#!/usr/bin/env python3
"""One EGNN layer of width 64 on random graphs of degree 16 in plain PyTorch: forward, and forward and backward, for 1e3 to 1e6 edges.
See rounds.py for how it is asked."""

import rounds
import torch

from egnn import MovingLayer

DEGREE = 16


class Case:
    """A graph and what is done with it; made when it is first asked for, since the largest takes gigabytes."""

    def __init__(self, edges, train):
        self.edges, self.train, self.inputs = edges, train, None
        self.layer = MovingLayer(64, 0)

    def prepare(self):
        nodes = self.edges // DEGREE
        target = torch.arange(nodes).repeat_interleave(DEGREE)
        source = torch.randint(nodes, (nodes * DEGREE,))
        self.inputs = (torch.randn(nodes, 64), torch.randn(nodes, 3), torch.randn(nodes, 3), target, source,
                       torch.empty(nodes * DEGREE, 0), torch.tensor(1 / DEGREE))

    def __call__(self):
        if self.inputs is None:
            self.prepare()
        if not self.train:
            with torch.inference_mode():
                self.layer(*self.inputs)
            return
        self.layer.zero_grad(set_to_none=True)
        h, x = self.layer(*self.inputs)
        (h.sum() + x.sum()).backward()


def main():
    torch.manual_seed(1)
    rounds.serve({
        f"edges1e{power}{suffix}": Case(10**power, train)
        for power in range(3, 7)
        for suffix, train in (("", True), (".forward", False))
    })


if __name__ == "__main__":
    main()
