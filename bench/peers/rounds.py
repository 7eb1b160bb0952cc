"""How a peer is timed: it does some of its work whenever it is asked to, and says how long each repetition took.

Import this before torch and numpy. `--threads N` sets how many threads everything may use; OpenBLAS and OpenMP read it when they are
loaded. A request is a line on the standard input, {"work": NAME, "seconds": S, "least": N}: repeat the work for S seconds and
at least N times. The answer is a line on the standard output, {"seconds": [...]}, one number a repetition. Between two
requests the process sleeps, so that what it is compared with has the machine to itself. By hand, from a shell:

    echo '{"work": "train"}' | /usr/bin/python3 bench/peers/qm9.py --threads 1
"""

import argparse
import json
import os
import sys
import time

parser = argparse.ArgumentParser()
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--device", default="cpu", help="cpu, or cuda:0 and so on, for the works that know of it")
threads = max(1, parser.parse_known_args()[0].threads)
device = parser.parse_known_args()[0].device
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = str(threads)

# OpenMP and OpenBLAS have a pool of threads each, and by default an idle pool spins on the cores that the other wants: with as many
# threads as cores that makes a training step several times slower. What the environment says already is left alone.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
os.environ.setdefault("OPENBLAS_THREAD_TIMEOUT", "4")


def placed(tensors):
    """Tensors on the device."""
    return [tensor.to(device) for tensor in tensors]


def finish():
    """Waits until the device is done with what it was given."""
    if device != "cpu":
        import torch

        torch.cuda.synchronize(device)


def serve(works, peer=None):
    """Answers requests until the input ends. A work is a function; one that returns a number timed itself, in seconds. `peer` is what
    does the work; without it, it is torch, which is told its threads here."""
    if peer is None:
        import torch

        torch.set_num_threads(threads)
        peer = f"torch {torch.__version__}"
    print(json.dumps({"peer": peer, "threads": threads, "works": sorted(works)}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        work, seconds = works[request["work"]], []
        end = time.perf_counter() + request.get("seconds", 1.0)
        while len(seconds) < request.get("least", 3) or time.perf_counter() < end:
            start = time.perf_counter()
            own = work()
            finish()
            seconds.append(time.perf_counter() - start if own is None else own)
        print(json.dumps({"seconds": seconds}), flush=True)
