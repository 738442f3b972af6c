# SPDX-License-Identifier: GPL-3.0-or-later
"""Erased is erased: nothing of it is left in any file."""
import json
import shutil

from ctl_test import *


def damage(store, path, text):
    with open(path, "ab") as file:
        file.write(text)


def test_result(store):
    keep = store.take(ALL_YES, "--subject", "kept")
    gone = store.take(MIXED, "--subject", "Secret subject")
    store.run("note", gone, "Secret note")
    store.run("delete", gone)
    before = [line for line in store.lines() if keep.encode() in line]
    expect(store.run("erase", gone), 0)
    for text in ["Secret subject", "Secret note"]:
        equal(store.mentions(text), [])
    erase = [record for record in store.records() if record["t"] == "erase"]
    equal([(one["of"], one["what"], one["seqs"]) for one in erase], [(gone, "result", [2, 3, 4])])
    equal([line for line in store.lines() if keep.encode() in line], before)
    equal([row["id"] for row in store.list()], [keep])
    equal(store.verify()["problems"], [])
    expect(store.run("show", gone), 2)
    expect(store.run("erase", gone), 2)


def test_unknown_records_survive(store):
    gone = store.take(ALL_YES, "--subject", "Secret")
    path, = store.segments()
    body = (b'{"v":7,"t":"later","id":"33333333-3333-4333-8333-333333333333","dev":"%s","seq":2,'
            b'"at":"2026-11-21T12:00:00.000Z","tz":"+00:00", "odd" : [1, {"a":null}]' % store.device().encode())
    damage(store, path, seal(body) + b"\n")
    store.take()
    expect(store.run("erase", gone), 0)
    check(seal(body) in store.lines())


def test_respondent(store):
    named = store.take(MIXED, "--respondent", "Erika Mustermann", "--subject", "Shop")
    other = store.take(ALL_YES, "--respondent", "Ada")
    store.run("take", "--respondent", "Erika Mustermann", input=b"1\n2\nq\n")
    equal(len(store.drafts()), 1)
    person = [record["who"] for record in store.records() if record["id"] == named][0]
    expect(store.run("erase", "--respondent", "Erika Mustermann"), 0)
    equal(store.mentions("Erika Mustermann"), [])
    equal([record["id"] for record in store.records() if record.get("who") == person], [])
    equal(store.drafts(), [])
    equal(sorted(row["id"] for row in store.list()), sorted([named, other]))
    left = [record for record in store.records() if record["id"] == named][0]
    equal((left["score"], "".join(left["answers"].values())), (6000, "yyynuyynyu"))
    equal(store.verify()["problems"], [])
    check(b"Ada" in store.run("show", other).out)


def test_damaged_copy(store):
    """A damaged line in the records and its copy in quarantine go too."""
    gone = store.take(ALL_YES, "--subject", "Secret")
    path, = store.segments()
    hurt = store.lines()[0].replace(b'"unsure":0', b'"unsure":1')
    check(not is_whole(hurt))
    damage(store, path, hurt + b"\n")
    keep = store.take()
    store.run("list")
    check(store.mentions("Secret"))
    expect(store.run("erase", gone), 0, out=None)
    equal(store.mentions("Secret"), [])
    equal([row["id"] for row in store.list()], [keep])


def test_copy_of_another_device(store):
    """What comes back from another device's copy stays out of sight."""
    gone = store.take(ALL_YES, "--subject", "Secret")
    line = store.lines()[0]
    expect(store.run("erase", gone), 0)
    folder = store.file("records", "44444444-4444-4444-8444-444444444444")
    os.mkdir(folder, 0o700)
    with open(os.path.join(folder, "2026-11.001.jsonl"), "wb") as file:
        file.write(line + b"\n")
    equal(store.list(), [])
    expect(store.run("show", gone), 2)


def test_numbers_go_on(store):
    for _ in range(3):
        last = store.take()
    store.run("erase", last)
    store.take()
    equal([record["seq"] for record in store.records()], [1, 2, 4, 5])
    equal(store.verify()["problems"], [])


def test_copied_store(store):
    """A copy writes under a new id. What it has under the old one goes too."""
    gone = store.take(MIXED, "--subject", "Secret subject", "--respondent", "Erika Mustermann")
    keep = store.take(ALL_YES)
    store.run("note", gone, "Secret note")
    device = store.device()
    original, store.path = store.path, store.path + "-copy"
    shutil.copytree(original, store.path)
    expect(store.run("erase", gone), 0)
    check(store.device() != device)
    expect(store.run("erase", "--respondent", "Erika Mustermann"), 0)
    for text in ["Secret", "Erika Mustermann"]:
        equal(store.mentions(text), [])
    equal([row["id"] for row in store.list()], [keep])
    equal(store.verify()["problems"], [])
    with open(store.file("store.json")) as file:
        equal(json.load(file)["former"], [device])
    store.path = original
    equal(len(store.list()), 2)
    equal(store.verify()["problems"], [])


main(tests_in(globals()))
