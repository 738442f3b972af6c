# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person without a mouse does among the clients: the way there by Tab and
presses by Return; words are dictated, since no key has all of their letters."""

import json
import pathlib
import subprocess
import sys

from desktop import Atspi, Clientele, wait_for

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "support"))
from ctl_test import seal  # noqa: E402

MOST_TABS = 120


class Hands(Clientele):
    """The program with its Clients place open."""

    def __init__(self, build, store, **environment):
        super().__init__(build, store, **environment)
        subprocess.run(["xdotool", "mousemove", "0", "0"], check=True)  # where it points at nothing
        self.wait("push button", "Begin")
        self.press("alt+3")

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.stop()

    def top(self):
        """The window in front."""
        return self.root.get_child_at_index(self.root.get_child_count() - 1)

    def wait_window(self, role, name):
        return wait_for(f"{role} “{name}” in front",
                        lambda: (self.top().get_role_name(), self.top().get_name()) == (role, name))

    def wait_alone(self):
        """Until the dialog has gone."""
        wait_for("the window alone", lambda: self.root.get_child_count() == 1)

    def focused(self, node=None):
        for node in self.walk(node or self.top()):
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return node
        return None

    def tab_to(self, node):
        """Goes there as a keyboard does."""
        for _ in range(MOST_TABS):
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return node
            self.press("Tab")
            Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)  # answered after the key was
        raise AssertionError(f"no way to “{node.get_name()}” by Tab")

    def find_ready(self, role, name):
        """What can be pressed in the front window, by its whole name if there is
        one, else by how it begins."""
        ready = [each for each in self.all(role, name, self.top())
                 if each.get_state_set().contains(Atspi.StateType.SENSITIVE)]
        return next((each for each in ready if each.get_name() == name), ready[0] if ready else None)

    def push(self, role, name):
        """Goes to a button by Tab and presses it by a key."""
        self.tab_to(wait_for(f"{role} “{name}” to be ready", lambda: self.find_ready(role, name)))
        self.press("Return")

    def all(self, role, name, node=None):
        return [each for each in self.walk(node) if each.get_role_name() == role and (each.get_name() or "").startswith(name)]

    def write(self, node, text):
        """Into the entry that is this node or in it."""
        for inner in self.walk(node):
            if inner.get_editable_text_iface() is not None:
                assert Atspi.EditableText.set_text_contents(inner, text), inner.get_name()
                return inner
        raise AssertionError(f"“{node.get_name()}” takes no text")

    def write_near(self, label, text, node=None):
        """Into the entry of that name in the front window."""
        found = wait_for(f"“{label}”", lambda: next((each for each in self.walk(node or self.top())
                                                    if each.get_role_name() in ("text", "entry")
                                                    and (each.get_name() or "").startswith(label)), None))
        return self.write(found, text)

    def words(self, node):
        """All that is to be read in it."""
        return [each.get_name() for each in self.walk(node) if each.get_role_name() in ("label", "heading")]

    def choose(self, combo, word):
        """Opens a choice by keyboard and goes to what is called so."""
        self.tab_to(combo)
        self.press("space")
        wait_for("the choices", lambda: self.all("scroll pane", "", combo))
        wait_for("the focus in them", lambda: self.focused(combo).get_role_name() == "list item")
        items = self.all("list item", "", self.all("scroll pane", "", combo)[0])
        names = [self.words(item)[0] for item in items]
        wanted = next((i for i, name in enumerate(names) if name.startswith(word)), None)
        assert wanted is not None, f"no “{word}” among {names}"
        here = names.index(self.words(self.focused(combo))[0])
        self.press(*["Down" if wanted > here else "Up"] * abs(wanted - here))
        wait_for(f"the focus on “{word}”", lambda: self.words(self.focused(combo))[0].startswith(word))
        self.press("Return")
        wait_for(f"“{word}” chosen", lambda: not self.all("scroll pane", "", combo) and
                 any(name.startswith(word) for name in self.words(combo)))

    def open_client(self, name):
        """Searches the book and opens whom it finds."""
        entry = self.wait("entry", "Search the clients")
        self.write(entry, name)
        item = wait_for(f"only “{name}”", lambda: self.only_client(name))
        self.tab_to(item)
        self.press("Return")
        self.wait("heading", name)

    def only_client(self, name):
        items = self.all("list item", "", self.find("list", "Clients"))
        return items[0] if len(items) == 1 and items[0].get_name().startswith(name + " · ") else None

    def outer_row(self, row):
        """The row that opens, with what is in it."""
        node = row.get_parent()
        while node.get_role_name() != "list item":
            node = node.get_parent()
        return node

    def row(self, title, node=None):
        """The row of that title and all that is in it."""
        for each in self.all("list item", title, node):
            if each.get_name() == title:
                return each
        return None


class Ctl:
    """clientelectl on the same store."""

    def __init__(self, build, store):
        self.command = [str(build / "src/ctl/clientelectl"), "--store", str(store)]

    def run(self, *words, code=0):
        done = subprocess.run([*self.command, *words], capture_output=True, text=True, check=False)
        assert done.returncode == code, (words, done.returncode, done.stderr)
        return done.stdout

    def read(self, *words, code=0):
        return json.loads(self.run(*words, "--json", code=code))


def change_records(store, change):
    """Rewrites the lines that change() alters, sealed anew: time has passed."""
    for segment in pathlib.Path(store).glob("records/*/*.jsonl"):
        lines = []
        for line in segment.read_bytes().splitlines():
            record = json.loads(line)
            text = line[:-18].decode()
            for before, after in change(record):
                assert text.count(before) == 1, (before, text)
                text = text.replace(before, after)
            lines.append(seal(text.encode()))
        segment.write_bytes(b"\n".join(lines) + b"\n")
