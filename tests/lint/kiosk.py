# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed for a locked kiosk says what it must, and the manual pages
are well-formed: `kiosk.py SOURCE BUILD`."""

import configparser
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1])
BUILD = pathlib.Path(sys.argv[2])
SHIPPED = ROOT / "data/kiosk"
UNIT = BUILD / "data/kiosk/clientele-kiosk.service"
SESSION = BUILD / "data/kiosk/clientele-kiosk.desktop"
MUST = {  # the value of the last one of that name
    "Type": "notify",
    "NotifyAccess": "all",
    "Restart": "always",
    "RestartSec": "1",
    "WatchdogSec": "30",
    "OOMScoreAdjust": "-500",
    "User": "clientele-kiosk",
    "UMask": "0077",
    "LimitCORE": "0",
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "DevicePolicy": "closed",
    "CapabilityBoundingSet": "",
    "IPAddressDeny": "any",
    "RestrictNamespaces": "yes",
    "StateDirectoryMode": "0700",
    "RuntimeDirectoryPreserve": "restart",
}
MUST_NOT = ["PAMName", "MemoryDenyWriteExecute", "PrivateDevices", "PrivateNetwork", "RuntimeMaxSec"]
count = failed = 0


def case(name, function):
    global count, failed
    count += 1
    try:
        reason = function()
        print(f"ok {count} {name}" + (f" # SKIP {reason}" if reason else ""))
    except Exception as problem:
        failed += 1
        print(f"not ok {count} {name}: {problem}")


def settings(path):
    """All values of each name: a unit may name one several times."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0] not in "#;[":
            name, value = line.split("=", 1)
            found.setdefault(name, []).append(value)
    return found


def filled_in():
    for path in (UNIT, SESSION):
        left = re.findall(r"@[a-z_]+@(?!resources)", path.read_text(encoding="utf-8"))
        assert not left, f"{path.name}: {left}"


def unit():
    found = settings(UNIT)
    for name, value in MUST.items():
        assert found.get(name, [None])[-1] == value, f"{name} is {found.get(name)}, not {value!r}"
    for name in MUST_NOT:
        assert name not in found, name
    assert re.fullmatch(r"[0-9]+M", found["MemoryMax"][-1])
    start = found["ExecStart"][-1]
    assert re.search(r"/clientele --kiosk\b", start) and " -s " not in start, start
    environment = dict(pair.split("=", 1) for pair in found["Environment"])
    assert environment["WLR_XWAYLAND"] == "/usr/bin/false"
    assert environment["DCONF_PROFILE"] == "clientele-kiosk"
    assert environment["HOME"] == "/var/lib/" + found["StateDirectory"][-1]


def verify():
    if shutil.which("systemd-analyze") is None:
        return "no systemd-analyze"
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / UNIT.name
        text = UNIT.read_text(encoding="utf-8")
        copy.write_text(re.sub(r"(?m)^(Requires|Documentation)=.*$", "", text)
                        .replace("/usr/bin/cage", "/bin/true").replace("/usr/bin/chvt", "/bin/true"),
                        encoding="utf-8")
        result = subprocess.run(["systemd-analyze", "verify", str(copy)], capture_output=True, text=True)
        told = [line for line in result.stderr.splitlines() if UNIT.name in line]
        assert not told, "; ".join(told)
        result = subprocess.run(["systemd-analyze", "security", "--offline=true", "--threshold=20", str(copy)],
                                capture_output=True, text=True)
        assert result.returncode == 0, result.stdout[-300:] + result.stderr[-300:]


def session():
    subprocess.run(["desktop-file-validate", str(SESSION)], check=True)
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(SESSION, encoding="utf-8")
    start = entry["Desktop Entry"]["Exec"]
    assert "cage -d -- " in start and start.endswith("/clientele --kiosk"), start


def account():
    lines = [line.split(None, 2) for line in (SHIPPED / "clientele-kiosk.sysusers").read_text().splitlines()
             if line[:1] not in ("#", "")]
    assert lines and lines[0][:2] == ["u", "clientele-kiosk"] and "/usr/sbin/nologin" in lines[0][2], lines
    for line in (SHIPPED / "clientele-kiosk.tmpfiles").read_text().splitlines():
        if line[:1] not in ("#", ""):
            kind, path, mode, user, group, age = line.split()
            assert kind in ("d", "z") and path.startswith("/var/lib/clientele-kiosk"), line
            assert (mode, user, group, age) in (("0700", "clientele-kiosk", "clientele-kiosk", "-"),
                                                ("0600", "clientele-kiosk", "clientele-kiosk", "-")), line


def inspector():
    values = configparser.ConfigParser()
    values.read(SHIPPED / "dconf-keyfile")
    (section,) = values.sections()
    locks = (SHIPPED / "dconf-locks").read_text().split()
    assert locks == [f"/{section}/{name}" for name in values[section]], locks
    assert values[section]["enable-inspector-keybinding"] == "false"
    assert (SHIPPED / "dconf-profile").read_text().splitlines() == ["user-db:user", "system-db:clientele-kiosk"]


def environment():
    for line in (SHIPPED / "kiosk.env").read_text().splitlines():
        assert line[:1] in ("#", "") or re.fullmatch(r"[A-Z_]+=[^\s\"']*", line), line
        assert not re.match(r"(GTK|GDK|GSK|LD)_", line), line


def only_when_asked():
    options = json.loads((BUILD / "meson-info/intro-buildoptions.json").read_text())
    installed = json.loads((BUILD / "meson-info/intro-installed.json").read_text())
    wanted = next(option["value"] for option in options if option["name"] == "kiosk")
    there = [path for path in installed.values() if "kiosk" in path and "/man/" not in path]
    assert bool(there) == wanted, there


def manuals():
    if shutil.which("groff") is None:
        return "no groff"
    for path in sorted(ROOT.glob("data/man/*.[1-8]")):
        result = subprocess.run(["groff", "-man", "-Kutf8", "-Tutf8", "-ww", "-z", str(path)],
                                capture_output=True, text=True)
        assert result.returncode == 0 and not result.stderr, f"{path.name}: {result.stderr[:300]}"


case("templates are filled in", filled_in)
case("unit", unit)
case("unit by systemd itself, exposed to 2.0 at most", verify)
case("session", session)
case("account and its folders", account)
case("inspector is locked", inspector)
case("environment", environment)
case("installed only when asked for", only_when_asked)
case("manual pages", manuals)
print(f"1..{count}")
sys.exit(1 if failed else 0)
