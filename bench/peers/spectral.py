#!/usr/bin/env python3
"""Matrices of large graphs in SciPy: `laplacian_1m`, the symmetric Laplacian of a graph of a million nodes and ten million edges, as
scipy.sparse.csgraph has it, from a matrix in compressed rows, float64. SciPy computes it on one thread. See rounds.py for how it is asked."""

import functools

import rounds
import numpy
import scipy
from scipy.sparse import coo_matrix, csgraph

NODES, UNDIRECTED_EDGES = 1_000_000, 5_000_000


@functools.lru_cache(maxsize=1)
def adjacency():
    """The same as ours: edges from each node to five that a hash of their number says."""
    edge = numpy.arange(UNDIRECTED_EDGES, dtype=numpy.uint64)
    hashed = edge * numpy.uint64(0x9E3779B97F4A7C15)
    hashed = (hashed ^ (hashed >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
    hashed = (hashed ^ (hashed >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
    hashed ^= hashed >> numpy.uint64(31)
    source, target = (edge % numpy.uint64(NODES)).astype(numpy.int32), (hashed % numpy.uint64(NODES)).astype(numpy.int32)
    weight = ((hashed >> numpy.uint64(11)) + numpy.uint64(1)).astype(numpy.float64) * 2.0**-53
    ends = numpy.concatenate([source, target]), numpy.concatenate([target, source])
    matrix = coo_matrix((numpy.concatenate([weight, weight]), ends), shape=(NODES, NODES)).tocsr()
    matrix.sum_duplicates()
    return matrix


def laplacian_1m():
    csgraph.laplacian(adjacency(), normed=True)


def main():
    rounds.serve({"laplacian_1m": laplacian_1m}, peer=f"scipy {scipy.__version__}")


if __name__ == "__main__":
    main()
