# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every questionnaire that is shipped, and everything that a store holds
after a day's work, against the schemas of data/schemas."""
import csv
import glob
import hashlib
import io
import json
import os
import sys
import uuid

import jsonschema

DATA = os.path.abspath(sys.argv.pop(1))
from ctl_test import *  # noqa: E402


def load_schema(name):
    with open(os.path.join(DATA, "schemas", name)) as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def complain(validator, document, where):
    for trouble in validator.iter_errors(document):
        raise AssertionError(f"{where}: {trouble.json_path}: {trouble.message}")


def test_schemas(store):
    names = sorted(os.path.basename(path) for path in glob.glob(os.path.join(DATA, "schemas", "*.json")))
    check("record.schema.json" in names and "questionnaire.schema.json" in names, names)
    for name in names:
        load_schema(name)


def test_shipped(store):
    validator = load_schema("questionnaire.schema.json")
    paths = glob.glob(os.path.join(DATA, "questionnaires", "*.json"))
    check(paths)
    for path in paths:
        with open(path) as file:
            complain(validator, json.load(file), path)
        equal(store.run("validate", path).code, 0)


def a_day(store):
    """One of everything that is ever written."""
    path = os.path.join(store.parent, "mine.json")
    with open(path, "w") as file:
        json.dump({"format": 1, "id": "mine", "language": "en", "title": "Mine",
                   "questions": [{"id": "a", "text": "A?"}]}, file)
    first = store.take(MIXED, "--subject", "\"“Ü”\"\n\x01", "--respondent", "Ada", "--voice", "client")
    second = store.take(ALL_YES, "--at", "2024-02-29T10:00:00-09:30")
    store.run("questionnaire", "add", path)
    store.take("unsure", "--questionnaire", "mine")
    store.run("note", first, "noted")
    store.run("note", first, "")
    store.run("delete", first)
    store.run("delete", second)
    store.run("restore", second)
    store.run("erase", second)
    store.run("take", "--respondent", "Bea", "--subject", "draft", input=b"1\n2\nb\n3\nq\n")
    store.run("erase", "--respondent", "Ada")
    step = store.run("action", "add", "Call <b>", "--who", "Bea", "--due", "2026-12-24", "--subject", "Ü").out.decode().strip()
    store.run("action", "edit", step, "--what", "Write", "--by", "2027-01-01")
    store.run("action", "drop", step, "No time")


def with_evidence(store):
    """Rows with evidence, notes and names, as only the window and tables give them."""
    store.take(MIXED, "--subject", "<b>", "--respondent", "Ида", "--voice", "staff")
    rows = list(csv.reader(io.StringIO(store.run("export", "--format", "csv").out.decode(), newline="")))
    changed = dict(zip(rows[0], rows[-1]))
    changed.update({"id": str(uuid.uuid4()), "note": "note\n\"=1\"", "respondent": "Ада 😀",
                    "evidence.discussed": "said\tso", "evidence.measures": "'=1+1"})
    path = os.path.join(store.parent, "evidence.csv")
    with open(path, "w", newline="") as file:
        csv.writer(file).writerows([rows[0], [changed[name] for name in rows[0]]])
    done = store.run("import", path)
    equal(done.code, 0, done.err)


def check_kinds(records):
    """Of everything that can be in a record there is one."""
    results = [record for record in records if record["t"] == "result"]
    check(any("u" in record["answers"].values() for record in results), "no answer that was not sure")
    check(any(record.get("evidence") for record in results), "no evidence")
    check(any("who" in record for record in results), "nobody is named")
    equal({record["t"] for record in records}, {"result", "note", "amend", "erase", "action"})


def test_records(store):
    a_day(store)
    validator = load_schema("record.schema.json")
    lines = store.lines()
    for line in lines:
        check(is_whole(line), line)
        complain(validator, json.loads(line), line)
    equal({json.loads(line)["t"] for line in lines}, {"result", "note", "amend", "erase", "action"})
    equal({json.loads(line)["state"] for line in lines if json.loads(line)["t"] == "amend"},
          {"trashed", "edited", "dropped"})


def test_json_lines(store):
    """Each line of an export is a record of the schema, of a selection too."""
    a_day(store)
    with_evidence(store)
    validator = load_schema("record.schema.json")
    lines = store.run("export", "--format", "jsonl").out.splitlines()
    for line in lines:
        check(is_whole(line), line)
        complain(validator, json.loads(line), line)
    check_kinds([json.loads(line) for line in lines])
    some = store.run("export", "--format", "jsonl", "--voice", "staff").out.splitlines()
    check(0 < len(some) < len(lines), some)
    for line in some:
        complain(validator, json.loads(line), line)


def test_json(store):
    """The document and every record, person and questionnaire in it."""
    a_day(store)
    with_evidence(store)
    document = json.loads(store.run("export", "--format", "json").out)
    complain(load_schema("export.schema.json"), document, "export")
    validator = load_schema("record.schema.json")
    records = [record for batch in document["records"] for record in batch]
    for record in records:
        complain(validator, record, record)
    check_kinds(records)
    named = {record["who"] for record in records if "who" in record}
    equal({person["id"] for person in document["people"]}, named)
    check({"Ида", "Ада 😀", "Bea"} <= {person["name"] for person in document["people"]}, document["people"])
    asked = load_schema("questionnaire.schema.json")
    equal({one["digest"] for one in document["questionnaires"]},
          {record["digest"] for record in records if record["t"] == "result"})
    for one in document["questionnaires"]:
        complain(asked, json.loads("".join(one["file"])), one["id"])


def test_kept_questionnaires(store):
    a_day(store)
    validator = load_schema("questionnaire.schema.json")
    paths = [path for path in glob.glob(store.file("questionnaires", "*.json")) if len(os.path.basename(path)) == 69]
    equal(len(paths), 2)
    for path in paths:
        with open(path) as file:
            complain(validator, json.load(file), path)


def test_drafts(store):
    a_day(store)
    name, = store.drafts()
    validator = load_schema("draft.schema.json")
    with open(store.file("drafts", name), "rb") as file:
        lines = file.read().split(b"\n")[:-1]
    check(len(lines) > 4, lines)
    for line in lines:
        check(is_whole(line), line)
        complain(validator, json.loads(line), line)


def test_kiosk(store):
    """A round before and after its answers went to the records, partial ones too."""
    round = "0f0e0d0c-0b0a-4908-8706-050403020100"
    with open(os.path.join(DATA, "questionnaires", "client-orientation.json"), "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    kept = [{"id": f"{i:08x}-0000-4000-8000-000000000000", "partial": i == 5, "at": "2026-03-01T12:00:00.000Z",
             "tz": "+00:00", "started": "2026-03-01T12:00:00.000Z", "dur": 60000, "voice": "staff", "subject": "",
             "answers": "yun-------" if i == 5 else "yunyunyuny"} for i in range(6)]
    document = {"format": 1, "round": round, "begun": True, "anonymous": True, "digest": digest, "left": [0] * 10,
                "finished": 5, "partial": 1, "abandoned": 1, "last": 1772323200000, "day": 20513, "today": 5,
                "salt": "0" * 32, "slips": 0, "unused": [], "filing": "", "kept": kept}
    config = {"format": 1, "round": round, "languages": [{"language": "en"}], "voices": ["staff"]}
    paths = [store.file("kiosk", f"{round}.json"), os.path.join(store.parent, "kiosk.json")]
    store.run("kiosk", "collect", store.parent)
    os.mkdir(store.file("kiosk"))
    for path, value in zip(paths, [document, config]):
        with open(path, "w") as file:
            json.dump(value, file)
    validator = load_schema("kiosk-round.schema.json")
    complain(validator, document, "before")
    complain(load_schema("kiosk.schema.json"), config, "set-up")
    equal(store.run("kiosk", "slips", "3", "--file", paths[1]).code, 0)
    with open(paths[0]) as file:
        complain(validator, json.load(file), "with slips")
    done = store.run("kiosk", "settle")
    equal(done.code, 0, done.err)
    with open(paths[0]) as file:
        after = json.load(file)
    complain(validator, after, "after")
    equal((after["kept"], len(after["unused"])), ([], 3))
    validator = load_schema("record.schema.json")
    for record in store.records():
        complain(validator, record, record)
    equal(sorted(record["t"] for record in store.records()), ["partial"] + ["result"] * 5)
    equal([list(record["answers"].values()) for record in store.records() if record["t"] == "partial"], [["y", "u", "n"]])
    equal(len(store.list()), 5)
    equal(store.verify()["problems"], [])


def test_small_files(store):
    a_day(store)
    for path in [store.file("store.json"), store.file("questionnaires", "offered.json"),
                 *glob.glob(store.file("people", "*", "*.json"))]:
        with open(path) as file:
            equal(json.load(file)["format"], 1, path)


def clients_day(store):
    """One of everything that is ever written about clients."""
    traits = [{"id": id, "side": side, "weight": 3, "language": "en", "name": id,
               "levels": [{"points": points, "text": str(points)} for points in (0, 5, 10)]}
              for id, side in [("pays", "ideal"), ("rude", "non-ideal")]]
    path = os.path.join(store.parent, "profile.json")
    with open(path, "w") as file:
        json.dump({"format": 1, "id": str(uuid.uuid4()), "revision": 1, "name": "{{All}} & <b>",
                   "made": "2026-11-21T12:00:00.000Z", "traits": traits}, file)

    def run(*words):
        done = store.run(*words)
        equal(done.code, 0, words, done.err)
        return done.out.decode().strip()

    run("profile", "import", path)
    run("client", "add", "Gone")
    run("client", "add", "{{Braces}} & <b>Co", "--contact", "Ида", "--since", "2020-02-29", "--tag", "a", "--notes", "n")
    name = run("client", "list").splitlines()[-1].split()[0]
    run("client", "change", name, "--importance", "5")
    run("contact", "Gone", "x")
    run("rate", name, "--set", "pays=3", "--set", "rude=unknown", "--evidence", "pays=<b>", "--rater", "Olga")
    run("money", name, "--set", "revenue=10", "--set", "hours=2")
    run("office", "--set", "currency=USD", "--set", "capacity=idle")
    promise = run("contact", name, "call 12m late !promise 2026-12-24 new one")
    run("contact", name, "--kept", promise)
    run("decide", name, "change-terms", "--reason", "why not")
    run("decide", name, "--take-back")
    run("trial", name, "begin", "no-discount")
    run("trial", name, "close", "helped", "--as-it-was")
    run("part", name, "begin", "--reason", "no match")
    run("part", name, "set", "person", "--note", "Olga")
    run("part", name, "set", "referral", "--note", "B & Co")
    run("part", name, "call-off", "They stay")
    run("letter", name, "--template", "referral", "--length", "short", "--lang", "ru", "--keep",
        *[word for field in ("contact", "referral", "sender", "company") for word in ("--set", field + "={{x}}")])
    run("client", "erase", "Gone")
    return name


CLIENT_RECORDS = {"rating", "money", "office", "contact", "decision", "trial", "parting", "letter", "amend", "erase"}


def test_client_records(store):
    clients_day(store)
    validator = load_schema("record.schema.json")
    records = [json.loads(line) for line in store.lines()]
    for record in records:
        complain(validator, record, record)
    equal({record["t"] for record in records}, CLIENT_RECORDS)
    equal({record["state"] for record in records if record["t"] == "amend"}, {"kept", "closed", "step", "stays"})


def test_client_documents(store):
    name = clients_day(store)
    profile = load_schema("profile.schema.json")
    schemas = {kind: load_schema(f"{kind}.schema.json") for kind in ("client", "letter")}
    kinds = set()
    for path in glob.glob(store.file("people", "*", "*.json")):
        with open(path) as file:
            document = json.load(file)
        kinds.add(document["kind"])
        if document["kind"] in schemas:
            complain(schemas[document["kind"]], document, path)
    equal(kinds, {"client", "letter", "respondent"})
    paths = glob.glob(store.file("profiles", "*", "*.json"))
    equal(len(paths), 1)
    for path in paths:
        with open(path) as file:
            complain(profile, json.load(file), path)
    complain(profile, json.loads(store.run("profile", "export").out), "profile export")
    export = json.loads(store.run("client", "export", name).out)
    complain(load_schema("client-export.schema.json"), export, "export")
    letter, = export["letters"]
    complain(schemas["letter"], letter, "letter")
    check("{{x}}" in letter["text"], letter)


def test_nothing_else(store):
    a_day(store)
    equal(sorted(os.listdir(store.path)), ["drafts", "lock", "people", "questionnaires", "records", "store.json"])


main(tests_in(globals()))
