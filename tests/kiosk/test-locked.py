#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nobody gets out of a kiosk: every key with every modifier, every button, what
a window manager and the session bus can ask. `test-locked.py BUILD [--quick]
[CASE…]`; quick is with a tenth of the chords and a quarter of the drags."""

import gettext
import itertools
import os
import pathlib
import random
import shutil
import subprocess
import sys
import time

import gi
from kiosk import Kiosk, PIN, new_folder
from desktop import Display, Tap, wait_for  # noqa: E402 - kiosk sets the path

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

BUILD = pathlib.Path(sys.argv[1])
QUICK = "--quick" in sys.argv
CASES = [name for name in sys.argv[2:] if name != "--quick"]
CORNER = (20, 20)
VEILED = (200, 100)  # a corner that looks otherwise when "Still there?" is asked

# What is held down together: every set of these.
HELD = ["Shift_L", "Control_L", "Alt_L", "Super_L", "ISO_Level3_Shift"]
HARMLESS = {"Shift_L", "ISO_Level3_Shift"}
SETS = [names for n in range(len(HELD) + 1) for names in itertools.combinations(HELD, n)]
PAGES = 4  # each takes another part of the sets
SHARES = 10 * PAGES if QUICK else PAGES  # keys that do something are always tried with all
STEP = 120 if QUICK else 60  # pixels between two places

# What a visitor needs; written down apart from the program's own list.
NEEDED = set("0123456789") | {f"KP_{i}" for i in range(10)} | {
    "Tab", "ISO_Left_Tab", "Return", "KP_Enter", "space", "Escape", "BackSpace", "Up", "Down", "Left", "Right", "KP_Up",
    "KP_Down", "KP_Left", "KP_Right", "Prior", "Next"}

# The server acts on these itself, whatever the program does, and would end, leave
# a modifier down, or overlook the keys that come after.
SERVERS = {"Terminate_Server", "XF86_Ungrab", "XF86_ClearGrab", "XF86_Next_VMode", "XF86_Prev_VMode"}
ENGLISH = ("Touch to Begin", "Begin", "Stop", "PIN", "This Kiosk", "Thank you", "Still there?")
RUSSIAN = gettext.translation("clientele", BUILD / "po", ["ru"], fallback=True)
HEADINGS = ENGLISH + tuple(RUSSIAN.gettext(name) for name in ENGLISH)


def is_servers(name):
    return name in SERVERS or name.startswith(("XF86_Switch_VT", "Pointer_")) or name.endswith(("_Lock", "_Latch", "_Shift", "_Enable"))


def list_keys(x):
    """Each key of the layout, and as (None, symbol) each symbol it has not."""
    layout = x.layout()
    names = {code: [x.symbol_name(symbol) or hex(symbol) for symbol in symbols] for code, symbols in layout.items()}
    keys = [(code, names[code][0], bool(NEEDED & set(names[code]))) for code in layout if names[code]]
    there = {name for some in names.values() for name in some}
    spare = [code for code in layout if not layout[code]][-1]
    for symbol in itertools.chain(range(0xfe01, 0x10000), range(0x1008fe01, 0x10090000), range(0x10081000, 0x10081300)):
        name = x.symbol_name(symbol)
        if name and name not in there and not is_servers(name):
            keys.append((None, (spare, symbol, name), name in NEEDED))
            there.add(name)
    return keys


def expect(unchanged, what):
    """What is shown may be late, never something else."""
    try:
        wait_for("the page as it was", unchanged)
    except AssertionError as problem:
        raise AssertionError(f"{what} changed the page") from problem


class Chords:
    """Presses keys on a page that must not care."""

    def __init__(self, kiosk):
        self.kiosk = kiosk
        self.codes = {name: kiosk.x.keycode(name) for name in HELD}
        assert all(self.codes.values()), self.codes
        self.keys = list_keys(kiosk.x)
        self.count = 0

    def press(self, code, name, sets, unchanged):
        for held in sets:
            taken = self.kiosk.x.chord(code, [self.codes[other] for other in held])
            assert taken, f"{'+'.join(held + (name,))} did not come out of the server"
            self.kiosk.settle()
            self.kiosk.check()
            self.count += 1
        expect(unchanged, f"{name}, or a key just before,")

    def deal(self, share, shares, unchanged, patience=None):
        """All keys with that share of the sets, until the time is up."""
        begin = time.monotonic()
        for i, (code, name, needed) in enumerate(self.keys):
            if patience and time.monotonic() > begin + patience:
                return
            spare = code is None
            if spare:
                code, symbol, name = name
                self.kiosk.x.map_key(code, symbol)
                self.kiosk.settle()
            sets = [held for j, held in enumerate(SETS) if (i + j) % (PAGES if needed else shares) == share]
            self.press(code, name, [held for held in sets if not (needed and set(held) <= HARMLESS)], unchanged)
            if spare:
                self.kiosk.x.map_key(code, 0)
            self.kiosk.x.unlock()

    def report(self, page):
        print(f"# {page}: {self.count} chords, {len(self.keys)} keys and symbols", flush=True)


STARTED = []


def start(**more):
    STARTED.append(Kiosk(BUILD, new_folder(), **more))
    return STARTED[-1]


def shows(kiosk, *names):
    return any(names and (node.get_name() or "").startswith(names) for node in kiosk.walk())


def park(kiosk):
    kiosk.x.move(kiosk.width - 2, kiosk.height - 2)


def watch(kiosk, *names):
    """Something that tells whether the picture is as now, with or without the ring
    around the focus, which Alt shows for a while. A page that tells the time may
    change, if it stays that page."""
    park(kiosk)
    codes = [kiosk.x.keycode(name) for name in ("Shift_L", "Alt_L")]

    def look():
        kiosk.still()
        return kiosk.x.pixels(kiosk.window, kiosk.width, kiosk.height)

    def look_twice():
        seen = [look()]
        kiosk.x.chord(codes[0], codes)
        return seen + [look()]

    seen = [look_twice()]

    def unchanged():
        if kiosk.x.pixels(kiosk.window, kiosk.width, kiosk.height) in seen[0]:
            return True
        if not shows(kiosk, *names):
            return False
        seen[0] = look_twice()
        return shows(kiosk, *names)

    return unchanged


def go_to_question(kiosk):
    kiosk.begin()
    kiosk.answer("Yes", 1)


def hold(kiosk):
    """The owner's gesture."""
    kiosk.x.move(*CORNER)
    kiosk.x.button(1, True)
    kiosk.wait("heading", "PIN")
    kiosk.x.button(1, False)


def go_to_owner(kiosk):
    hold(kiosk)
    kiosk.still()
    for key in list(PIN) + ["Return"]:
        kiosk.x.chord(kiosk.x.keycode(key), [])
        kiosk.settle()
    try:
        kiosk.wait("heading", "This Kiosk")
    except AssertionError as problem:
        raise AssertionError(f"{problem}: {kiosk.names('status bar')}, {kiosk.names('heading')}") from problem


def deal_on(share, page, go, *names):
    kiosk = start(idle=600)
    go(kiosk)
    chords = Chords(kiosk)
    unchanged = watch(kiosk, *names)
    try:
        chords.deal(share, SHARES, unchanged)
        kiosk.still()
        expect(unchanged, "something in the end")
    finally:
        chords.report(page)
        kiosk.stop()
    assert not kiosk.criticals(), kiosk.criticals()
    return chords.count


def test_chords_attract():
    deal_on(0, "attract", lambda kiosk: None)


def test_chords_question():
    deal_on(1, "question", go_to_question)


def test_chords_pin():
    deal_on(2, "PIN", hold)


def test_chords_owner():
    # The owner's page tells the time.
    deal_on(3, "owner", go_to_owner, "This Kiosk")


def test_chords_still_there():
    """The corner is veiled for as long as it is asked, and nothing but the
    button answers."""
    kiosk = start()
    go_to_question(kiosk)
    chords = Chords(kiosk)
    random.Random(1).shuffle(chords.keys)
    kiosk.wait("label", "Still there?")
    park(kiosk)
    kiosk.settle()
    veiled = kiosk.x.picture(kiosk.window, *VEILED)
    try:
        chords.deal(0, PAGES, lambda: kiosk.x.picture(kiosk.window, *VEILED) == veiled, 12)
    finally:
        chords.report("still there")
    kiosk.wait("push button", "Touch to Begin")
    kiosk.check()
    kiosk.stop()
    assert chords.count > 500 and not kiosk.criticals(), (chords.count, kiosk.criticals())


def test_needed_keys():
    """What is let through, at random and everywhere: still a kiosk."""
    seed = int(os.environ.get("SEED", "1"))
    print(f"# SEED={seed}")
    dice = random.Random(seed)
    kiosk = start(idle=600)
    codes = [code for code in (kiosk.x.keycode(name) for name in sorted(NEEDED)) if code]
    held = [kiosk.x.keycode(name) for name in sorted(HARMLESS)]
    for i in range(2000):
        if i == 1000:
            hold(kiosk)
        kiosk.x.chord(dice.choice(codes), [code for code in held if dice.random() < 0.2])
        kiosk.settle()
        kiosk.check()
        if i % 100 == 99:
            wait_for("a page of a kiosk", lambda: shows(kiosk, *HEADINGS))
    kiosk.stop()
    assert not kiosk.criticals(), kiosk.criticals()


def press_buttons(kiosk, unchanged):
    """Every button, once, twice, three times and long, in a grid of places; the
    first one only where nothing is."""
    middle = (kiosk.width // 2, 4)
    for number in range(1, 10):
        for place in itertools.product(range(110, kiosk.width, 180), range(60, kiosk.height, 110)):
            for times in (1, 2, 3):
                for _ in range(times):
                    kiosk.x.click(*(place if number > 1 else middle), number)
            kiosk.settle()
            kiosk.check()
            if number == 1:
                break
        park(kiosk)
        kiosk.still()
        expect(unchanged, f"button {number}")
        kiosk.x.move(*middle)
        kiosk.x.button(number, True)
        time.sleep(0.7)  # as long as a long press is
        kiosk.check()
        kiosk.x.button(number, False)
        park(kiosk)
        kiosk.still()
        expect(unchanged, f"holding button {number}")


def drag_everywhere(kiosk):
    """From everywhere to every corner, and to the middle of the other side."""
    ends = [(1, kiosk.height - 1), (kiosk.width - 1, 1), (kiosk.width - 1, kiosk.height - 1), (1, 1)]
    for place in itertools.product(range(130, kiosk.width - 20, STEP), range(10, kiosk.height - 10, STEP)):
        for end in ends:
            kiosk.x.move(*place)
            kiosk.x.button(1, True)
            for part in (1, 2, 3):
                kiosk.x.move(*(a + (b - a) * part // 3 for a, b in zip(place, end)))
            kiosk.x.button(1, False)
        kiosk.settle()
        kiosk.check()


def ask_as_manager(kiosk):
    """What a window manager or another program asks of a window."""
    x, window = kiosk.x, kiosk.window
    for message in ("WM_DELETE_WINDOW", "WM_TAKE_FOCUS", "WM_SAVE_YOURSELF", "_NET_WM_CONTEXT_HELP", "_GTK_DELETE"):
        x.tell(window, message, 0)
    for to in (window, x.root):
        for state in ("FULLSCREEN", "HIDDEN", "SHADED", "BELOW", "MAXIMIZED_VERT", "MODAL"):
            for what in (0, 1, 2):
                x.send(to, window, "_NET_WM_STATE", what, x.atom("_NET_WM_STATE_" + state), 0, 1)
        x.send(to, window, "WM_CHANGE_STATE", 3)
        x.send(to, window, "_NET_CLOSE_WINDOW", 0, 1)
        x.send(to, window, "_GTK_SHOW_WINDOW_MENU", 0, 10, 10)
        x.send(to, window, "_NET_WM_MOVERESIZE", 10, 10, 8, 1, 1)
    x.send(window, window, "XdndEnter", x.root, 5 << 24, x.atom("text/uri-list"), x.atom("UTF8_STRING"), 0)
    x.send(window, window, "XdndPosition", x.root, 0, 300 << 16 | 300, 0, x.atom("XdndActionCopy"))
    x.send(window, window, "XdndDrop", x.root, 0, 0)
    kiosk.settle()


def point_on(go, *names):
    kiosk = start(idle=600)
    go(kiosk)
    unchanged = watch(kiosk, *names)
    press_buttons(kiosk, unchanged)
    drag_everywhere(kiosk)
    park(kiosk)
    kiosk.still()
    kiosk.check()
    wait_for("a page of a kiosk", lambda: shows(kiosk, *HEADINGS))
    unchanged = watch(kiosk, *names)
    ask_as_manager(kiosk)
    kiosk.check()
    kiosk.still()
    expect(unchanged, "a message")
    kiosk.stop()
    assert not kiosk.criticals(), kiosk.criticals()


def test_pointer_attract():
    point_on(lambda kiosk: None)


def test_pointer_question():
    point_on(go_to_question)


def test_pointer_pin():
    point_on(hold)


def test_pointer_owner():
    point_on(go_to_owner, "This Kiosk")


def call(bus, name, path, interface, method, arguments):
    try:
        return bus.call_sync(name, path, interface, method, arguments, None, 0, 3000, None)
    except GLib.Error as error:
        return error


def list_paths(bus, name, path="/"):
    """All objects that a connection shows."""
    answer = call(bus, name, path, "org.freedesktop.DBus.Introspectable", "Introspect", None)
    if isinstance(answer, GLib.Error):
        return []
    found = [(path, Gio.DBusNodeInfo.new_for_xml(answer.unpack()[0]))]
    for node in found[0][1].nodes:
        found += list_paths(bus, name, path.rstrip("/") + "/" + node.path)
    return found


def ask_everything(bus, name, path):
    """Whatever a program of this toolkit might take from others."""
    empty = GLib.Variant("a{sv}", {})
    asked = [("org.gtk.Application", "Activate", GLib.Variant.new_tuple(empty)),
             ("org.gtk.Application", "Open", GLib.Variant("(assa{sv})", (["file:///etc/passwd"], "", {}))),
             ("org.gtk.Application", "CommandLine", GLib.Variant("(oaaya{sv})", (path, [b"clientele\0"], {}))),
             ("org.freedesktop.Application", "Activate", GLib.Variant.new_tuple(empty)),
             ("org.freedesktop.Application", "Open", GLib.Variant("(asa{sv})", (["file:///etc/passwd"], {}))),
             ("org.gtk.Actions", "List", None), ("org.gtk.Actions", "DescribeAll", None)]
    for action in ("quit", "kiosk.quit", "about", "close", "window.close", "preferences"):
        asked.append(("org.gtk.Actions", "Activate", GLib.Variant("(sava{sv})", (action, [], {}))))
        asked.append(("org.freedesktop.Application", "ActivateAction", GLib.Variant("(sava{sv})", (action, [], {}))))
    for interface, method, arguments in asked:
        answer = call(bus, name, path, interface, method, arguments)
        assert isinstance(answer, GLib.Error), f"{path} takes {interface}.{method}: {answer}"


def test_session_bus():
    """It owns no name, shows no object and takes no command."""
    kiosk = start(idle=600)
    before = kiosk.still()
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    ours = []
    for name in call(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames", None).unpack()[0]:
        owner = call(bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                     "GetConnectionUnixProcessID", GLib.Variant("(s)", (name,)))
        if not isinstance(owner, GLib.Error) and owner.unpack()[0] == kiosk.process.pid:
            ours.append(name)
    print(f"# {len(ours)} connections to the session bus")
    assert ours, "it is not on the bus at all: look elsewhere"
    assert all(name.startswith(":") for name in ours), ours
    for name in ours:
        shown = list_paths(bus, name)
        for path, node in shown:
            strange = [interface.name for interface in node.interfaces if not interface.name.startswith("org.freedesktop.DBus.")]
            assert not strange, f"{path} shows {strange}"
        for path in {path for path, _ in shown} | {"/", "/io/github/clientele_app/Clientele", "/org/gtk/Application/anonymous",
                                                   "/org/gtk/Application/anonymous/window/1"}:
            ask_everything(bus, name, path)
    kiosk.settle()
    kiosk.check()
    assert kiosk.still() == before, "another page"
    kiosk.stop()


def test_command_line():
    """A second start, and what GApplication hears on any command line."""
    kiosk = start(idle=600)
    before = kiosk.still()
    program = kiosk.command[0]
    for more in (["--gapplication-service"], ["--gapplication-replace", "--kiosk"], ["--kiosk", "--gapplication-service"],
                 ["--kiosk", "--gapplication-app-id=io.github.clientele_app.Clientele"], ["--kiosk", "/etc/passwd"],
                 kiosk.command[1:]):
        other = subprocess.Popen([program] + more, env=kiosk.variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            other.wait(2)
        except subprocess.TimeoutExpired:
            other.kill()
            other.wait()
        wait_for("the other one to be gone", lambda: len(kiosk.x.windows()) == 1)
        kiosk.settle()
        kiosk.check()
        assert kiosk.still() == before, more
    kiosk.stop()


def test_environment():
    """What the toolkit and the loader read from the environment."""
    kiosk = start(idle=600)
    before = kiosk.still()
    loaded = kiosk.folder / "loaded"
    library = kiosk.folder / "libloaded.so"
    source = kiosk.folder / "loaded.c"
    source.write_text('#include <fcntl.h>\n#include <unistd.h>\n__attribute__ ((constructor)) static void begin (void)'
                      f' {{ int fd = open ("{loaded}", O_WRONLY | O_CREAT | O_APPEND, 0600); (void) !write (fd, "x", 1); close (fd); }}\n')
    compiler = shutil.which("cc")
    more = {"GTK_DEBUG": "interactive", "GTK_MODULES": "gail", "GTK_THEME": "HighContrast", "GDK_DEBUG": "events",
            "GSK_RENDERER": "help", "GTK_IM_MODULE": "xim", "G_MESSAGES_DEBUG": "all", "G_DEBUG": "fatal-warnings",
            "GIO_EXTRA_MODULES": "/tmp", "GTK_PATH": "/tmp"}
    if compiler:
        subprocess.run([compiler, "-shared", "-fPIC", "-o", str(library), str(source)], check=True)
        more["LD_PRELOAD"] = str(library)
    else:
        print("# no compiler: LD_PRELOAD is not tried")
    kiosk.kill()
    kiosk.start(**more)
    kiosk.check()
    assert kiosk.still() == before, "it looks otherwise"
    if compiler:
        # The loader ran it before the program had a say; then it began anew.
        assert loaded.read_text() == "x", loaded.read_text()
        try:
            assert "libloaded" not in pathlib.Path(f"/proc/{kiosk.process.pid}/maps").read_text(), "still loaded"
        except PermissionError:
            pass  # as it is meant to be, for anyone but root
    kiosk.x.chord(kiosk.x.keycode("d"), [kiosk.x.keycode("Control_L"), kiosk.x.keycode("Shift_L")])
    kiosk.settle()
    kiosk.check()
    kiosk.stop()


def main():
    display = Display("1024x600")
    tap = Tap()
    for name, case in list(globals().items()):
        if name.startswith("test_") and (not CASES or name[5:] in CASES):
            begin = time.monotonic()
            tap.run(name[5:].replace("_", "-"), case)
            print(f"# {time.monotonic() - begin:.1f} s", flush=True)
            while STARTED:
                STARTED.pop().kill()
    display.close()
    tap.finish()


main()
