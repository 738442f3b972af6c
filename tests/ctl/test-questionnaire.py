# SPDX-License-Identifier: GPL-3.0-or-later
"""Questionnaires of the user's own: added, revised, removed."""
import json
import os

from ctl_test import *


def write(store, title="Mine", id="mine", n=2, **members):
    path = os.path.join(store.parent, "mine.json")
    with open(path, "w") as file:
        json.dump({"format": 1, "id": id, "language": "en", "title": title,
                   "questions": [{"id": f"q{i}", "text": f"{title} {i}?"} for i in range(n)], **members}, file)
    return path


def rows(store):
    return json.loads(store.run("questionnaire", "list", "--json").out)


def mine(store):
    return [row for row in rows(store) if row["id"] == "mine"]


def test_built_in(store):
    row, = rows(store)
    equal((row["id"], row["built_in"], row["questions"]), ("client-orientation", True, 10))
    expect(store.run("questionnaire", "remove", "client-orientation"), 2)
    expect(store.run("questionnaire", "add", write(store, id="client-orientation")), 2)


def test_add_and_take(store):
    done = store.run("questionnaire", "add", write(store))
    equal((done.code, done.out), (0, b"mine 1\n"))
    equal(store.run("questionnaire", "add", write(store)).out, b"mine 1\n")
    equal(len(mine(store)), 1)
    done = store.run("take", "--questionnaire", "mine", "--answers", "yes,unsure")
    equal(done.code, 0, done.err)
    row, = store.list()
    equal((row["questionnaire"], row["score"], row["max"]), ("mine", 1, 2))


def test_not_answered_is_replaced(store):
    store.run("questionnaire", "add", write(store))
    old, = mine(store)
    equal(store.run("questionnaire", "add", write(store, "Better")).out, b"mine 1\n")
    new, = mine(store)
    equal((new["title"], new["revision"]), ("Better", 1))
    check(not os.path.exists(store.file("questionnaires", old["digest"] + ".json")))


def test_answered_is_frozen(store):
    store.run("questionnaire", "add", write(store))
    old, = mine(store)
    id = store.take("yes,no", "--questionnaire", "mine")
    equal(store.run("questionnaire", "add", write(store, "Changed", n=3)).out, b"mine 2\n")
    new, = mine(store)
    equal((new["revision"], new["questions"]), (2, 3))
    check(os.path.exists(store.file("questionnaires", old["digest"] + ".json")))
    shown = store.run("show", id).out
    check(b"Mine 0?" in shown and b"Changed" not in shown, shown)
    store.take("yes,no,yes", "--questionnaire", "mine")
    equal([record["rev"] for record in store.records()], [1, 2])
    expect(store.run("questionnaire", "remove", "mine"), 0)
    equal(mine(store), [])
    check(b"Mine 0?" in store.run("show", id).out)
    expect(store.run("take", "--questionnaire", "mine", "--answers", "yes,no"), 2)
    equal(store.verify()["problems"], [])


def test_draft_keeps_its_revision(store):
    store.run("questionnaire", "add", write(store))
    store.run("take", "--questionnaire", "mine", input=b"1\nq\n")
    store.run("questionnaire", "add", write(store, "Changed", n=3))
    done = store.run("take", input=b"1\n3\n")
    equal(done.code, 0, done.err)
    check(b"Mine 1?" in done.err, done.err)
    record, = store.records()
    equal((record["rev"], record["answers"]), (1, {"q0": "y", "q1": "n"}))


def test_remove(store):
    store.run("questionnaire", "add", write(store))
    expect(store.run("questionnaire", "remove", "mine"), 0)
    expect(store.run("questionnaire", "remove", "mine"), 2)
    expect(store.run("questionnaire", "remove", "../store"), 2)
    equal(mine(store), [])


def test_refused(store):
    path = write(store)
    with open(path, "a") as file:
        file.write("x")
    expect(store.run("questionnaire", "add", path), 2)
    expect(store.run("questionnaire", "add", path + "missing"), 3)
    equal(mine(store), [])


def test_at_the_same_time(store):
    """None of those that are added at one time gets lost."""
    paths = []
    for i in range(12):
        os.rename(write(store, id=f"mine-{i}"), os.path.join(store.parent, f"{i}.json"))
        paths.append(os.path.join(store.parent, f"{i}.json"))
    running = [store.start("questionnaire", "add", path) for path in paths]
    for process in running:
        _, err = process.communicate()
        equal(process.returncode, 0, err)
    equal(len(rows(store)), 13)


def test_damaged(store):
    store.run("questionnaire", "add", write(store))
    row, = mine(store)
    path = store.file("questionnaires", row["digest"] + ".json")
    with open(path, "a") as file:
        file.write(" ")
    done = store.run("questionnaire", "list", "--json")
    equal(done.code, 2)
    equal([row["id"] for row in json.loads(done.out)], ["client-orientation"])
    problem, = store.verify()["problems"]
    equal(problem["kind"], "file")


main(tests_in(globals()))
