#!/usr/bin/env python3
"""A region's night and its history: OFFICES workspaces that share one history, published by one node and by two.

    region.py VEKHA sqlite|postgresql DIR [OFFICES PROGRAMMES ROWS YEARS]

PROGRAMMES and ROWS (of a year) are the whole region's; YEARS nights, each with a new year's road maps and exports, fill
the history. The last two are measured: one by one node, one by two processes. Then the page of one measure's history.
Usual: 50 500 1000000 5. DIR is made and deleted. PostgreSQL: Debian's, a cluster of its own below /tmp.
"""

import glob
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import make_workspace

LAST_YEAR = 2024


class Cluster:
    """A PostgreSQL of our own; its programs refuse to run as root."""

    def __init__(self):
        self.programs = max(glob.glob("/usr/lib/postgresql/*/bin"), default=None)
        if self.programs is None:
            sys.exit("PostgreSQL is not installed: apt-get install postgresql")
        self.user = "postgres" if os.getuid() == 0 else "vekha"
        self.folder = tempfile.mkdtemp(prefix="vekha-pg-", dir="/tmp")
        if os.getuid() == 0:
            shutil.chown(self.folder, self.user)
        self.call(f"initdb -A trust -E UTF8 --no-locale -U {self.user} -D {self.folder}/data")
        self.call(f"pg_ctl -w -D {self.folder}/data -l {self.folder}/log -o '-k {self.folder} -c listen_addresses=' start")
        self.call(f"createdb -h {self.folder} -U {self.user} region")
        self.address = f"postgresql://{self.user}@/region?host={self.folder}"

    def call(self, command):
        words = ["sh", "-c", f"cd / && {self.programs}/{command}"]
        if os.getuid() == 0:
            words = ["runuser", "-u", self.user, "--", *words]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)

    def size(self):
        words = [f"{self.programs}/psql", "-h", self.folder, "-U", self.user, "-Atc", "select pg_database_size('region')", "region"]
        return int(subprocess.run(words, check=True, capture_output=True, text=True).stdout)

    def stop(self):
        self.call(f"pg_ctl -D {self.folder}/data -m immediate stop")
        shutil.rmtree(self.folder)


class File:
    """The SQLite history of a region on one machine."""

    def __init__(self, folder):
        self.address = str(folder / "history.db")

    def size(self):
        return os.path.getsize(self.address)

    def stop(self):
        pass


def make_year(folder, offices, programmes, rows, year, history):
    for office in range(offices):
        workspace = folder / f"office-{office:02}"
        shutil.rmtree(workspace / "exports", ignore_errors=True)
        make_workspace.make(workspace, programmes // offices, rows // offices, year,
                            f"Управление образования района № {office + 1}", f'history = "{history}"\n\n')


def night(vekha, folder, year, nodes):
    """One batch by so many processes: clock and processors' seconds."""
    for site in folder.glob("office-*/site"):
        shutil.rmtree(site)
    begin, before = time.monotonic(), os.times()
    words = [vekha, "region", str(folder), "--batch", f"{year}-{nodes}"]
    running = [subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(nodes)]
    codes = [one.wait() for one in running]
    after = os.times()
    if any(code not in (0, 1) for code in codes):
        sys.exit(f"{' '.join(words)}: ended with {codes}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.monotonic() - begin, cpu


def page_of_history(vekha, folder):
    """The slowest of ten offices' first measures."""
    slowest = 0.0
    for office in sorted(folder.glob("office-*"))[:10]:
        begin = time.monotonic()
        subprocess.run([vekha, "history", str(office), "--measure", "p0000/1.1"], check=True, stdout=subprocess.DEVNULL)
        slowest = max(slowest, time.monotonic() - begin)
    return slowest


def main():
    if len(sys.argv) not in (4, 8) or sys.argv[2] not in ("sqlite", "postgresql"):
        sys.exit(__doc__)
    vekha, engine, folder = os.path.abspath(sys.argv[1]), sys.argv[2], Path(sys.argv[3]).resolve()
    offices, programmes, rows, years = map(int, sys.argv[4:]) if len(sys.argv) == 8 else (50, 500, 1_000_000, 5)
    folder.mkdir(parents=True)
    store = Cluster() if engine == "postgresql" else File(folder)
    try:
        for year in range(LAST_YEAR - years + 1, LAST_YEAR + 1):
            make_year(folder, offices, programmes, rows, year, store.address)
            nodes = 1 if year == LAST_YEAR - 1 else 2
            wall, cpu = night(vekha, folder, year, nodes)
            print(f"{engine}: {offices} offices, {programmes} programmes, {rows} rows, {year}, nodes: {nodes}:"
                  f" {wall:.1f} s, {cpu:.1f} s CPU; history {store.size() / 1e6:.0f} MB", flush=True)
        print(f"{engine}: page of history {page_of_history(vekha, folder) * 1000:.0f} ms, the slowest of ten", flush=True)
    finally:
        store.stop()
        shutil.rmtree(folder)


main()
