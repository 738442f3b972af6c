# SPDX-License-Identifier: GPL-3.0-or-later
"""Charts in files: what is drawn, read back by programs that are not ours."""
import os
import shutil
import struct
import subprocess

from ctl_test import *

RUSSIAN = {"LANGUAGE": "ru"}


def fill(store, subject="Shop"):
    """Management over a year, staff in a month, two clients."""
    ids = []
    for month, yes in ((1, 4), (4, 6), (7, 5), (10, 8)):
        ids.append(take(store, f"2023-{month:02}-05", yes, "management", subject))
    for day in range(1, 7):
        take(store, f"2023-09-{day:02}", day, "staff", subject)
    for day in range(1, 3):
        take(store, f"2023-09-{day:02}", 1, "client", subject)
    return ids


def take(store, day, yes, voice, subject):
    answers = ["yes"] * yes + ["unsure"] * (yes < 10) + ["no"] * (9 - yes)
    return store.take(",".join(answers), "--at", f"{day}T09:00:00Z", "--voice", voice, "--subject", subject)


def draw(store, *words, code=0, env=None):
    done = store.run("chart", *words, env=env)
    equal(done.code, code, done.err)
    check(b"CRITICAL" not in done.err and b"WARNING" not in done.err, done.err)
    return done.out


def tool(name, *words, input=None):
    if shutil.which(name) is None:
        raise Skip(f"{name} is not here")
    done = subprocess.run([name, *words], input=input, capture_output=True)
    equal(done.returncode, 0, done.stderr)
    return done.stdout


def kinds(ids):
    return (["--kind", "progress", "--voice", "management"], ["--kind", "heat", "--voice", "management"],
            ["--kind", "voices"], ["--kind", "compare", "--compare", f"{ids[0]},{ids[3]}"])


def test_png(store):
    ids = fill(store)
    for words in kinds(ids):
        for width in (360, 1000):
            out = draw(store, *words, "--width", str(width))
            check(out.startswith(b"\x89PNG\r\n\x1a\n"), words)
            equal(struct.unpack(">I", out[16:20])[0], 2 * width)
            check(out == draw(store, *words, "--width", str(width)), "not the same twice", words)
            check(out != draw(store, *words, "--width", str(width), "--dark"))


def test_svg(store):
    ids = fill(store, "Ателье <b>Ива</b> & друзья")
    for words in kinds(ids):
        out = draw(store, *words, "--format", "svg", "--subject", "Ателье <b>Ива</b> & друзья", env=RUSSIAN)
        tool("xmllint", "--noout", "--nonet", "-", input=out)
        check("Насколько".encode() in out, "no Russian text")
        check(b"<desc>" in out and b"<script" not in out and b"<b>" not in out)
        check(out == draw(store, *words, "--format", "svg", "--subject", "Ателье <b>Ива</b> & друзья",
                          env=RUSSIAN))
    check("Ателье &lt;b&gt;Ива&lt;/b&gt; &amp; друзья".encode() in
          draw(store, "--format", "svg", "--subject", "Ателье <b>Ива</b> & друзья", "--voice", "management"))


def test_pdf(store):
    ids = fill(store, "Ателье <b>Ива</b>")
    for words in kinds(ids):
        path = os.path.join(store.parent, "chart.pdf")
        equal(draw(store, *words, "--format", "pdf", "-o", path, env=RUSSIAN), b"")
        with open(path, "rb") as file:
            out = file.read()
        check(out.startswith(b"%PDF-"))
        check(b"CreationDate" not in tool("pdfinfo", path), "tells when it was made")
        check(out == draw(store, *words, "--format", "pdf", env=RUSSIAN))
        check("Насколько вы" in tool("pdftotext", path, "-").decode(), "no Russian text")
        fonts = tool("pdffonts", path).decode().splitlines()[2:]
        check(fonts and all(line.split()[-5] == "yes" for line in fonts), "a font is not embedded", fonts)


def test_values(store):
    fill(store)
    text = draw(store, "--format", "svg", "--voice", "management").decode()
    check("5 January 2023: 4 of 10; 5 if everything that was not sure turns out well." in text)
    check("5 October 2023: 8 of 10" in text and "4 assessments" in text and "revision 1" in text)
    text = draw(store, "--format", "svg", "--kind", "voices").decode()
    check("fewer than 5 answers stand together" in text and "Clients: 1" not in text)
    check("6 respondents" in text, "the number of staff is missing")


def test_period(store):
    fill(store)
    words = ("--format", "svg", "--voice", "management", "--from", "2023-07-01")
    alone = draw(store, *words).decode()
    both = draw(store, *words, "--with-period", "2023-01-01..2023-06-30").decode()
    check("the period before" in both and "the period before" not in alone)
    text = draw(store, "--kind", "compare", *words, "--with-period", "2023-01-01..2023-06-30").decode()
    check("From 5 to 6.5 of 10" in text, "headline")
    draw(store, "--kind", "compare", "--with-period", "2023-01-01", code=1)
    draw(store, "--kind", "compare", "--with-period", "2023-13-01..2023-06-30", code=2)


def test_target(store):
    fill(store)
    words = ("--format", "svg", "--voice", "management")
    check("Target" not in draw(store, *words).decode())
    for word, told in [("7.5", "Target 7.5\n"), ("7,5", "Target 7.5\n"), ("0", "Target 0\n"), ("10", "Target 10\n"),
                       ("10.0", "Target 10\n")]:
        check(told in draw(store, *words, "--target", word).decode(), word)
    for word in ["", "-1", "10.1", "11", "99999999999999999999", "7.", "7.25", ".5", "x", "7x", "1e1", b"\xff"]:
        expect(store.run("chart", *words, "--target", word), 2)
    expect(store.run("chart", *words, "--target", "10,5"), 2, "A target is 0 to 10")
    expect(store.run("chart", "--kind", "heat", "--target", "5"), 1, "takes --target")
    for format in ["png", "pdf"]:
        words = ("--format", format, "--voice", "management")
        check(draw(store, *words) != draw(store, *words, "--target", "6"), format)


def test_refusals(store):
    expect(store.run("chart"), 2, "a line appears here")
    id = store.take()
    expect(store.run("chart"), 2, "second assessment")
    expect(store.run("chart", "--kind", "voices"), 2, "gaps between them appear")
    expect(store.run("chart", "--kind", "heat"), 2, "From the second")
    expect(store.run("chart", "--kind", "pie"), 1, "is not a chart")
    expect(store.run("chart", "--format", "gif"), 1, "is not a picture")
    expect(store.run("chart", "--width", "10"), 1)
    expect(store.run("chart", "--height", "-1"), 1)
    expect(store.run("chart", "--kind", "compare"), 1)
    expect(store.run("chart", "--compare", f"{id},{id}"), 1)
    expect(store.run("chart", "--kind", "compare", "--compare", id), 1)
    expect(store.run("chart", "--kind", "compare", "--compare", f"{id},nobody"), 2, "nobody")
    expect(store.run("chart", "more"), 1)
    expect(store.run("chart", "--kind", b"\xff"), 2, "UTF-8")
    equal(len(store.list()), 1)


def test_emptied(store):
    """What a filter or the protection of few left empty is not called empty."""
    expect(store.run("chart"), 2, "first assessments")
    expect(store.run("report"), 2, "no assessment yet")
    expect(store.run("export", "--format", "ics"), 2, "no result yet")
    for day in (1, 2, 3):
        take(store, f"2023-09-{day:02}", 5, "staff", "Shop")
    for words in (("chart",), ("chart", "--kind", "heat"), ("chart", "--kind", "voices"), ("report",),
                  ("export", "--format", "ics"), ("export", "--format", "html")):
        for filter in (("--subject", "Nope"), ("--voice", "client"), ("--from", "2030-01-01")):
            expect(store.run(*words, *filter), 2, "none of them falls into what was chosen")
    shared = store.run("report", "--format", "html", "--voice", "staff")
    check("Fewer than 5 answers stand together in what was chosen" in shared.out.decode(), shared.out)
    check("With the first assessments" not in shared.out.decode())
    expect(store.run("chart", "--kind", "voices"), 2, "Staff: hidden, since fewer than 5")


def test_height(store):
    """A picture is as high as was asked for, or the least height is told."""
    ids = fill(store)
    for words in kinds(ids):
        out = draw(store, *words, "--height", "1200")
        equal(struct.unpack(">I", out[20:24])[0], 2 * 1200)
        told = store.run("chart", *words, "--height", "90")
        equal(told.code, 1, told.err)
        least = int(told.err.split(b"at least ")[1].split()[0])
        out = draw(store, *words, "--height", str(least))
        equal(struct.unpack(">I", out[20:24])[0], 2 * least)
        expect(store.run("chart", *words, "--height", str(least - 1)), 1, f"at least {least} high")


def test_file_stays(store):
    """A chart that cannot be written leaves what was there."""
    fill(store)
    path = os.path.join(store.parent, "old.png")
    with open(path, "w") as file:
        file.write("old")
    expect(store.run("chart", "--voice", "client", "--from", "2030-01-01", "-o", path), 2)
    with open(path) as file:
        equal(file.read(), "old")
    expect(store.run("chart", "-o", os.path.join(store.parent, "no", "such.png")), 2, "is not there")
    equal(draw(store, "-o", path), b"")
    with open(path, "rb") as file:
        check(file.read(4) == b"\x89PNG")
    equal(sorted(os.listdir(store.parent)), ["old.png", "store"])


main(tests_in(globals()))
