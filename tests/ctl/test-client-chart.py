# SPDX-License-Identifier: GPL-3.0-or-later
"""Portfolio map, whale curve and poster: files, tables, and their numbers counted anew."""
import csv
import io
import json
import shutil
import subprocess

from ctl_test import *

PROFILE = "11111111-1111-4111-8111-111111111111"
BRACES = "{{Скобки}} & <b>Co"

# Name, levels of both traits (or none), revenue, direct cost, all other cost, minutes.
CLIENTS = [(BRACES, (3, 1), 9000, 1000, 0, 600), ("Bakery", (2, 1), 5000, 1500, 0, 60),
           ("=Formula, \"quoted\"", (1, 2), 4000, 1000, 500, 0), ("Loss", (1, 3), 1000, 1500, 500, 1200),
           ("Small loss", (2, 2), 1000, 1200, 0, 0), ("No money", (3, 1), None, None, None, None),
           ("No rating", None, 3000, 1000, 0, 0)]


def run(store, *words, code=0):
    done = store.run(*words)
    equal(done.code, code, done.err)
    check(b"CRITICAL" not in done.err and b"WARNING" not in done.err, done.err)
    return done.out


def tool(name, *words, input=None):
    if shutil.which(name) is None:
        raise Skip(f"{name} is not here")
    done = subprocess.run([name, *words], input=input, capture_output=True)
    equal(done.returncode, 0, done.stderr)
    return done.stdout


def trait(id, side, weight, **more):
    levels = [{"points": points, "text": f"{id} {points}"} for points in (0, 5, 10)]
    return {"id": id, "side": side, "weight": weight, "language": "ru", "name": f"Признак {id}", "levels": levels,
            **more}


def fill(store):
    path = os.path.join(store.parent, "profile.json")
    with open(path, "w") as file:
        json.dump({"format": 1, "id": PROFILE, "revision": 1, "name": "Розница", "made": "2026-11-21T12:00:00.000Z",
                   "traits": [trait("pays", "ideal", 5), trait("late", "non-ideal", 4, tolerance=5)]}, file)
    run(store, "profile", "import", path)
    for name, levels, revenue, direct, extras, minutes in CLIENTS:
        run(store, "client", "add", name)
        if levels is not None:
            run(store, "rate", name, "--set", f"pays={levels[0]}", "--set", f"late={levels[1]}")
        if revenue is not None:
            zeros = [f"--set={item}=0" for item in ("rush", "returns", "complaints", "late-amount", "late-days")]
            run(store, "money", name, f"--set=revenue={revenue}", f"--set=direct-cost={direct}",
                f"--set=extras={extras}", f"--set=hours={minutes / 60}", "--set=hourly-cost=12", *zeros)


def table(store, *words):
    return list(csv.reader(io.StringIO(run(store, *words, "--table").decode(), newline="")))[1:]


def profits():
    """Of clients whose money is known, counted here."""
    return {name: revenue - direct - extras - minutes * 12 / 60
            for name, _, revenue, direct, extras, minutes in CLIENTS if revenue is not None}


def test_tables(store):
    fill(store)
    rows = table(store, "map")
    equal(len(rows), len(CLIENTS))
    own = {row[0].removeprefix("'"): row for row in rows}
    for name, profit in profits().items():
        equal((float(own[name][2]), float(own[name][3])), (profit, profit), name)
    equal(own["No money"][2:5], ["", "", ""])
    equal(own["No rating"][1], "")
    check(rows[2][0].startswith("'=Formula") or any(row[0].startswith("'=Formula") for row in rows), rows)
    check([row[0] for row in rows[:2]] == [BRACES, "Bakery"], rows)
    verdicts = {each["name"]: each for each in json.loads(run(store, "verdict", "--json"))}
    for name, row in own.items():
        if row[1] != "":
            equal(float(row[1]), float(verdicts[name]["fit"]) / 1000, name)


def test_whale_table(store):
    fill(store)
    best = sorted(profits().items(), key=lambda each: -each[1])
    total, together = sum(profits().values()), 0
    for row, (name, profit) in zip(table(store, "whale"), best, strict=True):
        together += profit
        equal((row[0].removeprefix("'"), float(row[2]), float(row[3])), (name, profit, together))
        check(abs(float(row[4]) - 100 * together / total) <= 0.05 + 1e-9, row)


def test_pictures(store):
    fill(store)
    for kind in ("map", "whale"):
        png = run(store, kind)
        check(png.startswith(b"\x89PNG\r\n\x1a\n"))
        check(png == run(store, kind) and png != run(store, kind, "--dark"))
        path = os.path.join(store.parent, kind + ".pdf")
        run(store, kind, "--format", "pdf", "-o", path)
        equal(os.stat(path).st_mode & 0o777, 0o600)
        check("Скобки" in tool("pdftotext", path, "-").decode() or kind == "whale")
        svg = run(store, kind, "--format", "svg", "--width", "340")
        tool("xmllint", "--noout", "--nonet", "-", input=svg)
        check("{{Скобки}} &amp; &lt;b&gt;Co".encode() in svg and b"<b>" not in svg)


def test_refused(store):
    expect(store.run("map"), 2, "Once a client is rated")
    expect(store.run("whale"), 2, "Once the money")
    equal(run(store, "map", "--table").count(b"\r\n"), 1)
    expect(store.run("map", "--format", "gif"), 1, "gif")
    expect(store.run("whale", "more"), 1, "“whale”")
    expect(store.run("map", "--width", "100"), 1, "320")
    expect(store.run("map", "--table", "--format", "png"), 1, "always CSV")


def follow(clients, profit, win, lose, grow, years):
    """The rule of a course counted anew, in whole thousandths and hundredths."""
    def times(a, b, by):
        whole, rest = divmod(abs(a * b), by)
        return (whole + (2 * rest >= by)) * (1 if a * b >= 0 else -1)

    clients, total = clients * 1000, 0
    for _ in range(years):
        clients += times(clients, win, 100000) - times(clients, lose, 100000)
        profit = times(profit, 100000 + grow, 100000)
        total += times(profit, clients, 1000)
    return clients, total


def test_what_if(store):
    expect(store.run("what-if", "--format", "png"), 2, "Once there are clients")
    fill(store)
    words = ["what-if", "--years", "7", "--set", "win.clients=40", "--set", "keep.clients=40", "--set", "win.profit=1000,50",
             "--set", "keep.profit=-3.25", "--set", "win.win=12.5", "--set", "keep.grow=4"]
    found = json.loads(run(store, *words, "--format", "json"))
    for word in ("win", "keep"):
        course = found[word]
        clients, total = follow(course["clients"], course["profit"], course["win"], course["lose"], course["grow"], 7)
        equal(len(course["years"]), 8)
        equal((course["years"][-1]["clients"], course["years"][-1]["sum"]), (clients, total))
    equal((found["win"]["win"], found["win"]["profit"], found["keep"]["profit"]), (12500, 100050, -325))
    equal(found["gap"], found["keep"]["years"][-1]["sum"] - found["win"]["years"][-1]["sum"])
    equal(run(store, *words).count(b"\r\n"), 9)
    check(run(store, *words, "--format", "pdf").startswith(b"%PDF"))
    told = store.run(*words, "--format", "csv").err.decode()
    check(all(line in told for line in ["for 7 years", "win.clients=40 ", "000.50 ", "keep.clients=40 "]), told)
    again = [word for line in told.splitlines()[1:] for word in ("--set", line.split("  ")[0])]
    equal(store.run("what-if", "--years", "7", "--json", *again).out, store.run(*words, "--format", "json").out)
    expect(store.run("what-if", "--json", "--format", "csv"), 1, "--json")
    expect(store.run("what-if", "--years", "11"), 1, "1 to 10")
    expect(store.run("what-if", "--format", "gif"), 1, "gif")
    expect(store.run("what-if", "--set", "win.lose=101"), 2, "at most 100")
    expect(store.run("what-if", "--set", "lose=1"), 2, "win-cost")


def test_poster(store):
    if b"is followed by" in store.run("profile", "poster").err:
        raise Skip("profile has no poster yet")
    expect(store.run("profile", "poster"), 2, "no profile yet")
    fill(store)
    pdf = run(store, "profile", "poster", "--paper", "a4")
    text = tool("pdftotext", "-", "-", input=pdf).decode()
    check("Признак pays" in text and "Розница · revision 1" in text and "At best: pays 10" in text, text)
    check(run(store, "profile", "poster", "--format", "png").startswith(b"\x89PNG"))
    check("Признак late".encode() in run(store, "profile", "poster", PROFILE, "--format", "html"))
    expect(store.run("profile", "poster", "--revision", "7"), 2)
    expect(store.run("profile", "poster", "--format", "txt"), 1, "txt")


main(tests_in(globals()))
