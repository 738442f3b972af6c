# SPDX-License-Identifier: GPL-3.0-or-later
"""Record files that are damaged, cut off, hostile, doubled, enormous."""
import os
import re

from ctl_test import *

OTHER = "44444444-4444-4444-8444-444444444444"


def change(store, func):
    path, = store.segments()
    with open(path, "rb") as file:
        text = file.read()
    with open(path, "wb") as file:
        file.write(func(text))


def kinds(store):
    return sorted(problem["kind"] for problem in store.verify()["problems"])


def with_id(body, begin):
    return re.sub(rb'"id":"[0-9a-f]{8}', b'"id":"' + begin, body, count=1)


def foreign(store, text, name="2026-11.001.jsonl"):
    folder = store.file("records", OTHER)
    os.makedirs(folder, 0o700, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(text)


def test_in_order(store):
    for _ in range(3):
        store.take()
    report = store.verify()
    equal((report["devices"], report["segments"], report["records"], report["results"], report["newer"]), (1, 1, 3, 3, 0))
    equal(report["problems"], [])


def test_flipped(store):
    ids = [store.take() for _ in range(3)]
    change(store, lambda text: text.replace(b'"score":10000', b'"score":90000', 2).replace(b'"score":90000', b'"score":10000', 1))
    problem, = store.verify()["problems"]
    equal((problem["kind"], problem["line"]), ("damaged", 2))
    equal(sorted(row["id"] for row in store.list()), sorted([ids[0], ids[2]]))
    done = store.run("list")
    check(b"verify" in done.err, done.err)
    equal(len(os.listdir(store.file("quarantine"))), 1)
    store.run("list")
    equal(len(os.listdir(store.file("quarantine"))), 1)
    equal(store.verify()["results"], 2)


def test_kept_once(store):
    """The copy of a damaged line is not made again when another one joins it."""
    store.take()
    for i in range(3):
        change(store, lambda text: text + b"damaged %d\n" % i)
        store.run("list")
        store.run("list")
    kept = []
    for name in os.listdir(store.file("quarantine")):
        with open(store.file("quarantine", name), "rb") as file:
            kept += file.read().splitlines()
    equal(sorted(kept), [b"damaged 0", b"damaged 1", b"damaged 2"])


def test_torn(store):
    first, second = store.take(), store.take()
    change(store, lambda text: text[:-30])
    equal(kinds(store), ["torn"])
    equal([row["id"] for row in store.list()], [first])
    third = store.take()
    equal(sorted(row["id"] for row in store.list()), sorted([first, third]))
    equal(kinds(store), ["damaged"])
    equal([record["seq"] for record in store.records()], [1, 2])


def test_newline_lost(store):
    first, second = store.take(), store.take()
    change(store, lambda text: text[:-1])
    equal(kinds(store), ["torn"])
    third = store.take()
    equal(sorted(row["id"] for row in store.list()), sorted([first, second, third]))
    equal(kinds(store), [])


def test_missing(store):
    for _ in range(3):
        store.take()
    change(store, lambda text: b"".join(text.splitlines(True)[::2]))
    equal(kinds(store), ["missing"])


def test_duplicate(store):
    for _ in range(2):
        store.take()
    change(store, lambda text: text + text.splitlines(True)[0])
    equal(kinds(store), ["duplicate"])
    equal(len(store.list()), 2)


def test_conflict_copy(store):
    store.take()
    path, = store.segments()
    with open(path, "rb") as file:
        text = file.read()
    with open(path.replace(".jsonl", " (conflicted copy).jsonl"), "wb") as file:
        file.write(text)
    equal(len(store.list()), 1)
    equal(kinds(store), ["duplicate"])
    store.take()
    equal([record["seq"] for record in store.records()], [1, 1, 2])


def test_other_device(store):
    store.take()
    lines = store.lines()
    other = seal(with_id(lines[0][:-18], b"aaaaaaaa").replace(store.device().encode(), OTHER.encode()))
    check(is_whole(other))
    foreign(store, other + b"\n")
    equal(len(store.list()), 2)
    equal(store.verify()["devices"], 2)
    # What has not arrived yet is neither shown nor called damaged.
    foreign(store, other + b"\n" + other[:50])
    equal(len(store.list()), 2)
    equal(kinds(store), ["torn"])


def test_hostile(store):
    keep = store.take()
    texts = [b"\0" * 100000, b"\n" * 10000, b"{" * 70000 + b"\n", b"[" * 100000 + b"\n", b"\xff\xfe\n", b"x" * 3000000 + b"\n",
             b'{"v":1}\n', seal(b'{"v":1') + b"\n", seal(b'{"v":1,"v":1') + b"\n", seal(b"[" * 200) + b"\n",
             seal(b'{"v":1,"t":"result","id":"../../x"') + b"\n"]
    for text in texts:
        foreign(store, text)
        equal([row["id"] for row in store.list()], [keep])
        store.verify()
        expect(store.run("show", keep, "--json"), 0, out=None)
    equal(len(store.take()), 36)


def test_newer_records(store):
    store.take()
    line = store.lines()[0]
    body = with_id(line[:-18], b"bbbbbbbb").replace(b'"v":1', b'"v":2').replace(b'"seq":1', b'"seq":2')
    change(store, lambda text: text + seal(body) + b"\n")
    report = store.verify()
    equal((report["records"], report["newer"], report["problems"]), (2, 1, []))
    store.take()
    equal([record["seq"] for record in store.records()], [1, 2, 3])


def test_links(store):
    store.take()
    os.makedirs(store.file("records", OTHER), 0o700)
    os.symlink("/etc/passwd", store.file("records", OTHER, "2026-11.001.jsonl"))
    os.symlink("/etc", store.file("records", "55555555-4444-4444-8444-444444444444"))
    os.mkfifo(store.file("records", OTHER, "2026-11.002.jsonl"))
    equal(len(store.list()), 1)
    report = store.verify()
    equal([problem["kind"] for problem in report["problems"]], ["file", "file"])
    equal(report["results"], 1)
    check(not store.mentions("root:x:"), "a link was followed")
    store.take()
    equal(len(store.list()), 2)


def test_damaged_store_file(store):
    store.take()
    with open(store.file("store.json"), "w") as file:
        file.write("{")
    equal(len(store.list()), 1)
    equal(kinds(store), ["file"])
    store.take()
    equal(len(store.list()), 2)
    equal(store.verify()["devices"], 2)
    equal(kinds(store), [])


def test_verify_changes_nothing(store):
    store.take()
    change(store, lambda text: text[:-30])

    def state():
        return {path: open(os.path.join(folder, path), "rb").read()
                for folder, _, names in os.walk(store.path) for path in names}

    before = state()
    store.verify()
    equal(state(), before)


main(tests_in(globals()))
