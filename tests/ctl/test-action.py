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


def test_edit(store):
    id = add(store, "Call", "--subject", "Shop", "--who", "Olga Petrova", "--due", "2026-12-24")
    equal(store.run("action", "edit", id, "--by", "2027-01-31").code, 0)
    equal(store.run("action", "edit", id, "--what", "Call <b> again", "--who", "Anna Ivanova").code, 0)
    equal(listed(store), [{"id": id, "state": "open", "what": "Call <b> again", "subject": "Shop",
                           "who": "Anna Ivanova", "due": "2027-01-31"}])
    kept = [(record["t"], record["what"], record["due"]) for record in store.records()]
    equal(kept, [("action", "Call", "2026-12-24"), ("amend", "Call", "2027-01-31"),
                 ("amend", "Call <b> again", "2027-01-31")])
    for record in store.records():
        check("Olga" not in json.dumps(record) and "Anna" not in json.dumps(record), record)
    equal(store.run("action", "edit", id, "--who", "", "--by", "").code, 0)
    equal(listed(store), [{"id": id, "state": "open", "what": "Call <b> again", "subject": "Shop"}])
    equal(store.verify()["problems"], [])


def test_edit_of_nothing_writes_nothing(store):
    id = add(store, "Call", "--who", "Olga")
    equal(store.run("action", "edit", id, "--what", "Call", "--who", "Olga").code, 0)
    equal(len(store.records()), 1)


def test_edit_refused(store):
    id = add(store, "Call")
    equal(store.run("action", "done", add(store, "Done")).code, 0)
    done = listed(store)[1]["id"]
    for words, code in [((), 1), ((id,), 1), ((id, "x", "--what", "y"), 1), ((id, "--what", ""), 2),
                        ((id, "--what", "x" * 501), 2), ((id, "--by", "2026-02-30"), 2), (("nothing", "--what", "x"), 2),
                        ((id, "--who", b"\xff"), 2), ((done, "--what", "x"), 2)]:
        result = store.run("action", "edit", *words)
        equal(result.code, code, (words, result.err))
        check(result.err != b"", words)
    equal([action["what"] for action in listed(store)], ["Call", "Done"])


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


def test_unknown_question_refused(store):
    result = store.take(ALL_YES, "--subject", "Shop")
    done = store.run("action", "add", "x", "--result", result, "--question", "nope")
    equal(done.code, 2, done.err)
    check(b"nope" in done.err and b"client-orientation" in done.err, done.err)
    equal(listed(store), [])
    add(store, "x", "--result", result, "--question", "feedback")


def test_same_output(store):
    for i in range(5):
        add(store, f"Step {i}", "--due", f"2026-12-0{5 - i}")
    equal(store.run("action", "list").out, store.run("action", "list").out)
    equal([action["what"] for action in listed(store)], [f"Step {4 - i}" for i in range(5)])


main(tests_in(globals()))
