# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the command line, exit codes, and which stream gets what."""
import csv
import io
import json
import os

from ctl_test import *

ID = "22222222-2222-4222-8222-222222222222"


def test_help(store):
    done = store.run("--help")
    equal(done.code, 0)
    for word in ["take", "list", "show", "note", "delete", "restore", "erase", "verify", "validate",
                 "questionnaire", "check-json", "where"]:
        check(word.encode() in done.out, word)
    equal(done.err, b"")


def test_help_with_one_command(store):
    """As other programs have it: "help", "help COMMAND" and "COMMAND --help"."""
    equal(store.run("help").out, store.run("--help").out)
    one = store.run("help", "due")
    equal(one.code, 0)
    check(one.out.startswith(b"  due [--json]") and one.out.count(b"\n") == 2)
    equal(store.run("due", "--help").out, one.out)
    equal(store.run("due", "-h").out, one.out)
    equal(store.run("due", "--json", "--help").out, one.out)
    for words in [["client", "add", "--help"], ["contact", "X", "a text", "--help"], ["erase", ID, "-h"]]:
        equal(store.run(*words).out, store.run("help", words[0]).out)
    equal(store.run("help", "--help").out, store.run("help").out)
    check(b"one command" in store.run("help", "due", "x").err)
    expect(store.run("help", "due", "x"), 1)
    equal(store.run("note", ID, "--", "--help").out, b"")
    expect(store.run("help", "nonsense"), 1)
    expect(store.run("nonsense", "--help"), 1)


def test_version(store):
    done = store.run("--version")
    equal((done.code, done.err), (0, b""))
    check(done.out.startswith(b"clientelectl "), done.out)


def test_usage(store):
    for words in [[], ["frobnicate"], ["--unknown"], ["list", "--unknown"], ["list", "word"], ["show"],
                  ["show", "a", "b"], ["note", ID], ["note", ID, "a", "b"], ["delete"], ["restore"],
                  ["erase"], ["erase", ID, "--respondent", "x"], ["verify", "x"], ["validate"],
                  ["questionnaire"], ["questionnaire", "x"], ["questionnaire", "add"],
                  ["questionnaire", "remove"], ["check-json"], ["where", "x"], ["take", "x"],
                  ["take", "--answers"]]:
        expect(store.run(*words), 1)
    check(not os.path.exists(store.path))


def test_unknown_result(store):
    store.take()
    for words in [["show", ID], ["note", ID, "x"], ["delete", ID], ["restore", ID], ["erase", ID],
                  ["show", "../../store.json"], ["erase", "--respondent", "Nobody"]]:
        expect(store.run(*words), 2)


def test_where(store):
    equal(store.run("where").out, store.path.encode() + b"\n")
    check(not os.path.exists(store.path))


def test_which_store(store):
    """The option goes before the variable, the variable before the default."""
    command = [program(), "where"]
    other = os.path.join(store.parent, "other")
    env = dict(os.environ, CLIENTELE_STORE=other)
    equal(subprocess.run(command, env=env, capture_output=True).stdout, other.encode() + b"\n")
    equal(store.run("where", env={"CLIENTELE_STORE": other}).out, store.path.encode() + b"\n")
    env = dict(os.environ, CLIENTELE_STORE="", XDG_DATA_HOME=store.parent)
    equal(subprocess.run(command, env=env, capture_output=True).stdout,
          store.parent.encode() + b"/clientele\n")
    equal(subprocess.run([program(), "--store=" + other, "where"], capture_output=True).stdout,
          other.encode() + b"\n")


def test_looking_leaves_no_trace(store):
    for words in [["list"], ["list", "--json"], ["verify"], ["verify", "--json"], ["questionnaire", "list"]]:
        equal(store.run(*words).code, 0)
    check(not os.path.exists(store.path))
    equal(store.run("list", "--json").out, b"[]\n")


def test_list(store):
    first = store.take(MIXED, "--subject", "Shop “Ü”", "--voice", "staff", "--at", "2024-01-05T10:00:00+01:00")
    second = store.take(ALL_YES, "--at", "2024-02-05T10:00:00Z")
    third = store.take(ALL_YES, "--voice", "client", "--at", "2023-12-31T23:59:59-05:00")
    rows = store.list()
    equal([row["id"] for row in rows], [second, first, third])
    row = rows[1]
    equal((row["score"], row["max"], row["unsure"]), (6, 10, 2))
    equal((row["subject"], row["voice"], row["questionnaire"]), ("Shop “Ü”", "staff", "client-orientation"))
    equal((row["at"], row["tz"]), ("2024-01-05T09:00:00.000Z", "+01:00"))
    equal(rows[2]["at"], "2024-01-01T04:59:59.000Z")
    text = store.run("list").out.decode().splitlines()
    equal(len(text), 3)
    check(text[1].startswith(first) and "6/10" in text[1] and "2024-01-05" in text[1], text[1])


def test_show(store):
    id = store.take(MIXED, "--subject", "Shop", "--respondent", "Ada", "--voice", "client")
    shown = json.loads(store.run("show", id, "--json").out)
    equal((shown["id"], shown["score"], shown["upper"], shown["max"]), (id, 6, 8, 10))
    equal((shown["subject"], shown["voice"], shown["respondent"]), ("Shop", "client", "Ada"))
    equal(list(shown["answers"].values()), MIXED.split(","))
    equal(shown["trashed"], False)
    text = store.run("show", id).out.decode()
    check("6 of 10" in text and "Ada" in text and "Shop" in text, text)
    equal(shown["marks"], [])
    id = store.take(ALL_YES)
    equal(json.loads(store.run("show", id, "--json").out)["marks"], ["straight"])
    check("The same answer to every question." in store.run("show", id).out.decode())


def test_same_bytes(store):
    for i in range(5):
        store.take(MIXED, "--at", f"2024-03-0{i + 1}T10:00:00Z", "--subject", f"S{i}")
    for words in [["list"], ["list", "--json"], ["verify"], ["verify", "--json"], ["questionnaire", "list"],
                  ["questionnaire", "list", "--json"], ["show", store.list()[0]["id"], "--json"]]:
        equal(store.run(*words).out, store.run(*words).out)


def test_same_time(store):
    """Of results of one moment the order is always the same."""
    for i in range(6):
        store.take(ALL_YES, "--at", "2024-03-01T10:00:00Z")
    equal([row["id"] for row in store.list()], [row["id"] for row in store.list()])


def test_plain_locale(store):
    id = store.take(MIXED, "--subject", "Склад", "--respondent", "Ольга", env={"LC_ALL": "C"})
    equal(store.list()[0]["subject"], "Склад")
    done = store.run("show", id, "--json", env={"LC_ALL": "C"})
    equal(json.loads(done.out)["respondent"], "Ольга")
    expect(store.run("show", id, env={"LC_ALL": "C"}), 0, out=None)


def test_not_utf8(store):
    bad = b"\xff\xfe"
    for words in [["take", "--answers", ALL_YES, "--subject", bad], ["take", "--answers", ALL_YES, "--respondent", bad],
                  ["take", "--answers", bad], ["take", "--answers", ALL_YES, "--voice", bad],
                  ["take", "--answers", ALL_YES, "--at", bad], ["take", "--questionnaire", bad, "--answers", ALL_YES]]:
        expect(store.run(*words), 2)
    equal(store.records(), [])
    id = store.take()
    expect(store.run("note", id, bad), 2)
    expect(store.run("show", bad), 2)
    expect(store.run("erase", "--respondent", bad), 2)
    equal(len(store.records()), 1)


def rows_of(table):
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


def test_marks(store):
    """In lists and tables too, and still there when a note comes after."""
    store.take(ALL_YES)
    store.take(MIXED)
    row, = [row for row in rows_of(store.run("export", "--format", "csv", "--delimiter", ",").out)
            if row["marks"]]
    equal(row["marks"], "straight")
    changed = io.StringIO(newline="")
    writer = csv.DictWriter(changed, row)
    writer.writeheader()
    writer.writerow({**row, "id": ID, "seconds": "5", "note": ""})
    path = os.path.join(store.parent, "x.csv")
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(changed.getvalue())
    equal(store.run("import", path).code, 0)
    for note in (None, "asked again"):
        if note:
            equal(store.run("note", ID, note).code, 0)
        listed = {one["id"]: one["marks"] for one in store.list()}
        equal(sorted(listed.values()), [[], ["fast", "straight"], ["straight"]])
        equal(listed[ID], ["fast", "straight"])
        table = rows_of(store.run("export", "--format", "csv", "--delimiter", ",").out)
        equal({one["id"]: one["marks"] for one in table}[ID], "fast straight")
    lines = store.run("list").out.decode().splitlines()
    equal([line.endswith("  [fast straight]") for line in lines if ID in line], [True])
    equal(len([line for line in lines if "[" in line]), 2)


def test_output_full(store):
    store.take()
    if not os.path.exists("/dev/full"):
        raise Skip("no /dev/full")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([program(), "--store", store.path, "list"], stdout=full, stderr=subprocess.PIPE)
    equal(done.returncode, 3)
    check(done.stderr)


main(tests_in(globals()))
