#!/usr/bin/env python3
"""Single operations in plain PyTorch, each into a result that is there already. Works have the names of the suite's figures:
matmul.MxKxN, matmul_nt.MxKxN and matmul_tn.MxKxN are a linear map of M rows from K to N numbers, its gradient by its input and that by its
weight; the others are maps over so many numbers, and rows of 64 numbers moved along so many edges of degree 16. A repetition is enough calls
to last some microseconds. See rounds.py for how it is asked."""

import functools
import itertools

import rounds
import torch

ROWS, WIDTHS = (100, 2000, 30000), (16, 33, 64, 128, 256)
NUMBERS, EDGES = (1 << 12, 1 << 16, 1 << 23), (1 << 10, 1 << 14, 1 << 18)
WIDTH, DEGREE = 64, 16
MAPS = {
    "silu": lambda x, y: torch._C._nn.silu(x, out=y),
    "sigmoid": lambda x, y: torch.sigmoid(x, out=y),
    "exp": lambda x, y: torch.exp(x, out=y),
    "tanh": lambda x, y: torch.tanh(x, out=y),
}


def product(form, rows, inputs, outputs):
    x, g, w = torch.randn(rows, inputs), torch.randn(rows, outputs), torch.randn(inputs, outputs)
    left, right = {"matmul": (x, w), "matmul_nt": (g, w.t()), "matmul_tn": (x.t(), g)}[form]
    y = torch.empty(left.size(0), right.size(1))
    return lambda: torch.mm(left, right, out=y)


def map_over(name, count):
    x, y = torch.randn(count), torch.empty(count)
    return lambda: MAPS[name](x, y)


def along_edges(name, edges):
    nodes = edges // DEGREE
    target, source = torch.arange(nodes).repeat_interleave(DEGREE), torch.randint(nodes, (edges,))
    node, edge = torch.randn(nodes, WIDTH), torch.randn(edges, WIDTH)
    other, second, third = torch.randn(nodes, WIDTH), torch.randn(edges, WIDTH), torch.empty(edges, WIDTH)
    sums = torch.empty(WIDTH)
    calls = {
        "gather": lambda: torch.index_select(node, 0, source, out=edge),
        "gather_sum": lambda: torch.index_select(node, 0, target, out=third).add_(other.index_select(0, source)).add_(edge),
        "add": lambda: torch.add(edge, second, out=third),
        "sum_rows": lambda: torch.sum(edge, 0, out=sums),
    }
    if name in calls:
        return calls[name]
    index = target if name == "segment_sum" else source
    return lambda: node.zero_().index_add_(0, index, edge)


@functools.lru_cache(maxsize=1)
def prepare(work):
    name, size = work.split(".")
    if name.startswith("matmul"):
        rows, inputs, outputs = map(int, size.split("x"))
        return product(name, rows, inputs, outputs)
    return map_over(name, int(size)) if name in MAPS else along_edges(name, int(size))


def repeat(work, calls):
    def run():
        call = prepare(work)
        for _ in range(calls):
            call()

    return run


def main():
    torch.manual_seed(1)
    works = {}
    for form, (m, k, n) in itertools.product(("matmul", "matmul_nt", "matmul_tn"), itertools.product(ROWS, WIDTHS, WIDTHS)):
        works[f"{form}.{m}x{k}x{n}"] = repeat(f"{form}.{m}x{k}x{n}", max(1, 2_000_000 // (2 * m * k * n)))
    for name, count in itertools.product(MAPS, NUMBERS):
        works[f"{name}.{count}"] = repeat(f"{name}.{count}", max(1, 50_000 // count))
    for name, edges in itertools.product(("gather", "gather_sum", "segment_sum", "segment_sum_by_source", "add", "sum_rows"), EDGES):
        works[f"{name}.{edges}"] = repeat(f"{name}.{edges}", max(1, 50_000 // (edges * WIDTH)))
    rounds.serve(works)


if __name__ == "__main__":
    main()
