#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every number that the pages of clients show is that of clientelectl, and
comes out when it is counted here from what was entered."""

import csv
import fractions
import io
import json
import pathlib
import re
import subprocess
import sys

from desktop import new_store, run_cases, wait_for, written
from hands import Ctl, Hands

BUILD = pathlib.Path(sys.argv[1])
OVERHEAD, RATE = 100000, fractions.Fraction(125, 1000)  # hundredths, a year

# id, side, weight, tolerance, knock-out; all with levels of 0, 5 and 10 points
TRAITS = [("pays", "ideal", 5, 0, False), ("orders", "ideal", 3, 0, False), ("late", "non-ideal", 4, 3, False),
          ("rude", "non-ideal", 5, 0, True)]

# Levels from 1, None for unknown; then the figures, those that are missing unknown.
CLIENTS = {
    "All Known": ((3, 2, 2, 1), {"revenue": 10000, "direct-cost": 4000.5, "hours": 20, "hourly-cost": 30, "extras": 100, "rush": 0,
                                 "returns": 0, "complaints": 0, "late-amount": 3650, "late-days": 10}),
    "No Direct Cost": ((2, 3, 1, None), {"revenue": 8000, "hours": 10, "hourly-cost": 30, "extras": 0, "rush": 5.55, "returns": 0,
                                         "complaints": 0, "late-amount": 0, "late-days": 7}),
    "No Revenue": ((1, 1, 3, 1), {"direct-cost": 700.1, "hours": 5, "hourly-cost": 12, "extras": 1, "rush": 2, "returns": 3,
                                  "complaints": 4, "late-amount": 1000, "late-days": 33}),
    "Loss & <b>Co": ((1, 2, 3, None), {"revenue": 1000, "direct-cost": 1500, "hours": 1.5, "hourly-cost": 33.33, "extras": 0,
                                       "rush": 0, "returns": 19.99, "complaints": 0, "late-amount": 777.77, "late-days": 100}),
    "Rude": ((None, None, None, 3), {"revenue": 3000}),
    "Скобки": ((3, None, 1, 1), {"revenue": 2500, "direct-cost": 500, "hours": 0, "hourly-cost": 30, "extras": 0, "rush": 0,
                                 "returns": 0, "complaints": 0, "late-amount": 0, "late-days": 0}),
    "Only Slow": ((3, 3, 1, 1), {"revenue": 1000, "direct-cost": 400, "hours": 20.25, "hourly-cost": 30, "extras": 0, "rush": 0,
                                 "returns": 0, "complaints": 0, "late-amount": 0, "late-days": 0}),
    "Tired": ((2, 1, 2, 1), {"revenue": 1000, "direct-cost": 400, "hours": 20.25, "hourly-cost": 30, "extras": 0, "rush": 0,
                             "returns": 0, "complaints": 0, "late-amount": 0, "late-days": 0}),
}
# Who they are, in the words of `client add`; the others are of importance 3.
ABOUT = {"Скобки": {"contact": "Ида & Co", "since": "2019-03-01", "importance": 5, "tag": ["опт", "{{b}}"], "notes": "«да»\tand <no>"}}
KINDS = {"cherish": "Keep and cherish", "keep": "Keep", "change-terms": "Change terms", "part": "Part ways", "none": "No verdict yet"}
SERVE = ("hours", "extras", "rush", "returns", "complaints", "late")
TITLES = {"revenue": "Revenue", "direct-cost": "Direct cost", "hours": "Staff time", "extras": "Free extras",
          "rush": "Rush and small orders", "returns": "Returns", "complaints": "Unfounded complaints", "late": "Late payment"}


def half_up(value):
    return (2 * fractions.Fraction(value) + 1) // 2


def fill(store):
    ctl = Ctl(BUILD, store)
    levels = [{"points": points, "text": f"so {points}"} for points in (0, 5, 10)]
    traits = [{"id": id, "side": side, "weight": weight, "language": "en", "name": id.title(), "levels": levels,
               **({"tolerance": tolerance, "knock_out": knock_out} if side == "non-ideal" else {})}
              for id, side, weight, tolerance, knock_out in TRAITS]
    path = pathlib.Path(store).parent / "profile.json"
    path.write_text(json.dumps({"format": 1, "id": "11111111-1111-4111-8111-111111111111", "revision": 1, "name": "Retail",
                                "made": "2026-11-21T12:00:00.000Z", "traits": traits}))
    ctl.run("profile", "import", str(path))
    ctl.run("office", "--set", f"overhead={OVERHEAD // 100}", "--set", "late-rate=12.5")
    for name, (rated, money) in CLIENTS.items():
        ctl.run("client", "add", name, *[f"--{key}={value}" for key, told in ABOUT.get(name, {}).items()
                                         for value in (told if isinstance(told, list) else [told])])
        ctl.run("rate", name, *[f"--set={each[0]}={level or 'unknown'}" for each, level in zip(TRAITS, rated)])
        ctl.run("money", name, *[f"--set={item}={value}" for item, value in money.items()])


def count_fit(rated):
    """(thousandths, points for, of, points against, of)"""
    sums = {"ideal": [0, 0], "non-ideal": [0, 0]}
    for (_, side, weight, tolerance, _), level in zip(TRAITS, rated):
        if level is not None:
            sums[side][0] += weight * max(0, (level - 1) * 5 - tolerance)
            sums[side][1] += weight * (10 - tolerance)
    (plus, plus_max), (minus, minus_max) = sums.values()
    share = fractions.Fraction(plus, plus_max or 1) - fractions.Fraction(minus, minus_max or 1)
    return int(half_up(50000 + 50000 * share)), plus, plus_max, minus, minus_max


def count_money(money):
    """Each line as its two ends in hundredths, None for open."""
    def end(item):
        return None if item not in money else int(half_up(fractions.Fraction(str(money[item])) * 100))

    def product(*factors):
        if 0 in factors:
            return (0, 0)
        if None in factors:
            return (0, None)
        value = fractions.Fraction(1)
        for factor in factors:
            value *= factor
        return (int(half_up(value)),) * 2

    hours = fractions.Fraction(str(money["hours"])) if "hours" in money else None
    lines = {item: (0, None) if end(item) is None else (end(item),) * 2
             for item in ("revenue", "direct-cost", "extras", "rush", "returns", "complaints")}
    lines["hours"] = product(end("hourly-cost"), hours)
    days = None if "late-days" not in money else fractions.Fraction(money["late-days"], 365) * RATE
    lines["late"] = product(end("late-amount"), days)
    serve = [None if None in [lines[item][i] for item in SERVE] else sum(lines[item][i] for item in SERVE) for i in (0, 1)]

    def less(a, *taken):
        return None if a is None or None in taken else a - sum(taken)

    full = [less(lines["revenue"][i], lines["direct-cost"][1 - i], serve[1 - i]) for i in (0, 1)]
    rest = [None if None in [lines[item][i] for item in SERVE[1:]] else sum(lines[item][i] for item in SERVE[1:]) for i in (0, 1)]
    idle = [less(lines["revenue"][i], lines["direct-cost"][1 - i], rest[1 - i]) for i in (0, 1)]
    all_revenue = sum(int(half_up(fractions.Fraction(str(each["revenue"])) * 100)) for _, each in CLIENTS.values() if "revenue" in each)
    known = "revenue" in money
    share = int(half_up(fractions.Fraction(OVERHEAD * lines["revenue"][0], all_revenue))) if known else None
    overhead = (share, share) if known else (0, OVERHEAD)
    after = [less(full[i], overhead[1 - i]) for i in (0, 1)]
    return {**lines, "serve": tuple(serve), "full": tuple(full), "idle": tuple(idle), "overhead": overhead, "after": tuple(after)}


def sign(ends):
    low, high = ends
    return "gain" if low is not None and low > 0 else "loss" if high is not None and high < 0 else "open"


def count_verdict(name, capacity):
    """By the rules of those of whom nothing was decided or tried."""
    rated, money = CLIENTS[name]
    if any(level is not None and knock_out and (level - 1) * 5 > tolerance
           for (_, _, _, tolerance, knock_out), level in zip(TRAITS, rated)):
        return "part"
    if sum(level is not None for level in rated) * 100 < 60 * len(TRAITS):
        return "none"
    fit, counted = count_fit(rated)[0], count_money(money)
    full, decision = sign(counted["full"]), sign(counted["idle" if capacity == "idle" else "full"])
    if fit < 50000 or decision == "loss":
        return "change-terms"
    if fit < 70000:
        return "keep"
    return "cherish" if decision == full == "gain" or ABOUT.get(name, {}).get("importance", 3) >= 4 else "keep"


def money_text(ends):
    """As the window writes it in the language C."""
    def one(value):
        whole = f"{abs(value) // 100:,}".replace(",", "\u202f")
        digits = f".{abs(value) % 100:02}" if value % 100 else ""
        return ("−" if value < 0 else "") + whole + digits

    low, high = ends
    if low is None and high is None:
        return "not known"
    if low == high:
        return one(low) + " EUR"
    if low is not None and high is not None:
        return f"from {one(low)} to {one(high)} EUR"
    return f"at least {one(low)} EUR" if high is None else f"at most {one(high)} EUR"


def fit_text(fit):
    return f"{fit / 1000:.3f}".rstrip("0").rstrip(".")


def check_verdicts(store, capacity):
    """The verdicts, and the profit that counts in them."""
    pages = Ctl(BUILD, store).read("verdict")
    for page in pages:
        decision = count_money(CLIENTS[page["name"]][1])["idle" if capacity == "idle" else "full"]
        found = page["profit"]["decision"]
        assert (found.get("low"), found.get("high")) == decision, (page["name"], found, decision)
        assert page["capacity"] == capacity, page
        assert page["verdict"] == page["holds"] == count_verdict(page["name"], capacity), (page["name"], page["verdict"])
    return {page["name"]: page["verdict"] for page in pages}


def commands(store):
    """What clientelectl says is what comes out here."""
    fill(store)
    check_verdicts(store, "enough")
    for page in Ctl(BUILD, store).read("verdict"):
        rated, money = CLIENTS[page["name"]]
        counted = count_fit(rated)
        assert (page["fit"], page["plus"], page["plus_max"], page["minus"], page["minus_max"]) == counted, (page, counted)
        known = sum(level is not None for level in rated)
        assert (page["known"], page["coverage"]) == (known, known * 100 // len(TRAITS)), page
        profit = page["profit"]
        counted_money = count_money(money)
        counted_money.pop("idle")  # see check_verdicts ()
        for key, ends in counted_money.items():
            found = profit["lines"].get(key, profit.get(key))
            assert (found.get("low"), found.get("high")) == ends, (page["name"], key, found, ends)


def cards(store):
    """The page of each client, its reasons and its reckoning."""
    for page in Ctl(BUILD, store).read("verdict"):
        rated, money = CLIENTS[page["name"]]
        fit, plus, plus_max, minus, minus_max = count_fit(rated)
        counted = count_money(money)
        with Hands(BUILD, store) as program:
            program.open_client(page["name"])
            program.tab_to(program.wait("list item", "How it is reckoned"))
            program.press("Return")
            program.wait("label", "Profit after shared overhead")
            shown = [each.get_name() for each in program.walk(program.find("filler", "CleClientPage"))
                     if each.get_role_name() == "label"]
        for reason in page["reasons"]:
            assert reason["text"] in shown, (page["name"], reason, shown)
        formula = f"50 + 50 × ({f'{plus}/{plus_max}' if plus_max else 0} − {f'{minus}/{minus_max}' if minus_max else 0})"
        expected = [("Fit", f"{formula} = {fit_text(fit)}"), ("Cost to serve", money_text(counted["serve"])),
                    ("Profit before shared overhead", money_text(counted["full"])),
                    ("Share of the overhead", money_text(counted["overhead"])),
                    ("Profit after shared overhead", money_text(counted["after"]))]
        expected += [(title, money_text(counted[key])) for key, title in TITLES.items()]
        pairs = list(zip(shown, shown[1:]))
        for title, text in expected:
            # Some sums say how they came about: "2 800 EUR = 70 h × 40".
            assert any(each == title and (words == text or words.startswith(text + " = ")) for each, words in pairs), \
                (page["name"], title, text, shown)
        for (id, side, weight, tolerance, _), level in zip(TRAITS, rated):
            points = None if level is None else (level - 1) * 5
            line = "Nobody knows; it does not count" if level is None else \
                f"so {points}: {points} points × weight {weight} = {points * weight}" if side == "ideal" else \
                f"so {points}: ({points} points − {min(points, tolerance)} still fine) × weight {weight} = " \
                f"{max(0, points - tolerance) * weight}"
            assert any(title == id.title() and text.startswith(line) for title, text in pairs), (page["name"], id, line, shown)


def who(store):
    """Who a client is, in the words of clientelectl and on the page."""
    ctl = Ctl(BUILD, store)
    for name in CLIENTS:
        about = ABOUT.get(name, {})
        shown = ctl.read("client", "show", name)
        expected = {"name": name, "importance": about.get("importance", 3), "tags": about.get("tag", []),
                    **{key: about[key] for key in ("contact", "since", "notes") if key in about}}
        assert {key: value for key, value in shown.items() if key != "id"} == expected, (shown, expected)
    name, about = next(iter(ABOUT.items()))
    with Hands(BUILD, store) as program:
        program.open_client(name)
        program.wait("label", " · ".join([about["contact"], f"since {written(about['since'])}", *about["tag"]]))


def listing(store):
    """The rows of the list."""
    pages = {page["name"]: page for page in Ctl(BUILD, store).read("verdict")}
    with Hands(BUILD, store) as program:
        program.wait("list item", "Rude")
        rows = [each.get_name() for each in program.all("list item", "", program.find("list", "Clients"))]
    assert len(rows) == len(CLIENTS), rows
    for row in rows:
        page = pages[row.split(" · ")[0]]
        full = count_money(CLIENTS[page["name"]][1])["full"]
        fit = f"Fit {fit_text(page['fit'])} of 100" if page["coverage"] >= 60 else f"Rated on {page['known']} of 4 traits"
        kind = KINDS[count_verdict(page["name"], "enough")]
        assert row == f"{page['name']} · {kind} · {fit} · profit {money_text(full)} a year", (row, kind, fit, money_text(full))


def read_table(store, kind):
    return list(csv.reader(io.StringIO(Ctl(BUILD, store).run(kind, "--table"), newline="")))


def check_map(rows, capacity):
    """Fit, both ends, what counts, hours and verdict of each."""
    for row in rows[1:]:
        rated, money = CLIENTS[row[0]]
        counted = count_money(money)
        covered = sum(level is not None for level in rated) * 100 >= 60 * len(TRAITS)
        low, high = counted["idle" if capacity == "idle" else "full"]
        hours = "" if "hours" not in money else half_up(fractions.Fraction(str(money["hours"])) * 10)
        expected = [row[0], f"{count_fit(rated)[0] / 1000:.3f}" if covered else "",
                    *["" if end is None else f"{end / 100:.2f}" for end in counted["full"]],
                    "" if None in (low, high) else f"{(low + (high - low) // 2) / 100:.2f}",
                    "" if hours == "" else f"{hours // 10}.{hours % 10}", KINDS[count_verdict(row[0], capacity)]]
        assert row == expected, (row, expected)
    assert {row[0] for row in rows[1:]} == set(CLIENTS), rows


def check_whale(rows):
    """Rank, profit, sum so far and its share of the whole, the best first."""
    known = sorted(((count_money(money)["full"][0], name) for name, (_, money) in CLIENTS.items()
                    if None not in count_money(money)["full"]), key=lambda each: -each[0])
    assert sorted(row[0] for row in rows[1:]) == sorted(name for _, name in known), rows
    total, together = sum(profit for profit, _ in known), 0
    for rank, (row, (profit, _)) in enumerate(zip(rows[1:], known, strict=True), 1):
        together += profit
        share = half_up(fractions.Fraction(1000 * together, total))
        expected = [str(rank), f"{profit / 100:.2f}", f"{together / 100:.2f}", f"{share // 10}.{share % 10}",
                    KINDS[count_verdict(row[0], "enough")]]
        assert row[1:] == expected, (row, expected)


def for_people(cell):
    """A number as the window shows it, in groups of three and without zeros at its end."""
    if not re.fullmatch(r"-?\d+(\.\d+)?", cell):
        return cell
    whole, _, rest = cell.lstrip("-").partition(".")
    text = f"{int(whole):,}".replace(",", "\u202f") + ("." + rest.rstrip("0") if rest.rstrip("0") else "")
    return ("\u2212" if cell.startswith("-") and text != "0" else "") + text


def check_chart(program, view, rows):
    """The chart as a table in the window: each cell by its name."""
    def charts():
        return {name for name in program.names("image") if " client" in (name or "")}

    before = charts()  # the one behind is still there
    program.click("push button", view)
    wait_for("the chart", lambda: charts() - before)
    program.press("alt+3", "ctrl+t")
    for row in rows[1:]:
        for title, cell in zip(rows[0], row):
            if cell:
                program.wait("label", f"{title}: {for_people(cell)}")


def tables(store):
    """Map and whale as tables are those of clientelectl, and those those counted here."""
    rows = {kind: read_table(store, kind) for kind in ("map", "whale")}
    check_map(rows["map"], "enough")
    check_whale(rows["whale"])
    with Hands(BUILD, store) as program:
        check_chart(program, "Map", rows["map"])
        check_chart(program, "Profit", rows["whale"])


def idle(store):
    """Time to spare moves the boundary: verdicts, page, list and map."""
    before = check_verdicts(store, "enough")
    Ctl(BUILD, store).run("office", "--set", "capacity=idle")
    after = check_verdicts(store, "idle")
    moved = {name: (before[name], after[name]) for name in CLIENTS if before[name] != after[name]}
    assert moved == {"Only Slow": ("change-terms", "keep"), "Tired": ("change-terms", "keep")}, moved
    rows = read_table(store, "map")
    check_map(rows, "idle")
    with Hands(BUILD, store) as program:
        check_chart(program, "Map", rows)
    paper = pathlib.Path(store).parent / "map.pdf"
    Ctl(BUILD, store).run("map", "--format", "pdf", "--output", str(paper))
    said = subprocess.run(["pdftotext", str(paper), "-"], capture_output=True, text=True, check=True).stdout
    assert "2 clients are above it only for that reason" in " ".join(said.split()), said
    with Hands(BUILD, store) as program:
        program.open_client("Only Slow")
        program.wait("heading", "Keep")
        program.wait("label", "You have time to spare, so staff time does not count here: 600 EUR.")
        program.wait("label", "Profit a year: −7.50 EUR.")
    Ctl(BUILD, store).run("office", "--set", "capacity=scarce")
    assert check_verdicts(store, "scarce") == before


run_cases([("commands", commands), ("cards", cards), ("who", who), ("list", listing), ("tables", tables), ("idle", idle)],
          new_store(), size="1000x1000")
