#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes expected.json: what the statistics of Clientele must come to.

`make-expected.py > expected.json`. Python's standard library only. Everything
but roots is computed in fractions; results are written as text, because the
program reads no floating point numbers from JSON. Values are thousandths."""
import json
import math
import random
import statistics
import sys
from fractions import Fraction

Z = 1.96


def text(value):
    return repr(float(value))


def thousandths(values):
    return [Fraction(value, 1000) for value in values]


def numbers(rand):
    n = rand.choice([1, 2, 3, 4, 5, 7, 10, 31, 100])
    top = rand.choice([10000, 1000000000])
    values = [rand.randrange(0, top + 1, rand.choice([1, 500, 1000])) for _ in range(n)]
    points = thousandths(values)
    quartiles = statistics.quantiles(points, n=4, method="inclusive") if n > 1 else points * 3
    case = {"values": values, "mean": text(statistics.mean(points)), "median": text(statistics.median(points)),
            "lower": text(quartiles[0]), "upper": text(quartiles[2])}
    if n > 1:
        case["deviation"] = text(math.sqrt(statistics.variance(points)))
    return case


def share(rand):
    n = rand.choice([1, 2, 5, 10, 29, 100, 12345])
    yes = rand.choice([0, n, rand.randint(0, n), rand.randint(0, n)])
    p = Fraction(yes, n)
    z = Fraction(Z)
    below = 1 + z * z / n
    middle = (p + z * z / (2 * n)) / below
    reach = float(z) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / float(below)
    return {"yes": yes, "n": n, "share": text(p), "low": text(max(0, float(middle) - reach)),
            "high": text(min(1, float(middle) + reach))}


def verdict(difference, least):
    if difference == 0:
        return "same"
    if abs(difference) < least:
        return "noise"
    return "up" if difference > 0 else "down"


def single(rand):
    n = rand.choice([2, 3, 10, 10, 10, 25, 256])
    top = rand.choice([n * 1000, n * 1000, 10000, 7500])
    step = rand.choice([1, 500, 1000])
    before, after = (rand.randrange(0, top + 1, step) for _ in range(2))
    x = Fraction(before + after, 2) / top * n
    error = math.sqrt(x * (n - x) / (n - 1)) * top / 1000 / n
    difference = Fraction(after - before, 1000)
    return {"questions": n, "max": top, "before": before, "after": after, "difference": text(difference),
            "least": text(error), "verdict": verdict(difference, error)}


def within(t, freedom):
    """The share of Student's distribution between -t and t, by Simpson's rule."""
    def density(x):
        return math.exp(-(freedom + 1) / 2 * math.log1p(x * x / freedom))
    steps = 20000
    step = t / steps
    total = density(0) + density(t) + sum((4 if i % 2 else 2) * density(i * step) for i in range(1, steps))
    scale = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)
    return 2 * scale * total * step / 3


def student(freedom):
    """By halving."""
    low, high = 1.9, 13.0
    while high - low > 1e-11:
        middle = (low + high) / 2
        low, high = (middle, high) if within(middle, freedom) < 0.95 else (low, middle)
    return (low + high) / 2


def groups(rand):
    sides = [[rand.randrange(0, 10001, 1000) for _ in range(rand.choice([2, 3, 8, 40]))] for _ in range(2)]
    points = [thousandths(side) for side in sides]
    difference = statistics.mean(points[1]) - statistics.mean(points[0])
    parts = [statistics.variance(side) / len(side) for side in points]
    if not any(parts):
        return {"before": sides[0], "after": sides[1], "difference": text(difference),
                "verdict": "unknown" if difference else "same"}
    freedom = float(sum(parts) ** 2 / sum(part ** 2 / (len(side) - 1) for part, side in zip(parts, points)))
    margin = student(freedom) * math.sqrt(sum(parts))
    return {"before": sides[0], "after": sides[1], "difference": text(difference), "least": text(margin),
            "verdict": verdict(difference, margin)}


def alpha(rand):
    people, questions = rand.choice([5, 9, 10, 29, 30, 80]), rand.choice([2, 3, 10])
    kind = rand.choice(["random", "alike", "alike", "same"])
    rows = []
    for _ in range(people):
        lean = rand.random()
        rows.append([1000 if kind == "same" else
                     1000 * (rand.random() < (lean if kind == "alike" else 0.5)) for _ in range(questions)])
    case = {"people": people, "questions": questions, "points": [value for row in rows for value in row]}
    total = statistics.variance([sum(thousandths(row)) for row in rows])
    if people < 10:
        case["gate"] = "few"
    elif total == 0:
        case["gate"] = "undefined"
    else:
        parts = sum(statistics.variance(thousandths(column)) for column in zip(*rows))
        case["gate"] = "indicative" if people < 30 else "firm"
        case["value"] = text(Fraction(questions, questions - 1) * (1 - parts / total))
    return case


def main():
    rand = random.Random(1927)
    kinds = {"numbers": numbers, "shares": share, "singles": single, "groups": groups, "alphas": alpha}
    counts = {"numbers": 150, "shares": 150, "singles": 200, "groups": 100, "alphas": 60}
    out = {"format": 1}
    for name, make in kinds.items():
        out[name] = [make(rand) for _ in range(counts[name])]
    lines = []
    for name, value in out.items():
        if isinstance(value, list):
            value = "[\n" + ",\n".join(json.dumps(item) for item in value) + "]"
        lines.append(f"{json.dumps(name)}: {value}")
    sys.stdout.write("{" + ",\n".join(lines) + "}\n")


main()
