# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs on a private display, watched by the probe; what the scripts that
measure windows share."""

import os
import pathlib
import signal
import subprocess
import time


class Display:
    """A private X server."""

    def __enter__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as numbers:
            self.name = ":" + numbers.readline().strip()
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()


class Program:
    """A program under the probe; reads what the probe prints."""

    def __init__(self, display, build, command, **extra):
        environment = dict(os.environ, DISPLAY=display.name, LD_PRELOAD=str(build / "tests/bench/libbench-probe.so"),
                           GSETTINGS_BACKEND="memory", GSETTINGS_SCHEMA_DIR=str(build / "data"),
                           GTK_A11Y="none", LC_ALL="C.UTF-8")
        for name in ("GDK_DEBUG", "GSK_RENDERER", "GDK_DISABLE", "DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY"):
            environment.pop(name, None)
        environment.update(extra)
        self.begin = time.monotonic()
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)

    def read(self, word):
        """The next figure of that kind."""
        for line in self.process.stdout:
            kind, _, figure = line.partition(" ")
            if kind == word:
                return int(figure)
        raise RuntimeError("the program ended")

    def wait_painted(self):
        """Seconds from the start of the process to its first frame."""
        return self.read("painted") / 1e6 - self.begin

    def wait_quiet(self):
        """Waits until it has used no processor time for a while."""
        used, since = None, 0
        while since < 6:
            now = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
            since = since + 1 if now == used else 0
            used = now
            time.sleep(0.1)

    def pss(self):
        """Proportional set size in bytes."""
        for line in pathlib.Path(f"/proc/{self.process.pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
        raise RuntimeError("no Pss")

    def wakeups(self):
        """How often each of its threads has been woken so far."""
        counts = {}
        for status in pathlib.Path(f"/proc/{self.process.pid}/task").glob("*/status"):
            for line in status.read_text().splitlines():
                if line.startswith("voluntary_ctxt_switches"):
                    counts[status.parent.name] = int(line.split()[1])
        return counts

    def wait_rest(self):
        """Waits until none of its threads was woken for a second: what its start
        set going is over then, and a thread of the pool that waited for more to
        do has given it up. Ten seconds at most, for one that never rests."""
        woken, since = None, time.monotonic()
        end = since + 10
        while time.monotonic() < min(since + 1, end):
            now = self.wakeups()
            if now != woken:
                woken, since = now, time.monotonic()
            time.sleep(0.05)

    def stop(self):
        """Ends it."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def find_sharers(library="libglib-2"):
    """Names of the other programs that use the toolkit or what it is made of: these
    pages are shared out among all of them, and a ratio of proportional sizes is
    then another one."""
    names = []
    for maps in pathlib.Path("/proc").glob("[0-9]*/maps"):
        try:
            if library in maps.read_text():
                names.append((maps.parent / "comm").read_text().strip())
        except OSError:  # it ended, or is not ours
            pass
    return names


def report(what, ours, theirs, target):
    """One row of the table."""
    ratio = ours / theirs
    print(f"{what}\t{ratio:.3f}\t≤ {target:.2f}\t{'met' if ratio <= target else 'MISSED'}", flush=True)


def press(display, *keys):
    """Types on that display."""
    subprocess.run(["xdotool", "key", *keys], env=dict(os.environ, DISPLAY=display.name), check=True)


def focus(display, program):
    """Gives the keyboard to its window; there is no window manager."""
    environment = dict(os.environ, DISPLAY=display.name)
    subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(program.process.pid),
                    "windowfocus"], env=environment, check=False, stdout=subprocess.DEVNULL)


def configure(folder):
    """Settings for a window of that size in which nothing moves by itself."""
    folder = pathlib.Path(folder)
    for path, text in (("glib-2.0/settings/keyfile",
                        "[io/github/clientele_app/Clientele]\nwindow-width=1280\nwindow-height=720\n"),
                       ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n")):
        (folder / path).parent.mkdir(parents=True)
        (folder / path).write_text(text)
    return {"XDG_CONFIG_HOME": str(folder), "GSETTINGS_BACKEND": "keyfile"}


def start(display, build, command, **extra):
    """The program, at rest and with the keyboard."""
    program = Program(display, build, command, **extra)
    program.wait_painted()
    program.wait_quiet()
    focus(display, program)
    return program


def click(display, program, place):
    """Clicks there and waits until all has been done."""
    subprocess.run(["xdotool", "mousemove", *map(str, place), "click", "1"],
                   env=dict(os.environ, DISPLAY=display.name), check=True)
    program.wait_quiet()


def drain(program):
    """What the program has printed so far."""
    os.set_blocking(program.process.stdout.fileno(), False)
    lines = [line.split() for line in iter(program.process.stdout.readline, "")]
    os.set_blocking(program.process.stdout.fileno(), True)
    return [(word, int(figure)) for word, figure in lines]
