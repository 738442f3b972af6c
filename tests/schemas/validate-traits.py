# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the library of traits and the letters against their schemas, and these against
documents that they must refuse: `validate-traits.py DATA`."""
import copy
import glob
import json
import os
import sys

import jsonschema

DATA = os.path.abspath(sys.argv[1])
ID = "11111111-1111-4111-8111-111111111111"


def load(name):
    with open(os.path.join(DATA, "schemas", name), encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def read_libraries():
    libraries = []
    for path in sorted(glob.glob(os.path.join(DATA, "traits", "*.json"))):
        with open(path, encoding="utf-8") as file:
            libraries.append(json.load(file))
    return libraries


def make_profile(libraries):
    traits = [{**trait, "language": library["language"]} for library in libraries for trait in library["traits"]]
    return {"format": 1, "id": ID, "revision": 1, "name": "{{All}} & <b>", "made": "2026-11-21T12:00:00.000Z",
            "traits": traits}


def broken(profile):
    """What each of these says, no profile may say."""
    for where, value in [("weight", 0), ("weight", 6), ("weight", 2.5), ("weight", "3"), ("side", "bad"), ("id", "A b"),
                         ("name", " "), ("name", "a\nb"), ("levels", []), ("tolerance", 1), ("knock_out", True),
                         ("language", "English"), ("language", None)]:
        changed = copy.deepcopy(profile)
        changed["traits"][0][where] = value
        yield f"traits[0].{where} = {value!r}", changed
    for where, value in [("format", 2), ("id", "x"), ("revision", 0), ("name", ""), ("made", "today"), ("traits", None)]:
        yield f"{where} = {value!r}", {**profile, where: value}


def letter_cases():
    """The templates, and what no template may say."""
    schema = load("letter-template.schema.json")
    paths = [path for path in sorted(glob.glob(os.path.join(DATA, "letters", "*.json")))
             if not os.path.basename(path).startswith("tone-")]
    cases = [("there are four letters", len(paths) == 4)]
    for path in paths:
        with open(path, encoding="utf-8") as file:
            letter = json.load(file)
        cases.append((os.path.basename(path), schema.is_valid(letter)))
        cases += [(f"refused: {where} = {value!r}", not schema.is_valid({**letter, where: value}))
                  for where, value in [("format", 2), ("id", "A"), ("name", " "), ("texts", {}), ("language", None)]]
    return cases


def main():
    libraries = read_libraries()
    profile = make_profile(libraries)
    profile_schema, library_schema = load("profile.schema.json"), load("trait-library.schema.json")
    cases = [(f"library {i}", library_schema.is_valid(one)) for i, one in enumerate(libraries)]
    cases.append(("there are two libraries", len(libraries) == 2))
    cases += letter_cases()
    cases.append(("a profile of everything", profile_schema.is_valid(profile)))
    cases += [(f"refused: {what}", not profile_schema.is_valid(one)) for what, one in broken(profile)]
    print(f"1..{len(cases)}")
    for number, (what, good) in enumerate(cases, 1):
        print(f"{'ok' if good else 'not ok'} {number} - {what}")
    sys.exit(0 if all(good for _, good in cases) else 1)


main()
