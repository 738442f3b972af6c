#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nobody gets out of a kiosk in its real home: a compositor that shows this one
window, as an ordinary user. Keys and buttons come to it through an X server, as
cage 0.1.4 takes no virtual keyboard. `test-cage.py BUILD [CASE…]`; as root it goes
on as another user."""

import itertools
import os
import pathlib
import shutil
import subprocess
import sys
import time

from kiosk import Kiosk, PIN, new_folder
from desktop import Display, Tap, wait_for  # noqa: E402 - kiosk sets the path

BUILD = pathlib.Path(sys.argv[1]).resolve()
CASES = sys.argv[2:]
NOBODY = "65534"
CORNER = (20, 20)

# What is held down together: every set of these.
HELD = ["Shift_L", "Control_L", "Alt_L", "Super_L", "ISO_Level3_Shift"]
# Under Wayland this toolkit does not tell of Super: with it, a key is what it is alone.
HARMLESS = {"Shift_L", "ISO_Level3_Shift", "Super_L"}
SETS = [names for n in range(len(HELD) + 1) for names in itertools.combinations(HELD, n)]
SHARES = 3  # pages; every chord comes to two of them
BATCH = 10  # keys between two looks

NEEDED = set("0123456789") | {f"KP_{i}" for i in range(10)} | {
    "Tab", "ISO_Left_Tab", "Return", "KP_Enter", "space", "Escape", "BackSpace", "Up", "Down", "Left", "Right", "KP_Up",
    "KP_Down", "KP_Left", "KP_Right", "Prior", "Next"}


class Caged(Kiosk):
    """The kiosk as the one program of cage."""

    def start(self):
        run = pathlib.Path(os.environ["XDG_RUNTIME_DIR"])
        self.variables.update(WLR_BACKENDS="x11", WLR_RENDERER="pixman", WLR_XWAYLAND="/usr/bin/false")
        self.process = subprocess.Popen(["cage", "--"] + self.command, env=self.variables, stdout=self.errors, stderr=self.errors)
        wait_for("the compositor", lambda: list(run.glob("wayland-?")))
        self.children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        self.root = wait_for("the kiosk", self.find_application)
        self.wait("push button", "Touch to Begin")
        self.window, self.width, self.height = wait_for("its screen", lambda: self.x.windows()[0])
        self.x.focus(self.window)
        self.x.move(self.width - 2, self.height - 2)

    @property
    def pid(self):
        """Of the program, which the compositor started."""
        return int(self.children.read_text().split()[0])

    def settle(self):
        self.x.sync()

    def check(self):
        """Alive, and one toplevel."""
        assert self.process.poll() is None, f"the compositor ended with {self.process.returncode}"
        assert self.root.get_child_count() == 1, f"{self.root.get_child_count()} toplevels"

    def press(self, *names, held=()):
        for name in names:
            self.x.chord(self.x.keycode(name), [self.x.keycode(other) for other in held])


STARTED = []


def start():
    STARTED.append(Caged(BUILD, new_folder(), idle=600))
    return STARTED[-1]


def hold(kiosk):
    """The owner's gesture."""
    kiosk.x.move(*CORNER)
    kiosk.x.button(1, True)
    kiosk.wait("heading", "PIN")
    kiosk.x.button(1, False)


def go_to_question(kiosk):
    kiosk.begin()
    kiosk.answer("Yes", 1)


def look_after(kiosk, before, what):
    """A Tab, which must be heard, and back: then all is as it was."""
    kiosk.press("Tab")
    wait_for("the focus to move", lambda: kiosk.tree() != before)
    kiosk.check()
    kiosk.press("Tab", held=("Shift_L",))
    try:
        wait_for("the page as it was", lambda: kiosk.tree() == before)
    except AssertionError as problem:
        raise AssertionError(f"{what} changed the page") from problem
    kiosk.check()


def press_all(kiosk, without, before):
    """Every key with every set of modifiers but those of another page."""
    held = {name: kiosk.x.keycode(name) for name in HELD}
    # What is no key here is one for the compositor, which has a layout of its own.
    keys = [(code, {kiosk.x.symbol_name(symbol) for symbol in symbols}) for code, symbols in kiosk.x.layout().items()
            if code not in held.values()]
    count = 0
    for first in range(0, len(keys), BATCH):
        for i, (code, names) in enumerate(keys[first:first + BATCH], first):
            for j, others in enumerate(SETS):
                if (i + j) % SHARES == without or (names & NEEDED and set(others) <= HARMLESS):
                    continue
                assert kiosk.x.chord(code, [held[name] for name in others]), f"{code} did not come out of the server"
                count += 1
            kiosk.x.unlock()
        look_after(kiosk, before, f"one of {keys[first:first + BATCH]}")
    return count


def deal_on(without, page, go):
    kiosk = start()
    go(kiosk)
    kiosk.press("Tab")
    kiosk.press("Tab", held=("Shift_L",))
    kiosk.still()
    before = kiosk.tree()
    count = press_all(kiosk, without, before)
    print(f"# {page}: {count} chords", flush=True)
    assert not kiosk.criticals(), kiosk.criticals()
    kiosk.stop()
    assert count > 4000, count


def test_chords_attract():
    deal_on(0, "attract", lambda kiosk: None)


def test_chords_question():
    deal_on(1, "question", go_to_question)


def test_chords_pin():
    deal_on(2, "PIN", hold)


def test_owner():
    """The one way out: the program ends, and the compositor with it."""
    kiosk = start()
    go_to_question(kiosk)
    hold(kiosk)
    kiosk.press(*PIN, "Return")
    kiosk.wait("heading", "This Kiosk")
    kiosk.click("push button", "Leave the Kiosk")
    assert kiosk.process.wait(20) == 0


def press_buttons(kiosk, number):
    """Once, twice, long, and dragged across, in a grid of places; the first one only
    where nothing is."""
    places = itertools.product(range(110, kiosk.width, 180), range(60, kiosk.height, 110))
    for place in places if number > 1 else [(kiosk.width // 2, 4)]:
        for _ in range(3):
            kiosk.x.click(*place, number)
        kiosk.x.button(number, True)
        kiosk.x.move(kiosk.width - 2, kiosk.height - 2)
        kiosk.x.button(number, False)
    kiosk.x.move(kiosk.width // 2, 4)
    kiosk.x.button(number, True)
    time.sleep(0.7)  # as long as a long press is
    kiosk.x.button(number, False)


def test_buttons():
    kiosk = start()
    go_to_question(kiosk)
    kiosk.press("Tab")
    kiosk.press("Tab", held=("Shift_L",))
    kiosk.still()
    before = kiosk.tree()
    for number in range(1, 10):
        press_buttons(kiosk, number)
        look_after(kiosk, before, f"button {number}")
    assert not kiosk.criticals(), kiosk.criticals()
    kiosk.stop()


def go_on_as_nobody():
    """The compositor is not to be tried as root."""
    test = pathlib.Path(__file__).resolve()
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    os.execvp("setpriv", ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups",
                          str(test.parent.parent / "e2e/run-e2e"), str(test), str(BUILD), *CASES])


def main():
    missing = [tool for tool in ("cage", "setpriv", "Xvfb") if shutil.which(tool) is None]
    if missing:
        print(f"1..0 # SKIP not installed: {', '.join(missing)}")
        return
    if os.geteuid() == 0:
        go_on_as_nobody()
    display = Display("1280x1024")
    tap = Tap()
    for name, case in list(globals().items()):
        if name.startswith("test_") and (not CASES or name[5:] in CASES):
            begin = time.monotonic()
            tap.run(name[5:].replace("_", "-"), case)
            print(f"# {time.monotonic() - begin:.1f} s", flush=True)
            while STARTED:
                STARTED.pop().kill()
    display.close()
    tap.finish()


main()
