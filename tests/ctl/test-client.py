# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients on the command line: profile, rating, money, verdict, decisions, letters."""
import datetime
import glob
import json
import uuid

from ctl_test import *

PROFILE = "11111111-1111-4111-8111-111111111111"
DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def trait(id, side, weight, **more):
    levels = [{"points": points, "text": f"{id} {points}"} for points in (0, 5, 10)]
    return {"id": id, "side": side, "weight": weight, "language": "en", "name": id.title(), "levels": levels, **more}


TRAITS = [trait("pays", "ideal", 5), trait("orders", "ideal", 3), trait("late", "non-ideal", 4, tolerance=3),
          trait("rude", "non-ideal", 5, tolerance=0, knock_out=True)]


def run(store, *words, code=0):
    done = store.run(*words)
    equal(done.code, code, done.err)
    return done.out.decode().strip()


def read(store, *words):
    return json.loads(run(store, *words, "--json"))


def write(store, name, text):
    path = os.path.join(store.parent, name)
    with open(path, "w") as file:
        file.write(text)
    return path


def with_profile(store, name="Retail", id=PROFILE, traits=TRAITS):
    path = write(store, "profile.json", json.dumps(
        {"format": 1, "id": id, "revision": 1, "name": name, "made": "2026-11-21T12:00:00.000Z", "traits": traits}))
    return run(store, "profile", "import", path)


def with_client(store, name="Acme", *words):
    with_profile(store)
    return run(store, "client", "add", name, *words)


def test_profile(store):
    equal(with_profile(store), f"{PROFILE}  1")
    equal(with_profile(store, "Shop"), f"{PROFILE}  2")
    one, = read(store, "profile", "list")
    equal((one["id"], one["revision"], one["name"], one["traits"]), (PROFILE, 2, "Shop", 4))
    first = json.loads(run(store, "profile", "export", "Shop", "--revision", "1"))
    equal((first["name"], [each["id"] for each in first["traits"]]), ("Retail", [each["id"] for each in TRAITS]))
    equal(read(store, "profile", "show", PROFILE)["revision"], 2)
    check("late 10" in run(store, "profile", "show"))
    path = os.path.join(store.parent, "out.json")
    run(store, "profile", "export", "-o", path)
    check("“Shop”, 4 traits" in run(store, "profile", "validate", path))
    again = store.run("profile", "import", path)
    equal((again.code, again.out.decode()), (0, f"{PROFILE}  2\n"))
    check("revision 2 says the same" in again.err.decode(), again.err)
    equal(read(store, "profile", "show", PROFILE)["revision"], 2)


def test_profile_refused(store):
    expect(store.run("profile", "show"), 2, "no profile yet")
    bad = write(store, "bad.json", '{"format":1,"id":"x"}')
    expect(store.run("profile", "validate", bad), 2, "bad.json")
    expect(store.run("profile", "import", bad), 2, "bad.json")
    newer = write(store, "newer.json", '{"format":99}')
    expect(store.run("profile", "validate", newer), 2, "newer.json")
    expect(store.run("profile", "import", os.path.join(store.parent, "none")), 3)
    with_profile(store)
    with_profile(store, "B2B", str(uuid.uuid4()))
    run(store, "client", "add", "Acme")
    expect(store.run("rate", "Acme", "--set", "pays=1"), 2, "several profiles")
    expect(store.run("profile", "show", "--revision", "7", PROFILE), 2)


def test_client(store):
    id = run(store, "client", "add", "{{Braces}} & <b>Co", "--contact", "Ида", "--since", "2020-02-29",
             "--importance", "5", "--tag", "wanted", "--tag", "shop", "--notes", "line")
    equal(read(store, "client", "list"), [{
        "id": id, "name": "{{Braces}} & <b>Co", "contact": "Ида", "since": "2020-02-29", "importance": 5,
        "tags": ["wanted", "shop"], "notes": "line"}])
    run(store, "client", "change", "{{braces}} & <B>co", "--contact", "", "--name", "Acme", "--tag", "")
    equal(read(store, "client", "show", "ACME"), {"id": id, "name": "Acme", "since": "2020-02-29", "importance": 5,
                                                  "tags": [], "notes": "line"})
    for words in [["--importance", "6"], ["--importance", "0"], ["--since", "2020-02-30"], ["--name", " "],
                  ["--name", ""], ["--notes", "x" * 4001]]:
        expect(store.run("client", "change", id, *words), 2)
    equal(read(store, "client", "show", id)["name"], "Acme")
    expect(store.run("client", "show", "Nobody"), 2, "Nobody")


def test_namesakes(store):
    first = run(store, "client", "add", "Acme", "--contact", "Ada")
    done = store.run("client", "add", "acme")
    equal(done.code, 0)
    check("already".encode() in done.err, done.err)
    second = done.out.decode().strip()
    equal(read(store, "client", "show", "Acme")["id"], first)
    expect(store.run("client", "show", "ACME"), 2, first)
    expect(store.run("client", "show", "ACME"), 2, second)
    expect(store.run("client", "show", "ACME"), 2, "Ada")


def test_verdict_by_hand(store):
    """Each number follows from those on the page."""
    id = with_client(store)
    run(store, "office", "--set", "hourly-cost=30", "--set", "overhead=1000", "--set", "late-rate=12.5",
        "--set", "currency=USD")
    run(store, "rate", "Acme", "--set", "pays=3", "--set", "orders=2", "--set", "late=late 5", "--set", "rude=unknown")
    run(store, "money", "Acme", "--set", "revenue=10000", "--set", "direct-cost=4000.50", "--set", "hours=20",
        "--set", "extras=100", "--set", "rush=0", "--set", "returns=0", "--set", "complaints=0",
        "--set", "late-amount=3650", "--set", "late-days=10")
    page = read(store, "verdict", "Acme")
    plus = sum(line["weight"] * line["points"] for line in page["lines"] if line["side"] == "ideal")
    minus = sum(line["weight"] * max(0, line["points"] - line["tolerance"]) for line in page["lines"]
                if line["side"] == "non-ideal" and "level" in line)
    equal((plus, minus), (65, 8))
    equal((page["plus"], page["plus_max"], page["minus"], page["minus_max"]), (65, 80, 8, 28))
    equal(page["fit"], round(1000 * (50 + 50 * (65 / 80 - 8 / 28))))
    equal((page["known"], page["traits"], page["coverage"]), (3, 4, 75))
    lines = page["profit"]["lines"]
    equal(lines["late"], {"low": 1250, "high": 1250})
    equal(lines["hours"], {"low": 60000, "high": 60000})
    full = 1000000 - 400050 - 60000 - 10000 - 1250
    equal(page["profit"]["full"], {"low": full, "high": full})
    equal(page["profit"]["after"], {"low": full - 100000, "high": full - 100000})
    equal(page["profit"]["given"]["all_revenue"], 1000000)
    equal((page["id"], page["verdict"], page["holds"], page["profit"]["currency"]), (id, "cherish", "cherish", "USD"))
    check(0 <= page["robustness"] <= 100)
    check(page["reasons"][0]["code"] == page["rule"] and all(each["text"] for each in page["reasons"]))
    equal(read(store, "verdict"), [page])
    equal(store.run("verdict", "--json").out, store.run("verdict", "--json").out)
    text = run(store, "verdict", "Acme")
    check("65/80" in text and "(4 × (5 − 3))" in text, text)


def test_nothing_known(store):
    with_client(store)
    page = read(store, "verdict", "Acme")
    equal((page["verdict"], page["profit"]["full"], page["reasons"]), ("none", {}, []))
    check("fit" not in page and "robustness" not in page, page)
    run(store, "rate", "Acme", "--set", "pays=1")
    equal(read(store, "verdict", "Acme")["coverage"], 25)
    run(store, "rate", "Acme", "--keep", "--set", "orders=1", "--set", "late=1", "--evidence", "late=never <b>",
        "--rater", "Olga")
    equal(read(store, "verdict", "Acme")["coverage"], 75)
    check(not any("Olga" in json.dumps(record) for record in store.records()))


def test_rate_refused(store):
    with_client(store)
    for words, told in [(["--set", "pays=4"], "pays"), (["--set", "pays=0"], "pays"), (["--set", "x=1"], "“x”"),
                        (["--set", "pays=1", "--evidence", "x=y"], "“x”"), (["--set", "pays=1", "--profile", "B"], "“B”"),
                        (["--set", "pays=1", "--evidence", "pays=" + "y" * 201], "200")]:
        expect(store.run("rate", "Acme", *words), 2, told)
    expect(store.run("rate", "Acme", "--set", "pays"), 1)
    expect(store.run("rate", "Acme"), 1)
    equal([record["t"] for record in store.records()], [])


def test_money_refused(store):
    with_client(store)
    for words in ["revenue=-1", "revenue=1,234", "revenue=€5", "revenue=x", "late-days=367", "revenue=1.234",
                  "revenue=99999999999999", "nothing=1"]:
        expect(store.run("money", "Acme", "--set", words), 2, words.split("=")[0])
    run(store, "money", "Acme", "--set", "revenue=1 234,50")
    run(store, "money", "Acme", "--set", "extras=2", "--set", "rush=1")
    run(store, "money", "Acme", "--set", "rush=unknown")
    equal(read(store, "money", "Acme"), {"revenue": 123450, "extras": 200})


def test_office_refused(store):
    before = read(store, "office")
    for words in ["currency=Euro", "currency=eu€", "hourly-cost=-1", "late-rate=1.2345", "late-rate=1001", "late-rate=.",
                  "capacity=busy", "ideal-days=0", "ideal-days=1000", "max-days=99999", "mood=good"]:
        expect(store.run("office", "--set", words), 2)
    equal(read(store, "office"), before)
    run(store, "office", "--set", "capacity=idle", "--set", "late-rate=7,25", "--set", "minute-price=100")
    after = read(store, "office")
    equal((after["capacity"], after["late-rate"], after["minute-price"]), ("idle", 7250, 10000))


def test_contact(store):
    with_client(store)
    id = run(store, "contact", "Acme", "call 12m late delivery !promise 2030-01-31 new one")
    one, = read(store, "contact", "Acme")
    equal((one["id"], one["kind"], one["minutes"], one["due"], one["state"]), (id, "problem", 12, "2030-01-31", "promised"))
    run(store, "contact", "Acme", "--kept", id)
    equal(read(store, "contact", "Acme")[0]["state"], "kept")
    page = read(store, "verdict", "Acme")
    equal((page["profit"]["given"]["hours"], page["profit"]["given"]["logged"]), (12, True))
    expect(store.run("contact", "Acme", " "), 2)
    expect(store.run("contact", "Acme", "--kept", PROFILE), 2, PROFILE)
    expect(store.run("contact", "Acme", "x", "--json"), 1)
    expect(store.run("contact", "Acme", "call !promise 2030-02-30"), 2, "2030-02-30")


def test_contact_words(store):
    """What is missing in the contacts is said here as in the window, and what was promised where it is due."""
    with_client(store)
    expect(store.run("client", "add", "a\nb"), 2, "one line")
    run(store, "contact", "Acme", "visit !promise 2020-01-31")
    run(store, "contact", "Acme", "visit !promise a price list")
    log = store.run("contact", "Acme").out.decode()
    check("[promised: 2020-01-31]" in log and "[promised: a price list]" in log, log)
    check("2020-01-31: Acme: promised “visit”\n" in store.run("due").out.decode())
    check("A good word is due" not in log)
    for _ in range(5):
        run(store, "contact", "Acme", "angry call about the invoice")
    check("A good word is due" in store.run("contact", "Acme").out.decode())


def test_decide(store):
    with_client(store)
    run(store, "rate", "Acme", "--set", "pays=3", "--set", "orders=3", "--set", "late=1")
    run(store, "money", "Acme", "--set", "revenue=1")
    proposed = read(store, "verdict", "Acme")["verdict"]
    expect(store.run("decide", "Acme", "part"), 2, "why")
    expect(store.run("decide", "Acme", "none"), 2, "none")
    expect(store.run("decide", "Acme", "--take-back"), 2, "override")
    run(store, "decide", "Acme", "part", "--reason", "They asked for it")
    page = read(store, "verdict", "Acme")
    equal((page["verdict"], page["holds"], page["decision"]["reason"]), (proposed, "part", "They asked for it"))
    run(store, "decide", "Acme", "--take-back")
    page = read(store, "verdict", "Acme")
    equal((page["holds"], "decision" in page), (proposed, False))
    equal([each.get("decided") for each in page["decisions"]], [None, "part"])


def test_decided_otherwise(store):
    """Nobody takes the manager's word for that of the rules."""
    with_client(store)
    run(store, "rate", "Acme", "--set", "pays=3", "--set", "orders=3", "--set", "late=1")
    run(store, "decide", "Acme", "part", "--reason", "They asked for it")
    told = store.run("verdict", "Acme").out.decode()
    check("Part ways; the rules said “Keep and cherish”. They asked for it" in told.splitlines()[1]
          or "Part ways; the rules said “Keep”. They asked for it" in told.splitlines()[1], told)
    run(store, "decide", "Acme", "--take-back")
    told = store.run("verdict", "Acme").out.decode()
    check("Decided on" not in told and "Taken back: the rules hold again" in told, told)


def test_fit_not_known(store):
    with_client(store)
    run(store, "rate", "Acme", "--set", "pays=unknown")
    check("Fit: not known" in store.run("verdict", "Acme").out.decode())


def test_trial(store):
    with_client(store)
    today = str(datetime.date.today())
    expect(store.run("trial", "Acme", "begin", "no-free-extras", "--until", "2020-01-01"), 2, "2020-01-01 is in the past")
    expect(store.run("trial", "Acme", "begin", "no-free-extras", "--until", "2031-02-29"), 2, "2031-02-29")
    run(store, "trial", "Acme", "begin", "no-free-extras", "--until", today)
    expect(store.run("trial", "Acme", "begin", "no-discount"), 2, "already")
    equal([each["kind"] for each in json.loads(store.run("due", "--json").out)["clients"]], ["trial"])
    run(store, "trial", "Acme", "close", "no-help", "--set", "pays=1")
    expect(store.run("trial", "Acme", "close", "helped", "--as-it-was"), 2, "No other terms")
    run(store, "trial", "Acme", "begin", "ours")
    begun = [record for record in store.records() if record["t"] == "trial"]
    equal((begun[0]["until"], begun[1]["step"]), (today, "ours"))
    check(DAY.match(begun[1]["until"]), begun)
    for words in [["close", "maybe"], ["close", "helped", "--until", "2030-01-01"], ["begin", "x", "--as-it-was"],
                  ["close", "helped", "--as-it-was", "--set", "pays=1"]]:
        expect(store.run("trial", "Acme", *words), 1)


def ratings(store):
    return [record for record in store.records() if record["t"] == "rating"]


def levels(rating):
    return {each: rating["levels"].get(each) for each in ("pays", "orders", "late", "rude")}


def test_trial_ends_rated(store):
    """What is not told stays as it was, with its evidence; without a rating nothing ends."""
    with_client(store)
    run(store, "trial", "Acme", "begin", "no-free-extras")
    expect(store.run("trial", "Acme", "close", "helped"), 2, "--as-it-was")
    expect(store.run("trial", "Acme", "close", "helped", "--as-it-was"), 2, "Nothing is known")
    expect(store.run("trial", "Acme", "close", "helped", "--set", "pays=unknown"), 2, "Nothing is known")
    equal((len(ratings(store)), [each["t"] for each in store.records()][-1]), (0, "trial"))
    run(store, "rate", "Acme", "--set", "pays=1", "--set", "orders=2", "--set", "late=3", "--evidence", "late=always")
    before = read(store, "verdict", "Acme")
    id = run(store, "trial", "Acme", "close", "helped", "--set", "pays=3", "--evidence", "pays=at once", "--rater", "Olga")
    first, rating = ratings(store)
    equal((rating["id"], "who" in rating, levels(rating)), (id, True, {**levels(first), "pays": 2}))
    equal(rating["evidence"], {"pays": "at once", "late": "always"})
    page = read(store, "verdict", "Acme")
    check(page["fit"] > before["fit"] and page["rated"] > before["rated"], page)
    ended, = [record for record in store.records() if record["t"] == "amend"]
    check(ended["seq"] > rating["seq"], ended)
    run(store, "trial", "Acme", "begin", "no-discount")
    run(store, "trial", "Acme", "close", "no-help", "--as-it-was")
    equal((levels(ratings(store)[-1]), ratings(store)[-1]["evidence"]), (levels(rating), rating["evidence"]))
    equal(read(store, "verdict", "Acme")["fit"], page["fit"])


def test_trial_of_another_profile(store):
    """Of several profiles the one that the client was rated with last; without any there is nothing to rate."""
    id = run(store, "client", "add", "Acme")
    run(store, "trial", id, "begin", "x")
    run(store, "trial", id, "close", "helped")
    equal(ratings(store), [])
    other = str(uuid.uuid4())
    with_profile(store)
    with_profile(store, "B2B", other)
    run(store, "rate", id, "--profile", "B2B", "--set", "pays=1")
    run(store, "trial", id, "begin", "x")
    run(store, "trial", id, "close", "helped", "--set", "orders=1")
    equal([(each["profile"], levels(each)["pays"]) for each in ratings(store)], [(other, 0)] * 2)


def test_part(store):
    with_client(store)
    expect(store.run("part", "Acme", "show"), 2, "no parting")
    run(store, "part", "Acme", "begin", "--reason", "no match")
    expect(store.run("part", "Acme", "begin"), 2, "already")
    run(store, "part", "Acme", "set", "person", "--note", "Olga Petrova")
    run(store, "part", "Acme", "set", "well-founded")
    run(store, "part", "Acme", "set", "well-founded", "--undo")
    expect(store.run("part", "Acme", "set", "effective", "--note", "2020-01-01"), 2, "2020-01-01 is in the past")
    page = read(store, "part", "Acme", "show")
    done = {each["item"]: each for each in page["steps"]}
    equal((done["person"]["done"], done["person"]["note"], done["well-founded"]["done"]), (True, "Olga Petrova", False))
    check(not any("Olga" in json.dumps(record) for record in store.records()))
    expect(store.run("part", "Acme", "finish"), 2)
    expect(store.run("part", "Acme", "set", "cake"), 2, "cake")
    run(store, "part", "Acme", "call-off", "They stay")
    expect(store.run("part", "Acme", "begin", "--person", "Ida", "--effective", "2020-01-01"), 2, "in the past")
    equal(read(store, "part", "Acme", "show")["state"], "stays")
    run(store, "part", "Acme", "begin", "--reason", "again", "--person", "Ida", "--effective", "2099-01-01")
    done = {each["item"]: each.get("note") for each in read(store, "part", "Acme", "show")["steps"] if each["done"]}
    equal(done, {"person": "Ida", "effective": "2099-01-01"})
    run(store, "part", "Acme", "call-off", "They stay")
    equal(read(store, "part", "Acme", "show")["state"], "stays")


def test_part_of_much(store):
    """Who is a large part of the revenue is not let go without a word."""
    with_client(store)
    run(store, "client", "add", "Small")
    run(store, "money", "Acme", "--set", "revenue=9000")
    run(store, "money", "Small", "--set", "revenue=1000")
    expect(store.run("part", "Small", "begin", "--person", "x" * 501), 2, "500")
    check("90 % of your revenue" in store.run("part", "Acme", "begin").err.decode())
    equal(store.run("part", "Small", "begin").err, b"")


LETTER = ["letter", "{{Braces}} & <b>Co", "--template", "farewell", "--length", "short", "--lang", "ru"]
FIELDS = ["--set", "contact=Ида", "--set", "until=30 ноября", "--set", "remaining={{client}} <i>",
          "--set", "sender=Ольга", "--set", "company={{x}} & Co"]


MANDATORY = [["well-founded"], ["obligations"], ["orders"], ["invoices"], ["data"], ["person", "--note", "Olga"],
             ["effective", "--note", str(datetime.date.today())]]


def age_parting(store):
    """As if it had been decided 25 hours ago."""
    for path in store.segments():
        with open(path, "rb") as file:
            lines = file.read().splitlines()
        for i, line in enumerate(lines):
            record = json.loads(line)
            if record["t"] == "parting":
                at = datetime.datetime.fromisoformat(record["at"][:19]) - datetime.timedelta(hours=25)
                lines[i] = seal(line[:-18].replace(record["at"][:19].encode(), at.isoformat().encode()))
        with open(path, "wb") as file:
            file.write(b"\n".join(lines) + b"\n")


def test_farewell_waits(store):
    """Until it is well-founded, has a person and a day, and a day has passed; other letters do not, and no file is written."""
    with_client(store, "{{Braces}} & <b>Co")
    path = os.path.join(store.parent, "farewell.pdf")
    letter = [*LETTER, *FIELDS, "--format", "pdf", "-o", path, "--keep"]
    expect(store.run(*letter), 2, "needs a parting")
    run(store, "part", LETTER[1], "begin")
    expect(store.run(*letter), 2, "The farewell has to wait. Something is still to be seen to")
    for item in MANDATORY:
        run(store, "part", LETTER[1], "set", *item)
    expect(store.run(*letter), 2, "sleep on it")
    check(not os.path.exists(path) and not any(record["t"] == "letter" for record in store.records()))
    run(store, "letter", LETTER[1], "--template", "last-talk", "--lang", "en", "--set", "contact=A", "--set", "sender=B",
        "--set", "company=C", "--set", "terms=D", "--set", "until=E")
    age_parting(store)
    run(store, *letter)
    check(os.path.exists(path))
    run(store, "part", LETTER[1], "finish")
    run(store, *LETTER, *FIELDS)


def letter_path(store, letter):
    path, = glob.glob(store.file("people", "*", f"{letter['client']}.{letter['id']}.json"))
    return path


def keep_talk(store, client, names):
    """A letter that names everybody."""
    run(store, "letter", client, "--template", "last-talk", "--lang", "en", "--keep", "--set", "contact=" + names[1],
        "--set", "sender=" + names[2], "--set", "company=" + names[0], "--set", "terms=" + names[3], "--set", "until=then")


def test_letter(store):
    with_client(store, "{{Braces}} & <b>Co")
    run(store, "part", LETTER[1], "begin")
    for item in MANDATORY:
        run(store, "part", LETTER[1], "set", *item)
    age_parting(store)
    expect(store.run(*LETTER), 2, "remaining")
    expect(store.run(*LETTER, *FIELDS[:-2]), 2, "company")
    expect(store.run(*LETTER, *FIELDS[:-1], "company= "), 2, "company")
    text = run(store, *LETTER, *FIELDS)
    check("Здравствуйте, Ида!" in text and "{{client}} <i>" in text and "{{x}} & Co" in text, text)
    check(" г." in text, text)
    check(not any(record["t"] == "letter" for record in store.records()))
    path = os.path.join(store.parent, "letter.txt")
    run(store, *LETTER, *FIELDS, "--keep", "-o", path)
    kept, = [record for record in store.records() if record["t"] == "letter"]
    equal((kept["kind"], kept.keys() & {"title", "text"}), ("farewell", set()))
    with open(letter_path(store, kept)) as file:
        words = json.load(file)
    equal((words["id"], f"{words['title']}\n\n{words['text']}"), (kept["id"], text))
    with open(path) as file:
        equal(file.read().strip(), text)


def test_names_in_people_only(store):
    """What a letter says and whom it names stands in people/, comes with an export and a merge, and goes with the client."""
    names = ["Kepler & Söhne", "Ида Кеплер", "Olga Who Signs", "tell us apart"]
    id = with_client(store, names[0])
    run(store, "client", "change", id, "--contact", names[1])
    keep_talk(store, id, names)
    for name in names:
        equal({os.path.dirname(path).split("/")[0] for path in store.mentions(name)}, {"people"})
    letter, = json.loads(run(store, "client", "export", id))["letters"]
    check(names[1] in letter["text"] and names[3] in letter["text"], letter)
    with Store() as other:
        run(other, "merge", store.path)
        equal(json.loads(run(other, "client", "export", id))["letters"], [letter])
        equal(other.verify()["problems"], [])
        run(other, "client", "erase", id)
        run(other, "merge", store.path)
        equal([path for name in names for path in other.mentions(name)], [])
    path = letter_path(store, letter)
    os.rename(path, path + ".away")
    equal([problem["kind"] for problem in store.verify()["problems"]], ["file"])
    os.rename(path + ".away", path)
    equal(store.verify()["problems"], [])
    run(store, "client", "erase", id)
    equal([path for name in names for path in store.mentions(name)], [])
    equal(store.verify()["problems"], [])


def test_letter_tone(store):
    with_client(store, "STUPID Ltd")
    done = store.run("letter", "STUPID Ltd", "--template", "change-of-terms", "--length", "short", "--lang", "en",
                     "--set", "contact=A", "--set", "start=today", "--set", "sender=B", "--set", "company=C",
                     "--set", "terms=You must pay, or else")
    equal(done.code, 0)
    check("“You must” in line 7".encode() in done.err and b"or else" in done.err and b"STUPID" not in done.err, done.err)
    check(b"You must pay, or else" in done.out, done.out)
    for words, told in [(["--template", "x"], "farewell"), (["--template", "farewell", "--length", "tiny"], "short"),
                        (["--template", "farewell", "--format", "doc"], "doc"),
                        (["--template", "last-talk", "--set", "A=b"], "“A”"),
                        (["--template", "last-talk", "--set", "unknown=b"], "client, contact, company"),
                        (["--template", "last-talk", "--lang", "de"], "en, ru"),
                        (["--template", "last-talk", "--lang", "rus"], "“rus”")]:
        expect(store.run("letter", "STUPID Ltd", *words), 2, told)


def test_due(store):
    with_client(store)
    equal((store.run("due").code, json.loads(store.run("due", "--json").out)["clients"]), (0, []))
    id = run(store, "contact", "Acme", "x !promise 2020-01-01 y")
    done = store.run("due", "--json")
    one, = json.loads(done.out)["clients"]
    equal((done.code, one["kind"], one["of"], one["on"]), (10, "promise", id, "2020-01-01"))
    check(one["days"] < 0 and "Acme" in one["text"], one)
    check(b"Acme" in store.run("due").out)
    run(store, "contact", "Acme", "--kept", id)
    equal(store.run("due").code, 0)
    run(store, "part", "Acme", "begin")
    kinds = {each["kind"] for each in json.loads(store.run("due", "--json").out)["clients"]}
    check(kinds <= {"parting"}, kinds)


def test_erase_and_export(store):
    id = with_client(store, "Zanzibar Ltd", "--contact", "Quentin")
    run(store, "rate", "Zanzibar Ltd", "--set", "pays=1")
    run(store, "contact", "Zanzibar Ltd", "met Quentin")
    everything = json.loads(run(store, "client", "export", id))
    check("Zanzibar Ltd" in json.dumps(everything) and "Quentin" in json.dumps(everything), everything)
    run(store, "client", "erase", "Zanzibar Ltd")
    equal((read(store, "client", "list"), store.mentions("Zanzibar"), store.mentions("Quentin")), ([], [], []))
    equal(store.verify()["problems"], [])
    expect(store.run("client", "show", id), 2)


SUBJECT = "1 of them is the name of what was assessed. It changes in all results; new ones under the old name will stand apart."


def test_erase_subject(store):
    """Results, their actions and what else is about it stay together, under the name that is left of it; a trial keeps its code."""
    id = with_client(store, "Discount")
    for _ in range(2):
        store.take(ALL_YES, "--subject", "Discount North")
    run(store, "action", "add", "x", "--subject", "Discount North")
    run(store, "client", "add", "Other")
    run(store, "trial", "Other", "begin", "no-discount")
    told = run(store, "client", "erase", "--dry-run", id).split("\n")
    equal(told, ["The name would be taken out of 1 text about others:", "  Discount North", SUBJECT])
    run(store, "client", "erase", id)
    equal({result["subject"] for result in read(store, "list")}, {"*** North"})
    equal([action["subject"] for action in read(store, "action", "list")], ["*** North"])
    equal([trial["step"] for trial in records(store) if trial["t"] == "trial"], ["no-discount"])


def test_erase_common(store):
    """What is part of very many names is a word."""
    id = with_client(store, "Byron")
    table = write(store, "many.csv", "name\n" + "".join(f"Byron {number}\n" for number in range(201)))
    run(store, "client", "import", table)
    run(store, "client", "add", "Other", "--notes", "of Byron")
    told = run(store, "client", "erase", "--dry-run", id)
    equal(told, "“Byron” is part of more than 200 other names, so it counts as an ordinary word and stays wherever it stands alone.")
    equal(run(store, "client", "erase", id), told)
    equal(len(store.mentions("of Byron")), 1)


def test_erase_dry(store):
    """Nothing is changed, not even what an interrupted erasure has left to do."""
    id = with_client(store, "Zanzibar Ltd")
    plan = store.file("erasing.json")
    write_bytes(plan, json.dumps({"format": 1, "what": "client", "ids": [id]}).encode())
    run(store, "client", "erase", "--dry-run", id)
    check(os.path.exists(plan) and store.mentions("Zanzibar"), "it was completed")
    run(store, "client", "erase", id)
    check(not os.path.exists(plan) and not store.mentions("Zanzibar"), "it was not completed")


def test_erase_mentions(store):
    """Nothing that was said about others names who is erased, in whatever case."""
    id = with_client(store, "Zanzibar Ltd", "--contact", "Quentin Quill")
    said = "sent by zanzibar ltd and QUENTIN QUILL"
    run(store, "client", "add", "Other", "--notes", said, "--tag", "of Zanzibar")
    run(store, "contact", "Other", said + " !promise 2030-01-01 ask Zanzibar")
    run(store, "rate", "Other", "--set", "pays=1", "--evidence", "pays=" + said)
    run(store, "action", "add", said)
    run(store, "note", store.take(ALL_YES, "--subject", "Zanzibar's"), said)
    run(store, "decide", "Other", "part", "--reason", said)
    with_profile(store, said)
    run(store, "letter", "Other", "--template", "last-talk", "--lang", "en", "--set", "contact=A", "--set", "sender=B",
        "--set", "company=C", "--set", "terms=" + said, "--set", "until=x", "--keep")
    before = {path: open(os.path.join(store.path, path), "rb").read() for path in store.mentions("")}
    dry = run(store, "client", "erase", "--dry-run", id)
    check(dry.startswith("The name would be taken out of 11 texts about others:\n  "), dry)
    equal(dry.count(said), 8)
    equal((dry.split("\n")[1], dry.split("\n")[12:]), ("  Zanzibar's", [SUBJECT]))
    equal({path: open(os.path.join(store.path, path), "rb").read() for path in store.mentions("")}, before)
    equal(run(store, "client", "erase", id), "The name was taken out of 11 texts about others.\n" + SUBJECT)
    for word in [b"zanzibar", b"quill"]:
        equal([path for path in store.mentions("") if word in open(os.path.join(store.path, path), "rb").read().lower()], [])
    everything = json.loads(run(store, "client", "export", "Other"))
    contact, = [record for record in everything["records"] if record["t"] == "contact"]
    equal((contact["text"], contact["promise"]), ("sent by *** and ***", "ask ***"))
    equal(read(store, "client", "list")[0]["tags"], ["of ***"])
    equal(store.verify()["problems"], [])


def test_erase_and_merge(store):
    """A line that lost a name here, or who answered, comes again with it: that is no other record, and the name stays away."""
    with_profile(store)
    id = run(store, "client", "add", "Zanzibar Ltd")
    run(store, "client", "add", "Other", "--notes", "of Zanzibar")
    run(store, "contact", "Other", "sent by Zanzibar")
    store.take(ALL_YES, "--subject", "about Zanzibar", "--respondent", "Erika")
    with Store() as other:
        run(other, "action", "add", "x")
        run(other, "merge", store.path)
        lines = write(other, "x.jsonl", run(store, "export", "--format", "jsonl"))
        table = write(other, "x.csv", run(store, "export", "--format", "csv"))
        run(other, "client", "erase", id)
        run(other, "import", table)
        run(other, "erase", "--respondent", "Erika")
        run(store, "contact", id, "about Zanzibar")
        run(store, "contact", "Other", "after that")
        run(other, "merge", store.path)
        run(other, "import", lines)
        equal(([path for path in other.mentions("anzibar") if "records" in path or "people" in path], other.mentions("Erika")), ([], []))
        equal(sorted(contact["text"] for contact in records(other) if contact["t"] == "contact"), ["after that", "sent by ***"])
        equal(other.verify()["problems"], [])
        run(store, "merge", other.path)
        expect(store.run("client", "show", id), 2)


def records(store):
    return [json.loads(line) for path in store.segments() for line in open(path, "rb")]


def test_erase_keeping_mentions(store):
    id = with_client(store, "Zanzibar Ltd")
    run(store, "client", "add", "Other", "--notes", "sent by Zanzibar Ltd")
    run(store, "client", "add", "Zanzibar Ltd South")
    told = run(store, "client", "erase", "--keep-mentions", id).split("\n")
    equal(told[0], "1 text about others names the client, and stays as it is.")
    check(told[1].startswith("In 1 file the name stays"), told)
    equal(len(store.mentions("Zanzibar Ltd")), 2)


def test_erase_damaged(store):
    """Who cannot be read is told of, and goes by the id, with all that was noted."""
    id, other = with_client(store, "Zanzibar Ltd"), run(store, "client", "add", "Other")
    run(store, "contact", id, "met Quentin")
    path = store.file("people", store.device(), id + ".json")
    with open(path) as file:
        document = file.read()
    with open(path, "w") as file:
        file.write(document[:-5])
    problem, = store.verify()["problems"]
    equal((problem["kind"], problem["file"]), ("file", os.path.relpath(path, store.path)))
    check("column" in problem["text"] and id not in problem["text"], problem)
    expect(store.run("client", "erase", "Zanzibar Ltd"), 2, "no client")
    expect(store.run("client", "erase", str(uuid.uuid4())), 2, "no client")
    run(store, "client", "erase", id)
    equal((store.mentions("Zanzibar"), store.mentions("Quentin")), ([], []))
    equal(([client["id"] for client in read(store, "client", "list")], store.verify()["problems"]), ([other], []))


def test_verify_profiles(store):
    """Each revision is looked at, and what is being edited; one of a later version is none of our business."""
    with_profile(store)
    with_profile(store, "Shop")
    path = store.file("profiles", PROFILE, "1.json")
    with open(path, "rb") as file:
        good = file.read()
    for bad in [b"", good[:40], good[:-3], good.replace(b"Retail", b"Ret\x00il"), good.replace(b'"points"', b'"pointz"', 1),
                good.replace(b'"revision":1', b'"revision":2')]:
        with open(path, "wb") as file:
            file.write(bad)
        problem, = store.verify()["problems"]
        equal((problem["kind"], problem["file"]), ("file", f"profiles/{PROFILE}/1.json"))
        check(problem["text"] and PROFILE not in problem["text"][:40], problem)
    with open(path, "wb") as file:
        file.write(good.replace(b'"format":1', b'"format":2'))
    found = store.verify()
    equal((found["problems"], found["newer"]), ([], 1))
    with open(path, "wb") as file:
        file.write(good)
    equal(store.verify()["problems"], [])
    write_bytes(store.file("profiles", PROFILE, "draft"), b'{"format":1')
    problem, = store.verify()["problems"]
    equal(problem["file"], f"profiles/{PROFILE}/draft")


def write_bytes(path, text):
    with open(path, "wb") as file:
        file.write(text)


def test_verify_erased(store):
    """What comes again of somebody erased is told of, and can be erased again."""
    id = with_client(store, "Zanzibar Ltd")
    run(store, "client", "add", "Other")
    run(store, "contact", id, "met Quentin")
    run(store, "contact", "Other", "met Ida")
    segment, = store.segments()
    document = store.file("people", store.device(), id + ".json")
    old = [open(path, "rb").read() for path in (segment, document)]
    run(store, "client", "erase", id)
    copy = store.file("records", store.device(), "2020-01.001.jsonl")
    write_bytes(copy, old[0].split(b"\n")[0] + b"\n")
    write_bytes(document, old[1])
    found = {problem["file"]: problem for problem in store.verify()["problems"]}
    equal(sorted(found), sorted(os.path.relpath(path, store.path) for path in (copy, document)))
    for problem in found.values():
        check(problem["kind"] == "erased" and f"client erase {id}" in problem["text"], problem)
    run(store, "contact", "Other", "sent by Zanzibar Ltd")
    equal(run(store, "client", "erase", id), "The name was taken out of 1 text about others.")
    equal((store.verify()["problems"], store.mentions("Zanzibar"), store.mentions("Quentin")), ([], [], []))


def test_verify_lost_letter(store):
    """Killed between its words and its record, a letter stands in no log."""
    id = with_client(store)
    keep_talk(store, id, ["A", "B", "C", "D"])
    segment, = store.segments()
    with open(segment, "rb") as file:
        lines = file.read().split(b"\n")
    write_bytes(segment, b"\n".join(line for line in lines if b'"t":"letter"' not in line))
    problem, = store.verify()["problems"]
    check(problem["kind"] == "file" and problem["file"].startswith("people/") and "letter" in problem["text"], problem)
    run(store, "client", "erase", id)
    equal(store.verify()["problems"], [])


def test_merge(store):
    """A client comes whole from another device, with all that was said of it."""
    id = with_client(store, "Acme", "--contact", "Ида", "--importance", "5", "--tag", "a", "--notes", "n")
    path = store.file("people", store.device(), id + ".json")
    with open(path) as file:
        document = file.read()
    with open(path, "w") as file:
        file.write(document.replace("{", '{"colour":"red",', 1))
    run(store, "rate", "Acme", "--set", "pays=1", "--set", "orders=1", "--set", "late=1", "--rater", "Olga")
    run(store, "money", "Acme", "--set", "revenue=5")
    run(store, "contact", "Acme", "met +care 5m")
    run(store, "trial", "Acme", "begin", "x")
    with Store() as other:
        other.run("take", "--answers", ALL_YES)
        run(other, "merge", store.path)
        run(other, "profile", "import", os.path.join(store.parent, "profile.json"))
        equal(read(other, "client", "list"), read(store, "client", "list"))
        page, here = read(other, "verdict", "Acme"), read(store, "verdict", "Acme")
        equal((page["fit"], page["profit"], page["holds"]), (here["fit"], here["profit"], here["holds"]))
        check(other.mentions('"colour":"red"'))
        equal(other.verify()["problems"], [])
        run(other, "import", "--undo")
        equal(read(other, "client", "list"), [])


def test_one_by_id(store):
    """Nobody else's document is read for a client who is named by id; a name needs them all."""
    one, other = with_client(store), run(store, "client", "add", "Beta")
    folder = os.path.join(store.path, "people")
    with open(os.path.join(folder, os.listdir(folder)[0], f"{other}.json"), "w") as file:
        file.write("{")
    for words in [["client", "show", one], ["money", one], ["contact", one, "called 3m"], ["rate", one, "--set", "pays=1"],
                  ["rate", one, "--keep", "--set", "late=1"], ["verdict", one], ["decide", one, "keep", "--reason", "x"],
                  ["trial", one, "begin", "x"], ["trial", one, "close", "helped", "--as-it-was"]]:
        done = store.run(*words)
        equal((done.code, done.err), (0, b""))
    check(f"{other}.json" in store.run("client", "show", "Acme").err.decode())


def test_one_among_all(store):
    """Who is judged alone is judged as among all: the overhead is shared by what all of them bring."""
    one, other = with_client(store), run(store, "client", "add", "Beta")
    gone, lost = run(store, "client", "add", "Gone"), run(store, "client", "add", "Lost")
    run(store, "office", "--set", "overhead=1000")
    for client, revenue in [(one, "300"), (other, "100"), (gone, "5000"), (lost, "5000")]:
        run(store, "money", client, "--set", f"revenue={revenue}")
        run(store, "rate", client, "--set", "pays=3", "--set", "orders=2", "--set", "late=1")
    run(store, "client", "erase", gone)
    os.remove(store.file("people", store.device(), lost + ".json"))
    pages = {each["id"]: each for each in read(store, "verdict")}
    equal(sorted(pages), sorted([one, other]))
    for client in pages:
        equal(read(store, "verdict", client), pages[client])
    equal(pages[one]["profit"]["overhead"], {"low": 75000, "high": 75000})


def test_usage(store):
    for words in [["client"], ["client", "sing"], ["profile"], ["profile", "x"], ["rate"], ["money"], ["decide"], ["trial"],
                  ["part"], ["letter", "x"], ["client", "add"], ["verdict", "a", "b"], ["office", "x"], ["contact"]]:
        expect(store.run(*words), 1)
    for words in [["client", "list"], ["verdict"], ["profile", "list"]]:
        equal(store.run(*words).code, 0)
    check(not os.path.exists(store.path), "looking made a folder")


main(tests_in(globals()))
