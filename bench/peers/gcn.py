#!/usr/bin/env python3
"""The graph convolutional network of Kipf and Welling (2017) on Cora in plain PyTorch: a training epoch, which is one step on the
whole graph. The input is dense, as in PyTorch Geometric's example, or sparse. Messages pass by a product with a sparse matrix, which is
faster here than index_add_. See rounds.py for how it is asked."""

import pickle
import warnings
from pathlib import Path

import rounds
import torch
from torch import nn
from torch.nn import functional


warnings.filterwarnings("ignore", "Sparse CSR tensor support")


class Csr:
    """What is needed of SciPy's csr_matrix, without SciPy."""

    def __setstate__(self, state):
        self.shape = state["_shape"]
        self.values = torch.from_numpy(state["data"]).float()
        self.columns = torch.from_numpy(state["indices"]).long()
        pointers = torch.from_numpy(state["indptr"]).long()
        self.rows = torch.arange(self.shape[0]).repeat_interleave(pointers.diff())

    def to_dense(self):
        return torch.zeros(self.shape).index_put_((self.rows, self.columns), self.values)


class Unpickler(pickle.Unpickler):
    def find_class(self, module, name):
        return Csr if name == "csr_matrix" else super().find_class(module, name)


def cora(folder):
    """Row-normalised features, classes, and both ends of every edge, each node joined to itself too."""

    def load(part):
        with open(Path(folder) / f"ind.cora.{part}", "rb") as file:
            return Unpickler(file, encoding="latin1").load()

    test = torch.tensor([int(line) for line in (Path(folder) / "ind.cora.test.index").read_text().split()])
    known, unknown = load("allx").to_dense(), load("tx").to_dense()
    features = torch.zeros(known.size(0) + unknown.size(0), known.size(1))
    classes = torch.zeros(features.size(0), dtype=torch.long)
    features[:known.size(0)], features[test] = known, unknown
    classes[:known.size(0)] = torch.from_numpy(load("ally")).argmax(1)
    classes[test] = torch.from_numpy(load("ty")).argmax(1)
    pairs = {(a, b) for node, others in load("graph").items() for other in others for a, b in ((node, other), (other, node))}
    pairs |= {(node, node) for node in range(features.size(0))}
    target, source = torch.tensor(sorted(pairs)).t()
    return features / features.sum(1, keepdim=True).clamp(min=1), classes, target, source


class SparseProduct(torch.autograd.Function):
    """A product with a sparse matrix, by rows (CSR) there and back: `transposed` is its transpose."""

    @staticmethod
    def forward(context, matrix, transposed, h):
        context.transposed = transposed
        return matrix @ h

    @staticmethod
    def backward(context, gradient):
        return None, None, context.transposed @ gradient


def by_rows(rows, columns, values, shape):
    return torch.sparse_coo_tensor(torch.stack([rows, columns]), values, shape).coalesce().to_sparse_csr()


class SparseInput:
    """A sparse matrix of which some entries are dropped in training. The transpose lists the same entries by columns."""

    def __init__(self, dense):
        rows, columns = dense.nonzero(as_tuple=True)
        self.shape = dense.shape
        self.matrix = by_rows(rows, columns, dense[rows, columns], self.shape)
        places = by_rows(columns, rows, torch.arange(rows.size(0), dtype=torch.double), self.shape[::-1])
        self.order = places.values().long()
        self.transposed = places

    def times(self, weight, training):
        values = functional.dropout(self.matrix.values(), 0.5, training)
        matrix = torch._sparse_csr_tensor_unsafe(self.matrix.crow_indices(), self.matrix.col_indices(), values, self.shape)
        transposed = torch._sparse_csr_tensor_unsafe(
            self.transposed.crow_indices(), self.transposed.col_indices(), values[self.order], self.shape[::-1])
        return SparseProduct.apply(matrix, transposed, weight)


class Gcn(nn.Module):
    def __init__(self, features, width, classes, adjacency):
        super().__init__()
        self.first = nn.Parameter(nn.init.xavier_uniform_(torch.empty(features, width)))
        self.second = nn.Parameter(nn.init.xavier_uniform_(torch.empty(width, classes)))
        self.first_bias = nn.Parameter(torch.zeros(width))
        self.second_bias = nn.Parameter(torch.zeros(classes))
        self.adjacency = adjacency

    def propagate(self, h):
        return SparseProduct.apply(self.adjacency, self.adjacency, h)  # symmetric

    def forward(self, x):
        if isinstance(x, SparseInput):
            h = x.times(self.first, self.training)
        else:
            h = functional.dropout(x, 0.5, self.training) @ self.first
        h = functional.relu(self.propagate(h) + self.first_bias)
        h = functional.dropout(h, 0.5, self.training) @ self.second
        return self.propagate(h) + self.second_bias


def epoch(x, classes, target, source):
    nodes = classes.size(0)
    degree = torch.bincount(target, minlength=nodes).float()
    adjacency = by_rows(target, source, (degree[target] * degree[source]).rsqrt(), (nodes, nodes))
    model = Gcn(x.shape[1], 16, int(classes.max()) + 1, adjacency)
    adam = torch.optim.Adam(
        [{"params": [model.first, model.first_bias], "weight_decay": 5e-4}, {"params": [model.second, model.second_bias]}],
        lr=0.01, foreach=True)
    truth = classes[:140]

    def step():
        adam.zero_grad(set_to_none=True)
        functional.cross_entropy(model(x)[:140], truth).backward()
        adam.step()

    return step


def main():
    rounds.parser.add_argument("--data", required=True)
    x, classes, target, source = cora(rounds.parser.parse_args().data)
    torch.manual_seed(1)
    rounds.serve({"epoch": epoch(x, classes, target, source), "epoch.sparse": epoch(SparseInput(x), classes, target, source)})


if __name__ == "__main__":
    main()
