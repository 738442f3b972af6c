# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports opened by programs that are not ours: LibreOffice, Python's csv and
json, an iCalendar reader."""
import csv
import datetime
import io
import json
import shutil
import xml.etree.ElementTree as ElementTree
import zipfile

from ctl_test import *

SUBJECTS = ["=1+1", "  @SUM(A1)", "＝1", "'=quoted", "'plain", "<b>&amp;</b>", "one\ntwo", "say \"x\"; a,b",
            "שלום", "😀 Я", "-5", "+7 900"]
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def fill(store):
    for number, subject in enumerate(SUBJECTS):
        store.take(MIXED, "--subject", subject, "--respondent", "=HYPERLINK(\"x\")",
                   "--at", f"2024-02-{number + 1:02d}T23:30:00+03:00")


def export(store, format, *words):
    path = os.path.join(store.parent, "out." + format)
    done = store.run("export", "--format", format, "-o", path, *words)
    expect(done, 0)
    return path


def convert(store, path, filter=None):
    """The sheets as LibreOffice sees them, each a list of rows of cells."""
    if not shutil.which("soffice"):
        raise Skip("LibreOffice is not there")
    command = ["soffice", "--headless", "-env:UserInstallation=file://" + store.parent + "/office",
               "--convert-to", "fods", "--outdir", store.parent, *(filter or []), path]
    done = subprocess.run(command, capture_output=True, timeout=LONGEST)
    equal(done.returncode, 0, done.stderr)
    tree = ElementTree.parse(os.path.splitext(path)[0] + ".fods")
    return [[list(cells_of(row)) for row in sheet.iter(TABLE + "table-row")] for sheet in tree.iter(TABLE + "table")]


def header_of(store):
    with open(export(store, "csv"), newline="", encoding="utf-8-sig") as file:
        return next(csv.reader(file))


def cells_of(row):
    for cell in row.iter(TABLE + "table-cell"):
        check(cell.get(TABLE + "formula") is None, "a formula:", ElementTree.tostring(cell))
        text = "\n".join("".join(line.itertext()) for line in cell.iter(TEXT + "p"))
        kind = cell.get(OFFICE + "value-type")
        repeat = int(cell.get(TABLE + "number-columns-repeated", 1))
        value = cell.get(OFFICE + "date-value") or cell.get(OFFICE + "value") or text
        for _ in range(min(repeat, 200)):
            yield kind, value


def test_xlsx_types(store):
    fill(store)
    results, questions = convert(store, export(store, "xlsx"))
    header = [value for _, value in results[0]]
    for number, subject in enumerate(SUBJECTS):
        row = dict(zip(header, results[number + 1]))
        equal(row["at"], ("date", f"2024-02-{number + 1:02d}T23:30:00"))
        equal(row["date"][0], "date")
        equal(row["score"], ("float", "6"))
        equal(row["upper"], ("float", "8"))
        equal(row["subject"][0], "string")
        equal(" ".join(row["subject"][1].split()), " ".join(subject.split()))
        equal(row["respondent"], ("string", "=HYPERLINK(\"x\")"))
    equal([value for _, value in questions[1]][3], "discussed")
    equal(len([row for row in questions if row and row[0][1] == "client-orientation"]), 10)


def test_xlsx_widths(store):
    """A time in a column that is too narrow for it is shown as ###."""
    fill(store)
    path = export(store, "xlsx")
    header, sheet = header_of(store), "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as book:
        first, second = (ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")) for number in (1, 2))
    widths = [float(column.get("width")) for column in first.iter(sheet + "col")
              for _ in range(int(column.get("min")), int(column.get("max")) + 1)]
    equal(len(widths), len(header))
    least = {"id": 36, "at": 19, "date": 10, "started": 19, "device": 36}
    for name, width in zip(header, widths):
        check(width >= least.get(name, 10), name, width)
    equal(len(list(second.iter(sheet + "col"))), 6)


def test_csv_inert(store):
    """Also when LibreOffice is told to take formulas for formulas."""
    fill(store)
    path = export(store, "csv", "--delimiter", ",")
    results, = convert(store, path, ["--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1"])
    header = [value for _, value in results[0]]
    equal(dict(zip(header, results[1]))["subject"][0], "string")
    equal(dict(zip(header, results[1]))["score"], ("float", "6"))


def test_python_csv(store):
    fill(store)
    for words, delimiter in [((), ","), (("--delimiter", ";"), ";"), (("--delimiter", "tab", "--bom"), "\t")]:
        with open(export(store, "csv", *words), newline="", encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file, delimiter=delimiter, strict=True))
        inert = ["'" + one if one[0] in "=-+＝" or one.startswith(("  @", "'=")) else one for one in SUBJECTS]
        equal([row["subject"] for row in rows], inert)
        equal(rows[0]["at"], "2024-02-01T23:30:00.000+03:00")
        equal((rows[0]["answer.discussed"], rows[0]["label.discussed"]), ("y", "yes"))


def test_python_json(store):
    fill(store)
    with open(export(store, "json")) as file:
        document = json.load(file)
    records = [record for batch in document["records"] for record in batch]
    equal([record["subject"] for record in records], SUBJECTS)
    equal({person["name"] for person in document["people"]}, {"=HYPERLINK(\"x\")"})
    with open(export(store, "jsonl"), "rb") as file:
        equal(sorted(file.read().split(b"\n")), sorted([*store.lines(), b""]))


def test_calendar(store):
    try:
        import icalendar
    except ImportError:
        raise Skip("python3-icalendar is not there")
    store.take(MIXED, "--subject", "a,b;c\\d " + "😀" * 40, "--at", "2024-02-01T12:00:00Z")
    with open(export(store, "ics"), "rb") as file:
        event, = icalendar.Calendar.from_ical(file.read()).walk("VEVENT")
    equal(event.decoded("dtstart"), datetime.date(2024, 5, 1))
    equal(event.decoded("dtstamp"), datetime.datetime(2024, 2, 1, 12, tzinfo=datetime.timezone.utc))
    check(str(event["summary"]).endswith("a,b;c\\d " + "😀" * 40), event["summary"])


def test_same_bytes(store):
    fill(store)
    for format in ["csv", "xlsx", "json", "jsonl", "ics"]:
        first = store.run("export", "--format", format)
        expect(first, 0, out=None)
        equal(store.run("export", "--format", format).out, first.out, format)


def test_trouble(store):
    fill(store)
    expect(store.run("export", "--format", "csv", "-o", os.path.join(store.parent, "no", "x.csv")), 2)
    expect(store.run("export", "--format", "doc"), 2)
    expect(store.run("export"), 1)
    expect(store.run("export", "--format", "csv", "--delimiter", "x"), 2)
    expect(store.run("export", "--format", "csv", "-o", "/dev/full"), 3)
    with open("/dev/full", "wb") as full:
        process = subprocess.run([program(), "--store", store.path, "export", "--format", "csv"], stdout=full,
                                 stderr=subprocess.PIPE)
    equal(process.returncode, 3)


main(tests_in(globals()))
