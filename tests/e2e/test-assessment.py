#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the first question to a JSON record: by keyboard alone, through the
accessibility bus alone, in Russian, and with a kill and a resume in the middle."""

import json
import pathlib
import subprocess
import sys

from desktop import Atspi, Clientele, new_store, read_drafts, read_records, run_cases, wait_for

BUILD = pathlib.Path(sys.argv[1])
IDS = ["discussed", "measures", "effect", "feedback", "front-line", "owner", "loyalty", "focus", "respect", "guarantor"]
KEYS = {"y": "1", "u": "2", "n": "3"}
NAMES = {"y": "Yes", "u": "Not sure", "n": "No"}


def check_record(store, answers, subject, voice):
    """The one record on disk says exactly that, and no draft is left."""
    records = wait_for("the record", lambda: read_records(store))
    assert len(records) == 1, records
    record = records[0]
    assert record["t"] == "result", record
    assert record["subject"] == subject, record["subject"]
    assert record["voice"] == voice, record["voice"]
    assert list(record["answers"]) == IDS
    assert "".join(record["answers"].values()) == answers, record["answers"]
    assert record["score"] == answers.count("y") * 1000, record["score"]
    assert record["unsure"] == answers.count("u")
    assert record["max"] == 10000
    wait_for("the draft to go", lambda: not read_drafts(store))


def wait_question(program, number, word="Question", of="of"):
    program.wait("heading", f"{word} {number} {of} 10")


def answer_by_keys(program, answers, first=1, **words):
    """A digit answers, Enter on the chosen answer goes on."""
    for number, answer in enumerate(answers, first):
        wait_question(program, number, **words)
        program.press(KEYS[answer], "Return")


def by_keyboard():
    store, answers = new_store(), "yynuynuyyy"
    program = Clientele(BUILD, store)
    try:
        program.wait("heading", "How client-oriented")
        # Back over three voices and the name; the focus of an entry row itself
        # is not told on the accessibility bus by libadwaita 1.2.
        wait_for("the focus on Begin", lambda: program.focused_name() == "Begin")
        program.press(*["shift+Tab"] * 5)
        program.type("Shop")
        program.press(*["Tab"] * 5)
        wait_for("the focus on Begin again", lambda: program.focused_name() == "Begin")
        program.press("Return")
        answer_by_keys(program, answers)
        program.wait("heading", "Your answers")
        assert not read_records(store), "a result before the finish"
        program.press("ctrl+Return")
        check_record(store, answers, "Shop", "management")
        program.wait("label", "6 of 10")
    finally:
        program.stop()


def by_accessibility():
    store, answers = new_store(), "nuyyyyyyyn"
    program = Clientele(BUILD, store)
    try:
        program.click("radio button", "Staff")
        program.click("push button", "Begin")
        for number, answer in enumerate(answers, 1):
            wait_question(program, number)
            program.click("radio button", NAMES[answer])
            wait_for("the answer to be chosen",
                     lambda: program.has_state("radio button", NAMES[answer], Atspi.StateType.CHECKED)
                     or program.find("heading", f"Question {number + 1} of 10") or program.find("heading", "Your answers"))
            if program.find("heading", f"Question {number} of 10"):
                program.click("push button", "Next" if number < 10 else "Review")
        program.wait("heading", "Your answers")
        program.click("push button", "Finish")
        check_record(store, answers, "", "staff")
        program.wait("label", "7 of 10")
    finally:
        program.stop()


def in_russian():
    store, answers = new_store(), "yyyyyyyyyy"
    program = Clientele(BUILD, store, LANGUAGE="ru", LC_ALL="C.UTF-8")
    try:
        program.wait("heading", "Насколько мы ориентированы")
        program.click("push button", "Начать")
        answer_by_keys(program, answers, word="Вопрос", of="из")
        program.wait("heading", "Ваши ответы")
        program.press("ctrl+Return")
        check_record(store, answers, "", "management")
        program.wait("label", "10 из 10")
    finally:
        program.stop()


def killed_and_resumed():
    store, answers = new_store(), "yunyunyuny"
    program = Clientele(BUILD, store)
    program.wait("heading", "How client-oriented")
    program.click("push button", "Begin")
    answer_by_keys(program, answers[:6])
    wait_question(program, 7)
    program.kill()
    assert len(read_drafts(store)) == 1
    assert not read_records(store)

    program = Clientele(BUILD, store)
    try:
        program.wait("label", "You stopped at question 7")
        program.click("push button", "Go On")
        wait_question(program, 7)
        program.focus()
        answer_by_keys(program, answers[6:], first=7)
        program.wait("heading", "Your answers")
        program.press("ctrl+Return")
        check_record(store, answers, "", "management")
    finally:
        program.stop()


def arrows_never_answer():
    store = new_store()
    program = Clientele(BUILD, store)
    try:
        program.wait("heading", "How client-oriented")
        program.click("push button", "Begin")
        wait_question(program, 1)
        program.press("Down", "Right", "Left", "Up", "Right")
        for name in NAMES.values():
            assert not program.has_state("radio button", name, Atspi.StateType.CHECKED), name
        assert program.find("heading", "Question 1 of 10")
        program.press("space")
        wait_for("an answer", lambda: any(program.has_state("radio button", name, Atspi.StateType.CHECKED)
                                          for name in NAMES.values()))
        assert program.find("heading", "Question 1 of 10")
    finally:
        program.stop()


def subject_of_before():
    """What was assessed before is picked from a menu, letter by letter as it was."""
    store = new_store()
    for subject in ("North_branch", "Sales & <b>Service"):
        subprocess.run([BUILD / "src/ctl/clientelectl", "--store", store, "take", "--subject", subject, "--answers",
                        ",".join(["yes"] * 10)], check=True, stdout=subprocess.DEVNULL)
    program = Clientele(BUILD, store)
    try:
        program.wait("heading", "How client-oriented")
        wait_for("the focus on Begin", lambda: program.focused_name() == "Begin")
        program.wait("push button", "Assessed Before")
        # Back over three voices, the name and its pencil to the menu of the subject.
        program.press(*["shift+Tab"] * 5, "Return")
        program.wait("menu item", "North_branch")
        program.press("Down", "Return")
        wait_for("the menu to go", lambda: not program.find("menu item", "North_branch"))
        program.click("push button", "Begin")
        wait_question(program, 1)
        draft = pathlib.Path(store, "drafts", wait_for("the draft", lambda: read_drafts(store))[0])
        subject = json.loads(draft.read_text().splitlines()[0])["subject"]
        assert subject == "Sales & <b>Service", subject
    finally:
        program.stop()


run_cases([("by keyboard alone", by_keyboard), ("by accessibility actions alone", by_accessibility), ("in Russian", in_russian),
           ("killed after six answers and resumed", killed_and_resumed), ("arrows never answer, space does", arrows_never_answer),
           ("a subject of before", subject_of_before)])
