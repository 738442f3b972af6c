# SPDX-License-Identifier: GPL-3.0-or-later
"""Four processes that save at once: no gap, no damage, nothing twice."""
import threading

from ctl_test import *

N_WRITERS = 4
N_EACH = int(sys.argv[2]) if len(sys.argv) > 2 else 50


def test_four_writers(store):
    ids, problems = [[] for _ in range(N_WRITERS)], []

    def write(number):
        for i in range(N_EACH):
            done = store.run("take", "--answers", MIXED, "--subject", f"writer {number}")
            if done.code != 0:
                problems.append(done.err)
            ids[number].append(done.out.decode().strip())

    threads = [threading.Thread(target=write, args=(number,)) for number in range(N_WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    equal(problems, [])
    total = N_WRITERS * N_EACH
    everyone = sorted(sum(ids, []))
    check(all(is_whole(line) for line in store.lines()), "a damaged line")
    equal(sorted(record["id"] for record in store.records()), everyone)
    equal(sorted(record["seq"] for record in store.records()), list(range(1, total + 1)))
    equal(sorted(row["id"] for row in store.list()), everyone)
    report = store.verify()
    equal((report["results"], report["devices"], report["problems"]), (total, 1, []))


main(tests_in(globals()))
