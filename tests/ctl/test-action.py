# SPDX-License-Identifier: GPL-3.0-or-later
"""What is to be done about weak answers: `clientelectl action`."""

import json

from ctl_test import *


def listed(store, *options):
    return json.loads(store.run("action", "list", "--json", *options).out)


def add(store, *words):
    done = store.run("action", "add", *words)
    equal(done.code, 0, done.err)
    check(UUID.match(done.out.decode()), done.out)
    return done.out.decode().strip()


def test_life(store):
    result = store.take(ALL_YES, "--subject", "Shop")
    id = add(store, "Put a box at the door", "--result", result, "--question", "feedback", "--who", "Olga <b>",
             "--due", "2026-12-24")
    equal(listed(store), [{"id": id, "state": "open", "what": "Put a box at the door", "subject": "Shop",
                           "who": "Olga <b>", "due": "2026-12-24", "result": result, "question": "feedback"}])
    equal(store.run("action", "done", id).code, 0)
    equal(listed(store)[0]["state"], "done")
    equal(listed(store, "--open"), [])
    equal(store.run("action", "drop", id, "No time").code, 0)
    equal((listed(store)[0]["state"], listed(store)[0]["reason"]), ("dropped", "No time"))
    equal(store.run("action", "reopen", id).code, 0)
    check("reason" not in listed(store)[0], listed(store))
    equal(store.verify()["problems"], [])


def test_names_live_in_people_only(store):
    add(store, "Call", "--who", "Olga Petrova")
    for record in store.records():
        check("Olga" not in json.dumps(record), record)


def test_refused(store):
    id = add(store, "Call")
    for words, code in [(("add",), 1), (("add", ""), 2), (("add", "x", "--due", "2026-02-30"), 2),
                        (("add", "x", "--result", "nothing"), 2), (("done", "nothing"), 2), (("drop", id), 1),
                        (("drop", id, ""), 2), (("fly", id), 1), ((), 1), (("add", b"\xff"), 2)]:
        done = store.run("action", *words)
        equal(done.code, code, (words, done.err))
        check(done.err != b"", words)
    equal([action["state"] for action in listed(store)], ["open"])


def test_same_output(store):
    for i in range(5):
        add(store, f"Step {i}", "--due", f"2026-12-0{5 - i}")
    equal(store.run("action", "list").out, store.run("action", "list").out)
    equal([action["what"] for action in listed(store)], [f"Step {4 - i}" for i in range(5)])


main(tests_in(globals()))
