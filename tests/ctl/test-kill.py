# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed after each of ten answers and while finishing: exactly that state
comes back, never a ghost, never both draft and result."""
import os
import signal

from ctl_test import *

TYPED = "1231231231"
CODES = {"1": "y", "2": "u", "3": "n"}


def kill_after(store, n):
    """Answers n questions; the next one shows, so the last answer is kept."""
    process = store.start("take", "--subject", f"after {n}", "--voice", "client")
    for i in range(n):
        read_until(process, b"%d of 10" % (i + 1))
        process.stdin.write(TYPED[i].encode() + b"\n")
        process.stdin.flush()
    if n < 10:
        read_until(process, b"%d of 10" % (n + 1))
        process.send_signal(signal.SIGKILL)
        process.wait()
    else:
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        pipe.close()


def test_each_answer(store):
    for n in range(10):
        with Store() as one:
            kill_after(one, n)
            equal(len(one.drafts()), 1, n)
            equal(one.list(), [])
            done = one.run("take", input=b"1\n" + "".join(TYPED[n:]).replace("", "\n")[1:].encode())
            equal(done.code, 0, done.err)
            check(b"question %d of 10" % (n + 1) in done.err, n, done.err)
            record, = one.records()
            equal("".join(record["answers"].values()), "".join(CODES[code] for code in TYPED))
            equal((record["subject"], record["voice"]), (f"after {n}", "client"))
            equal(one.drafts(), [])


def test_acknowledged(store):
    kill_after(store, 10)
    equal(len(store.list()), 1)
    done = store.run("take", input=b"")
    check(b"unfinished" not in done.err, done.err)
    equal(len(store.list()), 1)


def test_while_finishing(store):
    """At whatever moment the end comes, there is either a draft or a result."""
    seen = set()
    for n in range(40):
        with Store() as one:
            kill_after(one, 9)
            process = one.start("take")
            read_until(process, b"Enter begins")
            process.stdin.write(b"1\n")
            process.stdin.flush()
            read_until(process, b"10 of 10")
            process.stdin.write(b"1\n")
            process.stdin.flush()
            for _ in range(n * 400):
                pass
            process.send_signal(signal.SIGKILL)
            process.wait()
            for pipe in (process.stdin, process.stdout, process.stderr):
                pipe.close()
            before = len(one.list())
            done = one.run("take", input=b"")
            offered = b"unfinished" in done.err
            equal(before + offered, 1, n, done.err)
            seen.add(offered)
            if offered:
                done = one.run("take", input=b"1\n1\n")
                equal(done.code, 0, done.err)
            equal(len(one.list()), 1)
            equal(one.verify()["problems"], [])


main(tests_in(globals()))
