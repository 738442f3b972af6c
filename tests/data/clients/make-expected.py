#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes expected.json: what profits, whale curves and fits must come to.

`make-expected.py > expected.json`. Python's standard library only, in
fractions; written from the rules in domain words, not from the program. Sums
are hundredths. A number that is not known is null on the way in and out."""
import json
import math
import random
from fractions import Fraction

COSTS = ["direct", "extras", "rush", "returns", "complaints"]
MONEY = ["revenue", *COSTS]


MOST = 9 * 10 ** 14  # no sum is larger


def half_up(value):
    return math.floor(value + Fraction(1, 2))


def from_zero(value):
    return half_up(value) if value >= 0 else -half_up(-value)


def maybe(rand, value, chance):
    return None if rand.random() < chance else value


def product(*factors):
    """None times nothing is nothing; else not known."""
    if 0 in factors:
        return 0
    return None if None in factors else math.prod(factors)


def cost_of_hours(case):
    hourly = case["hourly"] if case["hourly"] is not None else case["office_hourly"] or None
    cents = product(case["minutes"], hourly)
    return None if cents is None else min(MOST, half_up(Fraction(cents, 60)))


def cost_of_late(case):
    cents = product(case["late_amount"], case["late_days"], case["rate"])
    return None if cents is None else min(MOST, half_up(Fraction(cents, 365 * 100 * 1000)))


def profit_range(revenue, costs):
    """From (nothing known of a cost: it may be anything) to (it may be 0)."""
    low = None if None in costs else (revenue or 0) - sum(costs)
    high = None if revenue is None else revenue - sum(cost or 0 for cost in costs)
    return low, high


def profit(rand):
    top = rand.choice([10 ** 4, 10 ** 7, 10 ** 9, 9 * 10 ** 14])
    gaps = rand.choice([0, 0, 0.1, 0.5])
    case = {name: maybe(rand, rand.choice([0, rand.randint(0, top)]) if name != "revenue" else rand.randint(0, top * 3 if top < 10 ** 14 else top), gaps)
            for name in MONEY}
    case.update({
        "minutes": maybe(rand, rand.choice([0, 1, 90, rand.randint(0, 60 * 10 ** 6)]), gaps),
        "hourly": maybe(rand, rand.choice([0, 3333, 7500]), 0.5),
        "office_hourly": rand.choice([0, 4321]),
        "late_amount": maybe(rand, rand.randint(0, top), gaps), "late_days": maybe(rand, rand.randint(0, 366), gaps),
        "rate": rand.choice([0, 10000, 12345, 1000000]),
        "overhead": rand.choice([0, rand.randint(0, top)]),
        "others": rand.randint(0, top * 10)})
    hours, late = cost_of_hours(case), cost_of_late(case)
    rest = [case[name] for name in COSTS] + [late]
    full = profit_range(case["revenue"], [*rest, hours])
    idle = profit_range(case["revenue"], rest)
    everyone = case["others"] + (case["revenue"] or 0)
    share = (0, case["overhead"])
    if case["revenue"] is not None:
        share = (half_up(Fraction(case["overhead"] * case["revenue"], everyone)),) * 2 if everyone else (0, 0)
    after = (None if full[0] is None else full[0] - share[1], None if full[1] is None else full[1] - share[0])
    return {**case, "hours_cost": hours, "late_cost": late, "full": full, "idle": idle, "after": after}


def whale(rand):
    n = rand.choice([1, 2, 3, 4, 5, 9, 10, 11, 50, 200])
    clients = [(rand.randint(-5 * 10 ** 6, 10 ** 7), rand.choice([0, rand.randint(0, 10 ** 8)])) for _ in range(n)]
    order = sorted(range(n), key=lambda i: (-clients[i][0], i))
    total = sum(profit for profit, _ in clients)
    cumulated, so_far = [], 0
    for i in order:
        so_far += clients[i][0]
        cumulated.append(so_far)
    revenue = sum(revenue for _, revenue in clients)
    largest = sorted((revenue for _, revenue in clients), reverse=True)
    fifth = order[n - n // 5:] if n >= 5 else []
    return {"profits": [profit for profit, _ in clients], "revenues": [revenue for _, revenue in clients],
            "order": order, "cumulated": cumulated,
            "shares": [from_zero(Fraction(value * 1000, total)) if total > 0 else -1 for value in cumulated],
            "total": total, "peak": max(cumulated),
            "top": [half_up(Fraction(sum(largest[:k]) * 1000, revenue)) if revenue else -1 for k in (1, 3)],
            "fifth": sum(clients[i][0] for i in fifth), "fifth_losses": sum(clients[i][0] < 0 for i in fifth)}


def fit(rand):
    traits = []
    for _ in range(rand.choice([1, 2, 5, 12, 100])):
        ideal = rand.random() < 0.5
        traits.append({"ideal": int(ideal), "weight": rand.randint(1, 5), "tolerance": 0 if ideal else rand.randint(0, 10),
                       "points": maybe(rand, rand.randint(0, 10), rand.choice([0, 0.3]))})
    known = [trait for trait in traits if trait["points"] is not None]
    good = [trait for trait in known if trait["ideal"]]
    bad = [trait for trait in known if not trait["ideal"]]
    most = sum(10 * trait["weight"] for trait in good)
    worst = sum((10 - trait["tolerance"]) * trait["weight"] for trait in bad)
    plus = Fraction(sum(trait["points"] * trait["weight"] for trait in good), most) if most else 0
    minus = Fraction(sum(max(0, trait["points"] - trait["tolerance"]) * trait["weight"] for trait in bad), worst) if worst else 0
    return {"traits": traits, "known": len(known), "fit": half_up(1000 * (50 + 50 * (plus - minus)))}


def main():
    rand = random.Random(19790621)
    parts = [(name, [make(rand) for _ in range(n)]) for name, make, n in [("profit", profit, 300), ("whale", whale, 60), ("fit", fit, 200)]]
    print('{"format": 1')
    for name, cases in parts:
        print(f', "{name}": [')
        print(",\n".join(json.dumps(case) for case in cases))
        print("]")
    print("}")


main()
