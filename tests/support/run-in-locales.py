# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs test programs again in locales that trip programs up: a decimal comma,
a Turkish i, another script. A locale that is not installed is made for the
occasion; where that is not possible it is passed over."""
import os
import subprocess
import sys
import tempfile

WANTED = ["de_DE", "tr_TR", "ru_RU"]


def make_locale(name, folder):
    command = ["localedef", "-i", name, "-f", "UTF-8", os.path.join(folder, name + ".utf8")]
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


def run_all(folder):
    wanted = [name + ".utf8" for name in WANTED if make_locale(name, folder)]
    failed = []
    for name in wanted:
        env = dict(os.environ, LC_ALL=name, LOCPATH=folder)
        for program in sys.argv[1:]:
            done = subprocess.run([program], env=env, capture_output=True)
            if done.returncode != 0:
                failed.append(f"{name} {program}")
                sys.stderr.write(done.stdout.decode(errors="replace"))
                sys.stderr.write(done.stderr.decode(errors="replace"))
    for line in failed:
        print("failed:", line)
    if failed:
        return 1
    return 0 if wanted else 77


with tempfile.TemporaryDirectory() as folder:
    sys.exit(run_all(folder))
