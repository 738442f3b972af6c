# SPDX-License-Identifier: GPL-3.0-or-later
"""The real kiosk on a private X server."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "e2e"), str(HERE)]

from desktop import Clientele, wait_for  # noqa: E402
from x11 import X11  # noqa: E402

ROUND = "0f0e0d0c-0b0a-4908-8706-050403020100"
PIN = "462913"


def write_set_up(ctl, folder, **more):
    """A kiosk's file, and a PIN in it as clientelectl puts it there."""
    path = pathlib.Path(folder) / "kiosk.json"
    path.write_text(json.dumps({"format": 1, "round": ROUND, "idle": 15, "result": True, "voices": ["staff"],
                                "languages": [{"language": "en"}, {"language": "ru"}], "anonymous": False, **more}))
    subprocess.run([ctl, "kiosk", "pin", "--file", str(path)], input=f"{PIN}\n{PIN}\n", text=True, check=True,
                   capture_output=True)
    return path


class Kiosk(Clientele):
    """The program as a kiosk."""

    def __init__(self, build, folder, **more):
        self.folder = pathlib.Path(folder)
        self.store = self.folder / "store"
        self.set_up = write_set_up(str(build / "src/ctl/clientelectl"), folder, **more)
        # Nothing moves by itself.
        settings = self.folder / "config/gtk-4.0/settings.ini"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text("[Settings]\ngtk-enable-animations=false\n")
        self.errors = open(self.folder / "errors", "a+", encoding="utf-8")
        self.variables = dict(os.environ, GSETTINGS_BACKEND="memory", GSETTINGS_SCHEMA_DIR=str(build / "data"),
                              CLIENTELE_LOCALE_DIR=str(build / "po"), XDG_CONFIG_HOME=str(self.folder / "config"),
                              LC_ALL="C.UTF-8", LANGUAGE="en")
        self.command = [str(build / "src/app/clientele"), "--kiosk", "--kiosk-file", str(self.set_up), "--store",
                        str(self.store)]
        self.open_display()
        self.start()

    def open_display(self):
        self.x = X11()

    def start(self, **environment):
        self.process = subprocess.Popen(self.command, env=dict(self.variables, **environment), stderr=self.errors)
        self.root = wait_for("the kiosk", self.find_application)
        self.wait("push button", "Touch to Begin")
        self.window, self.width, self.height = wait_for("its window", lambda: self.x.windows()[0])
        self.x.focus(self.window)
        self.settle()

    def settle(self):
        self.x.settle(self.window)

    def picture(self):
        return self.x.picture(self.window, self.width, self.height)

    def still(self):
        """What is shown once nothing changes any more."""
        seen = [None]

        def same():
            self.settle()
            seen.append(self.picture())
            return len(seen) > 8 and len(set(seen[-8:])) == 1 and seen[-1]

        return wait_for("a still picture", same)

    def check(self):
        """Alive, and one surface, however large."""
        assert self.process.poll() is None, f"the kiosk ended with {self.process.returncode}"
        windows = self.x.windows()
        assert [window for window, _, _ in windows] == [self.window], f"{len(windows)} surfaces"

    def begin(self):
        self.click("push button", "Touch to Begin")
        self.click("push button", "Begin")

    def answer(self, name, number, n=10):
        """Presses an answer, and waits for the question after it."""
        self.wait("label", f"{number} of {n}")
        self.click("radio button", name)
        if number < n:
            self.wait("label", f"{number + 1} of {n}")

    def criticals(self):
        self.errors.flush()
        return [line for line in (self.folder / "errors").read_text().splitlines() if "CRITICAL" in line]

    def tree(self):
        """What a screen reader finds: roles, names, states, and where the focus is."""
        return [(node.get_role_name(), node.get_name() or "", node.get_description() or "",
                 tuple(sorted(int(state) for state in node.get_state_set().get_states()))) for node in self.walk()]


def new_folder():
    return tempfile.mkdtemp()
