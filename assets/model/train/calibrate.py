#!/usr/bin/env python3
"""Fits `shift` of assets/model/link.toml: what is added to the log-odds that two passages of one language make the same claim, so
that the probabilities hold in the judged stories of that language.

    calibrate.py EVAL HALF CLAIMS=FOLDER … -- synoptic compare --links all --format json

EVAL holds `score_claims.py`, the judged stories in CLAIMS and their texts in FOLDER. HALF is that which the trees learnt from.
The program must be one whose link.toml has no shift for the language. Needs numpy.
"""
import itertools, json, pathlib, sys, types
import numpy as np

LEAST = 0.1  # Less likely pairs hold no group together.


def read(path):
    """The functions of the scoring program, which runs as soon as it is imported."""
    module = types.ModuleType("score_claims")
    exec(path.read_text().rsplit("\nmain()", 1)[0], module.__dict__)
    return module


def pairs(score_claims, program, claims, folder, half):
    """The log-odds of the pairs of two articles, and whether a reader put them in one group."""
    for path in sorted(claims.glob("*.claims.json")):
        gold = json.loads(path.read_text())
        number = int("".join(filter(str.isdigit, gold["cluster"])) or 0)
        if ("odd" if number % 2 else "even") != half:
            continue
        texts = folder / gold["cluster"]
        told = score_claims.compare(program, texts / "articles" if (texts / "articles").is_dir() else texts)
        names = {document["id"]: pathlib.Path(document["file"]).name for document in told["documents"]}
        file = {claim["id"]: names[claim["document"]] for claim in told["claims"]}
        groups = {claim: set() for claim in file}
        for (number, group), claim in itertools.product(enumerate(gold["groups"]), told["claims"]):
            is_member = lambda member: member["file"] == file[claim["id"]] and score_claims.same(
                claim["start"], claim["end"], member["start"], member["end"])
            if any(map(is_member, group["members"])):
                groups[claim["id"]].add(number)
        for link in told["links"]:
            if file[link["a"]] != file[link["b"]] and LEAST <= link["score"] < 1:
                yield np.log(link["score"] / (1 - link["score"])), bool(groups[link["a"]] & groups[link["b"]])


def main():
    given, program = sys.argv[1:sys.argv.index("--")], sys.argv[sys.argv.index("--") + 1:]
    if len(given) < 3 or not program:
        sys.exit(__doc__)
    root, half = pathlib.Path(given[0]), given[1]
    score_claims = read(root / "score_claims.py")
    for claims, folder in (language.split("=") for language in given[2:]):
        found = list(pairs(score_claims, program, root / claims, root / folder, half))
        log_odds, same = np.array([odds for odds, _ in found]), np.array([float(is_same) for _, is_same in found])
        shift = 0.0
        for _ in range(50):  # Newton's method on the likelihood.
            likely = 1 / (1 + np.exp(-log_odds - shift))
            shift += (same - likely).sum() / (likely * (1 - likely)).sum()
        print(f"{claims}: {len(found)} pairs, shift {shift:.2f}")


if __name__ == "__main__":
    main()
