# SPDX-License-Identifier: GPL-3.0-or-later
"""Reports in files: what is in them, read by programs that are not ours."""
import html.parser
import os
import re
import shutil
import stat
import subprocess

from ctl_test import *

RUSSIAN = {"LANGUAGE": "ru"}
SUBJECT = "Shop <b>Lenina</b> & 5"
VOID = {"meta", "br", "path", "use", "rect", "image", "stop", "line", "circle"}


def take(store, day, yes, voice="management", subject=SUBJECT, more=()):
    answers = ["yes"] * yes + ["unsure"] * (yes < 10) + ["no"] * (9 - yes)
    return store.take(",".join(answers), "--at", f"{day}T09:00:00Z", "--voice", voice, "--subject", subject, *more)


def fill(store):
    return [take(store, f"2023-{month:02}-05", (month * 7) % 9 + 1) for month in range(1, 13)]


def report(store, *words, code=0, env=None):
    done = store.run("report", *words, env=env)
    equal(done.code, code, done.err)
    check(b"CRITICAL" not in done.err and b"WARNING" not in done.err, done.err)
    return done.out


def tool(name, *words, input=None):
    if shutil.which(name) is None:
        raise Skip(f"{name} is not here")
    done = subprocess.run([name, *words], input=input, capture_output=True)
    equal(done.returncode, 0, done.stderr)
    return done.stdout.decode()


def read(pdf):
    """Its text, as words with single spaces."""
    return re.sub(r"\s+", " ", tool("pdftotext", "-", "-", input=pdf))


def info(pdf, name):
    for line in tool("pdfinfo", "-", input=pdf).splitlines():
        if line.startswith(name + ":"):
            return line.partition(":")[2].strip()
    return None


def check_fonts(pdf):
    lines = tool("pdffonts", "-", input=pdf).splitlines()[2:]
    check(lines, "no fonts")
    for line in lines:
        check(" yes yes yes " in line, line)


def test_result(store):
    """One result: score, band, answers, what changed, where to begin."""
    ids = fill(store)
    pdf = report(store, ids[-1])
    text = read(pdf)
    equal(info(pdf, "Title"), SUBJECT)
    equal(info(pdf, "CreationDate"), None)
    check_fonts(pdf)
    pages = int(info(pdf, "Pages"))
    for word in ("Since last time", "Where to begin", "Answers", "5 December 2023", "1 respondent", "revision 1",
                 SUBJECT, "of 10", "“not sure”", f"Page {pages} of {pages}"):
        check(word in text, (word, text))
    equal(text.count("Page 1 of"), 1)
    check("H1" in tool("pdfinfo", "-struct", "-", input=pdf))


def test_progress(store):
    """A period: filters and number of respondents stand on every page."""
    fill(store)
    pdf = report(store, "--voice", "management", "--subject", SUBJECT)
    check_fonts(pdf)
    pages = int(info(pdf, "Pages"))
    check(pages >= 3, pages)
    for page in range(1, pages + 1):
        with open(os.path.join(store.parent, "p.pdf"), "wb") as file:
            file.write(pdf)
        text = re.sub(r"\s+", " ", tool("pdftotext", "-f", str(page), "-l", str(page),
                                        os.path.join(store.parent, "p.pdf"), "-"))
        for word in (SUBJECT, "Management", "12 respondents", "5 January 2023", "How client-oriented are you?",
                     "revision 1", f"Page {page} of {pages}"):
            check(word in text, (page, word, text))
    text = read(pdf)
    for word in ("What changed", "Why it matters", "The next three steps", "The figures", "in 12 assessments"):
        check(word in text, (word, text))
    check("All answers" in tool("pdfinfo", "-struct-text", "-", input=pdf))


def test_target(store):
    """A line in the chart, of a period only."""
    ids = fill(store)
    words = ("--voice", "management")
    check("Target" not in read(report(store, *words)))
    check("Target 7.5" in read(report(store, *words, "--target", "7,5")))
    check(b"Target 7.5" in report(store, *words, "--format", "html", "--target", "7.5"))
    expect(store.run("report", *words, "--target", "11"), 2, "0 to 10")
    expect(store.run("report", ids[0], "--target", "5"), 1, "A target goes with neither")
    expect(store.run("report", "--form", "client-orientation", "--target", "5"), 1, "A target goes with neither")


def test_one_decimal(store):
    """Means have one decimal in every sentence and picture of a report."""
    for day, yes in enumerate((1, 2, 4, 7, 3, 6, 5), 1):
        take(store, f"2023-01-{day:02}", yes, "staff")
        take(store, f"2023-02-{day:02}", 9 - yes // 2, "staff")
    out = store.run("stats").out.decode()
    check(re.search(r"Mean: \d\.\d\n", out) and not re.search(r"\d[.,]\d\d", out), out)
    text = draw_text(store)
    check(re.search(r"\d\.\d of 10 on average", text) and not re.search(r"\d[.,]\d\d", text), text)


def draw_text(store):
    done = store.run("chart", "--format", "svg", "--voice", "staff")
    equal(done.code, 0, done.err)
    return re.search(r"<desc>.*?</desc>", done.out.decode(), re.S).group()


def test_export_is_the_same(store):
    """`export --format html` is the report as HTML, byte for byte."""
    fill(store)
    words = ("--format", "html", "--voice", "management", "--from", "2023-03-01")
    wanted = report(store, *words)
    equal(store.run("export", *words).out, wanted)
    path = os.path.join(store.parent, "out.html")
    equal(store.run("export", *words, "-o", path).code, 0)
    with open(path, "rb") as file:
        equal(file.read(), wanted)
    expect(store.run("export", "--format", "html", "--voice", "client"), 2, "none of them falls into what was chosen")
    expect(store.run("export", "--format", "html", "-o", os.path.join(store.parent, "no", "such")), 2)
    expect(store.run("export", "--format", "odt"), 2, "csv, xlsx, json, jsonl, ics or html")


def test_russian(store):
    ids = fill(store)
    for words in ((ids[0],), ("--voice", "management"), ("--form", "client-orientation")):
        pdf = report(store, *words, env=RUSSIAN)
        check("Часто ли вы с коллегами говорите об отношениях с клиентами?" in read(pdf) or
              "клиент" in read(pdf), words)
        check("Насколько вы клиентоориентированы?" in read(pdf), words)
        check_fonts(pdf)


def test_form(store):
    """Ten questions, three boxes each; the numbers that counting takes."""
    text = read(report(store, "--form", "client-orientation"))
    equal(len(re.findall(r"Yes Not sure No", text)), 10)
    for word in ("What is assessed", "Name, if you like", "Date", "How to count", "A living habit", "revision 1"):
        check(word in text, (word, text))
    check(re.search(r"Whose voice +Management +Staff +Client\b", text), text)
    page = report(store, "--form", "client-orientation", "--format", "html").decode()
    check("<span>☐ Management</span><span>☐ Staff</span><span>☐ Client</span>" in page, page)


def test_paper(store):
    ids = fill(store)
    for word, size in (("a4", "595.276 x 841.89 pts (A4)"), ("letter", "612 x 792 pts (letter)")):
        equal(info(report(store, "--paper", word, ids[0]), "Page size"), size)
    equal(info(report(store, ids[0]), "Page size"), "595.276 x 841.89 pts (A4)")


class Reader(html.parser.HTMLParser):
    """Checks that what is opened is closed, and in order."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.names, self.text, self.ids = [], set(), [], []

    def handle_starttag(self, tag, attributes):
        self.names.add(tag)
        for name, value in attributes:
            check(not name.startswith("on"), (tag, name))
            if name in ("src", "href", "xlink:href", "action", "data"):
                check(value.startswith("#") or value.startswith("data:"), (tag, name, value[:60]))
            if name == "id":
                self.ids.append(value)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in ("meta", "br"):
            self.open.pop()

    def handle_endtag(self, tag):
        equal(self.open.pop(), tag)

    def handle_data(self, data):
        self.text.append(data)


def parse(data):
    text = data.decode("utf-8")
    reader = Reader()
    reader.feed(text)
    reader.close()
    equal(reader.open, [])
    check(not {"script", "iframe", "object", "embed", "link", "img", "b"} & reader.names, reader.names)
    check("://" not in text, text[max(text.find("://") - 40, 0):][:80])
    equal(len(reader.ids), len(set(reader.ids)))
    return reader


def test_html(store):
    """One file that needs nothing else and runs nothing; names are text."""
    ids = fill(store)
    for words in ((ids[0],), (), ("--form", "client-orientation")):
        reader = parse(report(store, "--format", "html", *words))
        check("main" in reader.names)
        if words != ("--form", "client-orientation"):
            check("svg" in reader.names)
            check("<b>Lenina</b> & 5" in " ".join(reader.text) or not words)
    reader = parse(report(store, "--format", "html", "--subject", SUBJECT))
    check({"table", "svg", "desc", "h1", "h2", "dl"} <= reader.names, reader.names)
    check(SUBJECT in " ".join(reader.text))


def test_same(store):
    """The same data are the same bytes."""
    ids = fill(store)
    for words in ((ids[3],), ("--voice", "management"), ("--form", "client-orientation"), ("--format", "html"),
                  ("--format", "html", ids[3])):
        equal(report(store, *words), report(store, *words), words)


def test_small_group(store):
    """Four of the staff are not shown, neither their answers nor their score."""
    for day in range(1, 5):
        take(store, f"2023-09-{day:02}", 7, "staff")
    text = read(report(store, "--voice", "staff"))
    check("0 respondents" in text, text)
    check("fewer than 5" in text, text)
    for word in ("First and last", "Where to begin", "Possible", "of 10"):
        check(word not in text, (word, text))
    take(store, "2023-09-05", 7, "staff")
    text = read(report(store, "--voice", "staff"))
    check("5 respondents" in text and "7 of 10" in text and "Possible" in text, text)


def test_action(store):
    """Note and actions of a result are in its report and in that of its period."""
    id = take(store, "2023-03-01", 4)
    equal(store.run("note", id, "moved to <i>Lenina</i>").code, 0)
    equal(store.run("action", "add", "Call three clients", "--result", id, "--subject", SUBJECT, "--who", "Анна <b>",
                    "--due", "2023-04-01").code, 0)
    for words in ((id,), ("--subject", SUBJECT)):
        text = read(report(store, *words))
        for word in ("Actions", "Call three clients", "Анна <b>", "2023-04-01", "Overdue"):
            check(word in text, (word, text))
        check("Анна <b>" in "".join(parse(report(store, "--format", "html", *words)).text))
    check("moved to <i>Lenina</i>" in read(report(store, id)))
    check("Call three clients" not in read(report(store, take(store, "2023-03-02", 4))))


def test_many(store):
    """Three hundred results: the table goes on over pages, with its head on each."""
    for day in range(300):
        take(store, f"{2020 + day // 60}-{day % 60 // 5 + 1:02}-{day % 5 * 5 + 1:02}", day % 10)
    pdf = report(store, "--voice", "management")
    text = read(pdf)
    check(int(info(pdf, "Pages")) >= 5)
    check("300 respondents" in text)
    check(text.count("Possible") >= 2, text.count("Possible"))
    parse(report(store, "--format", "html"))


def test_refused(store):
    expect(store.run("report"), 2, "no assessment yet")
    id = store.take()
    equal(report(store, "--format", "pdf")[:4], b"%PDF")
    expect(store.run("report", "nobody"), 2, "There is no result “nobody”.")
    expect(store.run("report", "--form", "nothing"), 2, "nothing")
    expect(store.run("report", "--format", "doc", id), 1, "is not a report")
    expect(store.run("report", "--paper", "b7", id), 1, "is not a paper")
    expect(store.run("report", id, id), 1)
    expect(store.run("report", id, "--voice", "staff"), 1)
    expect(store.run("report", id, "--form", "client-orientation"), 1)
    expect(store.run("report", "--form", b"\xff"), 2, "UTF-8")


def test_file(store):
    """The file is whole or what it was; only its owner can read it."""
    id = store.take()
    path = os.path.join(store.parent, "r.pdf")
    with open(path + ".tmp", "w") as file:
        file.write("mine")
    equal(report(store, "-o", path, id), b"")
    with open(path + ".tmp") as file:
        equal(file.read(), "mine")
    os.remove(path + ".tmp")
    equal(stat.S_IMODE(os.stat(path).st_mode), 0o600)
    with open(path, "rb") as file:
        before = file.read()
    equal(before, report(store, id))
    expect(store.run("report", "-o", path, "nobody"), 2)
    with open(path, "rb") as file:
        equal(file.read(), before)
    expect(store.run("report", "-o", os.path.join(store.parent, "no", "r.pdf"), id), 2, "is not there")
    link = os.path.join(store.parent, "link.pdf")
    os.symlink(path, link)
    check(store.run("report", "-o", link, id).code != 0)
    check(os.path.islink(link))
    equal(sorted(os.listdir(store.parent)), ["link.pdf", "r.pdf", "store"])


main(tests_in(globals()))
