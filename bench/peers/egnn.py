"""EGNN (Satorras et al. 2021) in plain PyTorch: for particles with velocities, whose positions it predicts, and for molecules."""

import torch
from torch import nn


def segment_sum(values, index, rows):
    return values.new_zeros(rows, values.size(1)).index_add_(0, index, values)


class Layer(nn.Module):
    """Messages m_ij (gated or not), x_i += mean_j (x_i - x_j) phi_x(m_ij) + phi_v(h_i) v_i where positions move, h_i += phi_h(h_i, sum_j m_ij)."""

    def __init__(self, width, edge_features=0, gate=False, moves=True):
        super().__init__()
        self.edge = nn.Sequential(
            nn.Linear(2 * width + 1 + edge_features, width), nn.SiLU(), nn.Linear(width, width), nn.SiLU())
        self.node = nn.Sequential(nn.Linear(2 * width, width), nn.SiLU(), nn.Linear(width, width))
        self.gate = nn.Sequential(nn.Linear(width, 1), nn.Sigmoid()) if gate else None
        if moves:
            self.position = nn.Sequential(nn.Linear(width, width), nn.SiLU(), nn.Linear(width, 1, bias=False))
            self.velocity = nn.Sequential(nn.Linear(width, width), nn.SiLU(), nn.Linear(width, 1))
            nn.init.xavier_uniform_(self.position[2].weight, gain=0.001)

    def messages(self, h, target, source, edge):
        message = self.edge(torch.cat([h.index_select(0, target), h.index_select(0, source)] + edge, 1))
        return message if self.gate is None else message * self.gate(message)

    def update(self, h, message, target):
        return h + self.node(torch.cat([h, segment_sum(message, target, h.size(0))], 1))


class MovingLayer(Layer):
    def forward(self, h, x, v, target, source, edge_features, inverse_degree):
        difference = x.index_select(0, target) - x.index_select(0, source)
        message = self.messages(h, target, source, [difference.square().sum(1, keepdim=True), edge_features])
        push = segment_sum(difference * self.position(message), target, x.size(0))
        x = x + push * inverse_degree + self.velocity(h) * v
        return self.update(h, message, target), x


class StillLayer(Layer):
    def forward(self, h, x, target, source):
        square = (x.index_select(0, target) - x.index_select(0, source)).square().sum(1, keepdim=True)
        return self.update(h, self.messages(h, target, source, [square]), target)


class Particles(nn.Module):
    """Where particles will be, from their speeds, positions, velocities and pairs."""

    def __init__(self, width=64, layers=4, edge_features=2):
        super().__init__()
        self.embedding = nn.Linear(1, width)
        self.layers = nn.ModuleList(MovingLayer(width, edge_features) for _ in range(layers))

    def forward(self, h, x, v, target, source, edge_features, inverse_degree):
        h = self.embedding(h)
        for layer in self.layers:
            h, x = layer(h, x, v, target, source, edge_features, inverse_degree)
        return x


class Molecules(nn.Module):
    """A number a molecule, from its atoms' features and positions: the network of the paper's section 5.3 and appendix C.3."""

    def __init__(self, width, layers, features=15):
        super().__init__()
        self.embedding = nn.Linear(features, width)
        self.layers = nn.ModuleList(StillLayer(width, gate=True, moves=False) for _ in range(layers))
        self.atom = nn.Sequential(nn.Linear(width, width), nn.SiLU(), nn.Linear(width, width))
        self.molecule = nn.Sequential(nn.Linear(width, width), nn.SiLU(), nn.Linear(width, 1))

    def forward(self, h, x, target, source, molecule, example):
        """`example` has a row a molecule, whatever is in it."""
        h = self.embedding(h)
        for layer in self.layers:
            h = layer(h, x, target, source)
        return self.molecule(segment_sum(self.atom(h), molecule, example.size(0)))


def training_step(model, loss, inputs, expected):
    """A whole step of training on a batch, with Adam at its fastest."""
    optimizer = torch.optim.Adam(model.parameters(), lr=5e-4, foreach=True)

    def step():
        optimizer.zero_grad(set_to_none=True)
        loss(model(*inputs), expected).backward()
        optimizer.step()

    return step


def predictions(model, inputs):
    """Without gradients: the module as it is, and traced and frozen."""
    model = model.eval()
    with torch.inference_mode():
        frozen = torch.jit.freeze(torch.jit.trace(model, inputs))

    def run(module):
        def predict():
            with torch.inference_mode():
                module(*inputs)

        return predict

    return {"eager": run(model), "traced": run(frozen)}
