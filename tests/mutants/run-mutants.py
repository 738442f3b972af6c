# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaks the program on purpose, one guarantee at a time, and proves that a
test notices. `run-mutants.py SOURCE [NAME…]`; works on a copy."""
import os
import shutil
import subprocess
import sys
import tempfile

STORE = "src/core/store/"

# Name, file, what stands there, what is put in its place, who notices.
MUTANTS = [
    ("no-fdatasync", STORE + "cle-append.c",
     "while (io->fdatasync (io, fd) != 0)", "while (FALSE)", ["core/test-append"]),
    ("no-folder-sync", STORE + "cle-append.c",
     "if (io->fsync (io, cle_open_segment_get_folder (store, FALSE, NULL)) != 0)", "if (FALSE)", ["core/test-append"]),
    ("no-seal-of-a-torn-tail", STORE + "cle-append.c",
     "if (torn)\n    g_string_append_c (data, '\\n');", "", ["core/test-append", "faults/fault-sweep"]),
    ("torn-tail-assumed-whole-when-unreadable", STORE + "cle-append.c",
     "if (n != 1)\n    {", "if (FALSE)\n    {", ["faults/fault-sweep"]),
    ("ignored-write-error", STORE + "cle-append.c",
     "if (!cle_files_write (io, fd, data, length, name, error))\n    return FALSE;",
     "cle_files_write (io, fd, data, length, name, NULL);", ["core/test-append-trouble", "faults/fault-sweep"]),
    ("acknowledge-before-sync", STORE + "cle-append.c",
     "while (io->fdatasync (io, fd) != 0)\n    if (errno != EINTR)", "if (io->fdatasync (io, fd) != 0)\n    if (FALSE)",
     ["core/test-append-trouble"]),
    ("id-printed-before-it-is-saved", "src/ctl/cle-ctl-take.c",
     "  if (result == NULL)\n    return cle_ctl_fail (ctl, error);\n\n  fprintf (ctl->out, \"%s\\n\", result->head.id);",
     "  fprintf (ctl->out, \"%s\\n\", cle_run_get_id (run));\n  if (result == NULL)\n    return cle_ctl_fail (ctl, error);",
     ["ctl/test-trouble.py"]),
    ("no-lock", STORE + "cle-lock.c",
     "while (io->lock (io, fd, TRUE) != 0)", "while (FALSE)", ["core/test-lock"]),
    ("no-checksum", STORE + "cle-record.c",
     "sum == cle_record_sum (line, length - CLE_RECORD_SEAL_LENGTH)", "TRUE", ["core/test-record"]),
    ("sync-again-after-eio", STORE + "cle-append.c",
     "g_hash_table_add (cle_store_get_burnt (store), g_steal_pointer (&name));", "", ["core/test-append-trouble"]),
    ("second-copy-when-tried-again", STORE + "cle-append.c",
     "if (!record->retried && !g_hash_table_contains (cle_store_get_doubtful (store), record->id))", "if (TRUE)",
     ["core/test-append-trouble"]),
    ("duplicates-counted-twice", "src/core/history/cle-table.c",
     "if (self->slots[slot] != 0)\n    {\n      *number", "if (FALSE)\n    {\n      *number",
     ["core/test-table", "core/test-history"]),
    ("quick-reader-without-checksum", "src/core/history/cle-result-reader.c",
     "cle_record_check_seal (line, length);", "TRUE;", ["core/test-result-reader"]),
    ("replaced-without-folder-sync", STORE + "cle-replace.c",
     "if (io->renameat (io, dir, from, to) == 0 && io->fsync (io, dir) == 0)",
     "if (io->renameat (io, dir, from, to) == 0)", ["core/test-replace"]),
    ("replaced-without-file-sync", STORE + "cle-replace.c",
     "if (done && io->fsync (io, fd) != 0)", "if (FALSE)", ["core/test-replace"]),
    ("replaced-in-place", STORE + "cle-replace.c",
     "temporary = g_strconcat (name, TEMPORARY_SUFFIX, NULL);", "temporary = g_strdup (name);",
     ["core/test-replace", "faults/fault-sweep"]),
    ("draft-and-result", STORE + "cle-draft.c",
     "if (log->finishing && has_result (store, id)", "if (FALSE && has_result (store, id)",
     ["core/test-draft", "faults/fault-sweep"]),
    ("finish-mark-not-synced", "src/core/assessment/cle-run-finish.c",
     " &&\n         cle_draft_file_sync (self->draft, error)", "", ["core/test-run"]),
    ("draft-not-locked", STORE + "cle-draft-file.c",
     "if (io->lock (io, self->fd, TRUE) != 0)", "if (FALSE)", ["core/test-draft"]),
    ("erasure-without-a-plan", STORE + "cle-erase.c",
     "cle_erase_plan_write (store, plan, error) && carry_out", "carry_out", ["faults/fault-sweep"]),
    ("links-followed", STORE + "cle-files.c",
     "flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY", "flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY",
     ["core/test-replace"]),
    ("copied-store-keeps-its-id", STORE + "cle-identity.c",
     "if (identity->format > CLE_STORE_FORMAT || is_same_host (identity->host, host))", "if (TRUE)",
     ["core/test-identity"]),
    ("newer-store-written", STORE + "cle-store.c",
     "if (identity.format > CLE_STORE_FORMAT)", "if (FALSE)", ["core/test-identity"]),
    ("evidence-without-limit", "src/core/assessment/cle-run.c",
     "measure_evidence (self, question, text) <= MAX_ALL_EVIDENCE", "TRUE", ["core/test-run"]),
    ("copied-store-not-erased", STORE + "cle-rewrite.c", "former[i] != NULL", "FALSE", ["core/test-erase"]),
    ("first-answers-after-a-failed-finish", "src/core/assessment/cle-run-finish.c",
     "if (!self->revised)", "if (TRUE)", ["core/test-run"]),
    ("moved-without-a-mark", STORE + "cle-move.c",
     " &&\n         cle_moved_write (io, folder, whole, error)", "", ["core/test-move"]),
    ("names-stay-in-records", STORE + "cle-rewrite.c", "if (whole && mask_line (self", "if (FALSE && mask_line (self",
     ["core/test-erase-mentions"]),
    ("mentions-kept-by-one-start-only", STORE + "cle-erase-plan.c",
     'self->alone = cle_json_place_has_member (&root, "alone");', "", ["core/test-erase-mentions"]),
    ("longer-names-stay", STORE + "cle-erase-mask.c", "(kept == NULL || end > kept)", "kept == NULL", ["core/test-erase-mask"]),
    ("damaged-drafts-sealed-anew", STORE + "cle-erase-mentions.c",
     "cle_record_check_seal (line, length) && cle_json_check (line, length, NULL)", "TRUE", ["core/test-erase-mentions"]),
    ("letters-stay-when-erased", STORE + "cle-erase.c", "strstr (names[i], id) == NULL)",
     "strstr (names[i], id) == NULL || strlen (names[i]) > 41)", ["core/test-client-erase"]),
    ("letters-beyond-f-in-ids", STORE + "cle-hex.c",
     " | (value & EACH (0x10))", "", ["core/test-record"]),
]

ENV = {"G_DEBUG": "fatal-warnings,gc-friendly", "LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONDONTWRITEBYTECODE": "1"}


def copy_tree(source, target):
    ignore = shutil.ignore_patterns(".git", "build*", "_build*", "__pycache__")
    shutil.copytree(source, target, ignore=ignore, symlinks=True)


def build(folder, tests):
    programs = ["tests/" + name for name in tests if not name.endswith(".py")]
    if len(programs) < len(tests):
        programs.append("src/ctl/clientelectl")
    return subprocess.run(["ninja", "-j2", "-C", folder, *programs], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def fails(tree, folder, name):
    env = dict(os.environ, G_TEST_SRCDIR=os.path.join(tree, "tests"),
               PYTHONPATH=os.path.join(tree, "tests", "support"), **ENV)
    if name.endswith(".py"):
        command = [sys.executable, os.path.join(tree, "tests", name), os.path.join(folder, "src/ctl/clientelectl")]
    else:
        command = [os.path.join(folder, "tests", name)]
    try:
        return subprocess.run(command, env=env, capture_output=True, timeout=300).returncode != 0
    except subprocess.TimeoutExpired:
        return True


def try_mutant(tree, folder, mutant):
    """Returns what went wrong, None when the mutant was caught."""
    name, path, before, after, tests = mutant
    path = os.path.join(tree, path)
    with open(path) as file:
        text = file.read()
    if before not in text:
        return "its place is not in the source any more"
    with open(path, "w") as file:
        file.write(text.replace(before, after))
    try:
        done = build(folder, tests)
        if done.returncode != 0:
            return "does not build: " + done.stdout.decode()[-600:]
        missed = [test for test in tests if not fails(tree, folder, test)]
    finally:
        with open(path, "w") as file:
            file.write(text)
    return "not noticed by " + ", ".join(missed) if missed else None


def check_healthy(tree, folder, mutants):
    everyone = sorted({test for mutant in mutants for test in mutant[4]})
    done = build(folder, everyone)
    if done.returncode != 0:
        return done.stdout.decode()[-2000:]
    sick = [test for test in everyone if fails(tree, folder, test)]
    return "fails without a mutant: " + ", ".join(sick) if sick else None


def main(work):
    source, wanted = os.path.abspath(sys.argv[1]), sys.argv[2:]
    mutants = [mutant for mutant in MUTANTS if not wanted or mutant[0] in wanted]
    tree, folder = os.path.join(work, "tree"), os.path.join(work, "build")
    print(f"1..{len(mutants)}", flush=True)
    copy_tree(source, tree)
    subprocess.run(["meson", "setup", folder, tree], check=True, stdout=subprocess.DEVNULL)
    trouble = check_healthy(tree, folder, mutants)
    if trouble:
        print("Bail out!", trouble)
        return 1

    failed = 0
    for number, mutant in enumerate(mutants, 1):
        trouble = try_mutant(tree, folder, mutant)
        failed += trouble is not None
        if trouble:
            print("#", trouble.replace("\n", "\n# "))
        print(f"{'not ok' if trouble else 'ok'} {number} {mutant[0]}", flush=True)
    return 1 if failed else 0


with tempfile.TemporaryDirectory(prefix="clientele-mutants-") as work:
    sys.exit(main(work))
