#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Results from elsewhere through the window: a table that is not ours, what its
columns are, what would become of it, and taking it back."""

import pathlib
import sys

from desktop import Atspi, Clientele, new_store, read_records, run_cases, wait_for

BUILD = pathlib.Path(sys.argv[1]).resolve()
QUESTIONS = [f"Question {number}" for number in range(1, 11)]


def write_table(folder, rows):
    path = folder.parent / "elsewhere.csv"
    lines = [";".join(["Day", "Place", *QUESTIONS])]
    lines += [";".join(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def choose_file(program, path):
    """In GTK's own file chooser: a path that is typed is a place to go to."""
    program.press("F10")
    program.wait("menu item", "Import Results…")
    program.press("i")
    program.wait("push button", "Look Through")
    program.type(str(path))
    program.press("Return")
    program.wait("frame", "What Is in This Table?")


def is_focused(program, name):
    """In the dialog; the window below remembers its own focus."""
    dialog = program.wait("frame", "What Is in This Table?")
    return any(node.get_name() == name and node.get_state_set().contains(Atspi.StateType.FOCUSED)
               for node in program.walk(dialog))


def focused_items(program):
    """Where in their lists the items are that have the focus."""
    return [node.get_index_in_parent() for node in program.walk()
            if node.get_role_name() == "list item" and node.get_state_set().contains(Atspi.StateType.FOCUSED)]


def say_place(program):
    """Which column says what was assessed: the third of the choice."""
    def go_on():
        program.press("Tab")
        return is_focused(program, "What is assessed")

    wait_for("the row to have the focus", go_on)
    program.press("Return")
    for place in range(2):
        wait_for(f"item {place} of the choice", lambda: place in focused_items(program))
        program.press("Down")
    wait_for("the third of the choice", lambda: 2 in focused_items(program))
    program.press("Return")


def is_said(program, text):
    return any(text in (label or "") for label in program.names("label"))


def foreign_table():
    """Guessed, shown, added and taken back."""
    store = new_store()
    path = write_table(store, [["21.11.2026", "Магазин & <b>Co", *["yes"] * 7, "no", "no", "unsure"],
                               ["22.11.2026", "Office", *["no"] * 10]])
    program = Clientele(BUILD, store)
    try:
        program.wait("push button", "Begin")
        choose_file(program, path)
        wait_for("the first rows", lambda: is_said(program, "Row 2: 7 of 10"))
        say_place(program)
        wait_for("the place in the first row", lambda: is_said(program, "Магазин & <b>Co"))
        program.click("push button", "Look Through")
        program.click("push button", "Add")
        results = wait_for("both results", lambda: len(read_records(store)) == 2 and read_records(store))
        told = sorted((one["subject"], one["score"], one["unsure"]) for one in results)
        assert told == [("Office", 0, 0), ("Магазин & <b>Co", 7000, 1)], told
        program.click("push button", "Undo")
        wait_for("nothing to be left", lambda: not [one for one in read_records(store) if one["t"] == "result"])
    finally:
        program.stop()


def refused_row():
    """A row that cannot be is told before anything is added."""
    store = new_store()
    path = write_table(store, [["21.11.2026", "Shop", *["yes"] * 10], ["31.02.2026", "Shop", *["yes"] * 10]])
    program = Clientele(BUILD, store)
    try:
        program.wait("push button", "Begin")
        choose_file(program, path)
        program.click("push button", "Look Through")
        program.wait("push button", "Add the Others")
        wait_for("the reason", lambda: is_said(program, "31.02.2026"))
        assert not store.exists() or not read_records(store)
        program.click("push button", "Cancel")
        wait_for("the dialog to go", lambda: program.find("push button", "Cancel") is None)
        assert not store.exists() or not read_records(store)
    finally:
        program.stop()


run_cases([("foreign", foreign_table), ("refused", refused_row)])
