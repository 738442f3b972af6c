#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Visits to a kiosk, and what must not stay of them. `test-kiosk.py BUILD [CASE…]`"""

import json
import pathlib
import re
import shutil
import subprocess
import sys

from kiosk import Kiosk, PIN, ROUND, new_folder
from desktop import Atspi, Display, Tap, read_records, wait_for  # noqa: E402 - kiosk sets the path

BUILD = pathlib.Path(sys.argv[1])
CORNER = (20, 20)


def test_visit():
    """From the attract screen to the attract screen, and a durable record."""
    kiosk = Kiosk(BUILD, new_folder())
    kiosk.begin()
    for number in range(1, 11):
        kiosk.answer("Yes" if number < 7 else "Not sure" if number < 9 else "No", number)
    kiosk.click("push button", "Finish")
    kiosk.wait("heading", "Thank you")
    records = read_records(kiosk.store)
    assert [record["t"] for record in records] == ["result"], records
    assert records[0]["score"] == 6000 and records[0]["unsure"] == 2 and records[0]["voice"] == "staff", records[0]
    kiosk.wait("label", "6 of 10; 8 if")
    kiosk.click("push button", "Done")
    kiosk.wait("push button", "Touch to Begin")
    kiosk.check()
    assert not kiosk.criticals(), kiosk.criticals()
    kiosk.stop()


def look(kiosk):
    """All that a next visitor could find."""
    kiosk.wait("push button", "Touch to Begin")
    return kiosk.still(), kiosk.tree()


def compare(before, after):
    for mine, theirs in zip(before[1], after[1]):
        assert mine == theirs, f"{mine} is now {theirs}"
    assert len(before[1]) == len(after[1]), "another tree"
    assert before[0] == after[0], "another picture"


def test_nothing_stays():
    """After stopping, finishing and running out of time all is as it was."""
    kiosk = Kiosk(BUILD, new_folder())
    fresh = look(kiosk)
    kiosk.begin()
    kiosk.answer("No", 1)
    kiosk.click("push button", "Русский")
    kiosk.wait("label", "2 из 10")
    kiosk.click("push button", "Размер текста")
    kiosk.click("push button", "Прекратить")
    compare(fresh, look(kiosk))

    kiosk.begin()
    for number in range(1, 11):
        kiosk.answer("No", number)
    kiosk.click("push button", "Finish")
    kiosk.wait("heading", "Thank you")
    kiosk.click("push button", "Done")
    compare(fresh, look(kiosk))

    kiosk.begin()
    kiosk.answer("Yes", 1)
    kiosk.wait("label", "Still there?")
    kiosk.check()
    kiosk.wait("push button", "Touch to Begin")
    compare(fresh, look(kiosk))

    # Who comes after one who walked away is heard.
    kiosk.begin()
    kiosk.answer("No", 1)
    kiosk.stop()


def test_any_locale():
    """Languages can be chosen where the machine has none, or one that is not there."""
    kiosk = Kiosk(BUILD, new_folder())
    for locale in ("C", "xx_XX.UTF-8"):
        kiosk.stop()
        kiosk.start(LC_ALL=locale)
        kiosk.click("push button", "Русский")
        kiosk.wait("push button", "Коснитесь, чтобы начать")
    kiosk.stop()


def test_more_time():
    kiosk = Kiosk(BUILD, new_folder())
    kiosk.begin()
    kiosk.answer("Yes", 1)
    kiosk.wait("label", "Still there?")
    kiosk.click("push button", "More Time")
    wait_for("the question to go", lambda: not kiosk.find("label", "Still there?"))
    kiosk.wait("label", "2 of 10")
    kiosk.stop()


def height(kiosk, role, name):
    return Atspi.Component.get_extents(kiosk.wait(role, name), Atspi.CoordType.WINDOW).height


def test_more_time_in_large_letters():
    """What is urgent is as large as the visitor wants letters to be."""
    kiosk = Kiosk(BUILD, new_folder())
    kiosk.begin()
    usual = wait_for("the question", lambda: height(kiosk, "label", "Your answers will be wiped"))
    kiosk.click("push button", "More Time")
    wait_for("the question to go", lambda: not kiosk.find("label", "Still there?"))
    kiosk.click("push button", "Text Size")
    large = wait_for("the question", lambda: height(kiosk, "label", "Your answers will be wiped"))
    assert large > 1.15 * usual, (usual, large)
    kiosk.stop()


def test_more_time_by_keys():
    """The focus is where the question is, and then where the answers are."""
    kiosk = Kiosk(BUILD, new_folder())
    kiosk.begin()
    kiosk.answer("Yes", 1)
    kiosk.wait("label", "Still there?")
    wait_for("the focus", lambda: kiosk.focused_name() == "More Time")
    press(kiosk, "Return")
    wait_for("the question to go", lambda: not kiosk.find("label", "Still there?"))
    wait_for("the focus on the answers", lambda: kiosk.focused_name() == "Yes")
    kiosk.stop()


def ask_for_pin(kiosk):
    kiosk.x.move(*CORNER)
    kiosk.x.button(1, True)
    kiosk.wait("heading", "PIN")
    kiosk.x.button(1, False)


def press(kiosk, *keys):
    for key in keys:
        kiosk.x.chord(kiosk.x.keycode(key), [])


def enter(kiosk, digits):
    press(kiosk, *digits, "Return")


def test_owner():
    """The PIN, over a question: wrong, mistyped and erased, right, and out."""
    kiosk = Kiosk(BUILD, new_folder())
    kiosk.begin()
    kiosk.answer("Yes", 1)
    ask_for_pin(kiosk)
    enter(kiosk, "111111")
    kiosk.wait("status bar", "That is not the PIN.")
    assert "1111" not in (kiosk.store / "kiosk/tries.json").read_text()
    press(kiosk, "1", "2", "BackSpace", "BackSpace", "BackSpace")
    enter(kiosk, PIN)
    kiosk.wait("heading", "This Kiosk")
    assert any(re.fullmatch(r"\d{4}-\d\d-\d\d, \d\d:\d\d", name) for name in kiosk.names("label")), kiosk.names("label")
    kiosk.click("push button", "Back to the Questions")
    kiosk.wait("label", "2 of 10")
    ask_for_pin(kiosk)
    enter(kiosk, PIN)
    way_out = kiosk.wait("push button", "Leave the Kiosk")
    place = Atspi.Component.get_extents(way_out, Atspi.CoordType.WINDOW)
    assert place.y >= 0 and place.y + place.height <= kiosk.height, (place.y, place.height)
    kiosk.click("push button", "Leave the Kiosk")
    assert kiosk.process.wait(20) == 0
    text = (kiosk.folder / "errors").read_text()
    assert PIN not in text and "1111" not in text, text


def test_owner_settings():
    """What the owner changes on the spot is in the file; the table is on the stick."""
    folder = pathlib.Path(new_folder())
    stick = folder / "stick"
    stick.mkdir()
    kiosk = Kiosk(BUILD, folder, collect=str(stick))
    ask_for_pin(kiosk)
    enter(kiosk, PIN)
    kiosk.wait("heading", "This Kiosk")
    kiosk.click("push button", "15 seconds later")
    kiosk.wait("label", "“Still there?” after 30 seconds")
    assert json.loads(kiosk.set_up.read_text())["idle"] == 30
    kiosk.click("push button", "Visitors See Their Result: Yes")
    kiosk.wait("push button", "Visitors See Their Result: No")
    assert json.loads(kiosk.set_up.read_text())["result"] is False
    kiosk.click("push button", "Write a Table")
    table = wait_for("the table", lambda: list(stick.glob("clientele-*.csv")))[0]
    assert table.read_text().startswith("id,"), table.read_text()
    kiosk.click("push button", "Back to the Questions")
    kiosk.wait("push button", "Touch to Begin")
    kiosk.stop()


def test_settings_lose_nothing():
    """While answers could not be kept yet nothing is changed; then they are kept."""
    kiosk = Kiosk(BUILD, new_folder())
    document = kiosk.store / "kiosk" / f"{ROUND}.json"
    document.unlink(missing_ok=True)
    (document / "in the way").mkdir(parents=True)
    kiosk.begin()
    for number in range(1, 11):
        kiosk.answer("Yes", number)
    kiosk.click("push button", "Finish")
    kiosk.wait("heading", "Your answers are not kept yet")
    ask_for_pin(kiosk)
    enter(kiosk, PIN)
    kiosk.wait("heading", "This Kiosk")
    kiosk.click("push button", "15 seconds later")
    kiosk.click("push button", "Visitors See Their Result: Yes")
    wait_for("the reason", lambda: any("not kept yet" in (node.get_name() or "") for node in kiosk.walk()))
    shutil.rmtree(document)
    kiosk.click("push button", "Back to the Questions")
    kiosk.wait("heading", "Thank you")
    assert [record["score"] for record in read_records(kiosk.store)] == [10000]
    set_up = json.loads(kiosk.set_up.read_text())
    assert set_up["idle"] == 15 and set_up["result"] is True, set_up
    kiosk.stop()


def test_wait_after_tries():
    """Five tries are free; then one waits, also after a restart."""
    kiosk = Kiosk(BUILD, new_folder())
    ask_for_pin(kiosk)
    for i in range(5):
        enter(kiosk, f"90173{i}")
        tried = json.loads((kiosk.store / "kiosk/tries.json").read_text()) if i else None
        wait_for("the answer", lambda: kiosk.find("status bar", "That is not the PIN.") or kiosk.find("status bar", "Too many"))
        assert tried is None or tried, "not counted"
    enter(kiosk, "901739")
    kiosk.wait("status bar", "Too many wrong tries.")
    kiosk.kill()
    kiosk.start()
    ask_for_pin(kiosk)
    kiosk.wait("status bar", "Too many wrong tries.")
    kiosk.stop()


def ctl(kiosk, *words, **more):
    return subprocess.run([str(BUILD / "src/ctl/clientelectl"), "--store", *map(str, words)], env=kiosk.variables,
                          capture_output=True, text=True, timeout=60, check=True, **more).stdout


def answer_all(kiosk):
    kiosk.begin()
    for number in range(1, 11):
        kiosk.answer("Yes", number)
    kiosk.click("push button", "Finish")
    kiosk.wait("heading", "Thank you")
    kiosk.click("push button", "Done")
    kiosk.wait("push button", "Touch to Begin")


def test_owner_collects():
    """What was answered is on the stick, and from there on the desktop, once.
    Nothing of the owner's page stays."""
    folder = pathlib.Path(new_folder())
    stick = folder / "stick"
    stick.mkdir()
    kiosk = Kiosk(BUILD, folder, collect=str(stick))
    fresh = look(kiosk)
    answer_all(kiosk)
    for _ in range(2):
        ask_for_pin(kiosk)
        enter(kiosk, PIN)
        kiosk.wait("heading", "This Kiosk")
        kiosk.click("push button", "Collect the Answers")
        wait_for("the answer", lambda: any((node.get_name() or "").startswith("Collected into") for node in kiosk.walk()))
        kiosk.click("push button", "Back to the Questions")
        kiosk.wait("push button", "Touch to Begin")
    kiosk.x.move(kiosk.width // 2, kiosk.height - 1)
    compare(fresh, look(kiosk))
    archives = list(stick.glob("*.zip"))
    assert archives, list(stick.iterdir())
    for archive in archives * 2:
        ctl(kiosk, folder / "desktop", "merge", archive)
    assert [record["score"] for record in read_records(folder / "desktop") if record["t"] == "result"] == [10000]
    kiosk.stop()


def test_forgotten_pin():
    """The owner deletes one file and makes another: no wait for what was tried on
    the forgotten PIN, and no answer lost."""
    kiosk = Kiosk(BUILD, new_folder())
    answer_all(kiosk)
    ask_for_pin(kiosk)
    for i in range(5):
        enter(kiosk, f"90173{i}")
        wait_for("the count", lambda i=i: json.loads((kiosk.store / "kiosk/tries.json").read_text())["failed"] == i + 1)
        wait_for("the answer", lambda: kiosk.find("status bar", "That is not the PIN.") or kiosk.find("status bar", "Too many"))
    kiosk.wait("status bar", "Too many wrong tries.")
    kiosk.stop()
    kept = json.loads(kiosk.set_up.read_text())
    kiosk.set_up.unlink()
    ended = subprocess.run(kiosk.command, env=kiosk.variables, capture_output=True, text=True, timeout=30, check=False)
    assert ended.returncode == 2 and str(kiosk.set_up) in ended.stderr, ended
    kiosk.set_up.write_text(json.dumps(kept))
    ctl(kiosk, kiosk.store, "kiosk", "pin", "--file", kiosk.set_up, input="390274\n390274\n")
    kiosk.start()
    ask_for_pin(kiosk)
    enter(kiosk, "390274")
    kiosk.wait("heading", "This Kiosk")
    status = json.loads(ctl(kiosk, kiosk.store, "kiosk", "status", "--file", kiosk.set_up, "--json"))
    assert status["finished"] == 1, status
    kiosk.stop()


def test_kill():
    """A kiosk that is killed in the middle begins anew."""
    kiosk = Kiosk(BUILD, new_folder())
    fresh = look(kiosk)
    kiosk.begin()
    kiosk.answer("Yes", 1)
    kiosk.kill()
    kiosk.start()
    compare(fresh, look(kiosk))
    kiosk.stop()


def test_refuses():
    """Without a PIN nobody could leave: it does not begin."""
    folder = pathlib.Path(new_folder())
    kiosk = Kiosk(BUILD, folder)
    kiosk.stop()
    text = json.loads(kiosk.set_up.read_text())
    del text["pin"]
    kiosk.set_up.write_text(json.dumps(text))
    ended = subprocess.run(kiosk.command, env=kiosk.variables, capture_output=True, text=True, timeout=30, check=False)
    assert ended.returncode == 2 and "has no PIN" in ended.stderr, ended


def main():
    display = Display("1024x600")
    tap = Tap()
    for name, case in list(globals().items()):
        if name.startswith("test_") and (len(sys.argv) < 3 or name[5:] in sys.argv[2:]):
            tap.run(name[5:].replace("_", "-"), case)
    display.close()
    tap.finish()


main()
