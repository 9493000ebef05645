#!/usr/bin/env python3
"""static_load.py BENCH_HTTP [SECONDS]: a 30 KB page from the released site against a bare Poco handler that answers the same bytes.

Both sides by turns, five times; wrk with 2 threads and 8 connections on loopback. Beside requests a second of the clock it tells requests a
second of the server's own processor time, for a busy machine tells little by the clock."""
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile


def cpu(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(server, path, seconds):
    port = server.port
    before = cpu(server.pid)
    out = subprocess.run(["wrk", "-t2", "-c8", f"-d{seconds}s", "--latency", f"http://127.0.0.1:{port}{path}"],
                         check=True, capture_output=True, text=True).stdout
    requests = int(re.search(r"(\d+) requests in", out).group(1))
    if "Non-2xx" in out or "Socket errors" in out:
        sys.exit(out)
    return requests / seconds, requests / (cpu(server.pid) - before)


def main():
    program = sys.argv[1]
    seconds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as folder:
        release = pathlib.Path(folder, "releases", "r1")
        release.mkdir(parents=True)
        page = release / "index.html"
        page.write_text("<p>" + "Дорожная карта " * 1100)
        pathlib.Path(folder, "current").symlink_to("releases/r1")
        servers = {}
        for kind, argument in (("bare", str(page)), ("site", folder)):
            server = subprocess.Popen([program, kind, argument], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            server.port = int(server.stdout.readline())
            servers[kind] = server
        results = {kind: [] for kind in servers}
        for _ in range(5):
            for kind, server in servers.items():
                results[kind].append(measure(server, "/", seconds))
        for server in servers.values():
            server.stdin.close()
            server.wait()
    print("page of 30 KB, medians of 5")
    clock = {kind: statistics.median(r[0] for r in rows) for kind, rows in results.items()}
    work = {kind: statistics.median(r[1] for r in rows) for kind, rows in results.items()}
    for kind in results:
        print(f"{kind:5} {clock[kind]:9.0f} requests/s of the clock, {work[kind]:9.0f} requests/s of processor time")
    print(f"ratio {clock['site'] / clock['bare']:9.2f} {work['site'] / work['bare']:41.2f}   (floor: 0.80)")


if __name__ == "__main__":
    main()
