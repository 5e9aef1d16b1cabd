#!/usr/bin/env python3
"""How far the probabilities of groups can be trusted, by tenths: of the pairs of passages of two articles that one group holds, how
many a reader put together, beside what the group says.

    calibrate.py EVAL HALF CLAIMS=FOLDER … -- synoptic compare --format json

EVAL holds `score_claims.py`, the judged stories in CLAIMS and their texts in FOLDER. HALF, even or odd, is that which the trees
learnt from where `shift` of assets/model/link.toml is set by it: by steps of 0.1, as far as groups on the whole say no more than they hold.
"""
import collections, itertools, json, pathlib, sys, types


def read(path):
    """The functions of the scoring program, which runs as soon as it is imported."""
    module = types.ModuleType("score_claims")
    exec(path.read_text().rsplit("\nmain()", 1)[0], module.__dict__)
    return module


def pairs(score_claims, program, claims, folder, half):
    """The probability of the group of each pair, and whether a reader put the two in one group."""
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
        for group in told["groups"]:
            for a, b in itertools.combinations(group["members"], 2):
                if file[a] != file[b]:
                    yield group["probability"], bool(groups[a] & groups[b])


def main():
    if "--" not in sys.argv or sys.argv.index("--") < 4:
        sys.exit(__doc__)
    given, program = sys.argv[1:sys.argv.index("--")], sys.argv[sys.argv.index("--") + 1:]
    root, half = pathlib.Path(given[0]), given[1]
    score_claims = read(root / "score_claims.py")
    for claims, folder in (language.split("=") for language in given[2:]):
        tenths = collections.defaultdict(list)
        for probability, is_same in pairs(score_claims, program, root / claims, root / folder, half):
            tenths[min(int(probability * 10), 9)].append((probability, is_same))
        for tenth, found in sorted(tenths.items()):
            told, right = (sum(column) / len(found) for column in zip(*found))
            print(f"{claims} {half} {tenth / 10}: {len(found)} pairs, told {told:.2f}, right {right:.2f}")


main()
