#!/usr/bin/env python3
"""The 16 smallest eigenpairs of a sparse symmetric matrix with all of its spectrum above or at 0, as scipy.sparse.linalg.eigsh finds them: `SA`, Lanczos' iteration
for the algebraically smallest; `SA.ncv64`, with 64 vectors instead of 33; `SM`, for those of the smallest size; `shift`, with a factorisation of the matrix moved a little off
0. `--matrix` is a folder with the arrays of its compressed rows, `pointers` and `columns` (32-bit integers) and `values` (64-bit floats). eigsh's own tolerance means
something else than ours, so each way gets the greatest power of ten with which no residual exceeds `--residual` times the norm of the matrix, or `--tolerance`,
and an answer that is not within the residual is an error. See rounds.py for how it is asked."""

import argparse
import functools
import os
import time

import rounds
import numpy
import scipy
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import eigsh

PAIRS = 16
WAYS = {"SA": {"which": "SA"}, "SM": {"which": "SM"}, "SA.ncv64": {"which": "SA", "ncv": 64}, "shift": {"sigma": -1e-3}}


def read(folder):
    pointers, columns = (numpy.fromfile(os.path.join(folder, name), dtype=numpy.int32) for name in ("pointers", "columns"))
    return csr_matrix((numpy.fromfile(os.path.join(folder, "values")), columns, pointers))


def residual(matrix, norm, values, vectors):
    return numpy.linalg.norm(matrix @ vectors - vectors * values, axis=0).max() / norm


def main():
    parser = argparse.ArgumentParser(parents=[rounds.parser], add_help=False)
    parser.add_argument("--matrix", required=True)
    parser.add_argument("--residual", type=float, required=True)
    parser.add_argument("--tolerance", type=float)
    options = parser.parse_args()
    matrix = read(options.matrix)
    norm = eigsh(matrix, 1, which="LA", tol=1e-3, return_eigenvectors=False)[0]

    # Left to itself eigsh starts from other numbers, and ends at another residual, each time.
    start = numpy.random.default_rng(0).uniform(-1, 1, matrix.shape[0])

    def pairs(way, tolerance):
        return eigsh(matrix, PAIRS, tol=tolerance, v0=start, **WAYS[way])

    def tolerance(way):
        for exponent in range(2, 16):
            if residual(matrix, norm, *pairs(way, 10.0**-exponent)) <= options.residual:
                return 10.0**-exponent
        raise ValueError(f"{way} does not reach {options.residual}.")

    tolerances = {way: options.tolerance or tolerance(way) for way in WAYS}

    def solve(way):
        begin = time.perf_counter()
        values, vectors = pairs(way, tolerances[way])
        seconds = time.perf_counter() - begin
        if residual(matrix, norm, values, vectors) > options.residual:
            raise ValueError(f"{way} with a tolerance of {tolerances[way]} does not reach {options.residual}.")
        return seconds

    rounds.serve({way: functools.partial(solve, way) for way in WAYS}, peer=f"scipy {scipy.__version__}")


if __name__ == "__main__":
    main()
