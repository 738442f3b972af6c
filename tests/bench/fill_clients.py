# SPDX-License-Identifier: GPL-3.0-or-later
"""Stores with many clients: what clientelectl writes about one is copied for the
others, as records and documents of another device."""

import json
import pathlib
import random
import re
import subprocess
import uuid
import zlib

DEVICE = "5f3a90c1-0b0a-4908-8706-050403020100"
LINES = 2000  # in a segment
PROFILE = "3d7f5a1e-3a10-4f0e-9a58-0c4f1f3b9a11"


def make_profile(source):
    """Five wanted and six unwanted traits of those that come with the program."""
    traits = []
    for side in ("ideal", "non-ideal"):
        library = json.loads((source / f"data/traits/{side}.json").read_text())["traits"]
        for trait in library[:5 if side == "ideal" else 6]:
            trait = dict(trait, language="en")
            # Nobody is out of the question at once, so that all verdicts come about.
            trait["knock_out"] = False
            trait.setdefault("weight", 3)
            traits.append(trait)
    return {"format": 1, "id": PROFILE, "revision": 1, "name": "Our clients",
            "made": "2026-11-01T10:00:00.000Z", "traits": traits}


def seal(line):
    """A record's line with its checksum made anew."""
    body = line[:line.rindex(',"crc"')]
    return f'{body},"crc":"{zlib.crc32(body.encode()):08x}"}}\n'


def vary(line, number):
    """Another rating, other money."""
    chance = random.Random(number)
    before, found, levels = line.partition('"levels":')
    line = before + found + re.sub(r'":[0-2]\b', lambda _: f'":{chance.randrange(3)}', levels)
    line = line.replace('"revenue":4200000', f'"revenue":{chance.randrange(500000, 9000000)}')
    return line.replace('"hours":2400', f'"hours":{chance.randrange(60, 6000)}')


def fill(ctl, source, folder, n_clients):
    """A store with that many clients, each rated and with its money."""
    folder = pathlib.Path(folder)

    def run(*arguments):
        return subprocess.run([ctl, "--store", str(folder), *arguments], check=True, text=True,
                              capture_output=True).stdout.strip()

    profile = make_profile(source)
    path = folder.parent / "profile.json"
    path.write_text(json.dumps(profile))
    run("profile", "import", str(path))
    first = run("client", "add", "Client 0", "--importance", "3")
    sets = [word for i, trait in enumerate(profile["traits"])
            for word in ("--set", f"{trait['id']}={i % 3 + 1}")]
    run("rate", first, *sets)
    known = {"revenue": 42000, "direct-cost": 21000, "hours": 40, "hourly-cost": 30, "extras": 100, "rush": 0,
             "returns": 50, "complaints": 0, "late-amount": 0, "late-days": 0}
    run("money", first, *(word for item, value in known.items() for word in ("--set", f"{item}={value}")))
    copy_client(folder, first, n_clients - 1)


def copy_client(folder, first, n_copies):
    """What is known of the first one, as of others."""
    lines = [line for segment in sorted(folder.glob("records/*/*.jsonl")) for line in segment.read_text().splitlines()
             if f'"{first}"' in line]
    document = next(folder.glob(f"people/*/{first}.json"))
    own = document.parent.name
    people, records = folder / "people" / DEVICE, folder / "records" / DEVICE
    people.mkdir(parents=True)
    records.mkdir(parents=True)
    copied = []
    for number in range(1, n_copies + 1):
        client = str(uuid.uuid5(uuid.NAMESPACE_OID, str(number)))
        people.joinpath(client + ".json").write_text(
            document.read_text().replace(first, client).replace("Client 0", f"Client {number}"))
        for line in lines:
            record = json.loads(line)
            copied.append(seal(vary(line, number).replace(first, client).replace(record["id"], str(uuid.uuid5(uuid.NAMESPACE_OID, record["id"] + client)))
                               .replace(own, DEVICE).replace(f'"seq":{record["seq"]},', f'"seq":{len(copied) + 1},')))
    for i in range(0, len(copied), LINES):
        records.joinpath(f"2026-11.{i // LINES + 1:03}.jsonl").write_text("".join(copied[i:i + LINES]))
