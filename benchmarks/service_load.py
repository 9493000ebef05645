#!/usr/bin/env python3
"""service_load.py VEKHA WORKSPACE [SECONDS]: notes as HTML from `vekha serve` by 8 callers, idle and while runs go on.

Two notes by turns: of a whole programme (kept once made) and of one section of it (made anew for each caller).

WORKSPACE is copied (make_workspace.py's, or samples). Each run begins when the last has ended, on a release that was taken
away, so that everything is made anew. wrk with 2 threads and 8 connections on loopback, on the same processors."""

import json
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

BOUND_MS = 50


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Service:
    def __init__(self, vekha, workspace):
        self.workspace = workspace
        add = [vekha, "token", "add", "bench", "--scopes", "read,run,publish", "--workspace", str(workspace)]
        out = subprocess.run(add, check=True, capture_output=True, text=True).stdout
        self.token = max(out.split(), key=len)
        self.port = free_port()
        self.process = subprocess.Popen([vekha, "serve", str(workspace), "--port", str(self.port)],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                urllib.request.urlopen(self.url("/readyz")).read()
                return
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        sys.exit("the service does not answer")

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def call(self, path, method="GET"):
        request = urllib.request.Request(self.url(path), method=method, headers={"Authorization": "Bearer " + self.token})
        if method == "POST":
            request.data = b"{}"
            request.add_header("Content-Type", "application/json")
        return json.load(urllib.request.urlopen(request))

    def stop(self):
        self.process.terminate()
        self.process.wait()


def keep_running(service, until, done):
    while not until.is_set():
        shutil.rmtree(service.workspace / "site", ignore_errors=True)
        run = service.call("/api/v1/runs", "POST")
        while not until.is_set() and service.call(f"/api/v1/runs/{run['id']}")["state"] in ("waiting", "running"):
            time.sleep(0.05)
        done.append(run["id"])


def latencies(service, path, seconds):
    words = ["wrk", "-t2", "-c8", f"-d{seconds}s", "--latency", "-H", "Authorization: Bearer " + service.token, service.url(path)]
    out = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in out or "Socket errors" in out:
        sys.exit(out)
    found = re.search(r"99%\s+([\d.]+)(us|ms|s)", out)
    factor = {"us": 0.001, "ms": 1, "s": 1000}[found.group(2)]
    return float(found.group(1)) * factor, int(re.search(r"(\d+) requests in", out).group(1)) / seconds


def show(note, when, p99, rate):
    print(f"{note:30} {when:14} 99 % within {p99:6.1f} ms, {rate:6.0f} notes/s (aim: {BOUND_MS} ms)")


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    vekha, seconds = sys.argv[1], int(sys.argv[3]) if len(sys.argv) == 4 else 20
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder, "workspace")
        shutil.copytree(sys.argv[2], workspace, ignore=shutil.ignore_patterns("site", "state"))
        subprocess.run([vekha, "run", str(workspace)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        service = Service(vekha, workspace)
        try:
            programme = service.call("/api/v1/programmes")["programmes"][0]["id"]
            whole = f"/api/v1/programmes/{programme}/note?format=html"
            report = service.call(f"/api/v1/programmes/{programme}/report")
            part = whole + "&section=" + urllib.parse.quote(report["sections"][0]["number"] or report["sections"][0]["title"])
            paths = {"whole programme, kept": whole, "one section, made anew": part}
            for name, path in paths.items():
                show(name, "idle", *latencies(service, path, seconds))
            until, done = threading.Event(), []
            runner = threading.Thread(target=keep_running, args=(service, until, done))
            runner.start()
            time.sleep(1)
            for name, path in paths.items():
                show(name, "runs going on", *latencies(service, path, seconds))
            until.set()
            runner.join()
            print(f"{len(done)} runs in that time")
        finally:
            service.stop()


main()
