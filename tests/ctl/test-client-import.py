# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients from tables and address books: `clientelectl client import`."""
import json

from ctl_test import *


def write(store, text, name="given"):
    path = os.path.join(store.parent, name)
    with open(path, "wb") as file:
        file.write(text.encode() if isinstance(text, str) else text)
    return path


def plan(store, text, *options, code=0):
    done = store.run("client", "import", "--json", *options, write(store, text))
    equal(done.code, code, done.err)
    return json.loads(done.out)


def clients(store):
    return json.loads(store.run("client", "list", "--json").out)


def named(store):
    return [client["name"] for client in clients(store)]


def test_table(store):
    text = ("\ufeffКлиент;Контактное лицо;Клиент с;Важность;Теги;Заметки\r\n"
            "'=Acme;\"Ида \"\"И\"\"\";29.02.2020;5;a, b;\"two\nlines\"\r\n\r\n;;;;;\r\nBeta\r\n")
    found = plan(store, text, "--dry-run")
    equal((found["imported"], found["add"], [row["line"] for row in found["rows"]]), (False, 2, [2, 6]))
    check(not os.path.exists(store.path), "a dry run wrote something")
    plan(store, text)
    first, second = clients(store)
    del first["id"], second["id"]
    equal(first, {"name": "=Acme", "contact": "Ида \"И\"", "since": "2020-02-29", "importance": 5, "tags": ["a", "b"],
                  "notes": "two\nlines"})
    equal(second, {"name": "Beta", "importance": 3, "tags": []})
    again = plan(store, text + "BETA\r\ngamma\r\nGamma\r\n")
    equal((again["add"], again["present"], named(store)), (1, 4, ["=Acme", "Beta", "gamma"]))


def test_map(store):
    path = write(store, '{"columns":{"name":"Firma","notes":"Name"},"delimiter":"|"}', "map")
    plan(store, "Name|Firma\nn,o;t|Acme, Ltd\n", "--map", path)
    one, = clients(store)
    equal((one["name"], one["notes"]), ("Acme, Ltd", "n,o;t"))
    for text, told in [('{"columns":{"nose":"x"}}', "nose"), ('{"columns":[]}', "columns"), ("[]", "bad"),
                       ('{"columns":{},"delimiter":"x"}', "delimiter")]:
        expect(store.run("client", "import", "--map", write(store, text, "bad"), path), 2, told)


def test_all_or_nothing(store):
    text = "name,since,importance\nAcme,,\nBeta,2020-02-30,\n,,5\nGamma,,six\n" + "x" * 201 + ",,\n"
    found = plan(store, text, code=2)
    equal([(row["line"], row["kind"]) for row in found["rows"]],
          [(2, "add"), (3, "refused"), (4, "refused"), (5, "refused"), (6, "refused")])
    check("2020-02-30" in found["rows"][1]["reason"] and "six" in found["rows"][3]["reason"], found)
    check(not os.path.exists(store.path), "something was written")



def test_skip_and_undo(store):
    expect(store.run("client", "import", "--undo"), 2, "no import of clients")
    text = "name,since\nAcme,\nBeta,soon\nGamma,\n"
    found = plan(store, text, "--skip-refused")
    equal((found["imported"], found["add"], found["refused"], named(store)), (True, 2, 1, ["Acme", "Gamma"]))
    expect(store.run("client", "import", "--undo", "x"), 1)
    equal(store.run("contact", "Gamma", "call 5m").code, 0)
    done = store.run("client", "import", "--undo", "--json")
    equal((done.code, json.loads(done.out), named(store)), (0, {"removed": 1, "kept": 1}, ["Gamma"]))
    expect(store.run("client", "import", "--undo"), 2, "no import of clients")


CARDS = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=CF=E5=F2=F0=EE=E2=E0;=CE=EB=FC=E3=
=E0
NOTE;QUOTED-PRINTABLE:a=0D=0Ab:=3D
END:VCARD

begin:vcard
VERSION:3.0
FN:Jo\\, the
  long
ORG:Acme\\; Ltd;Sales
NOTE:one\\ntwo \\\\n
item1.CATEGORIES:a\\, c,b
PHOTO;ENCODING=b:AAAA
 BEGIN:VCARD
end:vcard
BEGIN:VCARD
VERSION:4.0
FN;LANGUAGE="x:y":Ида 😀
AGENT:x
BEGIN:VCARD
FN:inner
END:VCARD
END:VCARD
"""


def test_cards(store):
    for end in ["\n", "\r\n"]:
        found = plan(store, CARDS.replace("\n", end), "--dry-run")
        equal([(row["kind"], row["line"], row["name"]) for row in found["rows"]],
              [("add", 1, "Ольга Петрова"), ("add", 8, "Acme; Ltd"), ("add", 18, "Ида 😀")])
    plan(store, CARDS)
    one = {client["name"]: client for client in clients(store)}
    equal(one["Acme; Ltd"]["contact"], "Jo, the long")
    equal((one["Acme; Ltd"]["notes"], one["Acme; Ltd"]["tags"]), ("one\ntwo \\n", ["a, c", "b"]))
    check('"a, c", b' in store.run("client", "show", "Acme; Ltd").out.decode())
    equal(one["Ольга Петрова"]["notes"], "a\r\nb:=")
    check("contact" not in one["Ольга Петрова"], one)


def test_cards_refused(store):
    text = "BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nEMAIL:x\nEND:VCARD\n" \
           "BEGIN:VCARD\nFN;CHARSET=nonsense:x\nEND:VCARD\nBEGIN:VCARD\nFN:open"
    found = plan(store, text, code=2)
    equal([(row["kind"], row["line"]) for row in found["rows"]],
          [("add", 1), ("refused", 4), ("refused", 7), ("refused", 10)])
    check("character set" in found["rows"][2]["reason"], found)
    check("name" in found["rows"][1]["reason"] and "end" in found["rows"][3]["reason"], found)


def test_cards_unknown(store):
    """A card from the future is refused; a name of two lines becomes one."""
    text = "BEGIN:VCARD\nVERSION:5.0\nFN:A\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nFN:Two\\nlines\nEND:VCARD\n"
    found = plan(store, text, code=2)
    equal([(row["kind"], row["line"]) for row in found["rows"]], [("refused", 1), ("add", 5)])
    check("version" in found["rows"][0]["reason"], found)
    equal(found["rows"][1]["name"], "Two lines")


def test_hostile(store):
    for text in [b"", b"\xff\xfe", b"\x00", b"name\n\x00", b"name\n\xff", b"BEGIN:VCARD\nFN:\x00", b"name\n\"open",
                 b"a,b\nc,d\n", b"," * 1000000, b"\xff\xfea", "имя\nA\n".encode("utf-16")[:-1], b"name\n\"" + b"x" * 70000 + b"\"\n"]:
        done = store.run("client", "import", write(store, text))
        equal(done.code, 2, text[:20], done.err)
        check(b"given" in done.err or b"64" in done.err or b"table" in done.err, done.err)
        check(b"CRITICAL" not in done.err, done.err)
    check(not os.path.exists(store.path), "something was written")
    equal(plan(store, "name,contact\nÜ,😀\n".encode("utf-16"), "--dry-run")["rows"][0]["name"], "Ü")
    endless = "BEGIN:VCARD\nNOTE;QUOTED-PRINTABLE:" + " =\n" * 300000 + "\nEND:VCARD\n"
    equal(plan(store, endless, "--dry-run", code=2)["refused"], 1)
    equal(plan(store, "BEGIN:VCARD\n" + "x=\n =\n" * 300000 + "FN:A\nEND:VCARD\n", "--dry-run")["add"], 1)
    many = plan(store, "name\n" + "".join(f"Client {i}\n" for i in range(100000)), "--dry-run")
    equal((many["add"], many["present"]), (100000, 0))


main(tests_in(globals()))
