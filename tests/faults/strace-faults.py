# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails and kills the built clientelectl at its system calls, with strace.

`strace-faults.py CLIENTELECTL [--sample]`: each call of each scenario, or with
--sample a fixed part of them. What was acknowledged must be there afterwards,
once; what was not, at most once; the next command must work."""
import os
import shutil
import subprocess
import sys

from ctl_test import *

CALLS = ["openat", "mkdirat", "write", "pwrite64", "pread64", "fdatasync", "fsync", "renameat", "unlinkat", "fcntl",
         "ftruncate", "close", "newfstatat", "getdents64"]
LOOKING = {"newfstatat", "getdents64"}
QUESTIONNAIRE = ('{"format":1,"id":"mine","language":"en","title":"Mine","questions":[{"id":"a","text":"A?"},'
                 '{"id":"b","text":"B?"}]}')


def prepare_nothing(store):
    pass


def prepare_old(store):
    for i in range(3):
        store.take(ALL_YES, "--subject", f"old {i}", "--at", f"2024-01-0{i + 1}T10:00:00Z")


def prepare_torn(store):
    prepare_old(store)
    with open(store.segments()[-1], "ab") as file:
        file.write(b'{"v":1,"t":"result","id":"0000')


def prepare_person(store):
    prepare_old(store)
    store.take(MIXED, "--subject", "named", "--respondent", "Erika Mustermann")


def prepare_draft(store):
    prepare_old(store)
    store.run("take", "--subject", "draft", input=b"1\n" * 9 + b"q\n")


# Name, what is there before, the words, what is typed.
SCENARIOS = [
    ("first-save", prepare_nothing, ["take", "--answers", MIXED, "--subject", "new"], b""),
    ("save", prepare_old, ["take", "--answers", MIXED, "--subject", "new"], b""),
    ("save-after-torn-tail", prepare_torn, ["take", "--answers", MIXED, "--subject", "new"], b""),
    ("note", prepare_old, ["note", "OLD", "a note"], b""),
    ("erase-result", prepare_old, ["erase", "OLD"], b""),
    ("erase-respondent", prepare_person, ["erase", "--respondent", "Erika Mustermann"], b""),
    ("finish", prepare_draft, ["take"], b"1\n2\n"),
    ("add-questionnaire", prepare_old, ["questionnaire", "add", "FILE"], b""),
]


def trace(store, words, typed, *options):
    path = os.path.join(store.parent, "trace")
    prefix = ["strace", "-f", "-qq", "-o", path, *options]
    done = store.run(*words, input=typed, prefix=prefix)
    with open(path, errors="replace") as file:
        return done, file.read()


class Bench:
    """A prepared store that each run gets a fresh copy of, in the same place."""

    def __init__(self, scenario):
        self.name, prepare, words, self.typed = scenario
        self.store = Store()
        prepare(self.store)
        self.template = self.store.path + "-template"
        if os.path.exists(self.store.path):
            shutil.copytree(self.store.path, self.template)
        self.file = os.path.join(self.store.parent, "mine.json")
        with open(self.file, "w") as file:
            file.write(QUESTIONNAIRE)
        self.old = [line for line in self.store.lines() if is_whole(line)]
        ids = [record["id"] for record in self.store.records()]
        self.target = ids[1] if len(ids) > 1 else ""
        self.words = [{"OLD": self.target, "FILE": self.file}.get(word, word) for word in words]

    def reset(self):
        shutil.rmtree(self.store.path, ignore_errors=True)
        if os.path.exists(self.template):
            shutil.copytree(self.template, self.store.path)

    def count(self, call):
        """How often a call is made before the program touches the store, and in all."""
        self.reset()
        done, text = trace(self.store, self.words, self.typed, "-e", f"trace={call}")
        equal(done.code, 0, done.err)
        return text.count(call + "(")


def check_old_lines(bench):
    left = set(bench.store.lines())
    for line in bench.old:
        erased = bench.name == "erase-result" and bench.target.encode() in line
        erased = erased or bench.name == "erase-respondent" and b'"who"' in line
        check(erased or line in left, "a saved line is gone", line)


def check_new(bench, done):
    store = bench.store
    new = [record for record in store.records() if record.get("subject") in ("new", "draft")]
    ids = {record["id"] for record in new}
    check(len(ids) <= 1, "two results of one", ids)
    said = done.out.decode().strip()
    if done.code == 0 and bench.name not in ("note", "erase-result", "erase-respondent", "add-questionnaire"):
        equal(ids, {said}, "said to be saved")
    listed = [row for row in store.list() if row["subject"] in ("new", "draft")]
    equal(len(listed), len({one["id"] for one in listed}))
    if done.code == 0 and said in ids:
        equal([row["id"] for row in listed], [said])
    if bench.name == "finish":
        offered = b"unfinished" in store.run("take").err
        equal(len([row for row in store.list() if row["subject"] == "draft"]) + offered, 1, "draft or result, never both")
    if done.code == 0 and bench.name == "erase-result":
        equal([row for row in store.list() if row["id"] == bench.target], [])
        check(not any(bench.target.encode() in line for line in store.lines() if b'"erase"' not in line))
    if done.code == 0 and bench.name == "erase-respondent":
        equal(store.mentions("Erika Mustermann"), [])
    if done.code == 0 and bench.name == "note":
        equal([row["note"] for row in store.list() if row["id"] == bench.target], ["a note"])


def check_after(bench, done, failed):
    store = bench.store
    check(b"CRITICAL" not in done.err and b"WARNING" not in done.err, done.err)
    check(done.code in (-9, 137, 0, 2, 3, 4), "exit code", done.code, done.err)
    check_old_lines(bench)
    check_new(bench, done)
    later = store.take(ALL_YES, "--subject", "later")
    check(later in [row["id"] for row in store.list()], "the next save is lost")
    check_old_lines(bench)
    allowed = {"damaged", "torn", "unfinished"} | ({"duplicate"} if failed else set())
    found = {problem["kind"] for problem in store.verify()["problems"]}
    check(found <= allowed, "verify finds", store.verify()["problems"])


def faults_of(call):
    faults = ["error=EIO", "signal=KILL"]
    if call in ("write", "openat", "fsync", "mkdirat"):
        faults.append("error=ENOSPC")
    if call in LOOKING:
        faults = ["signal=KILL"]
    return faults


def choose(total, sample, share):
    """The calls of the start and of the libraries come first; ours are at the end."""
    numbers = list(range(1, total + 1))
    return numbers[-12:][share % 3::3] if sample else numbers


def is_start_up(bench, done, call, fault):
    """A program whose libraries cannot be loaded says so in its own way."""
    return done.code == 127 or b"error while loading shared libraries" in done.err


def sweep(bench, sample):
    n = share = 0
    for call in CALLS:
        total = bench.count(call)
        for fault in faults_of(call):
            share += 1
            for number in choose(total, sample, share):
                bench.reset()
                done, _ = trace(bench.store, bench.words, bench.typed, "-e", f"trace={call}",
                                "-e", f"inject={call}:{fault}:when={number}")
                n += 1
                if is_start_up(bench, done, call, fault):
                    continue
                try:
                    check_after(bench, done, fault != "signal=KILL")
                except AssertionError as trouble:
                    raise AssertionError(f"{bench.name}: {call} {fault} when={number} of {total}, "
                                         f"exit {done.code}: {trouble}")
    return n


def main_sweep():
    sample = "--sample" in sys.argv
    print(f"1..{len(SCENARIOS)}", flush=True)
    if shutil.which("strace") is None or trace_fails():
        for number, scenario in enumerate(SCENARIOS, 1):
            print(f"ok {number} {scenario[0]} # SKIP strace does not work here")
        return 0
    failed = 0
    for number, scenario in enumerate(SCENARIOS, 1):
        bench = Bench(scenario)
        try:
            print(f"# {sweep(bench, sample)} faults")
            print(f"ok {number} {scenario[0]}", flush=True)
        except AssertionError as trouble:
            failed += 1
            print("#", str(trouble).replace("\n", "\n# "))
            print(f"not ok {number} {scenario[0]}", flush=True)
        finally:
            bench.store.__exit__()
    return 1 if failed else 0


def trace_fails():
    return subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"], capture_output=True).returncode != 0


sys.exit(main_sweep())
