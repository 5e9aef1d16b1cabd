#!/usr/bin/env python3
"""Holds what `synoptic compare --format json` prints against assets/comparison.schema.json.

usage: schema.py PROGRAM PATHS…
"""
import json, pathlib, subprocess, sys

import jsonschema

root = pathlib.Path(__file__).resolve().parent.parent
schema = json.loads((root / "assets/comparison.schema.json").read_text("utf8"))
printed = subprocess.run([sys.argv[1], "compare", "--format", "json", *sys.argv[2:]], capture_output=True, check=True).stdout
jsonschema.Draft202012Validator.check_schema(schema)
errors = list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(printed)))
for error in errors[:10]:
    print(f"{error.json_path}: {error.message[:200]}", file=sys.stderr)
sys.exit(f"{len(errors)} errors" if errors else 0)
