# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of clientelectl share: running it, a reader of the store that
has no line of the program's own code, and results in TAP."""
import json
import os
import re
import select
import shutil
import stat
import subprocess
import sys
import tempfile
import time
import traceback
import zlib

UUID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n$")
ALL_YES = ",".join(["yes"] * 10)
LONGEST = 60  # seconds; only a program that hangs takes so long
MIXED = "yes,yes,yes,no,unsure,yes,yes,no,yes,unsure"


class Skip(Exception):
    pass


def program():
    return os.path.abspath(sys.argv[1])


class Store:
    """A data folder of its own, in memory where there is such a place."""

    def __init__(self, path=None):
        base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.parent = tempfile.mkdtemp(prefix="clientele-test-", dir=base)
        self.path = path or os.path.join(self.parent, "store")

    def __enter__(self):
        return self

    def __exit__(self, *args):
        shutil.rmtree(self.parent, ignore_errors=True)

    def start(self, *words, env=None, prefix=(), **more):
        everything = dict(os.environ, **(env or {}))
        command = [*prefix, program(), "--store", self.path, *words]
        return subprocess.Popen(command, env=everything, stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)

    def run(self, *words, input=b"", env=None, prefix=(), **more):
        process = self.start(*words, env=env, prefix=prefix, **more)
        try:
            out, err = process.communicate(input, timeout=LONGEST)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            raise AssertionError(f"{words} hangs, said {out!r} {err!r}")
        return Done(process.returncode, out, err)

    def take(self, answers=ALL_YES, *words, **more):
        done = self.run("take", "--answers", answers, *words, **more)
        equal(done.code, 0, done.err)
        check(UUID.match(done.out.decode()), done.out)
        return done.out.decode().strip()

    def list(self, *words):
        done = self.run("list", "--json", *words)
        equal(done.code, 0, done.err)
        return json.loads(done.out)

    def verify(self):
        done = self.run("verify", "--json")
        report = json.loads(done.out)
        equal(done.code, 2 if report["problems"] else 0)
        return report

    def file(self, *parts):
        return os.path.join(self.path, *parts)

    def device(self):
        with open(self.file("store.json")) as file:
            return json.load(file)["device"]

    def segments(self):
        found = []
        for folder, _, names in os.walk(self.file("records")):
            found += [os.path.join(folder, name) for name in names if name.endswith(".jsonl")]
        return sorted(path for path in found if is_file(path))

    def lines(self):
        found = []
        for path in self.segments():
            with open(path, "rb") as file:
                text = file.read()
            found += text.split(b"\n")
        return [line for line in found if line]

    def records(self):
        return [json.loads(line) for line in self.lines() if is_whole(line)]

    def drafts(self):
        folder = self.file("drafts")
        return os.listdir(folder) if os.path.isdir(folder) else []

    def mentions(self, text):
        text = text.encode() if isinstance(text, str) else text
        found = []
        for folder, _, names in os.walk(self.path):
            for name in names:
                path = os.path.join(folder, name)
                if not is_file(path):
                    continue
                with open(path, "rb") as file:
                    if text in file.read() or text in name.encode():
                        found.append(os.path.relpath(path, self.path))
        return found


def read_until(process, text):
    """Reads standard error up to something that is asked or told there."""
    said = b""
    while text not in said:
        ready, _, _ = select.select([process.stderr], [], [], LONGEST)
        check(ready, "hangs, said", said)
        one = os.read(process.stderr.fileno(), 4096)
        check(one, "ended, said", said)
        said += one
    return said


class Done:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err


def is_file(path):
    """A pipe would keep whoever opens it waiting."""
    return stat.S_ISREG(os.lstat(path).st_mode)


def is_whole(line):
    if len(line) < 19 or not line.startswith(b"{"):
        return False
    return line[-18:] == b',"crc":"%08x"}' % zlib.crc32(line[:-18])


def seal(body):
    return body + b',"crc":"%08x"}' % zlib.crc32(body)


def check(condition, *about):
    if not condition:
        raise AssertionError(" ".join(str(one) for one in about) or "is not so")


def equal(found, expected, *about):
    if found != expected:
        raise AssertionError(f"{found!r} instead of {expected!r} {about if about else ''}")


def expect(done, code, err=None, out=b""):
    """Exit code, something on standard error, nothing on standard output."""
    equal(done.code, code, done.err)
    if out is not None:
        equal(done.out, out)
    if code != 0:
        check(done.err.strip(), "nothing was said")
    if err is not None:
        check(err.encode() in done.err, done.err)
    check(b"CRITICAL" not in done.err and b"WARNING" not in done.err, done.err)


def month():
    return time.strftime("%Y-%m", time.gmtime())


def attempt(test):
    """What went wrong, None for nothing."""
    try:
        with Store() as store:
            test(store)
    except Skip:
        raise
    except Exception:
        return traceback.format_exc()
    return None


def try_out(test):
    """A test may count on one segment. When a month ended while it ran there
    are two, and it runs once more."""
    begun = month()
    trouble = attempt(test)
    return attempt(test) if trouble and month() != begun else trouble


def main(tests):
    """Runs functions that take a Store."""
    print(f"1..{len(tests)}")
    failed = 0
    for number, test in enumerate(tests, 1):
        name = test.__name__.replace("_", "-")
        try:
            trouble = try_out(test)
        except Skip as reason:
            print(f"ok {number} {name} # SKIP {reason}", flush=True)
            continue
        for line in (trouble or "").splitlines():
            print("#", line)
        failed += trouble is not None
        print(f"{'not ok' if trouble else 'ok'} {number} {name}", flush=True)
    sys.exit(1 if failed else 0)


def tests_in(names):
    return [value for name, value in names.items() if name.startswith("test_") and callable(value)]
