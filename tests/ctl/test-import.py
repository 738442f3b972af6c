# SPDX-License-Identifier: GPL-3.0-or-later
"""clientelectl import and merge, with what people and others may hand in."""
import csv
import io
import json
import os
import random
import resource
import sys
import tarfile
import zipfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from ctl_test import ALL_YES, MIXED, Store, check, equal, expect, main, tests_in  # noqa: E402

NAMES = ["<b>Иван</b>", "שלום עולם", "😀", "=cmd|' /C calc'!A0", "a\u202eb"]
HEADER = "Date,Department,Q1,Q2,Q3,Q4,Q5,Q6,Q7,Q8,Q9,Q10\n"


def path_of(store, name, content):
    path = os.path.join(store.parent, name)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path


def fill(store):
    for name in NAMES:
        store.take(MIXED, "--subject", name, "--respondent", name)


def report(store, *words, code=0):
    done = store.run(*words, "--json")
    equal(done.code, code, done.err)
    return json.loads(done.out)


def nothing_there(store):
    check(not store.segments(), store.segments())
    check(not os.path.exists(store.file("importing")), "left over")


def test_every_lossless_format(store):
    fill(store)
    store.run("note", store.list()[0]["id"], "=note\nтекст")
    for name in ("json", "jsonl"):
        before = store.run("export", "--format", name).out
        path = path_of(store, "x." + name, before)
        with Store() as other:
            equal(report(other, "import", path)["results"], 5)
            equal(other.run("export", "--format", name).out, before)
            equal(report(other, "import", path), dict(imported=True, added=0, results=0, present=6, erased=0,
                                                      refused=0, refusals=[]))
            equal(other.verify()["problems"], [])


def test_table(store):
    fill(store)
    before = store.run("export", "--format", "csv").out
    path = path_of(store, "x.csv", before)
    keep = ("id", "at", "tz", "score", "max", "unsure", "subject", "voice", "questionnaire", "revision")
    with Store() as other:
        equal(report(other, "import", path)["added"], 5)
        equal([[one.get(key) for key in keep] for one in other.list()],
              [[one.get(key) for key in keep] for one in store.list()])
        equal(report(other, "import", path)["present"], 5)
        equal(sorted({name for name in NAMES if other.mentions(name.replace("'", "'"))}), sorted(NAMES))


def test_table_about_another_questionnaire(store):
    """What names itself and what its digest says are one."""
    store.take()
    rows = list(csv.reader(io.StringIO(store.run("export", "--format", "csv").out.decode())))
    for column, value in [("revision", "99"), ("questionnaire", "another")]:
        changed = [rows[0], list(rows[1])]
        changed[1][rows[0].index(column)] = value
        out = io.StringIO()
        csv.writer(out).writerows(changed)
        with Store() as other:
            path = path_of(other, "x.csv", out.getvalue())
            refused = report(other, "import", path, code=2)["refusals"]
            equal([one["reason"] for one in refused], ["The digest is that of another questionnaire or revision."])
            equal(other.list(), [])


def test_dry_run_and_all_or_nothing(store):
    store.take()
    good = store.run("export", "--format", "jsonl").out
    first = path_of(store, "a.jsonl", good)
    second = path_of(store, "b.jsonl", good.replace(b'"score"', b'"sc0re"'))
    with Store() as other:
        plan = report(other, "import", "--dry-run", first)
        equal((plan["imported"], plan["added"]), (False, 1))
        check(not os.path.exists(other.path), "a dry run made something")
        done = other.run("import", first, second)
        equal(done.code, 2)
        check(b"b.jsonl:1:" in done.err, done.err)
        nothing_there(other)
        equal(report(other, "import", "--skip-refused", first, second)["added"], 1)


def test_conflicts(store):
    """The same id with another content: in one file, in two, against the store."""
    id = store.take()
    line = store.run("export", "--format", "jsonl").out
    with Store() as other:
        other.take("no,no,no,no,no,no,no,no,no,no")
        stranger = other.run("export", "--format", "jsonl").out.decode()
    import zlib
    body = stranger.rsplit(',"crc"', 1)[0].replace(json.loads(stranger)["id"], id).encode()
    changed = body + b',"crc":"%08x"}\n' % zlib.crc32(body)
    one = path_of(store, "one.jsonl", line + changed)
    two, three = path_of(store, "two.jsonl", line), path_of(store, "three.jsonl", changed)
    with Store() as empty:
        expect(empty.run("import", one), 2, "one.jsonl:2:", out=None)
        expect(empty.run("import", two, three), 2, "three.jsonl:1:", out=None)
        nothing_there(empty)
    expect(store.run("import", three), 2, "same id", out=None)


def files(store):
    """All of the store but what is only a note of ours."""
    found = {}
    for folder, _, names in os.walk(store.path):
        for name in names:
            path = os.path.join(folder, name)
            if name not in ("lock", "last-import.json", "store.json") and "/questionnaires/" not in path:
                with open(path, "rb") as file:
                    found[os.path.relpath(path, store.path)] = file.read()
    return found


def exports(store):
    fill(store)
    return [path_of(store, "x." + name, store.run("export", "--format", name).out) for name in ("json", "csv")]


def test_undo(store):
    """The last import goes, in another process, with the people that it brought."""
    for path in exports(store):
        with Store() as other:
            other.take(ALL_YES, "--respondent", NAMES[0])
            before = files(other)
            equal(report(other, "import", path)["added"], 5)
            equal(len(other.list()), 6)
            equal(report(other, "import", path)["added"], 0)
            equal(report(other, "import", "--undo"), {"undone": 5, "results": 5}, path)
            equal(files(other), before, path)
            equal(other.verify()["problems"], [])
            expect(other.run("import", "--undo"), 2, "no import that could be undone")
            equal(report(other, "import", path)["added"], 5)
            equal(other.run("import", "--undo").out, b"Records taken back: 5\nResults among them: 5\n")
            other.take()
            equal(other.verify()["problems"], [])


def test_undo_refused(store):
    """Not where something builds on it, and never an import before the last."""
    for path in exports(store):
        acts = [lambda one, id: one.run("note", id, "seen"), lambda one, id: one.run("delete", id),
                lambda one, id: one.run("erase", id), lambda one, id: one.run("action", "add", "x", "--result", id)]
        if path.endswith(".csv"):
            acts.append(lambda one, id: (one.take(), one.run("list"))[1])
        for act in acts:
            with Store() as other:
                report(other, "import", path)
                equal(act(other, other.list()[0]["id"]).code, 0)
                before = files(other)
                expect(other.run("import", "--undo"), 2, "cannot be undone any more")
                equal(files(other), before)
        with Store() as other:
            report(other, "import", path)
            os.remove(other.file("quarantine/last-import.json"))
            expect(other.run("import", "--undo"), 2, "no import")
            equal(len(other.list()), 5)
    with Store() as empty:
        expect(empty.run("import", "--undo"), 2, "no import")
        check(not os.path.exists(empty.path), "made something")
        expect(empty.run("import", "--undo", path), 1, "takes no files")
        expect(empty.run("import", "--undo", "--dry-run"), 1, "takes no files")


def test_undo_beside_others(store):
    """What another device's records brought goes even after a record of our own."""
    exports(store)
    with Store() as other:
        report(other, "merge", store.path)
        people = os.path.join("people", store.device())
        id = other.take(ALL_YES, "--respondent", NAMES[0])
        who = [record["who"] for record in other.records() if record["id"] == id]
        equal(report(other, "import", "--undo"), {"undone": 5, "results": 5})
        equal([one["id"] for one in other.list()], [id])
        check(any(who[0] + ".json" in names for _, _, names in os.walk(other.file("people"))), "unknown person", who)
        check(len(os.listdir(other.file(people))) <= 1 if os.path.exists(other.file(people)) else True)
        equal(other.verify()["problems"], [])


def test_undo_forgotten_with_a_person(store):
    exports(store)
    with Store() as other:
        report(other, "import", os.path.join(store.parent, "x.csv"))
        check("last-import.json" in os.listdir(other.file("quarantine")))
        equal(other.run("erase", "--respondent", NAMES[1]).code, 0)
        check(not os.path.exists(other.file("quarantine/last-import.json")), "names whom was erased")
        expect(other.run("import", "--undo"), 2)


def test_part_of_a_device(store):
    """Records that were taken over in part are not missing any; what we lose of our own is."""
    fill(store)
    for name in ("json", "jsonl"):
        path = path_of(store, "part." + name, store.run("export", "--format", name, "--subject", NAMES[2]).out)
        with Store() as other:
            for _ in range(3):
                other.take()
            equal(report(other, "import", path)["added"], 1)
            equal(other.verify()["problems"], [])
            lines = other.lines()
            own, = [one for one in other.segments() if other.device() in one]
            with open(own, "wb") as file:
                file.write(b"".join(line + b"\n" for line in lines if b'"seq":2,' not in line and other.device().encode() in line))
            equal([one["kind"] for one in other.verify()["problems"]], ["missing"])


def test_merge(store):
    fill(store)
    before = store.run("export", "--format", "json").out
    for path in (store.path, store.file("records")):
        with Store() as other:
            other.take(ALL_YES)
            equal(report(other, "merge", path)["results"], 5)
            equal(report(other, "merge", path)["added"], 0)
            equal(len(other.list()), 6)
            equal(other.verify()["problems"], [])
    with Store() as other:
        report(other, "merge", store.path)
        equal(other.run("export", "--format", "json").out, before)


def make_tar(path, mode, add):
    with tarfile.open(path, mode) as archive:
        add(archive)
    return path


def entry(name, **more):
    info = tarfile.TarInfo(name)
    for key, value in more.items():
        setattr(info, key, value)
    return info


def test_archives(store):
    fill(store)
    zipped = os.path.join(store.parent, "x.zip")
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder, _, names in os.walk(store.path):
            for name in names:
                path = os.path.join(folder, name)
                archive.write(path, os.path.relpath(path, store.parent))
    paths = [zipped]
    for name, mode in (("x.tar", "w"), ("x.tar.gz", "w:gz")):
        paths.append(make_tar(os.path.join(store.parent, name), mode,
                              lambda archive: archive.add(store.path, "store")))
    for path in paths:
        with Store() as other:
            equal(report(other, "merge", path)["results"], 5, path)
            equal(report(other, "merge", path)["added"], 0)


def test_hostile_archives(store):
    store.take()
    line = store.run("export", "--format", "jsonl").out
    device = store.device()

    def add(name, **more):
        def put(archive):
            archive.addfile(entry(f"records/{device}/2026-11.001.jsonl", size=len(line)), io.BytesIO(line))
            archive.addfile(entry(name, **more))
        return put
    cases = [("../../evil.jsonl", {}), ("/etc/evil.jsonl", {}), ("a/../../evil.jsonl", {}),
             ("link.jsonl", dict(type=tarfile.SYMTYPE, linkname="/etc/passwd")),
             ("hard.jsonl", dict(type=tarfile.LNKTYPE, linkname=f"records/{device}/2026-11.001.jsonl")),
             ("null", dict(type=tarfile.CHRTYPE, devmajor=1, devminor=3)), ("pipe", dict(type=tarfile.FIFOTYPE))]
    with Store() as other:
        for name, more in cases:
            path = make_tar(os.path.join(store.parent, "x.tar"), "w", add(name, **more))
            expect(other.run("merge", path), 2, os.path.basename(name))
        many = make_tar(os.path.join(store.parent, "x.tar"), "w",
                        lambda archive: [archive.addfile(entry(f"f{i}")) for i in range(10001)])
        expect(other.run("merge", many), 2, "10 000")
        big = make_tar(os.path.join(store.parent, "x.tar.gz"), "w:gz", lambda archive: archive.addfile(
            entry("big", size=65 << 20), io.BytesIO(bytes(65 << 20))))
        expect(other.run("merge", big), 2, "64 MiB")
        expect(other.run("merge", path_of(store, "cut.zip", b"PK\3\4" + b"\0" * 40)), 2, "cut.zip")
        nothing_there(other)


def test_hostile_tables(store):
    cases = [("open quote", '"' + HEADER * 1000, 2, "never closed"),
             ("columns", "," * 10**6, 2, "1000 columns"),
             ("NUL", HEADER.encode() + b"a\0b\n", 2, "NUL"),
             ("UTF-16", HEADER.encode("utf-16"), 2, "UTF-16"),
             ("Latin-1", HEADER.encode() + b"\xe4\n", 2, "UTF-8"),
             ("nothing", "", 2, "empty"),
             ("unknown", "a,b\n1,2\n", 2, "map")]
    for name, content, code, text in cases:
        expect(store.run("import", path_of(store, "x.csv", content)), code, text)
    nothing_there(store)


def test_hostile_documents(store):
    deep = '{"format":1,"kind":"clientele-export","records":' + "[" * 100000
    cases = [deep, '{"format":1,"kind":"clientele-export","records":[' + ",".join(["[]"] * 10001) + "]}",
             '{"format":1,"kind":"clientele-export"', '{"format":1,"format":1}', '{"kind":"other"}', "{}",
             '{"format":1,"kind":"clientele-export","questionnaires":[{"digest":"' + "0" * 64 + '","file":["{}"]}]}']
    for content in cases:
        expect(store.run("import", path_of(store, "x.json", content)), 2, "x.json")
    long = path_of(store, "x.jsonl", b"x" * (65 * 1024))
    expect(store.run("import", long), 2, "x.jsonl:1:", out=None)
    huge = os.path.join(store.parent, "huge.jsonl")
    with open(huge, "wb") as file:
        file.truncate((64 << 20) + 1)
    expect(store.run("import", huge), 2, "64 MiB")
    os.mkfifo(os.path.join(store.parent, "pipe"))
    expect(store.run("import", os.path.join(store.parent, "pipe")), 2, "neither")
    nothing_there(store)


def test_random_bytes(store):
    """Whatever a good file becomes by a few wrong bytes: a message, never a crash."""
    fill(store)
    rng = random.Random(7)
    for name in ("json", "jsonl", "csv"):
        good = store.run("export", "--format", name).out
        for _ in range(25):
            bad = bytearray(good)
            for _ in range(rng.randint(1, 8)):
                bad[rng.randrange(len(bad))] = rng.randrange(256)
            del bad[rng.randrange(len(bad)):]
            with Store() as other:
                done = other.run("import", path_of(store, "x." + name, bytes(bad)))
                check(done.code in (0, 2), name, done.code, done.err)
                check(b"CRITICAL" not in done.err, done.err)


def test_map(store):
    rows = "21.11.2026,Sales,yes,no,not sure,1,1,1,1,1,1,1\r\n22.11.2026,=x,да,нет,?,1,1,1,1,1,1,1\r"
    path = path_of(store, "x.csv", HEADER + rows)
    guessed = store.run("import", "--guess-map", path)
    equal(json.loads(guessed.out)["date"], "dd.mm.yyyy")
    map = path_of(store, "map.json", guessed.out)
    plan = report(store, "import", "--dry-run", "--map", map, path)
    equal([row["score"] for row in plan["preview"]], [8, 8])
    equal(report(store, "import", "--map", map, path)["results"], 2)
    equal(sorted(one["subject"] for one in store.list()), ["=x", "Sales"])
    equal(report(store, "import", "--map", map, path)["present"], 2)
    for text in ("[]", '{"format":2,"questionnaire":"x","columns":{}}', '{"format":1,"questionnaire":"x"}',
                 '{"format":1,"questionnaire":"nope","columns":{}}',
                 '{"format":1,"questionnaire":"client-orientation","columns":{"Date":"at","Nope":"note"}}'):
        expect(store.run("import", "--map", path_of(store, "map.json", text), path), 2)


def test_map_voice(store):
    """The voice is known by heading or by the words below, else it is told which one is taken."""
    rows = "2026-11-21,{},yes,no,not sure,1,1,1,1,1,1,1\n2026-11-22,{},yes,no,not sure,1,1,1,1,1,1,1\n"
    for heading, words, field in (("Кто отвечал", ("Клиент", "Сотрудник"), "voice"), ("Чей голос", ("x", "y"), "voice"),
                                  ("Респондент", ("клиент", "Персонал"), "voice"), ("Респондент", ("Клиент", "Иван"), "respondent"),
                                  ("Столбец", ("client", ""), "voice"), ("Столбец", ("", ""), None)):
        path = path_of(store, "x.csv", HEADER.replace("Department", heading) + rows.format(*words))
        columns = json.loads(store.run("import", "--guess-map", path).out)["columns"]
        equal(columns.get(heading), field, heading, words)
    map = path_of(store, "map.json", store.run("import", "--guess-map", path).out)
    plan = report(store, "import", "--dry-run", "--map", map, path)
    equal((plan["assumed_voice"], plan["preview"][0]["voice"]), ("management", "management"))
    told = store.run("import", "--dry-run", "--map", map, path)
    check(b"No column tells whose voice it is. Every row is taken as: management" in told.err, told.err)


def test_missing(store):
    """What was named and is not there is the same everywhere, and nothing is wrong with what stands in it."""
    path = path_of(store, "x.csv", "name\nAcme\n")
    for words in [["import"], ["import", "--dry-run"], ["import", "--guess-map"], ["merge"], ["client", "import"],
                  ["kiosk", "check"], ["check-json"], ["validate"], ["questionnaire", "add"], ["profile", "import"]]:
        expect(store.run(*words, "/no/file"), 3, "“/no/file” is not there.")
    for words in [["import", "--map"], ["client", "import", "--map"]]:
        expect(store.run(*words, "/no/file", path), 3, "“/no/file” is not there.")


def test_map_missing(store):
    """What a map lacks is told to a program by its name, to a person in words."""
    path = path_of(store, "x.csv", "Date,Department\n2026-11-21,Sales\n")
    expect(store.run("import", "--map", "/no/map", path), 3, "clientelectl: “/no/map” is not there.")
    map = path_of(store, "map.json", store.run("import", "--guess-map", path).out)
    told = report(store, "import", "--dry-run", "--map", map, path, code=2)
    equal((told["imported"], len(told["missing"]), told["missing"][0][:7]), (False, 10, "answer."))
    expect(store.run("import", "--dry-run", "--map", map, path), 2, "for the answers to question 1, “")
    document = json.loads(store.run("import", "--guess-map", path).out)
    del document["columns"]["Date"]
    map = path_of(store, "map.json", json.dumps(document))
    equal(report(store, "import", "--map", map, path, code=2)["missing"][0], "at")
    expect(store.run("import", "--dry-run", "--map", map, path), 2, "No column is named for the day.")


def test_read_only_and_full(store):
    store.take()
    path = path_of(store, "x.jsonl", store.run("export", "--format", "jsonl").out)

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))
    with Store() as other:
        expect(other.run("import", path, preexec_fn=limit), 3, "no space")
        nothing_there(other)
        equal(report(other, "import", path)["added"], 1)
    with Store() as other:
        blocked = path_of(other, "file", "")
        other.path = os.path.join(blocked, "store")
        equal(other.run("import", path).code != 0, True)


def test_usage(store):
    expect(store.run("import"), 1)
    expect(store.run("merge"), 1)
    expect(store.run("merge", "--map", "x", "y"), 1)
    expect(store.run("import", os.path.join(store.parent, "none")), 3, "not there")
    os.mkdir(os.path.join(store.parent, "empty"))
    expect(store.run("merge", os.path.join(store.parent, "empty")), 2, "no records")


main(tests_in(globals()))
