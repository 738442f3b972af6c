# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders that cannot be written, full disks, locks that are held, stores of
later versions."""
import fcntl
import os
import shutil
import signal
import struct
import subprocess

from ctl_test import *

F_OFD_SETLK = 37
NOBODY = 65534


def as_nobody():
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        raise Skip("setpriv is not installed")
    return ["setpriv", "--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups"]


def test_unwritable(store):
    """Root is above modes, so an ordinary user tries."""
    prefix = as_nobody()
    os.chmod(store.parent, 0o755)
    if prefix and subprocess.run([*prefix, program(), "--version"], capture_output=True).returncode != 0:
        raise Skip("the program cannot be reached by others")
    if not prefix:
        os.chmod(store.parent, 0o500)
    expect(store.run("take", "--answers", ALL_YES, prefix=prefix), 3, "clientele-test")
    expect(store.run("list", prefix=prefix), 3 if not os.path.exists(store.path) else 0, out=None)
    check(not os.path.exists(store.path))
    if prefix:
        store.take()
        os.chmod(store.path, 0o755)
        expect(store.run("take", "--answers", ALL_YES, prefix=prefix), 3)
    os.chmod(store.parent, 0o700)


def test_missing_parent(store):
    store.path = os.path.join(store.parent, "a", "b", "c")
    store.take()
    equal(len(store.list()), 1)


def test_not_a_folder(store):
    with open(store.path, "w") as file:
        file.write("x")
    for words in [["list"], ["take", "--answers", ALL_YES], ["verify"]]:
        expect(store.run(*words), 3)
    equal(open(store.path).read(), "x")


def test_newer(store):
    id = store.take()
    with open(store.file("store.json"), "w") as file:
        file.write('{"format":2,"device":"%s","more":[1]}' % "11111111-1111-4111-8111-111111111111")
    before = open(store.file("store.json")).read()
    equal(len(store.list()), 1)
    expect(store.run("show", id), 0, out=None)
    for words in [["take", "--answers", ALL_YES], ["take"], ["note", id, "x"], ["delete", id], ["erase", id],
                  ["questionnaire", "remove", "x"]]:
        done = store.run(*words)
        check(done.code in (2, 3), words, done.code)
    expect(store.run("take", "--answers", ALL_YES), 3, "newer")
    equal(open(store.file("store.json")).read(), before)
    equal(len(store.lines()), 1)


class Disk:
    """A disk of a few pages."""

    def __init__(self, store, size):
        if os.geteuid() != 0:
            raise Skip("only root can mount a small disk")
        self.path = os.path.join(store.parent, "disk")
        os.mkdir(self.path)
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", self.path], capture_output=True)
        if done.returncode != 0:
            raise Skip("a small disk cannot be mounted here")
        store.path = os.path.join(self.path, "store")

    def __enter__(self):
        return self

    def __exit__(self, *args):
        subprocess.run(["umount", "-l", self.path], check=True)

    def fill(self):
        with open(os.path.join(self.path, "ballast"), "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 4096)
            except OSError:
                pass

    def free(self):
        os.remove(os.path.join(self.path, "ballast"))


def test_full_disk(store):
    with Disk(store, "256k") as disk:
        saved = [store.take()]
        disk.fill()
        refused = 0
        for _ in range(12):
            done = store.run("take", "--answers", ALL_YES)
            if done.code == 0:
                saved.append(done.out.decode().strip())
            else:
                expect(done, 3, "space")
                refused += 1
        check(refused > 0, "the disk never became full")
        equal(sorted(row["id"] for row in store.list()), sorted(saved))
        disk.free()
        saved.append(store.take())
        equal(sorted(row["id"] for row in store.list()), sorted(saved))
        check({problem["kind"] for problem in store.verify()["problems"]} <= {"damaged"})


def test_full_disk_in_the_middle(store):
    with Disk(store, "256k") as disk:
        first = store.take()
        process = store.start("take", "--subject", "s" * 200)
        answer(process, b"1\n2\n")
        read_until(process, b"3 of 10")
        disk.fill()
        out, err = process.communicate(b"3\n" * 8)
        if process.returncode == 0:
            saved = [first, out.decode().strip()]
        else:
            equal(process.returncode, 3, err)
            saved = [first]
        equal(sorted(row["id"] for row in store.list()), sorted(saved))
        disk.free()
        if process.returncode == 3:
            equal(len(store.drafts()), 1)
            done = store.run("take", input=b"1\n" + b"3\n" * 10)
            equal(done.code, 0, done.err)
            answers = "".join([record for record in store.records() if record["id"] != first][0]["answers"].values())
            equal(answers, "yunnnnnnnn")
        equal(len(store.list()), 2)
        equal(store.drafts(), [])


def answer(process, text):
    process.stdin.write(text)
    process.stdin.flush()


def hold(store):
    """Holds the lock as a stuck program would."""
    file = open(store.file("lock"), "r+b")
    fcntl.fcntl(file, F_OFD_SETLK, struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0, 0, 0))
    return file


def test_lock_stuck(store):
    id = store.take()
    with hold(store):
        running = [store.start(*words) for words in [["take", "--answers", ALL_YES], ["note", id, "x"], ["delete", id],
                                                     ["erase", id], ["take"]]]
        equal(len(store.list()), 1)
        for process in running:
            out, err = process.communicate(b"1\n" * 10)
            equal((process.returncode, out), (4, b""), err)
    equal(len(store.lines()), 1)
    store.take()


def test_lock_holder_killed(store):
    store.take()
    holder = subprocess.Popen(["/usr/bin/python3", "-c", "import sys; sys.path[:0] = sys.argv[1:2]\n"
                               "import fcntl, struct\n"
                               "file = open(sys.argv[2], 'r+b')\n"
                               "fcntl.fcntl(file, 37, struct.pack('hhqqi4x', fcntl.F_WRLCK, 0, 0, 0, 0))\n"
                               "print('held', flush=True)\n"
                               "sys.stdin.read()", "", store.file("lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    equal(holder.stdout.readline(), b"held\n")
    process = store.start("take", "--answers", ALL_YES)
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    out, err = process.communicate()
    equal(process.returncode, 0, err)
    equal(len(store.list()), 2)


def test_store_is_a_link(store):
    """Links above the store are the user's own business."""
    real = os.path.join(store.parent, "real")
    os.mkdir(real)
    os.symlink(real, store.path)
    store.take()
    equal(len(store.list()), 1)


def test_links_inside(store):
    victim = os.path.join(store.parent, "victim")
    for name in ["records", "people", "questionnaires", "drafts"]:
        os.makedirs(victim)
        os.makedirs(store.path)
        os.symlink(victim, store.file(name))
        expect(store.run("take", "--respondent", "Ada", input=b"1\n" * 10), 3)
        equal(os.listdir(victim), [], name)
        shutil.rmtree(victim)
        shutil.rmtree(store.path)


main(tests_in(globals()))
