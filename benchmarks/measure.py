#!/usr/bin/env python3
"""Run Vekha on a workspace and print time, peak memory and the share of each stage.

    measure.py VEKHA WORKSPACE

The shares come from the program's own progress, which it tells on a terminal: stderr is one here, and each stage's first
sign is stamped. Times are of whole processes, from fork to exit; memory is their peak resident set.
"""

import os
import pty
import shutil
import sys
import time
from pathlib import Path

# As src/cli/console.cpp names them.
STAGES = {
    "road maps": "чтение дорожных карт",
    "exports": "чтение выгрузок",
    "evaluation": "расчёт",
    "render and publish": "страницы и книги",
}
MOST_STATUS = 1  # 1: done, with problems to look at
ROAD_MAPS_TIMED = 20


class Result:
    def __init__(self, seconds, processor, peak, marks):
        self.seconds, self.processor, self.peak, self.marks = seconds, processor, peak, marks


def follow(terminal, start):
    """Reads what the program tells until its end; the time at which each stage was first named."""
    marks, tail = {}, b""
    names = {key: words.encode() for key, words in STAGES.items()}
    while True:
        try:
            chunk = os.read(terminal, 1 << 16)
        except OSError:  # the last holder of the other end is gone
            return marks
        if not chunk:
            return marks
        now, text = time.monotonic() - start, tail + chunk
        for key, words in names.items():
            if key not in marks and words in text:
                marks[key] = now
        tail = text[-200:]


def call(*words):
    """Runs a command with a terminal as stderr and its output thrown away."""
    terminal, other = pty.openpty()
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        os.close(terminal)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(other, 2)
        os.execvp(words[0], words)
    os.close(other)
    marks = follow(terminal, start)
    _, status, usage = os.wait4(child, 0)
    seconds = time.monotonic() - start
    os.close(terminal)
    code = os.waitstatus_to_exitcode(status)
    if not 0 <= code <= MOST_STATUS:
        sys.exit(f"{' '.join(words)}: ended with {code}")
    return Result(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, marks)


def show(name, result, whole):
    print(f"  {name:<44} {result.seconds:9.3f} s {result.processor:9.3f} s CPU {result.peak:8.1f} MB"
          f" {100 * result.seconds / whole:7.1f} %")


def show_stages(result):
    order = [key for key in STAGES if key in result.marks]
    if not order:
        sys.exit("the program told of no stage: its names in measure.py are out of date")
    print(f"  {'  start: settings':<44} {result.marks[order[0]]:9.3f} s"
          f" {'':29} {100 * result.marks[order[0]] / result.seconds:5.1f} %")
    ends = [result.marks[key] for key in order[1:]] + [result.seconds]
    for key, end in zip(order, ends):
        seconds = end - result.marks[key]
        print(f"  {'  stage: ' + key:<44} {seconds:9.3f} s {'':29} {100 * seconds / result.seconds:5.1f} %")


def together(results):
    return Result(sum(r.seconds for r in results), sum(r.processor for r in results), max(r.peak for r in results), {})


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    vekha, folder = sys.argv[1], Path(sys.argv[2])
    shutil.rmtree(folder / "site", ignore_errors=True)
    exports = sorted((folder / "exports").iterdir())
    road_maps = sorted((folder / "roadmaps").iterdir())
    size = sum(path.stat().st_size for path in exports) / 1e6
    print(f"{folder.name}: {len(road_maps)} road maps, {len(exports)} exports of {size:.1f} MB")
    first = call(vekha, "run", str(folder))
    whole = first.seconds
    show("run, nothing published yet", first, whole)
    show_stages(first)
    show("run again, the same inputs", call(vekha, "run", str(folder)), whole)
    show("check: all but writing and workbooks", call(vekha, "check", str(folder)), whole)
    tables = together([call(vekha, "table", "--jsonl", str(path)) for path in exports])
    show(f"table, each export: {size / tables.seconds:.0f} MB/s", tables, whole)
    timed = road_maps[:ROAD_MAPS_TIMED]
    show(f"roadmap, {len(timed)} of the road maps", together([call(vekha, "roadmap", str(path)) for path in timed]), whole)
    show("evaluate, one road map, the first export",
         call(vekha, "evaluate", str(road_maps[0]), "--as-of", "2024-09-01", "--facts", str(exports[0])), whole)
    written = sum(1 for path in (folder / "site").rglob("*") if path.is_file() and not path.is_symlink())
    print(f"  files published: {written}\n")


main()
