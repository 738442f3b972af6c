#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kiosks for days: visits by the pointer as fast as the pages allow, some given
up, and a kill in every hundredth. `soak.py BUILD`, run by run-e2e; SOAK is the
number of visits (10 000), SEED repeats what they did.

A question shows its answer for 0.4 s before the next comes, so that one kiosk
has no more than a visit in four seconds: WORKERS kiosks stand side by side, each
with a screen and a store of its own. Two more ask two questions only and are
never killed: what they need is to stay level."""

import base64
import collections
import concurrent.futures
import gettext
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

from gi.repository import GLib
from kiosk import Kiosk, ROUND, new_folder
import desktop  # noqa: E402 - kiosk sets the path
from desktop import Atspi, Display, read_records, wait_for  # noqa: E402 - kiosk sets the path

desktop.PATIENCE = 240  # seconds; the same

HERE = pathlib.Path(__file__).resolve().parent
BUILD = pathlib.Path(sys.argv[1])
QUESTIONNAIRE = HERE.parent.parent / "data/questionnaires/client-orientation.json"
WORKERS = int(os.environ.get("WORKERS", "12"))
STEADY = 2      # kiosks that are never killed
BETWEEN = int(os.environ.get("BETWEEN", "100"))  # visits between kills
WARM = 300      # visits at most, a quarter of a run, that are not measured: pages, languages, sizes and leavings are new
STEEP = 1000    # bytes a visit
N_SIZES = 3     # of letters
IDLE = 120      # seconds; on a busy machine a tester that is held up is no visitor who left
SEEN = 0.38     # seconds; the next question does not come earlier
LANGUAGES = ["en", "ru"]
NAMES = {"en": "English", "ru": "Русский"}
ANSWERS = {"Yes": "y", "Not sure": "u", "No": "n"}
MARKS = {"attract": "Touch to Begin", "welcome": "Begin", "last": "Finish", "thanks": "Done"}
BUTTONS = ("push button", "radio button")


def find_area(node):
    area = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return area.x, area.y, area.width, area.height


class Visitors:
    """Everybody who comes to one kiosk, and what is known of it."""

    def __init__(self, dice, n_questions, **set_up):
        self.dice = dice
        self.n_questions = n_questions
        self.kiosk = Kiosk(BUILD, new_folder(), idle=IDLE, **set_up)
        self.texts = {language: gettext.translation("clientele", str(BUILD / "po"), [language], fallback=True)
                      for language in LANGUAGES}
        self.known = collections.defaultdict(list)  # (page, language, size): the ways it looks
        self.done = []   # what was touched by the one who is there
        self.thanked = collections.Counter()   # answers that were acknowledged
        self.doubtful = collections.Counter()  # killed while saving
        self.stopped = 0
        self.missed = []  # presses that did nothing
        self.rows = [[]]  # visit, bytes, descriptors; a list for each start
        self.language, self.size = "en", 0
        # First each language in each size: letters that the toolkit has drawn once stay in its memory.
        self.to_show = [(language, size) for language in LANGUAGES for size in range(N_SIZES)]

    def say(self, text):
        return self.texts[self.language].gettext(text)

    def look(self, area):
        x, y, width, height = area
        return self.kiosk.x.pixels(self.kiosk.window, width, height, x, y)

    def is_mark(self, page, node):
        name = node.get_name() or ""
        if page in MARKS:
            return node.get_role_name() == "push button" and name == self.say(MARKS[page])
        return node.get_role_name() == "label" and re.fullmatch(rf"{page} \w+ {self.n_questions}", name)

    def find_mark(self, page):
        """From the accessibility bus. What its library remembers of what has
        vanished is an error, or an old page, and stays so until all is asked
        anew."""
        mark = None
        try:
            mark = next((node for node in self.kiosk.walk() if self.is_mark(page, node)), None)
        except GLib.GError:
            pass
        if mark is None:
            self.kiosk.root.clear_cache()
        return mark

    def learn(self, page):
        """How that page looks, and where its buttons are, from the accessibility bus."""
        try:
            mark = wait_for("it", lambda: self.find_mark(page))
        except AssertionError as vain:
            shown = [(node.get_name(), node.get_state_set().contains(Atspi.StateType.CHECKED)) for node in self.kiosk.walk()
                     if node.get_role_name() in BUTTONS + ("label",)]
            raise AssertionError(f"page {page} in {self.language} did not come after {self.done[-8:]}, but {shown}") from vain
        self.kiosk.still()
        x, y, width, height = find_area(mark)
        # Of the largest letters a button may reach a few pixels below the screen.
        area = x, y, min(width, self.kiosk.width - x), min(height, self.kiosk.height - y)
        buttons = {node.get_name(): find_area(node) for node in self.kiosk.walk() if node.get_role_name() in BUTTONS}
        return area, self.look(area), buttons

    def press_again(self, page):
        """A press that did nothing is made once more, as anybody would, and told of."""
        deadline = time.monotonic() + 2
        while time.monotonic() < deadline:
            if self.find_mark(page) is not None:
                return
            time.sleep(0.05)
        if page in range(2, self.n_questions + 1) and self.find_mark(page - 1) is not None:
            self.missed.append(f"before page {page}: {self.done[-4:]}")
            self.kiosk.x.click(*self.done[-1][1:])

    def arrive(self, page):
        """Waits until that page is shown. A picture that is not known yet is looked
        up; one that is keeps the bus out of it."""
        looks = self.known[page, self.language, self.size]
        deadline = time.monotonic() + 2
        while looks and time.monotonic() < deadline:
            for look in looks:
                if self.look(look[0]) == look[1]:
                    self.buttons = look[2]
                    return
            time.sleep(0.004)
        self.press_again(page)
        looks.append(self.learn(page))
        self.buttons = looks[-1][2]

    def touch(self, name):
        """Presses a button. The pointer stays, as anybody's would."""
        x, y, width, height = self.buttons[name]
        self.done.append((name, x + width // 2, y + height // 2))
        self.kiosk.x.click(*self.done[-1][1:])

    def fiddle(self, page):
        """Another language or text size, or neither."""
        chance = self.dice.random()
        if chance < 0.03:
            self.language = self.dice.choice(LANGUAGES)
            self.touch(NAMES[self.language])
            self.arrive(page)
        elif chance < 0.06:
            self.touch(self.say("Text Size"))
            self.size = (self.size + 1) % N_SIZES
            self.arrive(page)

    def choose(self, language, size):
        """On the page of the welcome."""
        if language != self.language:
            self.language = language
            self.touch(NAMES[language])
            self.arrive("welcome")
        while self.size != size:
            self.touch(self.say("Text Size"))
            self.size += 1
            self.arrive("welcome")

    def begin(self):
        self.done = []
        self.language, self.size = "en", 0
        self.arrive("attract")
        self.touch(self.say("Touch to Begin"))
        self.arrive("welcome")
        if self.to_show:
            self.choose(*self.to_show.pop())
        else:
            self.fiddle("welcome")
        self.touch(self.say("Begin"))

    def answer_all(self, until):
        """Answers until that question is shown; what was said, by question."""
        said, at = {}, 1
        while at < until:
            self.arrive(at)
            self.fiddle(at)
            if at > 1 and self.dice.random() < 0.04:
                self.touch(self.say("Go Back"))
                at -= 1
                continue
            answer = self.dice.choice(list(ANSWERS))
            self.touch(self.say(answer))
            said[at] = ANSWERS[answer]
            time.sleep(SEEN)
            at += 1
        return "".join(said[number] for number in sorted(said))

    def give_up(self):
        """Stops, or very rarely walks away."""
        page = self.dice.randrange(1, self.n_questions + 1)
        self.answer_all(page)
        self.arrive(page)
        if self.dice.random() < 0.02:
            self.language = "en"
            wait_for("the next one's page", lambda: self.find_mark("attract"))
        else:
            self.touch(self.say("Stop"))
        self.stopped += 1

    def finish(self):
        said = self.answer_all(self.n_questions + 1)
        self.arrive("last")
        self.touch(self.say("Finish"))
        self.arrive("thanks")
        self.thanked[said] += 1
        self.touch(self.say("Done"))

    def visit(self, may_give_up):
        self.begin()
        if may_give_up and self.dice.random() < 0.1:
            self.give_up()
        else:
            self.finish()

    def visit_and_kill(self):
        """One visitor, and no power any more, at any moment."""
        moment = self.dice.randrange(1, self.n_questions + 4)
        self.begin()
        said = self.answer_all(min(moment, self.n_questions + 1))
        if moment > self.n_questions:
            self.arrive("last")
            self.touch(self.say("Finish"))
            self.doubtful[said] += 1
            time.sleep(self.dice.random() * 0.05)
        self.kiosk.kill()
        wait_for("its window to go", lambda: not self.kiosk.x.windows())
        self.kiosk.start()
        self.language, self.size = "en", 0
        self.arrive("attract")
        self.rows.append([])

    def measure(self, number):
        self.language, self.size = "en", 0
        self.arrive("attract")
        pid = self.kiosk.process.pid
        memory = int(pathlib.Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        try:
            files = len(os.listdir(f"/proc/{pid}/fd"))
        except PermissionError:  # only root looks into a kiosk
            files = 0
        self.rows[-1].append((number, memory, files))

    def run(self, name, visits, kill):
        for number in range(1, visits + 1):
            if kill and number % BETWEEN == 0:
                self.visit_and_kill()
            else:
                # That someone gave up is counted a moment later; the end waits for
                # what the last one said.
                self.visit(number < visits)
            self.measure(number)
            if number % 25 == 0:
                self.kiosk.check()
            if number % 100 == 0:
                print(f"# {name}: {number} of {visits} visits, {self.rows[-1][-1][1] / 1e6:.1f} MB", flush=True)
        self.kiosk.stop()


def read_answers(store):
    """What is stored, by value: what waits in the round, and the records, each id
    once."""
    document = json.loads((store / "kiosk" / f"{ROUND}.json").read_text())
    found = {kept["id"]: kept["answers"] for kept in document["kept"] if not kept["partial"]}
    records = [record for record in read_records(store) if record["t"] == "result"]
    found.update((record["id"], "".join(record["answers"].values())) for record in records)
    return collections.Counter(found.values()), document["abandoned"]


def shorten(questions):
    """A questionnaire of so many questions, as a kiosk's file carries it."""
    document = json.loads(QUESTIONNAIRE.read_text())
    document["id"] = "two-questions"
    document["questions"] = document["questions"][:questions]
    kept = {question["id"] for question in document["questions"]}
    for part in [document, *document["translations"].values()]:
        part["bands"] = part["bands"][:1]
        part.pop("remarks", None)
        if part is not document:
            part["questions"] = {key: text for key, text in part["questions"].items() if key in kept}
    text = base64.b64encode(json.dumps(document).encode()).decode()
    return [text[i:i + 400] for i in range(0, len(text), 400)]


def work(number, visits, seed):
    """One kiosk, in a process of its own: prints what became of it as JSON."""
    steady = number < STEADY
    set_up = {"questionnaire": "two-questions", "document": shorten(2)} if steady else {}
    display = Display("1024x600")
    try:
        visitors = Visitors(random.Random(f"{seed} {number}"), 2 if steady else 10, anonymous=number % 2 == 1, **set_up)
        visitors.run(f"kiosk {number}", visits, not steady)
    finally:
        display.close()
    kiosk = visitors.kiosk
    stored, abandoned = read_answers(kiosk.store)
    status = subprocess.run([str(BUILD / "src/ctl/clientelectl"), "--store", str(kiosk.store), "kiosk", "status", "--file",
                             str(kiosk.set_up), "--json"], capture_output=True, text=True, check=True)
    lost = visitors.thanked - stored
    print(json.dumps({
        "steady": steady, "visits": visits, "thanked": visitors.thanked.total(), "stopped": visitors.stopped,
        "abandoned": abandoned, "counted": json.loads(status.stdout)["finished"], "stored": stored.total(),
        "lost": lost.total(), "more": (stored - visitors.thanked - visitors.doubtful).total(),
        "missed": visitors.missed, "kills": len(visitors.rows) - 1, "rows": visitors.rows,
        "complaints": [line for line in (kiosk.folder / "errors").read_text().splitlines()
                       if "CRITICAL" in line or "WARNING" in line][:5]}))


def slope(runs, column):
    """Least squares of a column over visits, each start with a level of its own."""
    above = below = 0
    for run in (run[min(WARM, len(run) // 4):] for run in runs):
        if len(run) > 2:
            x = sum(row[0] for row in run) / len(run)
            y = sum(row[column] for row in run) / len(run)
            above += sum((row[0] - x) * (row[column] - y) for row in run)
            below += sum((row[0] - x) ** 2 for row in run)
    return above / below if below else 0


def tell_slopes(what, workers):
    runs = [run for worker in workers for run in worker["rows"]]
    memory, files = slope(runs, 1), slope(runs, 2)
    ends = [run[-1] for run in runs if run] or [(0, 0, 0)]
    print(f"# {what}: memory {memory / 1e3:+.3f} MB per 1 000 visits, descriptors {files * 1000:+.2f}; at most "
          f"{max(row[1] for row in ends) / 1e6:.1f} MB and {max(row[2] for row in ends)} descriptors", flush=True)
    return memory, files


def listen(process):
    """Passes on how far it is; what became of it comes last."""
    told = ""
    for line in process.stdout:
        if line.startswith("#"):
            print(line, end="", flush=True)
        else:
            told = line
    process.wait()
    return told


def main():
    seed = int(os.environ.get("SEED", random.randrange(1 << 31)))
    total = int(os.environ.get("SOAK", "10000"))
    each = -(-total // WORKERS)
    steady = int(os.environ.get("STEADY", max(100, total // 5)))
    print(f"# SEED={seed}, {WORKERS} × {each} visits, {STEADY} × {steady} without a kill", flush=True)
    begin = time.monotonic()
    complaints = [tempfile.TemporaryFile("w+") for _ in range(STEADY + WORKERS)]
    processes = [subprocess.Popen([sys.executable, __file__, str(BUILD), str(number),
                                   str(steady if number < STEADY else each), str(seed)], stdout=subprocess.PIPE,
                                  stderr=complaint, text=True)
                 for number, complaint in enumerate(complaints)]
    with concurrent.futures.ThreadPoolExecutor(len(processes)) as readers:
        told = list(readers.map(listen, processes))
    whole = all(process.returncode == 0 for process in processes)
    for number, (process, complaint) in enumerate(zip(processes, complaints)):
        complaint.seek(0)
        if process.returncode != 0:
            print(f"# kiosk {number}: {complaint.read().strip().splitlines()[-1:]}", flush=True)
    workers = [json.loads(text) for text in told if text.strip()]
    spent = time.monotonic() - begin

    def add(what):
        return sum(worker[what] for worker in workers)

    for worker in workers:
        for line in worker["complaints"] + worker["missed"]:
            print(f"# {line}")
    print(f"# {add('visits')} visits in {spent:.0f} s, {add('thanked')} thanked, {add('stopped')} stopped, {add('kills')} "
          f"kills, {add('stored')} stored, {add('lost')} lost, {add('more')} too many", flush=True)
    for number, w in enumerate(workers):
        if not w["stopped"] <= w["abandoned"] <= w["stopped"] + w["kills"]:
            print(f"# worker {number}: {w['stopped']} gave up, {w['abandoned']} counted, {w['kills']} kills")
    level = tell_slopes("never killed", [worker for worker in workers if worker["steady"]])
    tell_slopes("between kills", [worker for worker in workers if not worker["steady"]])
    cases = [("all-came-to-the-end", whole and len(workers) == len(processes)),
             ("no-complaints", not any(worker["complaints"] for worker in workers)),
             ("every-press-counts", not any(worker["missed"] for worker in workers)),
             ("nothing-lost", add("lost") == 0), ("nothing-twice", add("more") == 0),
             ("counted", all(w["counted"] == w["stored"] for w in workers)),
             ("abandoned", all(w["stopped"] <= w["abandoned"] <= w["stopped"] + w["kills"] for w in workers)),
             ("memory-level", level[0] < STEEP), ("descriptors-level", level[1] < 0.01)]
    for number, (name, good) in enumerate(cases, 1):
        print(f"{'ok' if good else 'not ok'} {number} {name}")
    print(f"1..{len(cases)}")
    raise SystemExit(0 if all(good for _, good in cases) else 1)


if len(sys.argv) > 2:
    work(int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
else:
    main()
