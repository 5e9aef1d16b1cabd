#!/usr/bin/env python3
"""Learns the boosted trees of `same-claim`, `facts` and `conflicts` from stories that a careful reader judged.

usage: train.py [--half even|odd|all] [--work DIR] EVAL_DIR

EVAL_DIR holds `claims/LANG/NAME.claims.json` (groups of passages that make the same claim), `facts/LANG/NAME.facts.json`
(values with what they are of) and the articles of each NAME in one of its folders. The features are made by the program
itself (`features.rs`), pass by pass; the scores that a later pass sees are always those of trees that did not see the story
(cross-fitting). Needs Python 3.11, numpy and LightGBM 4 (`pip install numpy lightgbm`).
"""
import argparse, collections, itertools, json, pathlib, re, subprocess, sys

import lightgbm, numpy

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
FOLDS = 5
CLAIMS = dict(num_leaves=12, learning_rate=0.08, min_data_in_leaf=80, feature_fraction=0.5, bagging_fraction=0.7, bagging_freq=1,
              lambda_l2=8.0, max_depth=6)
FACTS = dict(CLAIMS, min_data_in_leaf=50, num_leaves=14)
CONFLICTS = dict(CLAIMS, min_data_in_leaf=20, num_leaves=6, feature_fraction=0.4)
ROUNDS = {"1": 150, "2": 90, "facts": 220, "conflicts": 70}
# Few details conflict, so that much hangs on chance.
RUNS = {"conflicts": 6}
# The passes over pairs of details, not of passages.
OF_DETAILS = ("facts", "conflicts")
# The verdicts of a group of passages that tell different values.
DIFFERENT = ("differ", "changed", "disputed")
# Parts of a story count less than the whole: they are the same passages again. So do copies with other values.
WEIGHT_OF_PART = 0.35
WEIGHT_OF_COPY = 0.35
# The passes that learn from copies with other values.
OF_COPIES = ("conflicts",)


def overlaps(a, b, c, d):
    """Whether two passages are the same: they overlap by half of the shorter."""
    shared = min(b, d) - max(a, c)
    return shared > 0 and shared * 2 >= min(b - a, d - c)


def numbers(text):
    return set(re.findall(r"\d+", re.sub(r"(?<=\d)[.,\u00a0 ](?=\d{3}\b)", "", text)))


def fits(value, reader):
    a, b = numbers(value), numbers(reader)
    if a and b:
        return a <= b or b <= a  # "20/4" is not "20/5", though the 20 is the same.
    a, b = set(re.findall(r"\w+", value.lower())), set(re.findall(r"\w+", reader.lower()))
    return bool(a & b) or value in reader or reader in value


class Story:
    """One story, or a part of one, as the program sees it."""

    def __init__(self, path, language, claims, facts):
        self.name, self.language, self.whole = path.stem, language, path.stem.split("~")[0]
        self.is_copy = "~x" in self.name
        data = json.loads(path.read_text("utf8"))
        self.features = data["features"]
        self.claims, self.details, self.altered = [], [], []  # (file, start, end), (claim, aspect, text), whether altered
        for article in data["articles"]:
            first = len(self.claims)
            self.claims += [(article["file"], start, end) for start, end, _ in article["claims"]]
            self.details += [(first + claim, aspect, text) for claim, _, _, aspect, text, _ in article["details"]]
            self.altered += [altered for *_, altered in article["details"]]
        self.same, self.maybe = self.pairs(claims) if claims else (set(), set())
        self.by_claim = collections.defaultdict(list)
        for number, (claim, aspect, text) in enumerate(self.details):
            self.by_claim[claim].append((number, aspect, text))
        self.one_fact = self.facts(facts) if facts is not None else None
        self.opposed = self.conflicts(claims) if claims else set()

    def at(self, passage):
        return [i for i, (file, start, end) in enumerate(self.claims)
                if file == passage["file"] and overlaps(start, end, passage["start"], passage["end"])]

    def pairs(self, gold):
        same, maybe = set(), set()
        for group in gold["groups"]:
            members = [(passage["file"], self.at(passage)) for passage in group["members"]]
            for (file, a), (other, b) in itertools.combinations(members, 2):
                if file != other:
                    found = {(min(i, j), max(i, j)) for i in a for j in b}
                    (maybe if group["verdict"] == "maybe" else same).update(found)
        return same, maybe - same

    def facts(self, gold):
        of = collections.defaultdict(set)
        for number, fact in enumerate(gold["facts"]):
            for value in fact["values"]:
                for claim in self.at(value):
                    for detail, aspect, text in self.by_claim[claim]:
                        if aspect == fact["aspect"] and fits(text, value["value"]):
                            of[detail].add(number)
        return of

    def conflicts(self, gold):
        """The pairs of details that the reader sets against each other."""
        found = set()
        for group in gold["groups"]:
            valued = [passage for passage in group["members"] if passage.get("value")] if group["verdict"] in DIFFERENT else []
            details = [[detail for claim in self.at(passage) for detail, aspect, text in self.by_claim[claim]
                        if aspect in group["aspects"] and fits(text, passage["value"])] for passage in valued]
            for (one, ours), (other, theirs) in itertools.combinations(zip(valued, details), 2):
                if one["file"] != other["file"] and one["value"] != other["value"]:
                    # A number of both values is what they have in common.
                    common = numbers(one["value"]) & numbers(other["value"])
                    found.update((min(a, b), max(a, b)) for a in ours for b in theirs
                                 if not any(numbers(self.details[detail][2]) <= common and common for detail in (a, b)))
        return found

    def label(self, a, b, kind):
        if kind == "facts":
            return self.are_of_one_fact(a, b)
        if kind == "conflicts":
            is_altered = self.altered[a] or self.altered[b]
            of_one = self.are_of_one_fact(a, b) and (self.details[a][1] != "name" or is_altered)
            return (a, b) in self.opposed or of_one or is_altered and self.were_equal(a, b)
        return (a, b) in self.same

    def were_equal(self, a, b):
        """Whether two details had one value before they were altered, in passages that make the same claim."""
        (one, aspect, text), (other, other_aspect, other_text) = self.details[a], self.details[b]
        values = [numbers(words) or {words.lower()} for words in (text, other_text)]
        return aspect == other_aspect and values[0] == values[1] and (min(one, other), max(one, other)) in self.same

    def are_of_one_fact(self, a, b):
        return self.one_fact is not None and bool(self.one_fact[a] & self.one_fact[b])


class Rows:
    """The rows of one story for one pass."""

    def __init__(self, work, story, kind, end):
        self.story = story
        self.path = work / f"{story.name}.{kind}-{end}"
        names = story.features[end if end in OF_DETAILS else f"{kind}-{end}"]
        data = numpy.fromfile(f"{self.path}.f32", dtype=numpy.float32).reshape(-1, 2 + len(names))
        self.names, self.pairs, self.x = names, data[:, :2].astype(int), data[:, 2:]
        self.y = numpy.array([story.label(a, b, end) for a, b in self.pairs], dtype=float)
        maybe = story.maybe if end not in OF_DETAILS else set()
        self.counts = numpy.array([(a, b) not in maybe for a, b in self.pairs], dtype=bool)

    def weight(self):
        part = WEIGHT_OF_COPY if self.story.is_copy else WEIGHT_OF_PART if "~" in self.story.name else 1.0
        return part / max(1.0, self.y.sum()) ** 0.5


class Average:
    """Trees of several runs that saw other parts of the rows; the mean of their log-odds hangs less on chance."""

    def __init__(self, models):
        self.models = models

    def predict(self, x):
        return 1 / (1 + numpy.exp(-numpy.mean([model.predict(x, raw_score=True) for model in self.models], axis=0)))


def learn(rows, parameters, rounds, runs=1):
    rows = [row for row in rows if len(row.x)]
    x = numpy.concatenate([row.x[row.counts] for row in rows])
    y = numpy.concatenate([row.y[row.counts] for row in rows])
    weight = numpy.concatenate([numpy.full(row.counts.sum(), row.weight()) for row in rows])
    data = lightgbm.Dataset(x, y, weight=weight / weight.mean(), feature_name=list(rows[0].names))
    settings = dict(parameters, objective="binary", verbose=-1, deterministic=True, num_threads=1)
    return Average([lightgbm.train(dict(settings, seed=seed), data, rounds) for seed in range(1, runs + 1)])


def predict(model, row):
    return model.predict(row.x).astype(numpy.float32) if len(row.x) else numpy.zeros(0, numpy.float32)


def counts(story, end):
    """Whether a pass learns from a story, if it is of the half to learn from."""
    return not story.is_copy or end in OF_COPIES


def fold(story):
    return sum(map(ord, story.whole)) % FOLDS


def run(work, stories, learnt_from, kind, end, parameters):
    """Learns one pass, writes the scores of every story for the next, and returns the trees."""
    rows = [Rows(work, story, kind, end) for story in stories]
    ours = [row for row in rows if learnt_from(row.story) and counts(row.story, end)]
    model = learn(ours, parameters, ROUNDS[end], RUNS.get(end, 1))
    for number in range(FOLDS):
        held = [row for row in rows if learnt_from(row.story) and fold(row.story) == number]
        if held:
            other = learn([row for row in ours if fold(row.story) != number], parameters, ROUNDS[end], RUNS.get(end, 1))
            for row in held:
                predict(other, row).tofile(f"{row.path}.scores")
    for row in rows:
        if not learnt_from(row.story):
            predict(model, row).tofile(f"{row.path}.scores")
    report(rows, learnt_from, kind, end)
    return model


def average_precision(scores, labels):
    labels = labels[numpy.argsort(-scores, kind="stable")]
    hits = numpy.cumsum(labels)
    return float((hits / numpy.arange(1, len(labels) + 1))[labels > 0].sum() / max(1, labels.sum()))


def report(rows, learnt_from, kind, end):
    told = collections.defaultdict(list)
    for row in rows:
        scores = numpy.fromfile(f"{row.path}.scores", dtype=numpy.float32)
        part = "copies" if row.story.is_copy else "parts" if "~" in row.story.name else "whole"
        if row.y.sum():
            key = (row.story.language, "held out" if not learnt_from(row.story) else "cross-fitted", part)
            told[key].append(average_precision(scores[row.counts], row.y[row.counts]))
    for key, values in sorted(told.items()):
        print(f"{kind}-{end} {' '.join(key)}: mean average precision of the pairs looked at {numpy.mean(values):.3f} ({len(values)})", file=sys.stderr)


def written(model, names):
    """The trees as the program reads them."""
    runs = len(model.models)

    def nodes(tree):
        flat = []

        def add(node):
            at = len(flat)
            flat.append(None)
            if "leaf_value" in node:
                flat[at] = [round(node["leaf_value"] / runs, 5)]
            else:
                left, right = add(node["left_child"]), add(node["right_child"])
                threshold = float(f"{node['threshold']:.6g}")
                flat[at] = [node["split_feature"], threshold, left, right, round(node["internal_value"] / runs, 5)]
            return at

        add(tree["tree_structure"])
        return flat

    trees = [nodes(tree) for one in model.models for tree in one.dump_model()["tree_info"]]
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    return f'{{"features": {json.dumps(list(names))},\n"trees": [\n{lines}\n]}}\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=["even", "odd", "all"], default="all")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "target" / "train")
    parser.add_argument("--only", choices=["facts", "conflicts"], help="the scores of the passes before are there")
    parser.add_argument("eval", type=pathlib.Path)
    args = parser.parse_args()
    gold, folders = {}, []
    for path in sorted(args.eval.glob("claims/*/*.claims.json")):
        name, language = path.name.split(".")[0], path.parent.name
        facts = args.eval / "facts" / language / f"{name}.facts.json"
        folder = next((f for f in sorted(args.eval.glob(f"*/{name}")) if f.is_dir()), None)
        if folder:
            gold[name] = (language, json.loads(path.read_text("utf8")), json.loads(facts.read_text("utf8")) if facts.exists() else None)
            folders.append(str(folder))
    number = lambda story: int("".join(filter(str.isdigit, story.whole)) or 0)
    learnt_from = lambda story: story.language in ("vi", "en") and (args.half == "all" or (number(story) % 2 == 1) == (args.half == "odd"))

    def features():
        command = ["cargo", "run", "--release", "--quiet", "--no-default-features", "--features", "meaning", "--example", "features", "--"]
        subprocess.run([*command, str(args.work), *folders], cwd=ROOT, check=True)
        stories = []
        for path in sorted(args.work.glob("*.json")):
            language, claims, facts = gold.get(path.stem.split("~")[0], (None, None, None))
            if claims:
                stories.append(Story(path, language, claims, facts))
        return stories

    out = ROOT / "assets" / "model"
    if not args.only:
        for old in args.work.glob("*.scores"):
            old.unlink()
        for end in ("1", "2"):
            stories = features()
            for kind in ("words", "meaning"):
                model = run(args.work, stories, learnt_from, kind, end, CLAIMS)
                names = stories[0].features[f"{kind}-{end}"]
                (out / "same-claim" / f"{kind}-{end}.json").write_text(written(model, names), "utf8")
    for end, parameters in (("facts", FACTS), ("conflicts", CONFLICTS)):
        if end == "facts" and args.only == "conflicts":
            continue
        stories = features()
        model = run_both(args.work, stories, learnt_from, end, parameters)
        (out / f"{end}.json").write_text(written(model, stories[0].features[end]), "utf8")


class Both(Rows):
    """The rows of one story for a pass over details, by words alone and with meaning."""

    def __init__(self, work, story, end):
        self.parts = [Rows(work, story, kind, end) for kind in ("words", "meaning")]
        self.story, self.names = story, self.parts[1].names
        self.x, self.y = (numpy.concatenate([getattr(part, of) for part in self.parts]) for of in ("x", "y"))
        self.counts = numpy.ones(len(self.x), dtype=bool)

    def write(self, scores):
        for part, of_part in zip(self.parts, numpy.split(scores, [len(self.parts[0].x)])):
            of_part.tofile(f"{part.path}.scores")


def run_both(work, stories, learnt_from, end, parameters):
    """Learns one set of trees for both, since the scores that they see are of both kinds; writes the scores of every story."""
    rows = [Both(work, story, end) for story in stories]
    judged = [row for row in rows if learnt_from(row.story) and (end != "facts" or row.story.one_fact is not None)]
    ours = [row for row in judged if counts(row.story, end)]
    model = learn(ours, parameters, ROUNDS[end], RUNS.get(end, 1))
    for number in range(FOLDS):
        held = [row for row in judged if fold(row.story) == number]
        other = learn([row for row in ours if fold(row.story) != number], parameters, ROUNDS[end], RUNS.get(end, 1)) if held else None
        for row in held:
            row.write(predict(other, row))
    for row in rows:
        if row not in judged:
            row.write(predict(model, row))
    report([part for row in rows for part in row.parts], learnt_from, "both", end)
    return model


if __name__ == "__main__":
    main()
