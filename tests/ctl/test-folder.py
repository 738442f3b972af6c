# SPDX-License-Identifier: GPL-3.0-or-later
"""Which data folder is used when none is named: the one that was chosen in the
window. Settings that are damaged, or of another version, are as good as none.

`test-folder.py CLIENTELECTL SCHEMA`: the file that the window's settings are
described in."""
import shutil

from ctl_test import *

ID = "io.github.clientele_app.Clientele"
GROUP = "[io/github/clientele_app/Clientele]\n"


class Settings:
    """What the window saved, for a program that has its schema."""

    def __init__(self, store, change=lambda text: text):
        compiler = shutil.which("glib-compile-schemas")
        if compiler is None:
            raise Skip("glib-compile-schemas is not installed")
        self.parent, self.schemas = store.parent, os.path.join(store.parent, "schemas")
        os.makedirs(self.schemas, exist_ok=True)
        with open(sys.argv[2]) as file:
            text = change(file.read())
        with open(os.path.join(self.schemas, ID + ".gschema.xml"), "w") as file:
            file.write(text)
        subprocess.run([compiler, self.schemas], check=True)
        self.path = os.path.join(store.parent, "config", "glib-2.0", "settings", "keyfile")
        os.makedirs(os.path.dirname(self.path), exist_ok=True)
        self.usual = os.path.join(store.parent, "data", "clientele")

    def write(self, text):
        with open(self.path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())

    def choose(self, folder):
        self.write(GROUP + f"data-folder='{folder}'\n")

    def run(self, *words, **more):
        env = {**os.environ, "GSETTINGS_BACKEND": "keyfile", "GSETTINGS_SCHEMA_DIR": self.schemas,
               "XDG_CONFIG_HOME": os.path.join(self.parent, "config"), "XDG_DATA_DIRS": self.parent,
               "XDG_DATA_HOME": os.path.join(self.parent, "data"), "CLIENTELE_STORE": "", **more}
        done = subprocess.run([program(), *words], env=env, capture_output=True, timeout=LONGEST)
        check(b"CRITICAL" not in done.stderr and b"WARNING" not in done.stderr, done.stderr)
        return Done(done.returncode, done.stdout, done.stderr)

    def where(self, *words, **more):
        done = self.run(*words, "where", **more)
        equal((done.code, done.err), (0, b""))
        return done.out.decode().rstrip("\n")


def test_chosen(store):
    settings = Settings(store)
    equal(settings.where(), settings.usual)
    settings.choose(store.path)
    equal(settings.where(), store.path)
    done = settings.run("take", "--answers", ALL_YES)
    equal(done.code, 0, done.err)
    equal([row["id"] for row in store.list()], [done.out.decode().strip()])
    check(not os.path.exists(settings.usual))
    settings.choose("")
    equal(settings.where(), settings.usual)


def test_order(store):
    settings = Settings(store)
    settings.choose(store.path)
    other = os.path.join(store.parent, "other")
    equal(settings.where(CLIENTELE_STORE=other), other)
    equal(settings.where("--store", other), other)


def test_damaged(store):
    settings = Settings(store)
    for text in [b"", b"\0" * 1000, b"\xff\xfe\xff", b"[", b"data-folder='/x'\n", GROUP + "data-folder\n", GROUP + "data-folder=\n",
                 GROUP + "data-folder=7\n", GROUP + "data-folder='/x\n",
                 GROUP + "data-folder=['/x']\n", GROUP + "x=" + "[" * 100000 + "\n",
                 "x" * 3000000, GROUP * 1000]:
        settings.write(text)
        equal(settings.where(), settings.usual, text[:40])
    equal(settings.run("list", "--json").out, b"[]\n")


def test_not_a_file(store):
    settings = Settings(store)
    os.mkdir(settings.path)
    equal(settings.where(), settings.usual)
    os.rmdir(settings.path)
    os.symlink("/nonexistent", settings.path)
    equal(settings.where(), settings.usual)


def test_no_whole_path(store):
    """A relative one would mean another folder wherever the command is typed."""
    settings = Settings(store)
    for folder in ["data", "./data", "../data", "~/data", " "]:
        settings.choose(folder)
        equal(settings.where(), settings.usual, folder)


def test_no_folder(store):
    settings = Settings(store)
    with open(store.path, "w") as file:
        file.write("mine")
    settings.choose(store.path)
    for words in [["list"], ["take", "--answers", ALL_YES], ["verify"]]:
        expect(settings.run(*words), 3, "store")
    equal(open(store.path).read(), "mine")
    check(not os.path.exists(settings.usual))


def test_other_version(store):
    """A schema that lacks the key, or has one of another type."""
    def renamed(text):
        return text.replace('"data-folder"', '"folders"')

    def retyped(text):
        return text.replace('<key name="data-folder" type="s">\n      <default>\'\'<', '<key name="data-folder" type="as">\n      <default>[]<')

    for change in [renamed, retyped]:
        settings = Settings(store, change)
        settings.choose(store.path)
        equal(settings.where(), settings.usual)
        settings.write(GROUP + f"data-folder=['{store.path}']\n")
        equal(settings.where(), settings.usual)


def test_no_schema(store):
    settings = Settings(store)
    settings.choose(store.path)
    shutil.rmtree(settings.schemas)
    equal(settings.where(), settings.usual)
    os.mkdir(settings.schemas)
    with open(os.path.join(settings.schemas, "gschemas.compiled"), "wb") as file:
        file.write(b"\0" * 64)
    equal(settings.where(), settings.usual)


main(tests_in(globals()))
