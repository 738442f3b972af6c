# SPDX-License-Identifier: GPL-3.0-or-later
"""clientelectl kiosk: its set-up, its PIN, its slips, its answers."""
import json
import os
import pty
import re
import subprocess
import zipfile

from ctl_test import MIXED, Store, check, equal, main, program, tests_in

ROUND = "0f0e0d0c-0b0a-4908-8706-050403020100"
SLIP = re.compile(r"^[0-9]{4}-[0-9]{4}-[0-9]{4}$")
PIN = "482915"


def write_config(store, **more):
    os.makedirs(store.parent, exist_ok=True)
    path = os.path.join(store.parent, "kiosk.json")
    config = {"format": 1, "round": ROUND, "languages": [{"language": "en", "title": "Tell us"}],
              "voices": ["staff", "client"], "slips": True,
              "hours": [{"days": [1, 5], "from": "08:00", "to": "18:00"}]}
    with open(path, "w") as file:
        json.dump(dict(config, **more), file, indent=1)
    return path


def test_check(store):
    path = write_config(store)
    done = store.run("kiosk", "check", path)
    equal(done.code, 0, done.err)
    lines = done.out.decode().splitlines()
    for line in [f"Round: {ROUND}", "Questions: How client-oriented are you?", "Language: en – Tell us",
                 "Who answers is asked: staff, client", "Open: Mon Fri, 08:00–18:00",
                 "Anonymous: nobody can tell who answered when.", "Only with a one-time code."]:
        check(line in lines, line, lines)
    check(not os.path.exists(store.path), "looking at a file makes no folder")


def test_check_refuses(store):
    cases = [({"idle": 14}, "idle (line"), ({"voices": ["boss"]}, "voices[0] (line"),
             ({"questionnaire": "of-nobody"}, "questionnaire"), ({"format": 2}, "format (line")]
    for more, told in cases:
        path = write_config(store, **more)
        done = store.run("kiosk", "check", path)
        equal(done.code, 2, more, done.err)
        check(path in done.err.decode() and told in done.err.decode(), done.err)
        equal(done.out, b"")
    equal(store.run("kiosk", "check", os.path.join(store.parent, "none.json")).code, 3)
    equal(store.run("kiosk", "check").code, 1)
    equal(store.run("kiosk").code, 1)
    equal(store.run("kiosk", "open").code, 1)


def test_pin(store):
    path = write_config(store)
    before = open(path).read()
    for given in [b"123456\n123456\n", b"482915\n482916\n", b"48291\n48291\n", b"482915\n", b""]:
        done = store.run("kiosk", "pin", "--file", path, input=given)
        equal(done.code, 2, given, done.err)
        equal(open(path).read(), before)
    done = store.run("kiosk", "pin", "--file", path, input=f"{PIN}\n{PIN}\n".encode())
    equal((done.code, done.out), (0, b""), done.err)
    hash = json.load(open(path))["pin"]
    check(hash.startswith("$y$"), hash)
    check(PIN not in open(path).read())
    check("There is a PIN." in store.run("kiosk", "check", path).out.decode())
    printed = store.run("kiosk", "pin", input=f"{PIN}\r\n{PIN}\r\n".encode())
    equal(printed.code, 0, printed.err)
    check(printed.out.startswith(b"$y$") and printed.out.decode().strip() != hash, printed.out)


def test_pin_is_not_shown(store):
    path = write_config(store)
    ours, theirs = pty.openpty()
    process = subprocess.Popen([program(), "--store", store.path, "kiosk", "pin", "--file", path],
                               stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    os.read(process.stderr.fileno(), 64)
    os.write(ours, f"{PIN}\n".encode())
    os.read(process.stderr.fileno(), 64)
    os.write(ours, f"{PIN}\n".encode())
    out, err = process.communicate(timeout=60)
    equal(process.returncode, 0, err)
    os.set_blocking(ours, False)
    check(PIN.encode() not in os.read(ours, 4096))
    check(PIN.encode() not in out + err)
    os.close(ours)
    os.close(theirs)


def test_slips(store):
    path = write_config(store, slips=False)
    done = store.run("kiosk", "slips", "20", "--file", path)
    equal(done.code, 0, done.err)
    check(b"does not ask for codes" in done.err, done.err)
    codes = done.out.decode().split()
    check(len(set(codes)) == 20 and all(SLIP.match(code) for code in codes), codes)
    path = write_config(store, slips=True)
    equal(store.run("kiosk", "slips", "5", "--file", path, "-o", os.path.join(store.parent, "slips.txt")).err, b"")
    pdf = os.path.join(store.parent, "slips.pdf")
    equal(store.run("kiosk", "slips", "5", "--file", path, "-o", pdf).code, 0)
    check(open(pdf, "rb").read(5) == b"%PDF-")
    for code in codes:
        equal(store.mentions(code), [])
        equal(store.mentions(code.replace("-", "")), [])
    status = json.loads(store.run("kiosk", "status", "--file", path, "--json").out)
    equal((status["slips"], status["slips-used"], status["finished"]), (30, 0, 0))
    equal(store.run("kiosk", "slips", "1971", "--file", path).code, 2)
    equal(store.run("kiosk", "slips", "1970", "--file", path).code, 0)
    for wrong in ["0", "2001", "x", "-1"]:
        equal(store.run("kiosk", "slips", wrong, "--file", path).code, 1, wrong)


def test_collect(store):
    stick = os.path.join(store.parent, "stick")
    done = store.run("kiosk", "collect", stick)
    equal(done.code, 2, done.err)
    check(stick in done.err.decode())
    os.mkdir(stick)
    taken = {store.take(MIXED) for _ in range(3)}
    first = store.run("kiosk", "collect", stick)
    again = store.run("kiosk", "collect", stick)
    equal((first.code, first.out), (0, again.out), first.err)
    names = os.listdir(stick)
    equal(len(names), 1)
    check(re.match(f"^clientele-{store.device()}-[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\\.zip$", names[0]), names)
    archive = zipfile.ZipFile(os.path.join(stick, names[0]))
    equal({name.split("/")[0] for name in archive.namelist()}, {"records", "questionnaires"})
    equal({info.date_time for info in archive.infolist()}.pop()[:3], (1980, 1, 1))
    with Store() as desktop:
        path = os.path.join(stick, names[0])
        for command in ["merge", "import", "merge"]:
            done = desktop.run(command, path)
            equal(done.code, 0, done.err)
            equal({one["id"] for one in desktop.list()}, taken)
        equal(len(desktop.lines()), 3)
        equal(desktop.verify()["problems"], [])


def test_collect_leaves_torn_lines(store):
    stick = os.path.join(store.parent, "stick")
    os.mkdir(stick)
    store.take(MIXED)
    with open(store.segments()[0], "ab") as file:
        file.write(b'{"v":1,"t":"result","id":"0000')
    store.take(MIXED)
    path = store.run("kiosk", "collect", stick).out.decode().strip()
    with Store() as desktop:
        equal(desktop.run("merge", path).code, 0)
        equal(len(desktop.list()), 2)


def test_settle(store):
    equal(store.run("kiosk", "settle").code, 0)
    equal(store.run("kiosk", "settle", "now").code, 1)
    store.take(MIXED)
    os.mkdir(store.file("kiosk"))
    with open(store.file("kiosk", f"{ROUND}.json"), "w") as file:
        file.write('{"format":1,')
    done = store.run("kiosk", "settle")
    equal(done.code, 2, done.err)
    check(f"kiosk/{ROUND}.json" in done.err.decode(), done.err)
    equal(open(store.file("kiosk", f"{ROUND}.json")).read(), '{"format":1,')


main(tests_in(globals()))
