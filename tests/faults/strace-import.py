# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the built clientelectl at every system call of an import, with strace.

`strace-import.py CLIENTELECTL`: after each kill the records are sound, the
import is there as a whole or not at all once the next command has written, and
doing it again brings the same as if nothing had happened. The same for undoing
it. Reports and charts that are killed or refused by the disk leave what was
under their name."""
import os
import shutil
import subprocess
import sys

from ctl_test import *

CALLS = ["openat", "mkdirat", "write", "pwrite64", "fdatasync", "fsync", "renameat", "rename", "unlinkat", "unlink", "fcntl",
         "close", "newfstatat"]
SAVING = ["openat", "write", "fsync", "fdatasync", "renameat", "rename", "close"]


def trace(store, words, *options):
    path = os.path.join(store.parent, "trace")
    prefix = ["strace", "-f", "-qq", "-o", path, *options]
    done = store.run(*words, prefix=prefix)
    with open(path, errors="replace") as file:
        return done, file.read()


def find_calls(store, words, marks, calls):
    """Each call from the first one on in which a mark stands: (name, number)."""
    done, text = trace(store, words, "-e", "trace=" + ",".join(calls))
    equal(done.code, 0, done.err)
    counts, found, begun = {}, [], False
    for line in text.splitlines():
        name = line.split(None, 1)[1].partition("(")[0]
        if name not in calls:
            continue
        counts[name] = counts.get(name, 0) + 1
        begun = begun or any(mark in line for mark in marks)
        if begun:
            found.append((name, counts[name]))
    return found


class Bench:
    """A store with a past, and what another one exported."""

    def __init__(self, name):
        self.store = Store()
        for i in range(2):
            self.store.take(ALL_YES, "--subject", f"old {i}", "--at", f"2024-01-0{i + 1}T10:00:00Z")
        self.file = os.path.join(self.store.parent, "new." + name)
        with Store() as other:
            for i in range(3):
                other.take(MIXED, "--subject", f"new {i}", "--respondent", f"Ада {i}")
            with open(self.file, "wb") as file:
                file.write(other.run("export", "--format", name).out)
        self.words = ["import", self.file]
        self.old = [line for line in self.store.lines() if is_whole(line)]

    def keep(self):
        """What reset() brings back."""
        self.template = self.store.path + "-template"
        shutil.copytree(self.store.path, self.template)
        return self

    def reset(self):
        shutil.rmtree(self.store.path)
        shutil.copytree(self.template, self.store.path)

    def count_new(self):
        return len([row for row in self.store.list() if row["subject"].startswith("new")])

    def check_sound(self):
        problems = self.store.verify()["problems"]
        equal([problem for problem in problems if problem["kind"] != "unfinished"], [])
        left = set(self.store.lines())
        check(all(line in left for line in self.old), "a saved line is gone")


def sweep(bench, check_after):
    calls = find_calls(bench.store, bench.words, [bench.store.path, bench.file], CALLS)
    check(len(calls) > 30, calls)
    for name, number in calls:
        bench.reset()
        done, _ = trace(bench.store, bench.words, "-e", f"trace={name}", "-e", f"inject={name}:signal=KILL:when={number}")
        try:
            check_after(bench, done)
        except AssertionError as trouble:
            raise AssertionError(f"{name} when={number}, exit {done.code}: {trouble}")
    print(f"# {len(calls)} kills", flush=True)


def import_again(bench, done):
    check(done.code in (-9, 137, 0), done.code, done.err)
    bench.check_sound()
    later = bench.store.take(ALL_YES, "--subject", "later")
    there = bench.count_new()
    check(there == 3 if done.code == 0 else there in (0, 3), "half an import", there)
    check(not os.path.exists(bench.store.file("importing.json")), "not completed")
    bench.check_sound()
    again = bench.store.run(*bench.words)
    equal(again.code, 0, again.err)
    equal(bench.count_new(), 3, "after doing it again")
    check(later in [row["id"] for row in bench.store.list()], "the next save is lost")
    bench.check_sound()


def undo_again(bench, done):
    check(done.code in (-9, 137, 0), done.code, done.err)
    bench.check_sound()
    bench.store.run("note", bench.store.list()[-1]["id"], "seen")
    there = bench.count_new()
    check(there == 0 if done.code == 0 else there in (0, 3), "half undone", there)
    bench.check_sound()
    if there == 3:
        equal(bench.store.run("import", "--undo").code, 0)
        equal(bench.count_new(), 0)
    bench.check_sound()


def test_import(store):
    for name in ("json", "csv"):
        bench = Bench(name).keep()
        with bench.store:
            sweep(bench, import_again)


def test_undo(store):
    bench = Bench("json")
    with bench.store:
        equal(bench.store.run(*bench.words).code, 0)
        bench.keep()
        bench.words = ["import", "--undo"]
        sweep(bench, undo_again)


def check_whole(path, whole):
    with open(path, "rb") as file:
        found = file.read()
    check(found in (b"old", whole), "half a file", len(found), found[:20])
    return found


def test_saving(store):
    """Charts, reports and exports: killed, or on a disk that is full or fails."""
    for i in range(3):
        store.take(MIXED, "--at", f"2024-01-0{i + 1}T10:00:00Z")
    folder = os.path.join(store.parent, "out")
    os.mkdir(folder)
    n = 0
    for words in (["chart", "--format", "png"], ["chart", "--format", "svg"], ["report", "--format", "html"],
                  ["report"], ["export", "--format", "csv"]):
        path = os.path.join(folder, "file")
        words = [*words, "-o", path]
        equal(store.run(*words).code, 0)
        with open(path, "rb") as file:
            whole = file.read()
        for name, number in find_calls(store, words, ["out"], SAVING):
            for fault in ("signal=KILL", "error=ENOSPC", "error=EIO"):
                for left in os.listdir(folder):
                    os.remove(os.path.join(folder, left))
                with open(path, "wb") as file:
                    file.write(b"old")
                done, _ = trace(store, words, "-e", f"trace={name}", "-e", f"inject={name}:{fault}:when={number}")
                n += 1
                about = (words, name, number, fault, done)
                try:
                    found = check_whole(path, whole)
                    check(done.code != 0 or found == whole, "said to be written")
                    if done.code in (2, 3):
                        check(done.err != b"", "nothing was said")
                        check(name == "fsync" or found == b"old", "refused and yet replaced")
                except AssertionError as trouble:
                    raise AssertionError(f"{about}: {trouble}")
    print(f"# {n} faults")


def test_unwritable(store):
    store.take(MIXED, "--at", "2024-01-01T10:00:00Z")
    store.take()
    target = os.path.join(store.parent, "target")
    with open(target, "wb") as file:
        file.write(b"old")
    link = os.path.join(store.parent, "link")
    os.symlink(target, link)
    for command in ("chart", "report"):
        for path in (os.path.join(store.parent, "no", "such"), "/proc/version", link, store.parent):
            done = store.run(command, "-o", path)
            check(done.code in (2, 3), command, path, done)
            check(done.err != b"", path)
        with open(target, "rb") as file:
            equal(file.read(), b"old")
        check(os.path.islink(link), "the link is gone")


if shutil.which("strace") is None or subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"],
                                                    capture_output=True).returncode != 0:
    print("1..0 # SKIP strace does not work here")
    sys.exit(0)
main(tests_in(globals()))
