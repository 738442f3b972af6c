# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking an assessment, with the answers given and in the terminal."""
import json
import os

from ctl_test import *


def test_result(store):
    id = store.take(MIXED, "--voice", "staff", "--subject", "Shop")
    record, = store.records()
    equal((record["id"], record["t"], record["seq"], record["v"]), (id, "result", 1, 1))
    equal((record["score"], record["max"], record["unsure"]), (6000, 10000, 2))
    equal("".join(record["answers"].values()), "yyynuyynyu")
    equal((record["voice"], record["subject"], "who" in record), ("staff", "Shop", False))
    kept = store.file("questionnaires", record["digest"] + ".json")
    with open(kept) as file:
        asked = json.load(file)
    equal([one["id"] for one in asked["questions"]], list(record["answers"]))
    equal(store.drafts(), [])


def test_remark(store):
    """An improvement without a step is pointed out, and only that."""
    store.take("yes,no,yes" + ",no" * 7)
    shown = store.run("show", store.records()[0]["id"]).out
    equal(b"took no steps that could have led to it" in shown, True)
    store.take(ALL_YES)
    equal(b"took no steps" in store.run("show", store.records()[1]["id"]).out, False)


def test_modes(store):
    store.take(ALL_YES, "--respondent", "Ada")
    for folder, folders, names in os.walk(store.path):
        equal(os.stat(folder).st_mode & 0o777, 0o700, folder)
        for name in names:
            equal(os.stat(os.path.join(folder, name)).st_mode & 0o777, 0o600, name)


def test_name_in_people_only(store):
    store.take(ALL_YES, "--respondent", "Erika Mustermann")
    equal([os.path.dirname(path).split("/")[0] for path in store.mentions("Erika Mustermann")], ["people"])
    store.take(ALL_YES, "--respondent", "Erika Mustermann")
    equal(len(store.mentions("Erika Mustermann")), 1)


def test_wrong_answers(store):
    for answers in ["", "yes", ",".join(["yes"] * 9), ",".join(["yes"] * 11), ALL_YES + ",", "maybe" + ALL_YES[3:],
                    "1" + ALL_YES[3:], ALL_YES.replace(",", ";")]:
        expect(store.run("take", "--answers", answers), 2)
    expect(store.run("take", "--answers", ",".join(["yes"] * 9)), 2, "9")
    expect(store.run("take", "--answers", "maybe" + ALL_YES[3:]), 2, "maybe")
    equal(store.records(), [])
    equal(store.drafts(), [])


def test_wrong_words(store):
    for words in [["--voice", "boss"], ["--at", "yesterday"], ["--at", "2026-02-30T10:00:00Z"],
                  ["--at", "2026-02-03"], ["--at", "9999-01-01T00:00:00Z"], ["--questionnaire", "unknown"],
                  ["--subject", "s" * 201], ["--respondent", "r" * 201]]:
        expect(store.run("take", "--answers", ALL_YES, *words), 2)
    equal(store.records(), [])


def test_at(store):
    store.take(ALL_YES, "--at", "2024-02-29T23:30:00-05:00")
    record, = store.records()
    equal((record["at"], record["tz"], record["started"], record["dur"]),
          ("2024-03-01T04:30:00.000Z", "-05:00", "2024-03-01T04:30:00.000Z", 0))


def test_hostile_texts(store):
    texts = ["\"\\", "line\nbreak\ttab", "\u2028\u2029", "=1+1", "%s%n", "{{Braces}} Ltd", "𝄞 😀", "\x01\x7f", "<b>&amp;"]
    for text in texts:
        id = store.take(ALL_YES, "--subject", text)
        equal(json.loads(store.run("show", id, "--json").out)["subject"], text)
    equal(sorted(row["subject"] for row in store.list()), sorted(texts))
    equal(store.verify()["problems"], [])


def interactive(store, typed, *words):
    return store.run("take", *words, input=typed.encode())


def test_terminal(store):
    done = interactive(store, "\n".join("1 2 3 yes unsure no y u n YES".split()) + "\n", "--subject", "Shop")
    equal(done.code, 0, done.err)
    check(UUID.match(done.out.decode()), done.out)
    check(b"1 of 10" in done.err and b"10 of 10" in done.err, done.err)
    record, = store.records()
    equal("".join(record["answers"].values()), "yunyunyuny")
    equal(store.drafts(), [])


def test_terminal_back_and_why(store):
    done = interactive(store, "1\n1\nb\nb\n3\n?\nhuh\n2\n" + "1\n" * 8)
    equal(done.code, 0, done.err)
    record, = store.records()
    equal("".join(record["answers"].values()), "nuyyyyyyyy")


def test_quit_and_resume(store):
    done = interactive(store, "1\n2\n3\nq\n", "--subject", "Shop")
    equal((done.code, done.out), (0, b""))
    equal(len(store.drafts()), 1)
    equal(store.records(), [])
    done = interactive(store, "1\n" + "1\n" * 7)
    equal(done.code, 0, done.err)
    check(b"question 4 of 10" in done.err and b"Shop" in done.err, done.err)
    record, = store.records()
    equal(("".join(record["answers"].values()), record["subject"]), ("yunyyyyyyy", "Shop"))
    equal(store.drafts(), [])


def test_end_of_input(store):
    done = interactive(store, "1\n2\n")
    expect(done, 2)
    equal(len(store.drafts()), 1)
    expect(interactive(store, ""), 2)
    equal(len(store.drafts()), 1)
    equal(store.records(), [])


def test_new_beside_old(store):
    interactive(store, "1\nq\n", "--subject", "old")
    done = interactive(store, "\n" + "3\n" * 10, "--subject", "new")
    equal(done.code, 0, done.err)
    equal(len(store.drafts()), 1)
    equal(store.records()[0]["subject"], "new")


def test_discard(store):
    interactive(store, "1\nq\n", "--subject", "old")
    done = interactive(store, "d1\n" + "3\n" * 10, "--subject", "new")
    equal(done.code, 0, done.err)
    equal(store.drafts(), [])
    equal([record["subject"] for record in store.records()], ["new"])


def test_two_drafts(store):
    for subject in ["first", "second"]:
        interactive(store, ("" if subject == "first" else "\n") + "1\nq\n", "--subject", subject)
    equal(len(store.drafts()), 2)
    done = interactive(store, "2\n" + "1\n" * 9)
    equal(done.code, 0, done.err)
    equal(store.records()[0]["subject"], "first")
    equal(len(store.drafts()), 1)


def test_long_line(store):
    done = interactive(store, "x" * 100000 + "\n" + "1\n" * 10)
    equal(done.code, 0, done.err[-500:])


main(tests_in(globals()))
