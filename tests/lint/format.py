# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the bodies of functions against .clang-format.

`format.py [--fix] [--program clang-format-14] SOURCE [FILE…]`: only what stands
between a line `{` and a line `}` at the very left counts. clang-format cannot
make the aligned lists of parameters before it, nor the columns of a header."""
import argparse
import glob
import os
import subprocess
import sys

FOLDERS = ["src/core", "src/ctl", "src/draw", "src/app", "tests/core", "tests/faults", "tests/support"]


def split(text):
    """Pieces of a file, every second one the body of a function: a bracket at
    the left after a list of parameters, not that of a struct."""
    pieces, piece, inside, before = [], [], False, ""
    for line in text.splitlines(True):
        if line == "}\n" and inside:
            pieces.append("".join(piece))
            piece, inside = [], False
        piece.append(line)
        if line == "{\n" and before.endswith(")\n") and not inside:
            pieces.append("".join(piece))
            piece, inside = [], True
        before = line
    pieces.append("".join(piece))
    return pieces


def format_file(program, path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    done = subprocess.run([program, "--style=file", path], check=True, capture_output=True, encoding="utf-8")
    before, after = split(text), split(done.stdout)
    if len(before) != len(after):
        raise SystemExit(f"{path}: cannot be compared")
    for i in range(1, len(before), 2):
        before[i] = after[i]
    return text, "".join(before)


def first_difference(text, formatted):
    for number, (a, b) in enumerate(zip(text.splitlines(), formatted.splitlines()), 1):
        if a != b:
            return number, a, b
    return 0, "", ""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fix", action="store_true")
    parser.add_argument("--program", default="clang-format-14")
    parser.add_argument("source")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    os.chdir(options.source)
    paths = options.files or sorted(path for folder in FOLDERS for path in glob.glob(folder + "/**/*.c", recursive=True))
    wrong = 0
    for path in paths:
        text, formatted = format_file(options.program, path)
        if text == formatted:
            continue
        wrong += 1
        number, a, b = first_difference(text, formatted)
        print(f"{path}:{number}: {a.strip()}\n    should be: {b.strip()}")
        if options.fix:
            with open(path, "w", encoding="utf-8") as file:
                file.write(formatted)
    return 1 if wrong and not options.fix else 0


sys.exit(main())
