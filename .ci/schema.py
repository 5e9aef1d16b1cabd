#!/usr/bin/env python3
"""Holds what `synoptic compare` prints as JSON and as a workspace, and the worked example, against the schemas of assets/.

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


def printed(format, path):
    command = [sys.argv[1], "compare", "--format", format, path]
    return subprocess.run(command, capture_output=True, check=True).stdout


errors = check("worked example", "workspace.schema.json", example.read_text("utf8"))
for path in [root / "seeds", example]:
    errors += check(f"{path.name} as JSON", "comparison.schema.json", printed("json", path))
    errors += check(f"{path.name} as a workspace", "workspace.schema.json", printed("workspace", path))
sys.exit(f"{errors} errors" if errors else 0)
