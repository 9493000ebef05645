#!/usr/bin/env python3
"""The job of a script that an office would write instead of Vekha, both by turns: end_to_end.py PROGRAM SHARED_BENCH

PROGRAM is build/release/benchmarks/end_to_end, SHARED_BENCH the folder with e2e/, gen/ and html/ (peers and generators, no
part of the project). Tables of 10⁵ rows each (XLSX, CSV) become one workbook and 500 pages. The peer wants the Debian packages
python3-openpyxl, python3-jinja2 and python3-xlsxwriter. Prints the median of RUNS: wall and processor time, peak memory, the
ratio. No timed test: figures belong to one machine.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 5


def measure(words, folder):
    begin = time.monotonic()
    process = subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(words)}: ended with {status}")
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, bench = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    work = program.parent.parent / "bench-data" / "end-to-end"
    if not (work / "data" / "e2e_plan.csv").exists():
        shutil.rmtree(work, ignore_errors=True)
        for part in ("e2e", "gen", "html"):
            shutil.copytree(bench / part, work / part)
        (work / "data").mkdir()
        subprocess.run(["/usr/bin/python3", "html/gen_pages.py", "10"], cwd=work, check=True)  # makes page.j2 too
        subprocess.run(["/usr/bin/python3", "e2e/gen_e2e.py"], cwd=work, check=True, env={**os.environ, "PYTHONPATH": "gen"})
    sides = {
        "Python": ["/usr/bin/python3", "e2e/e2e.py", "out-python"],
        "Vekha": [str(program), "data/e2e_actual.xlsx", "data/e2e_plan.csv", "html/page.mustache", "out-vekha"],
    }
    taken = {name: [] for name in sides}
    for turn in range(RUNS + 1):
        for name, words in sides.items():
            shutil.rmtree(work / words[-1], ignore_errors=True)
            cost = measure(words, work)
            if turn > 0:  # the first one warms up
                taken[name].append(cost)
    medians = {name: [statistics.median(column) for column in zip(*costs)] for name, costs in taken.items()}
    for name, (wall, cpu, memory) in medians.items():
        pages = len(list((work / sides[name][-1]).glob("*.html")))
        print(f"  {name:<8} {wall:7.3f} s {cpu:7.3f} s CPU {memory:7.1f} MiB  {pages} pages")
    for i, what in enumerate(("by the clock", "in processor time")):
        print(f"  Python takes {medians['Python'][i] / medians['Vekha'][i]:.1f} times as long {what} (wanted: 15)")
    print(f"  peak {medians['Vekha'][2]:.0f} MiB (wanted: under 64)")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
