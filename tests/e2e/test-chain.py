#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole way without a mouse: from an empty store to a profile, three clients
rated, one kept, one on trial, one parted from with a letter."""

import datetime
import json
import pathlib
import subprocess
import sys

from desktop import Atspi, new_store, read_records, run_cases, wait_for, written
from hands import Ctl, Hands, change_records

BUILD = pathlib.Path(sys.argv[1])
KEPT, TRIED, PARTED = "Пекарня «Заря»", "Slow & Sons", "{{Braces}} & <b>Co"
OWN = "Тон & <b>манеры"
DAY = datetime.timedelta(days=1)

# A word for each trait: how it is, and what shows it.
RATINGS = {
    KEPT: [("Buys regularly", "In a rhythm", "orders of each week"), ("Pays on time", "On the day", "the ledger"),
           ("Pays late", "Never", "none in 2 years"), (OWN, "Вежлив", "всегда здоровается")],
    TRIED: [("Buys regularly", "Came once", "one order"), ("Pays on time", "Often", "two reminders"),
            ("Pays late", "Every second", "3 of 6 invoices"), (OWN, "Ворчит", "по телефону")],
    PARTED: [("Buys regularly", "Came once", "one order"), ("Pays on time", "Only", "four reminders"),
             ("Pays late", "Every invoice", "all of them"), (OWN, "Кричит", "на кассира, 3 марта")],
}
MONEY = {
    KEPT: {"Revenue": "12000", "Direct cost": "5000,50", "Hours of our staff": "20", "Cost of an hour": "30", "Free extras": "0",
           "Rush and small": "0", "Returns": "0", "Unfounded": "0", "Paid late": "0", "Days it": "0"},
    TRIED: {"Revenue": "2000", "Direct cost": "1500", "Hours of our staff": "50:30", "Cost of an hour": "30", "Free extras": "10",
            "Rush and small": "0", "Returns": "0", "Unfounded": "0", "Paid late": "900", "Days it": "45"},
    PARTED: {"Revenue": "1000", "Direct cost": "900", "Hours of our staff": "40", "Cost of an hour": "30"},
}


def records(store, kind):
    return [record for record in read_records(store) if record["t"] == kind]


def today():
    return datetime.date.today()


def clients(store):
    documents = [json.loads(path.read_text()) for path in pathlib.Path(store).glob("people/*/*.json")]
    return sorted(document["name"] for document in documents if document.get("kind") == "client")


def first_exercise(store):
    """Names of both kinds become clients."""
    with Hands(BUILD, store) as program:
        program.wait("heading", "Which clients come to mind first?")
        unwanted = program.wait("list", "You would let them go")
        program.write_near("Name 1", PARTED, unwanted)
        program.write_near("Name 2", TRIED, unwanted)
        program.write_near("Name 1", KEPT, program.wait("list", "You would hate to lose them"))
        program.push("push button", "Put Them in the Book")
        wait_for("all three", lambda: clients(store) == sorted(RATINGS))


def add_own(program):
    """A trait of our own, with three levels in our words."""
    program.push("push button", "Make a Trait of Your Own…")
    program.wait_window("frame", "A Trait We Do Not Want")
    program.write_near("What it is called", OWN)
    for number, word in enumerate(["Вежлив", "Ворчит", "Кричит"], 1):
        program.write_near(f"Level {number}", word)
    program.push("push button", "Use")
    program.wait_alone()


def weigh_own(program):
    """By slider and by choice: more weight, and some of it is still fine."""
    program.tab_to(program.wait("list item", OWN))
    program.press("Return")
    slider = wait_for("its weight", lambda: program.all("slider", "Weight")[-1])
    program.tab_to(slider)
    program.press("Right", "Right")
    program.wait("label", "2 traits, weight 9 in all")
    program.choose(program.wait("combo box", "Still fine"), "Ворчит")


def profile(store):
    """Traits of the library and one of our own are weighed and saved."""
    with Hands(BUILD, store) as program:
        program.push("push button", "Profile")
        program.wait("heading", "The clients we do not want")
        program.tab_to(program.all("push button", "Add Traits")[0])
        program.press("Return")
        program.push("push button", "Add “Buys regularly”")
        program.wait("label", "1 trait, weight 4 in all")
        program.push("push button", "Add “Pays on time”")
        program.wait("label", "2 traits, weight 9 in all")
        program.tab_to(program.all("push button", "Add Traits")[1])
        program.press("Return")
        program.push("push button", "Add “Pays late”")
        program.wait("label", "1 trait, weight 4 in all")
        add_own(program)
        program.wait("label", "2 traits, weight 7 in all")
        weigh_own(program)
        program.push("push button", "Save")
        path = wait_for("the profile", lambda: list(pathlib.Path(store).glob("profiles/*/1.json")))[0]
    traits = json.loads(path.read_text())["traits"]
    assert [trait["weight"] for trait in traits] == [4, 5, 4, 5], traits
    assert (traits[3]["name"], traits[3]["tolerance"], traits[3]["side"]) == (OWN, 5, "non-ideal"), traits[3]


def choices(program, trait):
    """The choices of a trait in the front window."""
    return next(each for each in program.walk(program.top()) if each.get_name() == trait and program.all("radio button", "", each))


def evidence_of(program, trait):
    """Where it is said what shows it: below the choices."""
    node = choices(program, trait)
    while not program.all("text", "What shows it?", node):
        node = node.get_parent()
    return program.all("text", "What shows it?", node)[0]


def look_for(program, trait):
    """Goes on until that trait has the focus."""
    program.press("Page_Up", "Page_Up", "Page_Up", "Page_Up")
    wait_for("the first trait", lambda: program.focused().get_role_name() == "radio button")
    for _ in range(8):
        if program.focused(choices(program, trait)):
            return
        here = program.focused()
        program.press("Page_Down")
        wait_for("the next trait", lambda: program.focused() != here)
    raise AssertionError(f"no way to “{trait}”")


def rate(program, name, answers, n_before, button="Rate…"):
    """Trait by trait: choose by its number, go back, say what shows it, go on."""
    program.push("push button", button)
    program.wait_window("frame", name)
    for trait, level, evidence in answers:
        look_for(program, trait)
        words = [each.get_name() for each in program.all("radio button", "", choices(program, trait))]
        number = next(i for i, word in enumerate(words, 1) if word.startswith(level))
        program.press(str(number))
        wait_for("the next trait", lambda: not program.focused(choices(program, trait)))
        last = program.focused().get_name() == "Save"
        program.press("Page_Up")
        wait_for("the way back", lambda: program.focused(choices(program, trait)))
        program.press("Tab")
        wait_for("the focus in the evidence", lambda: program.focused() is None)
        program.write(evidence_of(program, trait), evidence)
        program.press("Return")
        wait_for("the way on", lambda: (program.focused().get_name() == "Save") == last)
    assert program.find("label", "4 of 4 rated, coverage 100 %"), program.names("label")
    program.press("Page_Down", "Page_Down", "Page_Down", "Page_Down")
    wait_for("Save", lambda: program.focused().get_name() == "Save")
    program.press("Return")
    program.wait_alone()
    return wait_for("the rating", lambda: records(program.store, "rating")[n_before:])[0]


def enter_money(program, figures, n_before):
    program.push("push button", "Figures…")
    wait_for("the dialog", lambda: program.root.get_child_count() == 2)
    for label, figure in figures.items():
        program.write_near(label, figure)
    program.push("push button", "Save")
    program.wait_alone()
    return wait_for("the figures", lambda: records(program.store, "money")[n_before:])[0]


def rated(store):
    """Each is rated with evidence and reckoned up."""
    for number, name in enumerate(RATINGS):
        with Hands(BUILD, store) as program:
            program.open_client(name)
            rating = rate(program, name, RATINGS[name], number)
            shown = list(rating["evidence"].values())
            assert shown == [evidence for _, _, evidence in RATINGS[name]], rating
            enter_money(program, MONEY[name], number)
    pages = {page["name"]: page for page in Ctl(BUILD, store).read("verdict")}
    assert {name: page["verdict"] for name, page in pages.items()} == {
        KEPT: "cherish", TRIED: "change-terms", PARTED: "change-terms"}, pages


def kept(store):
    """The rules are agreed with, and the page says so ever after."""
    with Hands(BUILD, store) as program:
        program.open_client(KEPT)
        program.wait("heading", "Keep and cherish")
        program.push("push button", "Agree")
        decision = wait_for("the decision", lambda: records(store, "decision"))[0]
        assert (decision["proposed"], decision["decided"]) == ("cherish", "cherish"), decision
        program.wait("label", "Decided today, as the rules propose.")


def trial_begun(store):
    """A step of the ladder is tried for 90 days."""
    with Hands(BUILD, store) as program:
        program.open_client(TRIED)
        program.wait("heading", "Change terms")
        program.tab_to(program.wait("list item", "Try other terms"))
        program.press("Return")
        step = program.wait("list item", "No deferred payment")
        program.tab_to(program.all("push button", "Try It", step)[0])
        program.press("Return")
        trial = wait_for("the trial", lambda: records(store, "trial"))[0]
        until = str(today() + 90 * DAY)
        assert (trial["step"], trial["until"]) == ("no-deferred-payment", until), trial
        program.wait("label", f"Tried until {written(until)}, then rate the client anew")
    assert Ctl(BUILD, store).read("due")["clients"] == []


def age_trial(store):
    """As if it had begun 95 days ago."""
    until = str(today() - 5 * DAY)

    def change(record):
        if record["t"] != "trial":
            return []
        earlier = str(datetime.date.fromisoformat(record["at"][:10]) - 95 * DAY)
        return [(f'"at":"{record["at"][:10]}', f'"at":"{earlier}'), (record["until"], until)]

    change_records(store, change)
    return until


def look_at_ending(program, store):
    """Who only looks, and does not rate, lets the trial go on."""
    program.push("push button", "It Did Not")
    program.wait_window("frame", TRIED)
    program.wait("label", "A trial ends with a new rating.")
    program.push("push button", "Cancel")
    program.wait_alone()
    program.wait("push button", "It Did Not")
    assert not records(store, "amend") and len(records(store, "rating")) == len(RATINGS), read_records(store)


def trial_due(store):
    """The end of a trial is told everywhere; what is rated anew is judged anew."""
    until = age_trial(store)
    ctl = Ctl(BUILD, store)
    due = ctl.read("due", code=10)["clients"]
    assert [(each["kind"], each["on"], each["days"]) for each in due] == [("trial", until, -5)], due
    with Hands(BUILD, store) as program:
        program.press("alt+1")
        row = wait_for("the note", lambda: program.all("list item", due[0]["text"], program.find("list", "Due with clients"))[0])
        assert "5 days overdue" in program.words(row), program.words(row)
        program.tab_to(row)
        program.press("Return")
        program.wait("heading", TRIED)
        program.wait("label", f"The time was up on {written(until)}: did it help?")
        look_at_ending(program, store)
        better = [("Pays on time", "On time", "three invoices in a row"), ("Pays late", "Never", "prepaid")]
        rating = rate(program, TRIED, better, len(RATINGS), "It Helped")
        program.wait("label", "Tried; it helped")
        ended = [record for record in records(store, "amend") if record["of"] == records(store, "trial")[0]["id"]]
        assert [record["done"] for record in ended] == [1] and ended[0]["seq"] > rating["seq"], (ended, rating)
        assert rating["evidence"][next(iter(rating["evidence"]))] == "one order", rating
        enter_money(program, {"Hours of our staff": "10", "Paid late": "0"}, len(RATINGS))
        program.wait("heading", "Keep and cherish")
    page = ctl.read("verdict", TRIED)
    assert (page["holds"], page["rule"], page["fit"]) == ("cherish", "good-gain", 72222), page
    assert ctl.read("due")["clients"] == []


def check_off(program, store, done, item):
    """Switches an item of the list on by keyboard; the focus stays there."""
    program.tab_to(program.wait("check box", item))
    program.press("space")
    wait_for(f"“{item}”", lambda: len(records(store, "amend")) == done)
    wait_for("the focus where it was", lambda: program.focused().get_name().startswith(item))


def begin_parting(program):
    """Why, who tells the client, from which day; all three are needed."""
    program.tab_to(program.wait("push button", "Begin…"))
    program.press("Return")
    program.wait("label", "Sleep on it: you can part from")
    for row, text in [("Why, in one sentence", "no match"), ("Who tells the client", "Olga"),
                      ("From which day", str(today() + 30 * DAY))]:
        assert not program.has_state("push button", "Begin Parting", Atspi.StateType.SENSITIVE), row
        program.write_near(row, text)
    program.tab_to(program.wait("push button", "Begin Parting"))
    program.press("Return")


def parting_begun(store):
    """All is seen to, and the window still asks to sleep on it."""
    n = len(records(store, "amend"))
    with Hands(BUILD, store) as program:
        program.open_client(PARTED)
        begin_parting(program)
        wait_for("the parting", lambda: len(records(store, "amend")) == n + 2)
        assert [record["why"] for record in records(store, "parting")] == ["no match"], records(store, "parting")
        program.wait("label", "Something is still to be seen to: “The decision is well founded”.")
        for number, item in enumerate(["The decision is well founded", "All our obligations", "Open orders", "Invoices",
                                       "Data and access"], n + 3):
            check_off(program, store, number, item)
        program.wait("label", "Please sleep on it")
        program.wait("label", "Sleep on it: you can part from")
        assert not program.has_state("push button", "Part", Atspi.StateType.SENSITIVE)
    Ctl(BUILD, store).run("part", PARTED, "finish", code=2)


def fill_letter(program):
    """The farewell in Russian; as long as a field is open it stays here."""
    program.push("push button", "Write…")
    program.wait_window("frame", "A Letter")
    program.choose(program.all("combo box", "Letter", program.top())[0], "Farewell")
    program.choose(program.all("combo box", "Language", program.top())[0], "Русский")
    fields = [("Contact person", "Ида Иванова"), ("Until which day", "30 ноября 2030 г."), ("What will still be done", "{{client}} <i>"),
              ("Who signs", "Ольга Петрова"), ("Your company", "ООО «Ромашка» & Co")]
    for field, value in fields:
        for button in ("Save as PDF…", "Print…", "Copy", "It Is Sent"):
            assert not program.has_state("push button", button, Atspi.StateType.SENSITIVE), (field, button)
        program.write_near(field, value)


def save_as(program, path):
    """The dialog that asks where to takes a path."""
    program.push("push button", "Save as PDF…")
    dialog = wait_for("the file chooser", lambda: program.find("text", "Name") or program.find("entry", "Name"))
    program.write(dialog, str(path))
    program.press("Return")
    wait_for("the file", lambda: path.exists() and path.stat().st_size > 0)
    program.wait("label", f"Saved as “{path.name}”")
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout


def age_parting(store):
    """As if it had been decided a day and an hour ago."""
    def change(record):
        if record["t"] != "parting":
            return []
        earlier = datetime.datetime.fromisoformat(record["at"].replace("Z", "+00:00")) - datetime.timedelta(hours=25)
        return [(record["at"][:19], earlier.strftime("%Y-%m-%dT%H:%M:%S"))]

    change_records(store, change)


def letter_waits(store):
    """What cannot be taken back waits for the next day."""
    with Hands(BUILD, store) as program:
        program.open_client(PARTED)
        fill_letter(program)
        program.wait("label", "The farewell has to wait. Please sleep on it")
        for button in ("Save as PDF…", "Print…", "Copy", "It Is Sent"):
            assert not program.has_state("push button", button, Atspi.StateType.SENSITIVE), button


def letter(store):
    """A letter in Russian goes out as PDF and stays as it was sent."""
    age_parting(store)
    folder = pathlib.Path(store).parent
    with Hands(BUILD, store) as program:
        program.open_client(PARTED)
        fill_letter(program)
        text = save_as(program, folder / "farewell.pdf")
        for words in ["Здравствуйте, Ида Иванова!", "30 ноября 2030", "{{client}} <i>", "Ольга Петрова", "ООО «Ромашка» & Co"]:
            assert words in text, (words, text)
        program.push("push button", "It Is Sent")
        sent = wait_for("the letter", lambda: records(store, "letter"))[0]
        assert sent["kind"] == "farewell" and not {"title", "text"} & sent.keys(), sent
        document, = pathlib.Path(store).glob(f"people/*/{sent['client']}.{sent['id']}.json")
        words = json.loads(document.read_text())
        assert "Ида Иванова" in words["text"], words
        program.wait_alone()
        opener = program.wait("list item", "Letters that were sent")
        program.tab_to(opener)
        program.press("Return")
        program.tab_to(program.all("push button", "Open", program.outer_row(opener))[0])
        program.press("Return")
        program.wait_window("frame", "A Letter That Was Sent")
        page = program.all("label", words["title"], program.top())[-1]
        assert page.get_name() == words["title"] + "\n\n" + words["text"], page.get_name()
        wait_for("nothing marked", lambda: Atspi.Text.get_n_selections(page) == 0)
        assert not [each for each in program.walk(program.top()) if each.get_editable_text_iface() is not None
                    and each.get_state_set().contains(Atspi.StateType.EDITABLE)]
        assert "Ида Иванова" in save_as(program, folder / "again.pdf")


def parted(store):
    """It lets go, and a door stays open."""
    look = str(today() + 200 * DAY)
    with Hands(BUILD, store) as program:
        program.open_client(PARTED)
        program.wait("label", "All is seen to")
        program.write_near("A door left open", look)
        program.push("push button", "Part")
        program.wait("label", f"You have parted. Look again on {written(look)}.")
    ended = [record for record in records(store, "amend") if record.get("state") == "parted"][0]
    assert ended["look"] == look, ended
    assert Ctl(BUILD, store).read("part", PARTED, "show")["state"] == "parted"


run_cases([("first exercise", first_exercise), ("profile", profile), ("rated", rated), ("kept", kept), ("trial begun", trial_begun),
           ("trial due", trial_due), ("parting begun", parting_begun), ("letter waits", letter_waits), ("letter", letter),
           ("parted", parted)], new_store(), size="1000x1000")
