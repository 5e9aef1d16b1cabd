#!/usr/bin/env python3
"""Holds what `synoptic` prints as JSON and as a workspace, and the worked example, against the schemas of assets/.

usage: schema.py PROGRAM
"""
import json, pathlib, subprocess, sys

import jsonschema

root = pathlib.Path(__file__).resolve().parent.parent
example = root / "seeds/russia-north-korea.synoptic"


def check(name, schema, text):
    schema = json.loads((root / "assets" / schema).read_text("utf8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    errors = list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(text)))
    for error in errors[:10]:
        print(f"{name}: {error.json_path}: {error.message[:200]}", file=sys.stderr)
    return len(errors)


def printed(format, path, *options):
    command = [sys.argv[1], "compare", "--format", format, *options, path]
    return subprocess.run(command, capture_output=True, check=True).stdout


def inspected(path, *options):
    command = [sys.argv[1], "inspect", "--format", "json", *options, path]
    return subprocess.run(command, capture_output=True, check=True).stdout


def gaps(name, text):
    """Parts of a document that no passage has, or two."""
    count = 0
    for document in json.loads(text)["documents"]:
        decoded = pathlib.Path(document["file"]).read_bytes()
        ends = [0] + [passage["end"] for passage in document["passages"]]
        starts = [passage["start"] for passage in document["passages"]] + [len(decoded)]
        bad = [end for end, start in zip(ends, starts) if start < end or decoded[end:start].strip()]
        for at in bad[:10]:
            print(f"{name}: {document['file']}: no passage, or two, at {at}", file=sys.stderr)
        count += len(bad)
    return count


def unknown(name, text):
    """Ids that are named in the JSON and that nothing there has."""
    comparison = json.loads(text)
    claims = {claim["id"] for claim in comparison["claims"]}
    facts = {fact["id"] for fact in comparison["facts"]}
    named = [end for link in comparison["links"] for end in (link["a"], link["b"])]
    named += [member for key in ["groups", "alignments"] for of in comparison[key] for member in of["members"]]
    named += [value["claim"] for fact in comparison["facts"] for value in fact["values"]]
    differences = [difference for group in comparison["groups"] for difference in group["differences"]]
    missing = set(named) - claims | {of["fact"] for of in differences if "fact" in of} - facts
    for id in sorted(missing)[:10]:
        print(f"{name}: nothing has the id {id}", file=sys.stderr)
    return len(missing)


errors = check("worked example", "workspace.schema.json", example.read_text("utf8"))
for path in [root / "seeds", example]:
    for links in ["kept", "all"]:
        name, text = f"{path.name} as JSON with {links} links", printed("json", path, "--links", links)
        errors += check(name, "comparison.schema.json", text) + unknown(name, text)
    for options in [[], ["--explain"]]:
        name, text = f"{path.name} inspected {' '.join(options)}", inspected(path, *options)
        errors += check(name, "inspection.schema.json", text)
        errors += gaps(name, text) if path.is_dir() else 0
    errors += check(f"{path.name} as a workspace", "workspace.schema.json", printed("workspace", path))
sys.exit(f"{errors} errors" if errors else 0)
