#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From an empty store to a profile, clients, a rating, a verdict and what
follows from it: through the accessibility bus and by keyboard alone."""

import json
import pathlib
import subprocess
import sys

from desktop import Atspi, Clientele, new_store, read_records, run_cases, wait_for

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "screenshots"))

from client_book import fill_clients  # noqa: E402

BUILD = pathlib.Path(sys.argv[1])


def records(store, kind):
    return [record for record in read_records(store) if record["t"] == kind]


def clients(store):
    """Names of all clients on disk."""
    documents = [json.loads(path.read_text()) for path in pathlib.Path(store).glob("people/*/*.json")]
    return sorted(document["name"] for document in documents if document.get("kind") == "client")


def profiles(store):
    return [json.loads(path.read_text()) for path in sorted(pathlib.Path(store).glob("profiles/*/*.json"))]


def open_clients(store, begin="Begin", **environment):
    program = Clientele(BUILD, store, **environment)
    program.wait("push button", begin)
    program.press("alt+3")
    return program


def run(store, *words):
    subprocess.run([str(BUILD / "src/ctl/clientelectl"), "--store", str(store), *words], check=True, stdout=subprocess.DEVNULL)


def top_of(node):
    return Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW).y


def first_clients(store):
    """The first exercise puts two names into the book."""
    program = open_clients(store)
    try:
        program.wait("heading", "Which clients come to mind first?")
        program.fill("Name 1", "Nagel & <b>Co")
        program.click("push button", "Put Them in the Book")
        wait_for("the client", lambda: clients(store) == ["Nagel & <b>Co"])
        program.click("push button", "Add…")
        program.wait("label", "A new client")
        program.fill("Name", "Kepler")
        program.click("push button", "Save")
        wait_for("both", lambda: clients(store) == ["Kepler", "Nagel & <b>Co"])
    finally:
        program.stop()


def profile(store):
    """Traits of the library are added by keyboard and weighed, undone, saved."""
    program = open_clients(store)
    try:
        program.click("push button", "Profile")
        program.wait("heading", "The clients we want")
        program.click("push button", "Add Traits")
        program.click("push button", "Add “Buys regularly”")
        program.click("push button", "Add “Pays on time”")
        program.wait("label", "2 traits, weight 9 in all")
        program.click("push button", "Undo")
        program.wait("label", "1 trait, weight 4 in all")
        program.click("push button", "Redo")
        program.wait("label", "2 traits, weight 9 in all")
        program.click("push button", "Save")
        saved = wait_for("the profile", lambda: profiles(store))[0]
        assert [trait["id"] for trait in saved["traits"]] == ["regular-orders", "pays-on-time"], saved
        assert saved["revision"] == 1, saved
    finally:
        program.stop()


def duplicate(store):
    """A copy of a profile has a name of its own."""
    program = open_clients(store)
    try:
        program.click("push button", "Profile")
        program.wait("heading", "The clients we want")
        wait_for("the menu", lambda: program.press("Tab") or program.focused_name() == "More")
        program.press("Return")
        wait_for("the item", lambda: program.press("Down") or (program.focused_name() or "").startswith("Duplicate"))
        program.press("Return")
        program.wait("label", "Copy the profile")
        wait_for("the name", lambda: program.focused_name() == "Name")
        program.press("Return")
        wait_for("both", lambda: sorted(each["name"] for each in profiles(store)) == ["Our clients", "Our clients (copy)"])
    finally:
        program.stop()


def open_client(program, name):
    wait_for(name, lambda: next((node for node in program.walk() if node.get_role_name() == "list item"
                                 and (node.get_name() or "").startswith(name)), None))
    program.type(name)
    program.press("Return")
    program.wait("heading", name)


def rated(store):
    """A rating in words becomes a verdict that can be followed by hand."""
    program = open_clients(store)
    try:
        open_client(program, "Kepler")
        program.click("push button", "Rate…")
        program.wait("label", "0 of 2 rated, coverage 0 %; a verdict needs 60 %")
    finally:
        program.stop()


def back(store):
    """Who comes back from a client goes on where he was."""
    program = open_clients(store)
    try:
        open_client(program, "Nagel")
        program.press("Escape")
        wait_for("the search", lambda: program.focused_name() == "Search the clients")
        program.press("alt+1")
        wait_for("the other place", lambda: program.focused_name() != "Search the clients")
        program.press("alt+3")
        wait_for("the search again", lambda: program.focused_name() == "Search the clients")
        program.press("ctrl+a", "BackSpace")
        wait_for("all", lambda: program.find("list item", "Kepler"))
        for _ in range(20):
            if (program.focused_name() or "").startswith("Kepler ·"):
                break
            program.press("Tab")
        program.press("Down")
        wait_for("the next row", lambda: program.focused_name().startswith("Nagel"))
        program.press("Return")
        program.wait("heading", "Nagel")
        program.press("Escape")
        wait_for("the row again", lambda: program.focused_name().startswith("Nagel"))
    finally:
        program.stop()


def paged(store):
    """A page that was just opened is read on by Page Down, though the focus is
    on the way back."""
    def place():
        return top_of(program.find("push button", "Write…"))

    program = open_clients(store)
    try:
        open_client(program, "Nagel")
        wait_for("the way back", lambda: program.focused_name() == "Leave")
        top = place()
        program.press("Page_Down")
        wait_for("what is below", lambda: place() < top)
        program.press("Page_Up")
        wait_for("what is above", lambda: place() == top)
    finally:
        program.stop()


def contact(store):
    """One line is understood and kept."""
    program = open_clients(store)
    try:
        open_client(program, "Kepler")
        line = program.find_entry("What happened?")
        wait_for("the words", lambda: program.press("ctrl+l") or program.type("c") or Atspi.Text.get_character_count(line))
        program.press("ctrl+a")
        program.type("call 12m late delivery !promise 2030-01-31")
        program.wait("label", "Problem · 12 minutes")
        program.press("Return")
        kept = wait_for("the record", lambda: records(store, "contact"))
        assert [(one["kind"], one["min"], one["due"]) for one in kept] == [("problem", 12, "2030-01-31")], kept
        wait_for("an empty line", lambda: Atspi.Text.get_character_count(line) == 0)
    finally:
        program.stop()


def terms(store):
    """Other terms that are tried end with a rating, even if nothing is new."""
    for words in [("rate", "Kepler", "--set", "regular-orders=2"), ("trial", "Kepler", "begin", "no-deferred-payment")]:
        run(store, *words)
    program = open_clients(store)
    try:
        open_client(program, "Kepler")
        trial = records(store, "trial")[0]
        program.wait("label", "No deferred payment")
        program.click("push button", "It Helped")
        program.wait("label", "Rated on 1 of 2 traits")
        program.click("push button", "Save")
        closed = wait_for("its end", lambda: [record for record in records(store, "amend") if record["of"] == trial["id"]])[0]
        assert closed["state"] == "closed", closed
        assert [rating["levels"] for rating in records(store, "rating")] == [{"regular-orders": 1, "pays-on-time": -1}] * 2, records(store, "rating")
    finally:
        program.stop()


def letter(store):
    """A letter is filled in and kept as it was sent."""
    program = open_clients(store)
    try:
        open_client(program, "Kepler")
        program.click("push button", "Write…")
        for field, value in [("Contact person", "Ann Kepler"), ("From which day", "2030-01-01"), ("The new terms", "prepayment"),
                             ("Until which day", "2030-02-01"), ("Who signs", "Olga"), ("Your company", "{{Braces}} & Co")]:
            program.fill(field, value)
        program.click("push button", "It Is Sent")
        kept = wait_for("the letter", lambda: records(store, "letter"))[0]
        assert kept["kind"] == "change-of-terms" and not {"title", "text"} & kept.keys(), kept
        document, = pathlib.Path(store).glob(f"people/*/{kept['client']}.{kept['id']}.json")
        text = json.loads(document.read_text())["text"]
        assert "Ann Kepler" in text and "{{Braces}} & Co" in text, text
    finally:
        program.stop()


def parting(store):
    """A parting waits for a day, and is called off."""
    program = open_clients(store)
    try:
        open_client(program, "Kepler")
        program.click("push button", "Begin…")
        for field, value in [("Why, in one sentence", "no match"), ("Who tells the client", "Olga"), ("From which day", "2030-01-01")]:
            program.fill(field, value)
        program.click("push button", "Begin Parting")
        wait_for("the parting", lambda: records(store, "parting"))
        program.wait("label", "All our obligations are fulfilled")
        assert not program.has_state("push button", "Part", Atspi.StateType.SENSITIVE)
        program.click("push button", "The Client Stays")
        wait_for("its end", lambda: [record for record in records(store, "amend") if record["state"] == "stays"])
    finally:
        program.stop()


def not_erased(store):
    """Enter keeps a client, also where the answers stand one above the other."""
    before = clients(store)
    program = open_clients(store, "Начать", LANGUAGE="ru", LC_ALL="C.UTF-8")
    try:
        open_client(program, "Kepler")
        program.click("push button", "Стереть навсегда…")
        program.wait("label", "Стереть клиента «Kepler» навсегда?")
        subprocess.run("xdotool search --onlyvisible --pid %d | tail -1 | xargs xdotool windowfocus" % program.pid, shell=True, check=True)
        wait_for("the answer that keeps", lambda: any(node.get_role_name() == "push button" and node.get_name().endswith("Оставить")
                                                      and node.get_state_set().contains(Atspi.StateType.FOCUSED) for node in program.walk()))
        program.press("Return")
        wait_for("its end", lambda: program.find("label", "Стереть клиента «Kepler» навсегда?") is None)
        program.click("push button", "Оценить…")
        assert clients(store) == before, clients(store)
    finally:
        program.stop()


def log(store):
    """The newest contacts stand below the line that is written; the others come
    when asked for, and the focus goes on among them."""
    for i in range(30):
        run(store, "contact", "Kepler", f"call about order {i}")
    program = open_clients(store)

    def texts():
        return [name for name in program.names("list item") if name.startswith("call about order ")]

    try:
        open_client(program, "Kepler")
        wait_for("the newest", lambda: texts() == [f"call about order {29 - i}" for i in range(5)])
        more = program.wait("list item", "And 26 more")
        line = next(node for node in program.walk() if node.get_name() == "What happened?")
        assert top_of(line) < top_of(more)
        wait_for("the focus on it", lambda: program.press("Tab") or program.focused_name() == "And 26 more")
        program.press("Return")
        wait_for("more of them", lambda: texts() == [f"call about order {29 - i}" for i in range(25)])
        wait_for("the focus", lambda: program.focused_name() == "call about order 24")
        program.wait("list item", "And 6 more")
    finally:
        program.stop()


def searched(store):
    """Ctrl+F searches the book, whatever view of the clients is shown."""
    program = open_clients(store)
    try:
        program.click("push button", "Profile")
        program.wait("heading", "The clients we want")
        program.press("ctrl+f")
        wait_for("the focus", lambda: any(node.get_role_name() in ("text", "entry") and node.get_state_set().contains(Atspi.StateType.FOCUSED)
                                          for node in program.walk()))
        program.type("Kepl")
        wait_for("only the one", lambda: "Kepler" in program.names("label") and "Nagel & <b>Co" not in program.names("label"))
    finally:
        program.stop()


def width_of(node):
    return Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW).width


def erase_in_window(store, name, said, stays):
    program = open_clients(store)
    try:
        open_client(program, name)
        program.click("push button", "Erase for Good…")
        program.wait("label", said)
        check = program.wait("check box", "Also take the name out of 1 text about others")
        assert check.get_state_set().contains(Atspi.StateType.CHECKED)
        if stays:
            wait_for("the check", lambda: program.press("Tab") or program.focused_name() == check.get_name())
            program.press("space")
            wait_for("its end", lambda: not check.get_state_set().contains(Atspi.StateType.CHECKED))
        program.click("push button", "Erase for Good")
        wait_for("the erasure", lambda: name not in clients(store))
    finally:
        program.stop()


def erased(_):
    """What was written about others and names a client is shown before it is erased, and loses the name unless it is to stay."""
    store = new_store()
    for words in [("client", "add", "Zanzibar Ltd"), ("client", "add", "Byron"), ("client", "add", "Kepler"),
                  ("contact", "Kepler", "sent by Zanzibar"), ("contact", "Kepler", "asked for Byron")]:
        run(store, *words)
    erase_in_window(store, "Byron", "asked for Byron", True)
    erase_in_window(store, "Zanzibar Ltd", "sent by Zanzibar", False)
    assert [record["text"] for record in records(store, "contact")] == ["sent by ***", "asked for Byron"]


def narrow(_):
    """No view makes the window wider than it is, in whatever order they are shown."""
    store = new_store()
    fill_clients(BUILD / "src/ctl/clientelectl", store, pathlib.Path(store).parent)
    program = open_clients(store)
    try:
        subprocess.run("xdotool windowsize $(xdotool search --onlyvisible --pid %d) 360 700" % program.pid, shell=True, check=True)
        for view, text in [("Map", "by fit and profit"), ("Profit", "of the profit"), ("Profile", "The clients we want"), ("Clients", "Kepler")]:
            program.click("push button", view)
            wait_for(view, lambda: any(text in (node.get_name() or "") and width_of(node) > 0 for node in program.walk()))
            assert width_of(program.find("frame", "Clientele")) <= 360, (view, width_of(program.find("frame", "Clientele")))
    finally:
        program.stop()


run_cases([("erased", erased), ("first clients", first_clients), ("profile", profile), ("rated", rated), ("back", back), ("contact", contact),
           ("log", log), ("searched", searched), ("terms", terms), ("letter", letter), ("parting", parting), ("duplicate", duplicate)],
          new_store(), size="1000x1000", narrow=[("narrow", narrow), ("paged", paged), ("not erased", not_erased)])
