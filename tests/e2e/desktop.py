# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program on a private X server, driven as a person would: by the
keyboard, or through the accessibility bus as a screen reader does. Everything
waits for a condition and fails loudly when it does not come."""

import datetime
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import zlib

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

PATIENCE = 30  # seconds


def wait_for(what, condition):
    """Waits until condition() is true and returns what it returned."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            found = condition()
        except Exception:  # the tree changes under us; look again
            found = None
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError("waited in vain for " + what)
        time.sleep(0.02)


class Display:
    """A private X server. It is not reset when its last client leaves: who comes
    in that moment would be turned away."""

    def __init__(self, size="1000x800"):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", size + "x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as numbers:
            os.environ["DISPLAY"] = ":" + numbers.readline().strip()

    def close(self):
        self.server.terminate()
        self.server.wait()


class Clientele:
    """The program under test."""

    def __init__(self, build, store, **environment):
        self.store = pathlib.Path(store)
        variables = dict(os.environ, GSETTINGS_BACKEND="memory", GSETTINGS_SCHEMA_DIR=str(build / "data"),
                         CLIENTELE_LOCALE_DIR=str(build / "po"), G_DEBUG="fatal-criticals", **environment)
        self.process = subprocess.Popen([str(build / "src/app/clientele"), "--store", str(store)], env=variables)
        self.root = wait_for("the window", self.find_application)
        wait_for("its frame", lambda: self.find("frame", "Clientele"))
        self.focus()

    def focus(self):
        """Gives its window the keyboard, as a window manager would."""
        subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(self.process.pid), "windowfocus"],
                       check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    @property
    def pid(self):
        return self.process.pid

    def find_application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(i)
            if application is not None and application.get_process_id() == self.pid:
                return application
        return None

    def walk(self, node=None):
        """All accessible objects, breadth first."""
        queue = [node or self.root]
        while queue:
            node = queue.pop(0)
            yield node
            queue.extend(filter(None, (node.get_child_at_index(i) for i in range(node.get_child_count()))))

    def find(self, role, name):
        """The first object of that role with that name, or if there is none,
        with a name that begins so."""
        begins = None
        for node in self.walk():
            if node.get_role_name() != role or not (node.get_name() or "").startswith(name):
                continue
            if node.get_name() == name:
                return node
            begins = begins or node
        return begins

    def wait(self, role, name):
        """What the bus's library remembers of what has vanished is an error, and
        stays one until all is asked anew; that is done when it takes long."""
        late = time.monotonic() + PATIENCE / 3

        def look():
            node = None
            try:
                node = self.find(role, name)
            finally:
                if node is None and time.monotonic() > late:
                    self.root.clear_cache()
            return node

        return wait_for(f"{role} “{name}”", look)

    def names(self, role):
        return [node.get_name() for node in self.walk() if node.get_role_name() == role]

    def has_state(self, role, name, state):
        node = self.find(role, name)
        return node is not None and node.get_state_set().contains(state)

    def click(self, role, name):
        """Does what a screen reader does to press it."""
        self.wait(role, name)
        wait_for(f"{name} to be sensitive", lambda: self.has_state(role, name, Atspi.StateType.SENSITIVE))
        # Made anew in between, the one that was found is an error.
        wait_for(f"{role} “{name}” to take an action", lambda: self.find(role, name).do_action(0))

    def fill(self, name, text):
        """Writes into the entry of that name, as dictation would."""
        node = wait_for(f"entry “{name}”", lambda: self.find_entry(name))
        assert Atspi.EditableText.set_text_contents(node, text), f"“{name}” takes no text"

    def find_entry(self, name):
        """The editable text that a row or label of that name is about."""
        for node in self.walk():
            if (node.get_name() or "").startswith(name):
                for inner in self.walk(node):
                    if inner.get_editable_text_iface() is not None and inner.get_role_name() == "text":
                        return inner
        return None

    def press(self, *keys):
        """Presses keys, one after the other."""
        for key in keys:
            subprocess.run(["xdotool", "key", key], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", text], check=True)

    def focused_name(self):
        for node in self.walk():
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return node.get_name()
        return None

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait()


def read_records(store):
    """All records of a store, read without any of our own code."""
    records = []
    for segment in sorted(pathlib.Path(store).glob("records/*/*.jsonl")):
        data = segment.read_bytes()
        assert not data or data.endswith(b"\n"), "torn segment"
        for line in data.splitlines():
            body, seal = line.rsplit(b',"crc":"', 1)
            assert int(seal[:8], 16) == zlib.crc32(body), "wrong checksum"
            records.append(json.loads(line))
    return records


def read_drafts(store):
    """Names of the unfinished assessments on disk."""
    return sorted(path.name for path in pathlib.Path(store).glob("drafts/*.jsonl"))


class Tap:
    """Runs functions as test cases and reports in TAP."""

    def __init__(self):
        self.count = self.failed = 0

    def run(self, name, function, *arguments):
        self.count += 1
        try:
            function(*arguments)
            print(f"ok {self.count} {name}", flush=True)
        except Exception as problem:  # every failure is a failed case
            self.failed += 1
            print(f"not ok {self.count} {name}\n# {type(problem).__name__}: {problem}", flush=True)

    def finish(self):
        print(f"1..{self.count}", flush=True)
        raise SystemExit(1 if self.failed else 0)


def run_cases(cases, *arguments, size="1000x800", narrow=()):
    """Runs each function of [(name, function), …] with the arguments on a display
    of that size, then the others on that of a telephone, and ends the program.
    Names given after the build folder are the only ones that are run."""
    tap = Tap()
    for screen, some in [(size, cases), ("360x740", narrow)]:
        wanted = [(name, function) for name, function in some if name in (sys.argv[2:] or [name])]
        if not wanted:
            continue
        display = Display(screen)
        try:
            for name, function in wanted:
                tap.run(name, function, *arguments)
        finally:
            display.close()
    tap.finish()


def new_store():
    """A place for a store that is not there yet."""
    return pathlib.Path(tempfile.mkdtemp()) / "store"


def written(day):
    """A day as it is written within a sentence."""
    date = datetime.date.fromisoformat(day)
    return f"{date.day} {date:%B %Y}"


def monthly_store(build, scores):
    """A result of management each month from January 2024 on."""
    store = new_store()
    for month, score in enumerate(scores, 1):
        answers = ",".join(["yes"] * score + ["no"] * (10 - score))
        subprocess.run([build / "src/ctl/clientelectl", "--store", store, "take", "--at", f"2024-0{month}-10T10:00:00Z",
                        "--answers", answers], check=True, stdout=subprocess.DEVNULL)
    return store
