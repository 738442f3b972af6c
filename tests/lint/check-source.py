# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of the house that a program can check: `check-source.py SOURCE`."""
import os
import re
import sys

SOURCE = os.path.abspath(sys.argv[1])
QUESTION_LINES, MAX_LINES = 600, 900
MAX_MAIN_LINES = 50
LAYERS = {  # a folder, and what files in it do not include
    "src/core": r"gtk/|adwaita|gdk/|cairo|pango|draw/|app/|ctl/",
    "src/draw": r"gtk/|adwaita|gdk/|app/|ctl/",
    "src/ctl": r"gtk/|adwaita|gdk/|app/",
    "tests/core": r"gtk/|adwaita|app/|ctl/",
}


def files(folder, *endings):
    for where, _, names in sorted(os.walk(os.path.join(SOURCE, folder))):
        for name in sorted(names):
            if name.endswith(endings) and "__pycache__" not in where:
                path = os.path.join(where, name)
                with open(path, encoding="utf-8") as file:
                    yield os.path.relpath(path, SOURCE), file.read()


def find(pattern, *folders, endings=(".c", ".h")):
    for folder in folders:
        for path, text in files(folder, *endings):
            for number, line in enumerate(text.splitlines(), 1):
                if re.search(pattern, line):
                    yield f"{path}:{number}: {line.strip()}"


def layers():
    for folder, forbidden in LAYERS.items():
        yield from find(rf'#include [<"]({forbidden})', folder)


def lengths():
    for folder in ("src", "tests"):
        for path, text in files(folder, ".c", ".h"):
            n = text.count("\n")
            if os.path.basename(path) == "main.c" and n > MAX_MAIN_LINES:
                yield f"{path}: {n} lines, a main.c has at most {MAX_MAIN_LINES}"
            if folder == "src" and n > QUESTION_LINES:
                print(f"# {path} has {n} lines: is it still one thing?")
            if folder == "src" and n > MAX_LINES:
                yield f"{path}: {n} lines, more than {MAX_LINES}"


def licences():
    for path, text in [*files("src", ".c", ".h"), *files("tests", ".c", ".h", ".py")]:
        if "SPDX-License-Identifier: GPL-3.0-or-later" not in "\n".join(text.splitlines()[:3]):
            yield f"{path}: no licence in its first lines"


def headers():
    for path, text in files("src", ".h"):
        if "#pragma once" not in text:
            yield f"{path}: no #pragma once"


def assertions():
    yield from find(r"\bg_assert \(", "src", "tests")


def types():
    yield from find(r"\b(gchar|gint|gdouble|gfloat|gshort|glong)\b", "src", "tests")


def untyped_json():
    """json-glib's own getters stop the program on a wrong type."""
    for line in find(r"json_object_get_\w+_member|json_parser_", "src"):
        if not line.startswith("src/core/json/"):
            yield line


def raw_calls():
    """What the store writes goes through the table of functions."""
    pattern = r"(?<![\w>.])(fsync|fdatasync|syncfs|renameat|unlinkat|mkdirat|pwrite|ftruncate) \("
    for line in find(pattern, "src/core", "src/ctl"):
        if not line.startswith("src/core/store/cle-io.c"):
            yield line


def translated_macros():
    """xgettext cannot read a text that is interrupted by a macro."""
    yield from find(r'_ \("[^"]*" G_G\w+_FORMAT', "src")


def goto():
    yield from find(r"^\s*goto ", "src", "tests")


def late_markup():
    """Too late for the title in the same call, see widgets/cle-plain-row."""
    yield from find(r'"use-markup", FALSE', "src")


def sleeps():
    yield from find(r"\b(g_usleep|usleep|sleep|nanosleep) ?\(", 
                    "tests/core", "tests/ctl", "tests/faults", "tests/support", endings=(".c", ".py"))


RULES = [layers, lengths, licences, headers, assertions, types, untyped_json, raw_calls, translated_macros, goto, late_markup,
         sleeps]


def main():
    failed = 0
    print(f"1..{len(RULES)}")
    for number, rule in enumerate(RULES, 1):
        # This file names what it looks for.
        found = [line for line in rule() if not line.startswith("tests/lint/")]
        for line in found:
            print("#", line)
        print(f"{'not ok' if found else 'ok'} {number} {rule.__name__.replace('_', '-')}")
        failed += bool(found)
    return 1 if failed else 0


sys.exit(main())
