#!/usr/bin/env python3
"""What the site costs: rendering and publishing against writing the same bytes; nothing changed; one measure changed.

    site.py VEKHA WRITE_FLOOR WORKSPACE

WORKSPACE comes from make_workspace.py. Times are medians of RUNS; processor time is user and system together, of the
whole process, so that a busy machine shows. The parts before rendering (reading, evaluation) are measured by
`vekha check` less its rendering and cannot be told apart by processor time; see benchmarks/README.md.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 3


def call(*words):
    begin = time.monotonic()
    before = os.times()
    code = subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
    after = os.times()
    if code not in (0, 1):
        sys.exit(f"{' '.join(words)}: ended with {code}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.monotonic() - begin, cpu


def show(name, wall, cpu, note=""):
    print(f"  {name:<52} {wall:8.3f} s {cpu:8.3f} s CPU  {note}")


def floor(program, release, folder):
    shutil.rmtree(folder, ignore_errors=True)
    out = subprocess.run([program, release, folder, "2"], capture_output=True, text=True, check=True).stdout.split()
    shutil.rmtree(folder, ignore_errors=True)
    return int(out[0]), int(out[1]), float(out[2]), float(out[3])


def median(pairs):
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    vekha, writer, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    site = folder / "site"
    firsts, checks, floors = [], [], []
    for _ in range(RUNS):  # the two sides in turns, for the machine's pace changes
        shutil.rmtree(site, ignore_errors=True)
        firsts.append(call(vekha, "run", str(folder)))
        checks.append(call(vekha, "check", str(folder)))
        files, size, wall, cpu = floor(writer, str((site / "current").resolve()), str(folder / "floor"))
        floors.append((wall, cpu))
    print(f"{folder.name}: {files} files, {size / 1e6:.0f} MB")
    show("run, nothing published yet", *median(firsts))
    show("check: the same without workbooks and writing", *median(checks))
    show("write(2) of the same bytes, two threads", *median(floors))
    show("run again, nothing changed", *median([call(vekha, "run", str(folder)) for _ in range(RUNS)]))
    changed = []
    extra = folder / "exports" / "one-more.csv"
    for value in range(RUNS):
        extra.write_text(f"Дорожная карта;№;Период;Факт\n{first_programme(folder)};1.1;июнь 2024;{value + 1}\n", "utf-8")
        changed.append(call(vekha, "run", str(folder)))
    extra.unlink()
    show("run, one reported value changed", *median(changed))


def first_programme(folder):
    state = (folder / "site" / "current" / "data" / "state.json").read_text("utf-8")
    return state.split('"programmes":[{"id":"', 1)[1].split('"', 1)[0]


main()
