#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From results to charts, to actions and back to the next assessment: through
the accessibility bus and by keyboard alone."""

import pathlib
import subprocess
import sys

import gi

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf  # noqa: E402

from desktop import Atspi, Clientele, monthly_store, read_records, run_cases, wait_for  # noqa: E402

BUILD = pathlib.Path(sys.argv[1])
SCORES = [4, 5, 7]


def open_view(program, name):
    program.wait("push button", "Begin")
    program.press("alt+2")
    program.click("push button", name)


def chart_speaks():
    """The chart says what it shows; arrows step through its points."""
    program = Clientele(BUILD, monthly_store(BUILD, SCORES))
    try:
        open_view(program, "Over Time")
        program.wait("image", "From 4 to 7 in 3 assessments")
        program.press("alt+2")
        program.press("Left")
        program.wait("image", "10 March 2024: 7 of 10")
        program.press("Left")
        program.wait("image", "10 February 2024: 5 of 10")
        program.press("Return")
        program.wait("label", "5 of 10")
    finally:
        program.stop()


PASTE = '''
import gi
gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
loop = GLib.MainLoop()
def read(clipboard, result):
    try:
        clipboard.read_texture_finish(result).save_to_png(PATH)
    finally:
        loop.quit()
Gdk.Display.get_default().get_clipboard().read_texture_async(None, read)
loop.run()
'''


def chart_copied():
    """Another program pastes the picture of the chart: light, and twice as fine
    as it is saved wide."""
    store = monthly_store(BUILD, SCORES)
    program = Clientele(BUILD, store)
    try:
        open_view(program, "Over Time")
        program.wait("image", "From 4 to 7")
        program.press("alt+2", "ctrl+c")
        program.wait("label", "The chart is on the clipboard")
        picture = store / "pasted.png"
        subprocess.run([sys.executable, "-c", PASTE.replace("PATH", repr(str(picture)))], check=True, timeout=60)
        image = GdkPixbuf.Pixbuf.new_from_file(str(picture))
        assert image.get_width() == 1920 and image.get_height() > 600, (image.get_width(), image.get_height())
        pixels = image.get_pixels()
        assert 128 < sum(pixels) / len(pixels) < 254, "neither empty nor dark"
    finally:
        program.stop()


def chart_saved():
    """The dialog that asks where to takes a path; the file is whole."""
    store = monthly_store(BUILD, SCORES)
    path = store / "line.svg"
    program = Clientele(BUILD, store)
    try:
        open_view(program, "Over Time")
        program.wait("image", "From 4 to 7")
        program.press("alt+s")
        program.wait("menu item", "Save as SVG…")
        program.press("Down", "Down", "Return")
        wait_for("the file chooser", lambda: program.find("text", "Name") or program.find("entry", "Name"))
        program.press("ctrl+a")
        program.type(str(path))
        program.click("push button", "Save Save")
        program.wait("label", "Saved as “line.svg”")
        text = path.read_text()
        assert text.rstrip().endswith("</svg>"), text[-40:]
    finally:
        program.stop()


def narrow():
    """No chart makes a narrow window wider; two long days stand below each other."""
    program = Clientele(BUILD, monthly_store(BUILD, SCORES))
    try:
        open_view(program, "Over Time")
        subprocess.run("xdotool windowsize $(xdotool search --onlyvisible --pid %d) 360 700" % program.process.pid, shell=True,
                       check=True)
        for view, mark in (("Over Time", "From 4 to 7"), ("Comparison", "10 March 2024: 7")):
            open_view(program, view)
            wait_for(mark, lambda mark=mark: any(mark in (node.get_name() or "") for node in program.walk()))
            width = Atspi.Component.get_extents(program.find("frame", "Clientele"), Atspi.CoordType.WINDOW).width
            assert width <= 360, (view, width)
    finally:
        program.stop()


def chart_near():
    """Who comes nearer stays at the point, and steps on to what is out of sight."""
    program = Clientele(BUILD, monthly_store(BUILD, SCORES))
    try:
        open_view(program, "Over Time")
        program.wait("image", "From 4 to 7")
        program.press("alt+2", "Left", "Left")
        program.wait("image", "10 February 2024: 5 of 10")
        program.press("plus", "plus", "plus", "Left")
        program.wait("image", "10 January 2024: 4 of 10")
        program.press("End")
        program.wait("image", "10 March 2024: 7 of 10")
        program.press("Left")
        program.wait("image", "10 February 2024: 5 of 10")
        program.press("0", "Home")
        program.wait("image", "10 January 2024: 4 of 10")
    finally:
        program.stop()


def chart_as_table():
    """One key turns a chart into its figures, and back."""
    program = Clientele(BUILD, monthly_store(BUILD, SCORES))
    try:
        open_view(program, "Over Time")
        program.wait("image", "From 4 to 7")
        program.press("alt+2")
        program.press("ctrl+t")
        program.wait("label", "Date: 2024-02-10")
        program.wait("label", "Score: 5")
        program.press("ctrl+t")
        program.wait("image", "From 4 to 7")
        place = Atspi.Component.get_extents(program.find("push button", "Questions"), Atspi.CoordType.WINDOW)
        subprocess.run(["xdotool", "mousemove", str(place.x + 5), str(place.y + 5), "click", "1"], check=True)
        wait_for("the focus on the views", lambda: program.has_state("push button", "Questions", Atspi.StateType.FOCUSED))
        program.press("ctrl+t")
        program.wait("label", "Are relations with clients")
    finally:
        program.stop()


def compared():
    """The last two occasions, question by question."""
    program = Clientele(BUILD, monthly_store(BUILD, SCORES))
    try:
        open_view(program, "Comparison")
        program.wait("image", "From 5 to 7 of 10")
    finally:
        program.stop()


def begins_at_its_top():
    """Another chart does not begin where the one before was scrolled to."""
    program = Clientele(BUILD, monthly_store(BUILD, SCORES))

    def top():
        return Atspi.Component.get_extents(program.find("image", "From 5 to 7 of 10"), Atspi.CoordType.WINDOW).y

    try:
        open_view(program, "Comparison")
        program.wait("image", "From 5 to 7 of 10")
        first = wait_for("its place", lambda: top() if top() > 0 else None)
        program.press("alt+2")
        wait_for("it to be scrolled", lambda: top() < first)
        program.click("push button", "Over Time")
        program.wait("image", "From 4 to 7")
        program.click("push button", "Comparison")
        wait_for("its beginning", lambda: top() == first)
    finally:
        program.stop()


def actions():
    """Made from a weak answer, asked for by the next assessment, done."""
    store = monthly_store(BUILD, SCORES)
    program = Clientele(BUILD, store)
    try:
        program.wait("push button", "Begin")
        program.press("alt+2")
        program.wait("list", "Results")
        program.press("Return")
        program.click("push button", "Make an action of")
        program.wait("label", "What is to be done?")
        program.click("push button", "Add the Action")
        made = wait_for("the action", lambda: [record for record in read_records(store) if record["t"] == "action"])[0]
        assert made["q"] in ("focus", "respect", "guarantor"), made
        assert made["of"] == read_records(store)[2]["id"], made
    finally:
        program.stop()

    program = Clientele(BUILD, store)
    try:
        program.wait("label", "Last time")
        program.click("push button", "Begin")
        program.wait("heading", "What became of these?")
        program.click("push button", "Done")
        done = wait_for("the word", lambda: [record for record in read_records(store) if record["t"] == "amend"])[0]
        assert (done["of"], done["state"]) == (made["id"], "done"), done
        program.click("push button", "Go On to the Questions")
        program.wait("heading", "Question 1 of 10")
    finally:
        program.stop()


def overdue_at_the_start():
    """What should have been done shows where the program begins, and leads to the
    list; what is done or due later does not."""
    store = monthly_store(BUILD, SCORES)

    def ctl(*words):
        return subprocess.run([BUILD / "src/ctl/clientelectl", "--store", store, "action", *words], check=True,
                              capture_output=True, text=True).stdout.strip()

    ctl("add", "Call the three", "--by", "2024-01-31")
    ctl("done", ctl("add", "Write to all", "--by", "2024-01-31"))
    ctl("add", "Move the counter", "--by", "2199-01-31")
    program = Clientele(BUILD, store)
    try:
        program.wait("label", "1 action is overdue")
        program.press("alt+2")
        program.click("push button", "Actions")
        program.wait("label", "Call the three")
    finally:
        program.stop()


def actions_edited():
    """An action is changed in the list; the record says how."""
    store = monthly_store(BUILD, SCORES)
    subprocess.run([BUILD / "src/ctl/clientelectl", "--store", store, "action", "add", "Call the three", "--by", "2030-01-31"],
                   check=True, stdout=subprocess.DEVNULL)
    program = Clientele(BUILD, store)
    try:
        open_view(program, "Actions")
        program.click("push button", "Change")
        program.wait("label", "Change the action")
        program.fill("What", "Call all four")
        program.click("push button", "Save")
        edit = wait_for("the word", lambda: [record for record in read_records(store) if record["t"] == "amend"])[0]
        assert edit["what"] == "Call all four" and edit.get("due") == "2030-01-31", edit
        program.wait("label", "Call all four")
    finally:
        program.stop()


def note_on_leave():
    """A note that was typed is kept when the page is left without its tick."""
    store = monthly_store(BUILD, SCORES)
    program = Clientele(BUILD, store)
    try:
        program.wait("push button", "Begin")
        program.press("alt+2")
        program.wait("list", "Results")
        program.press("Return")
        program.fill("Note", "Moved office")
        program.press("alt+Left")
        note = wait_for("the note", lambda: [record for record in read_records(store) if record["t"] == "note"])[0]
        assert note["text"] == "Moved office" and note["of"] == read_records(store)[2]["id"], note
    finally:
        program.stop()


run_cases([("chart", chart_speaks), ("copied", chart_copied), ("saved", chart_saved), ("narrow", narrow), ("near", chart_near),
           ("table", chart_as_table), ("comparison", compared), ("top", begins_at_its_top), ("actions", actions),
           ("overdue", overdue_at_the_start), ("edited", actions_edited), ("note", note_on_leave)])
