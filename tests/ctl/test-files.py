# SPDX-License-Identifier: GPL-3.0-or-later
"""check-json and validate: what is right, what is wrong, and where."""
import json
import os

from ctl_test import *

BUILT_IN = os.path.join(os.environ["G_TEST_SRCDIR"], "..", "data", "questionnaires", "client-orientation.json")


def write(store, text, name="file.json"):
    path = os.path.join(store.parent, name)
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())
    return path


def test_good_json(store):
    for text in ["{}", "[]", "0", "\"\"", " [1,2.5e10,true,null] \n", "{\"a\":{\"b\":[[]]}}", "[" * 32 + "]" * 32]:
        expect(store.run("check-json", write(store, text)), 0)


def test_bad_json(store):
    for text in ["", " ", "{", "[1,]", "{\"a\":1,\"a\":2}", "[1][2]", "'a'", "[01]", "[0x1]", "[1.]", "[NaN]", "// c\n1",
                 b"\"\xff\"", "\"\\ud800\"", "\"\\u0000\"", "\"\t\"", "\ufeff1", "[" * 33 + "]" * 33, "[" * 100000,
                 "[1e]", "{\"a\" 1}", "{1:1}", "tru", "\"" + "x" * 70000 + "\""]:
        done = store.run("check-json", write(store, text))
        expect(done, 2)


def test_place(store):
    done = store.run("check-json", write(store, "{\n  \"a\": [1,\n     tru]\n}"))
    expect(done, 2)
    check(b"3" in done.err, done.err)


def test_several(store):
    good, bad = write(store, "{}", "good"), write(store, "{", "bad")
    done = store.run("check-json", bad, good)
    expect(done, 2)
    equal(done.err.count(b"\n"), 1)
    expect(store.run("check-json", good, os.path.join(store.parent, "missing")), 3)


def test_special_files(store):
    fifo = os.path.join(store.parent, "fifo")
    os.mkfifo(fifo)
    for path in [fifo, "/dev/zero", store.parent]:
        expect(store.run("check-json", path), 2)
        expect(store.run("validate", path), 2)
    big = os.path.join(store.parent, "big")
    with open(big, "wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    expect(store.run("check-json", big), 2, "64 MiB")


def test_validate_built_in(store):
    done = store.run("validate", BUILT_IN)
    expect(done, 0)
    equal(done.err, b"")


def minimal():
    return {"format": 1, "id": "mine", "language": "en", "title": "Mine",
            "questions": [{"id": "a", "text": "A?"}, {"id": "b", "text": "B?", "reversed": True}]}


def test_validate_minimal(store):
    expect(store.run("validate", write(store, json.dumps(minimal()))), 0)


def test_validate_wrong(store):
    def change(**members):
        return json.dumps({**minimal(), **members})

    def question(**members):
        return change(questions=[{"id": "a", "text": "A?", **members}])

    for text in ["", "{", "[]", "{}", change(format="1"), change(id="Not An Id"), change(id="../x"), change(title=""),
                 change(title=17), change(questions=[]), change(questions={}), change(questions=[{"id": "a"}]),
                 change(questions=minimal()["questions"] * 2), question(weight=-1), question(weight="x"),
                 question(reversed="no"), question(points={"yes": "1"}), change(bands=[{"from": 0}]),
                 change(language="no language"), "[" * 100000, json.dumps(minimal())[:-1] + ",\"id\":\"twice\"}",
                 change(questions=[{"id": f"q{i}", "text": "?"} for i in range(300)])]:
        done = store.run("validate", write(store, text))
        equal(done.code, 2, text[:200])
        check(b"file.json" in done.err, done.err)


def test_validate_newer(store):
    expect(store.run("validate", write(store, json.dumps({**minimal(), "format": 2}))), 2)


def test_member_is_named(store):
    text = '{"format":1,"id":"mine","language":"en","title":"T",\n"questions":[\n{"id":"a","text":"A?","weight":-5}]}'
    done = store.run("validate", write(store, text))
    expect(done, 2)
    check(b"weight" in done.err and b"line 3" in done.err, done.err)


main(tests_in(globals()))
