#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports from the window: as a file, and through the print dialog into one."""

import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "screenshots"))

from client_book import fill_clients  # noqa: E402
from desktop import Atspi, Clientele, monthly_store, new_store, run_cases, wait_for  # noqa: E402

BUILD = pathlib.Path(sys.argv[1])
SCORES = [4, 5, 7]


def open_progress(program):
    program.wait("push button", "Begin")
    program.press("alt+2")
    program.click("push button", "Over Time")
    program.wait("image", "From 4 to 7")


def goes_down_to(program, name):
    program.press("Down")
    return program.has_state("menu item", name, Atspi.StateType.FOCUSED)


def read_text(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout


def is_complete(path):
    """The print dialog writes beside us."""
    return path.exists() and path.read_bytes().rstrip().endswith(b"%%EOF")


def check_pages(path):
    """All of the report, on whatever paper."""
    text = read_text(path)
    for words in ("The score over time", "What changed", "The first and the last assessment", "The figures"):
        assert words in text, (words, text[:400])
    pages = text.count("\f")
    assert f"Page {pages} of {pages}" in text, (pages, text[-400:])


def choose_file(program, path):
    wait_for("the file chooser", lambda: program.find("text", "Name") or program.find("entry", "Name"))
    program.press("ctrl+a")
    program.type(str(path))
    program.press("Return")
    program.wait("label", f"Saved as “{path.name}”")


def report_saved():
    """From the menu to a file, by keyboard."""
    store = monthly_store(BUILD, SCORES)
    path = store / "progress.pdf"
    program = Clientele(BUILD, store)
    try:
        open_progress(program)
        program.press("F10")
        program.wait("menu item", "Save a Report")
        program.press("r")
        wait_for("the kind of file to have the focus", lambda: goes_down_to(program, "PDF…"))
        program.press("Return")
        choose_file(program, path)
        check_pages(path)
    finally:
        program.stop()


def report_printed():
    """Ctrl+P and the printer that is a file."""
    store = monthly_store(BUILD, SCORES)
    documents = store / "documents"
    documents.mkdir()
    (store / "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{documents}"\n', encoding="utf-8")
    program = Clientele(BUILD, store, XDG_CONFIG_HOME=str(store))
    try:
        open_progress(program)
        program.press("ctrl+p")
        program.wait("dialog", "Print")
        program.press("Tab", "Down")
        wait_for("the printer", lambda: program.has_state("push button", "Print", Atspi.StateType.SENSITIVE))
        program.press("alt+p")
        wait_for("the pages", lambda: is_complete(documents / "output.pdf"))
        check_pages(documents / "output.pdf")
    finally:
        program.stop()


def poster_saved():
    """The picture in the window is the one that clientelectl makes."""
    store = new_store()
    ctl = BUILD / "src/ctl/clientelectl"
    fill_clients(ctl, store, store.parent)
    path = store / "poster.png"
    program = Clientele(BUILD, store)
    try:
        program.wait("push button", "Begin")
        program.press("alt+3")
        program.click("push button", "Profile")
        program.wait("heading", "The clients we want")
        wait_for("the menu", lambda: program.press("Tab") or program.focused_name() == "More")
        program.press("Return")
        wait_for("the item", lambda: program.press("Down") or program.focused_name() == "Save the Poster as PNG…")
        program.press("Return")
        choose_file(program, path)
        expected = subprocess.run([ctl, "--store", store, "profile", "poster", "--format", "png"], check=True, capture_output=True).stdout
        assert expected.startswith(b"\x89PNG") and path.read_bytes() == expected
    finally:
        program.stop()


run_cases([("saved", report_saved), ("printed", report_printed), ("poster", poster_saved)])
