# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums of results, and when the next assessment is due."""
import json
import time

from ctl_test import *

HALF = ",".join(["yes"] * 5 + ["no"] * 5)


def stats(store, *words):
    done = store.run("stats", "--json", *words)
    expect(done, 0, out=None)
    return json.loads(done.out)


def test_sums(store):
    store.take(ALL_YES, "--at", "2024-01-10T12:00:00Z")
    store.take(HALF, "--at", "2024-02-10T12:00:00Z")
    found = stats(store)
    equal((found["n"], found["hidden"], found["mean"], found["median"], found["spread"]), (2, 0, 7.5, 7.5, 3.536))
    equal(found["change"]["difference"], -5)
    equal(found["alpha"], {"gate": "too-few", "n": 2, "value": None})
    by_id = {one["id"]: one for one in found["questions"]}
    equal((by_id["guarantor"]["n"], by_id["guarantor"]["yes"], by_id["guarantor"]["share"]), (2, 1, 0.5))
    equal(stats(store, "--from", "2024-02-01")["n"], 1)
    equal(stats(store, "--to", "2024-01-10")["mean"], 10)
    equal(stats(store, "--period", "year")["n"], 0)


def test_few_are_hidden(store):
    for _ in range(4):
        store.take(ALL_YES, "--voice", "client")
    found = stats(store)
    equal((found["n"], found["hidden"], found["mean"], found["questions"]), (0, 4, None, []))
    check(b"fewer than 5" in store.run("stats").out)
    store.take(ALL_YES, "--voice", "client")
    equal(stats(store)["n"], 5)


def test_named_count_once(store):
    for day in range(10, 21):
        store.take(ALL_YES, "--respondent", "Anna", "--at", f"2024-01-{day}T12:00:00Z")
    found = stats(store)
    equal((found["n"], found["respondents"], found["alpha"]["n"]), (11, 1, 1))
    for name in ["Ivan", "Ivan", "Olga", "Pjotr", "Vera"]:
        store.take(ALL_YES, "--voice", "client", "--respondent", name)
    equal(stats(store, "--voice", "client")["hidden"], 5)
    store.take(ALL_YES, "--voice", "client")
    found = stats(store, "--voice", "client")
    equal((found["n"], found["respondents"], found["hidden"]), (6, 5, 0))


def test_words(store):
    for command in ["stats", "due"]:
        expect(store.run(command, "x"), 1)
        expect(store.run(command, "--voice", "x"), 2)
        expect(store.run(command, "--period", "week"), 2)
        expect(store.run(command, "--from", "2024-13-01"), 2)
        expect(store.run(command, "--from", "2024-02-01", "--to", "2024-01-01"), 2)
        expect(store.run(command, "--period", "all", "--from", "2024-01-01"), 1)


def test_due(store):
    expect(store.run("due"), 0, out=None)
    store.take(ALL_YES, "--at", "2024-01-10T12:00:00Z")
    done = store.run("due", "--every", "30")
    equal((done.code, done.out), (10, b"The next assessment has been due since 2024-02-09.\n"))
    equal(store.run("due", "--every", "0").code, 0)
    store.take(ALL_YES)
    done = store.run("due", "--every", "30", "--json")
    equal((done.code, json.loads(done.out)["days"]), (0, 30))
    equal(json.loads(done.out)["overdue"], [])
    expect(store.run("due", "--every", "-2"), 2)


def test_due_despite_others(store):
    """What clients say every day does not put the next assessment off."""
    store.take(ALL_YES, "--at", "2024-01-10T12:00:00Z")
    store.take(ALL_YES, "--voice", "client")
    due = b"The next assessment has been due since 2024-02-09.\n"
    equal(store.run("due", "--every", "30").out, due)
    equal(store.run("due", "--every", "30", "--voice", "client").code, 0)
    check(b"DTSTART;VALUE=DATE:20240409" in store.run("export", "--format", "ics").out)


def test_overdue(store):
    def add(*words):
        return store.run("action", "add", *words).out.decode().strip()

    store.take(ALL_YES)
    late = add("Call <b> back", "--who", "Olga", "--due", "2024-03-01", "--subject", "Shop")
    older = add("Write", "--due", "2024-02-01")
    add("Some day")
    add("Later", "--due", "2199-01-01")
    store.run("action", "done", add("Done", "--due", "2024-01-01"))
    done = store.run("due", "--every", "0")
    equal(done.code, 10, done.err)
    equal(done.out.decode().splitlines()[1:], ["To be done by 2024-02-01: Write",
                                               "To be done by 2024-03-01: Call <b> back (Olga)"])
    equal(store.run("due", "--every", "0").out, done.out)
    done = store.run("due", "--json")
    equal((done.code, json.loads(done.out)["due"]), (10, False))
    equal(json.loads(done.out)["overdue"],
          [{"id": older, "what": "Write", "subject": "", "due": "2024-02-01"},
           {"id": late, "what": "Call <b> back", "subject": "Shop", "who": "Olga", "due": "2024-03-01"}])
    done = store.run("due", "--json", "--subject", "Shop")
    equal([one["id"] for one in json.loads(done.out)["overdue"]], [late])
    for id in [late, older]:
        store.run("action", "done", id)
    equal(store.run("due").code, 0)


main(tests_in(globals()))
