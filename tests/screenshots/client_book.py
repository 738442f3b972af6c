# SPDX-License-Identifier: GPL-3.0-or-later
"""A book of clients for the pictures, made as an administrator would."""

import json
import pathlib
import subprocess

LIBRARY = pathlib.Path(__file__).resolve().parent.parent.parent / "data" / "traits"
IDEAL = ["regular-orders", "pays-on-time", "keeps-agreements", "brings-clients"]
NON_IDEAL = ["pays-late", "rude-to-staff", "changes-agreements", "takes-time"]
# Name, importance, how good in tenths, revenue, direct cost, hours a year.
CLIENTS = [("Kepler & Sohn", 5, 9, 84000, 41000, 60), ("ООО «Ромашка»", 4, 8, 52000, 30000, 45), ("Nagel <b>Co", 2, 3, 18000, 15500, 160),
           ("Пекарня на углу", 3, 6, 21000, 13000, 30), ("Brok", 1, 1, 6000, 5200, 90), ("Tanaka Trading", 4, 7, 40000, 22000, 25),
           ("Lindqvist", 3, 5, 30000, 24000, 70), ("Sonnenhof", 2, 8, 12000, 7000, 10)]
NOTHING = ["extras", "rush", "returns", "complaints", "late-amount", "late-days"]


def list_traits():
    """A few of the library, as a profile has them."""
    traits = []
    for side in ("ideal", "non-ideal"):
        library = json.loads((LIBRARY / f"{side}.json").read_text())
        for trait in library["traits"][:4] if side == "ideal" else library["traits"][3:7]:
            known = {"id": trait["id"], "side": side, "branches": trait["branches"], "weight": trait["weight"]}
            if side == "non-ideal":
                known.update(tolerance=trait.get("tolerance", 0), knock_out=False)
            known.update(language=library["language"], name=trait["name"], levels=trait["levels"])
            if "translations" in trait:
                known["translations"] = trait["translations"]
            traits.append(known)
    return traits


def fill_clients(ctl, store, folder):
    """A profile, and clients that were rated and reckoned."""
    def run(*words):
        return subprocess.run([str(ctl), "--store", str(store), *words], check=True, capture_output=True, text=True).stdout.strip()

    traits = list_traits()
    profile = {"format": 1, "id": "3d7f5a1e-3a10-4f0e-9a58-0c4f1f3b9a11", "revision": 1, "name": "Our clients",
               "made": "2026-02-01T10:00:00.000Z", "traits": traits}
    path = pathlib.Path(folder) / "profile.json"
    path.write_text(json.dumps(profile, ensure_ascii=False))
    run("profile", "import", str(path))
    run("office", "--set", "hourly-cost=40")
    for name, importance, good, revenue, cost, hours in CLIENTS:
        client = run("client", "add", name, "--importance", str(importance))
        levels = []
        for place, trait in enumerate(traits):
            share = good if trait["side"] == "ideal" else 10 - good
            share = min(9, max(0, share + (place % 3 - 1)))
            levels += ["--set", f"{trait['id']}={share * len(trait['levels']) // 10 + 1}"]
        run("rate", client, *levels)
        run("money", client, *(word for item, value in [("revenue", revenue), ("direct-cost", cost), ("hours", hours), *((item, 0) for item in NOTHING)]
                               for word in ("--set", f"{item}={value}")))
    run("contact", "Nagel <b>Co", "call 25m late delivery !promise 2026-12-24")
