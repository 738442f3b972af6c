#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A kiosk and nothing but fingers: visits, and whatever else fingers do. One
page and one surface, and what was answered is what was touched. `test-touch.py
BUILD [CASE…]`"""

import itertools
import json
import os
import pathlib
import random
import sys
import time

from kiosk import Kiosk, PIN, new_folder
from touch import FINGERS, TouchScreen, find_missing
from desktop import Atspi, Tap, read_records, wait_for  # noqa: E402 - kiosk sets the path

BUILD = pathlib.Path(sys.argv[1])
BUTTONS = ("push button", "radio button")
CORNER = (20, 20)
LONG = 0.65    # seconds; the toolkit's long press is 0.5
HELD = 3       # seconds until the PIN is asked for
SAID = ["Yes", "No", "Not sure", "Yes", "Yes", "No", "Not sure", "No", "Yes", "Yes"]
LETTERS = {"Yes": "y", "Not sure": "u", "No": "n"}
WAITING = ("held_through_idle",)  # a minute of waiting: only where it is asked for
ENGLISH = ("Touch to Begin", "Begin", "1 of 10", "2 of 10", "Stop", "PIN", "This Kiosk", "Thank you", "Finish")

STARTED = []


class Visitor:
    """Someone with ten fingers before a kiosk."""

    def __init__(self, screen, **more):
        self.screen = screen
        self.kiosk = Kiosk(BUILD, new_folder(), **{"idle": 600, **more})
        STARTED.append(self.kiosk)
        assert (self.kiosk.width, self.kiosk.height) == (screen.width, screen.height), "it does not fill the screen"

    def find_area(self, role, name):
        node = self.kiosk.wait(role, name)

        def measure():
            self.kiosk.settle()
            area = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
            return area.x, area.y, area.width, area.height

        # It is told of before the frame that gives it its place.
        return wait_for(f"the place of “{name}”", lambda: (first := measure())[2] > 0 and measure() == first and first)

    def find_place(self, role, name):
        """The middle of what is called so."""
        x, y, width, height = self.find_area(role, name)
        return x + width // 2, y + height // 2

    def is_on_button(self, node):
        while node is not None and node.get_role_name() not in BUTTONS:
            node = node.get_parent()
        return node is not None

    def list_texts(self):
        """The middle of each text that is not on a button."""
        for node in self.kiosk.walk():
            if node.get_role_name() in ("label", "heading") and not self.is_on_button(node):
                yield self.find_place(node.get_role_name(), node.get_name())

    def tap(self, name, role="push button"):
        self.screen.tap(*self.find_place(role, name))
        self.kiosk.settle()
        self.kiosk.check()

    def leave_pointer(self, role, name):
        """Moves the pointer to where a finger was. The toolkit takes it there by
        itself, but not each time."""
        x, y = self.find_place(role, name)
        self.kiosk.x.move(x + 1, y)
        self.kiosk.x.move(x, y)
        self.kiosk.settle()

    def begin(self):
        self.tap("Touch to Begin")
        self.tap("Begin")
        self.kiosk.wait("label", "1 of 10")

    def answer(self, name, number):
        self.kiosk.wait("label", f"{number} of 10")
        self.tap(name, "radio button")
        self.arrive(number + 1)

    def arrive(self, number):
        if number > 10:
            self.kiosk.wait("push button", "Finish")
        else:
            self.kiosk.wait("label", f"{number} of 10")

    def answer_all(self, said):
        for number, name in enumerate(said, 1):
            self.answer(name, number)

    def finish(self):
        self.tap("Finish")
        self.kiosk.wait("heading", "Thank you")
        self.tap("Done")
        self.kiosk.wait("push button", "Touch to Begin")

    def read_answers(self):
        """What is in the store, each visit as a word of y, u and n."""
        return ["".join(record["answers"].values()) for record in read_records(self.kiosk.store)]

    def hold(self, place, seconds=LONG):
        """A finger that stays. Anything that shows up in the meantime is seen."""
        self.screen.press(*place)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.kiosk.settle()
            self.kiosk.check()
            time.sleep(0.05)

    def hold_and_lift(self, place):
        self.hold(place)
        self.screen.lift()
        self.kiosk.settle()
        self.kiosk.check()

    def ask_for_pin(self):
        self.screen.press(*CORNER)
        self.kiosk.wait("heading", "PIN")
        self.screen.lift()

    def enter(self, digits):
        for digit in digits:
            self.tap(digit)
        self.tap("Confirm")

    def go_to_owner(self):
        self.ask_for_pin()
        self.enter(PIN)
        self.kiosk.wait("heading", "This Kiosk")

    def look(self):
        return self.kiosk.still()

    def end(self):
        assert self.kiosk.process.poll() is None, "it ended"
        self.kiosk.check()
        self.kiosk.stop()
        assert not self.kiosk.criticals(), self.kiosk.criticals()


def test_visit(screen):
    """From the attract screen to the attract screen, and what was said."""
    visitor = Visitor(screen)
    before = visitor.look()
    visitor.begin()
    visitor.answer_all(SAID)
    visitor.finish()
    assert visitor.read_answers() == ["".join(LETTERS[name] for name in SAID)], visitor.read_answers()
    assert visitor.look() == before, "another attract screen"
    visitor.end()


def test_bar(screen):
    """Back, language, text size and stop; what was answered stays until then."""
    visitor = Visitor(screen)
    before = visitor.look()
    visitor.begin()
    visitor.answer("Yes", 1)
    visitor.answer("No", 2)
    visitor.tap("Go Back")
    visitor.arrive(2)
    assert visitor.kiosk.has_state("radio button", "No", Atspi.StateType.CHECKED), "the answer is gone"
    small = visitor.find_area("push button", "Text Size")
    visitor.tap("Text Size")
    wait_for("larger letters", lambda: visitor.find_area("push button", "Text Size")[2] > small[2])
    visitor.tap("Русский")
    visitor.kiosk.wait("label", "2 из 10")
    visitor.tap("English")
    visitor.answer("Not sure", 2)
    visitor.tap("Stop")
    visitor.kiosk.wait("push button", "Touch to Begin")
    assert visitor.look() == before, "something stays"
    assert visitor.read_answers() == [], "kept what was taken back"
    visitor.end()


def test_long_press(screen):
    """A finger that stays on anything is a finger; nothing shows up beside it."""
    visitor = Visitor(screen)
    kiosk = visitor.kiosk
    visitor.hold_and_lift(visitor.find_place("push button", "Touch to Begin"))
    kiosk.wait("push button", "Begin")
    kiosk.settle()
    for place in visitor.list_texts():
        visitor.hold_and_lift(place)
    visitor.hold_and_lift(visitor.find_place("push button", "Begin"))
    visitor.arrive(1)
    before = visitor.look()
    for place in [*visitor.list_texts(), (4, 300), (512, 597)]:
        visitor.hold_and_lift(place)
    assert visitor.look() == before, "something was done to a question"
    visitor.hold_and_lift(visitor.find_place("radio button", "Not sure"))
    visitor.arrive(2)
    visitor.hold_and_lift(visitor.find_place("push button", "Go Back"))
    visitor.arrive(1)
    assert kiosk.has_state("radio button", "Not sure", Atspi.StateType.CHECKED), "the long press was no answer"
    visitor.ask_for_pin()
    visitor.hold_and_lift(visitor.find_place("heading", "PIN"))
    visitor.hold_and_lift(visitor.find_place("push button", PIN[0]))
    visitor.enter(PIN[1:])  # the first digit is there
    kiosk.wait("heading", "This Kiosk")
    for place in itertools.islice(visitor.list_texts(), 5):  # the facts after these are like them
        visitor.hold_and_lift(place)
    kiosk.wait("heading", "This Kiosk")
    visitor.end()


def test_moving(screen):
    """Drags, swipes from every edge and pinches on a question change nothing."""
    visitor = Visitor(screen)
    visitor.begin()
    visitor.answer("Yes", 1)
    before = visitor.look()
    width, height = screen.width - 1, screen.height - 1
    middle = width // 2, 200
    yes, no = (visitor.find_place("radio button", name) for name in ("Yes", "No"))
    for way in ([(0, 300), (600, 300)], [(width, 300), (300, 300)], [(512, 0), (512, 500)], [(512, height), (512, 100)],
                [(0, height), (width, 0)], [middle, (middle[0], 260), (200, 260), middle],
                [yes, no], [no, (no[0], height)], [yes, (yes[0], yes[1] - 200), (5, 5)]):
        screen.drag(*way)
        visitor.kiosk.settle()
        visitor.kiosk.check()
    for finger in (0, 1):
        screen.press(middle[0] + (200 if finger else -200), middle[1], finger)
    for apart in list(range(200, 20, -20)) + list(range(20, 300, 20)):
        screen.move(middle[0] - apart, middle[1], 0)
        screen.move(middle[0] + apart, middle[1] + apart // 3, 1)
        visitor.kiosk.settle()
        visitor.kiosk.check()
    screen.lift_all()
    assert visitor.look() == before, "another page"
    visitor.arrive(2)
    visitor.end()


def test_together(screen):
    """Two fingers are one answer, five anywhere are still a kiosk."""
    visitor = Visitor(screen)
    visitor.begin()
    places = {name: visitor.find_place("radio button", name) for name in LETTERS}
    screen.press(*places["Yes"], finger=0)
    screen.press(*places["No"], finger=1)
    screen.lift(0)
    screen.lift(1)
    visitor.arrive(2)
    visitor.look()
    visitor.arrive(2)
    chosen = [(name, visitor.kiosk.has_state("radio button", name, Atspi.StateType.CHECKED)) for name in LETTERS]
    assert not any(state for _, state in chosen), chosen
    for finger, place in enumerate([places["Yes"], places["No"], (512, 250), (300, 250), (512, 590)]):
        screen.press(*place, finger)
    visitor.kiosk.settle()
    visitor.kiosk.check()
    screen.lift_all()
    visitor.arrive(3)
    visitor.look()
    visitor.arrive(3)
    visitor.end()


def test_quick_taps(screen):
    """Twice on an answer, however it is meant, is once."""
    visitor = Visitor(screen)
    visitor.begin()
    for number, pause in enumerate((0.03, 0.1, 0.2, 0.3), 1):
        visitor.arrive(number)
        place = visitor.find_place("radio button", "Yes")
        visitor.look()
        screen.tap(*place)
        time.sleep(pause)
        screen.tap(*place)
        visitor.arrive(number + 1)
        visitor.look()
        visitor.arrive(number + 1)
        assert not visitor.kiosk.has_state("radio button", "Yes", Atspi.StateType.CHECKED), f"answered after {pause} s"
    visitor.end()


def test_between_questions(screen):
    """A finger that came down on one question is not an answer to the next."""
    visitor = Visitor(screen)
    visitor.begin()
    yes, no = (visitor.find_place("radio button", name) for name in ("Yes", "No"))
    screen.tap(*yes)
    screen.press(*no)
    visitor.arrive(2)
    screen.lift()
    visitor.look()
    visitor.arrive(2)
    assert not visitor.kiosk.has_state("radio button", "No", Atspi.StateType.CHECKED), "the next question is answered"
    # Nor is one that was down on a page that is gone.
    visitor.tap("Stop")
    visitor.tap("Touch to Begin")
    screen.press(*no, finger=0)
    screen.tap(*visitor.find_place("push button", "Begin"), finger=1)
    visitor.arrive(1)
    screen.lift(0)
    visitor.look()
    visitor.arrive(1)
    assert not visitor.kiosk.has_state("radio button", "No", Atspi.StateType.CHECKED), "the first question is answered"
    visitor.end()


def test_leaves_no_trace(screen):
    """Where the finger was last does not show: not on the next question, not to
    the next visitor."""
    visitor = Visitor(screen)
    fresh = visitor.look()
    looks = []
    for name in LETTERS:
        visitor.begin()
        visitor.answer(name, 1)
        visitor.leave_pointer("radio button", name)
        looks.append(visitor.look())
        visitor.tap("Stop")
        visitor.kiosk.wait("push button", "Touch to Begin")
    assert looks == looks[:1] * 3, "the answer to the one before shows"
    visitor.tap("Русский")
    visitor.tap("English")
    visitor.leave_pointer("push button", "English")
    assert visitor.look() == fresh, "the last touch shows"
    visitor.end()


def test_held_through_idle(screen):
    """A finger left on an answer keeps nobody's answers, and lifting it does
    nothing. A keypad that somebody walked away from is given up too."""
    visitor = Visitor(screen, idle=15)
    kiosk = visitor.kiosk
    fresh = visitor.look()
    visitor.begin()
    visitor.answer("Yes", 1)
    screen.press(*visitor.find_place("radio button", "No"))
    kiosk.wait("label", "Still there?")
    kiosk.wait("push button", "Touch to Begin")
    assert visitor.look() == fresh, "the finger shows"
    screen.lift()
    assert visitor.look() == fresh, "lifting it does something"
    visitor.ask_for_pin()
    empty = visitor.look()
    for digit in PIN[:3]:
        visitor.tap(digit)
    assert visitor.look() != empty, "no digit shows"
    kiosk.wait("push button", "Touch to Begin")
    assert visitor.look() == fresh, "the keypad leaves something"
    visitor.ask_for_pin()
    assert visitor.look() == empty, "the digits stay"
    visitor.tap("Back to the Questions")
    visitor.begin()
    visitor.answer("No", 1)  # who comes next is heard
    assert visitor.read_answers() == [], visitor.read_answers()
    visitor.end()


def test_owner(screen):
    """The PIN by finger, over a question: wrong, right, back, and out."""
    visitor = Visitor(screen)
    kiosk = visitor.kiosk
    visitor.begin()
    visitor.answer("Yes", 1)
    visitor.ask_for_pin()
    visitor.enter("111111")
    kiosk.wait("status bar", "That is not the PIN.")
    visitor.tap("1")
    visitor.tap("Erase the last digit")
    visitor.enter(PIN)
    kiosk.wait("heading", "This Kiosk")
    for _ in range(3):  # as far as it goes
        screen.drag((512, 500), (512, 60))
    kiosk.still()
    visitor.tap("Back to the Questions")
    visitor.arrive(2)
    visitor.go_to_owner()
    for _ in range(3):
        screen.drag((512, 500), (512, 60))
    kiosk.still()
    screen.tap(*visitor.find_place("push button", "Leave the Kiosk"))
    assert kiosk.process.wait(20) == 0
    assert not kiosk.criticals(), kiosk.criticals()


def test_not_the_gesture(screen):
    """Short, elsewhere, or with a second finger: nobody is asked for a PIN."""
    visitor = Visitor(screen)
    before = visitor.look()
    screen.press(*CORNER)
    screen.press(512, 560, finger=1)
    time.sleep(HELD + 0.5)
    screen.lift_all()
    screen.tap(*CORNER)
    screen.press(150, 560)
    time.sleep(HELD + 0.5)
    screen.lift()
    assert not visitor.kiosk.find("heading", "PIN"), "asked for a PIN"
    assert visitor.look() == before
    visitor.end()


def test_anything(screen):
    """Ten fingers at random, with the corner left out: still a kiosk."""
    seed = int(os.environ.get("SEED", "1"))
    print(f"# SEED={seed}")
    dice = random.Random(seed)
    visitor = Visitor(screen)
    visitor.begin()
    for number in range(1500):
        place = dice.randrange(100, screen.width), dice.randrange(screen.height)
        finger = dice.randrange(FINGERS)
        if finger not in screen.where:
            screen.press(*place, finger)
        elif dice.random() < 0.5:
            screen.move(*place, finger)
        else:
            screen.lift(finger)
        visitor.kiosk.settle()
        if number % 10 == 0:
            visitor.kiosk.check()
    screen.lift_all()
    wait_for("a page of a kiosk", lambda: any(
        name.startswith(ENGLISH) or "10" in name or "Коснитесь" in name or name in ("Начать", "Прекратить", "Готово")
        for name in (node.get_name() or "" for node in visitor.kiosk.walk())))
    visitor.end()


def main():
    tap = Tap()
    missing = find_missing()
    if missing:
        print(f"1..0 # SKIP {missing}")
        return
    screen = TouchScreen()
    for name, case in list(globals().items()):
        if name.startswith("test_") and (name[5:] in sys.argv[2:] or len(sys.argv) < 3 and name[5:] not in WAITING):
            begin = time.monotonic()
            tap.run(name[5:].replace("_", "-"), case, screen)
            print(f"# {time.monotonic() - begin:.1f} s", flush=True)
            screen.lift_all()
            while STARTED:
                STARTED.pop().kill()
    screen.close()
    tap.finish()


main()
