# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes, the trash and back."""
import json

from ctl_test import *


def test_note(store):
    id = store.take()
    expect(store.run("note", id, "first “thought”\n"), 0)
    expect(store.run("note", id, "second"), 0)
    equal(json.loads(store.run("show", id, "--json").out)["note"], "second")
    equal(store.list()[0]["note"], "second")
    expect(store.run("note", id, ""), 0)
    check("note" not in json.loads(store.run("show", id, "--json").out))
    equal([record["t"] for record in store.records()], ["result", "note", "note", "note"])
    expect(store.run("note", id, "n" * 4000), 0)
    expect(store.run("note", id, "n" * 4001), 2)
    expect(store.run("note", "--", id, "--json"), 0)
    equal(store.list()[0]["note"], "--json")


def test_trash(store):
    first, second = store.take(), store.take()
    expect(store.run("restore", first), 2)
    expect(store.run("delete", first), 0)
    expect(store.run("delete", first), 2)
    equal([row["id"] for row in store.list()], [second])
    equal([row["id"] for row in store.list("--trash")], [first])
    equal(json.loads(store.run("show", first, "--json").out)["trashed"], True)
    expect(store.run("restore", first), 0)
    equal(sorted(row["id"] for row in store.list()), sorted([first, second]))
    equal(store.list("--trash"), [])
    equal(store.verify()["results"], 2)


def test_nothing_is_rewritten(store):
    id = store.take()
    before = store.lines()
    store.run("note", id, "x")
    store.run("delete", id)
    store.run("restore", id)
    equal(store.lines()[:1], before)
    equal(len(store.lines()), 4)


def test_same_moment(store):
    """What was said last holds, also within one millisecond."""
    for _ in range(20):
        id = store.take()
        store.run("delete", id)
        store.run("restore", id)
    equal(len(store.list()), 20)


main(tests_in(globals()))
