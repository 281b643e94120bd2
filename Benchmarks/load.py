"""Runs wrk, and says what it measured."""

import os
import subprocess
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))


@dataclass
class Measurement:
    """What one round gave: requests a second, latencies in microseconds, and the server's CPU time."""

    rate: float
    p50: float
    p99: float
    cpu: float


def cpu_seconds(pids):
    """The CPU time that processes have used so far."""
    ticks = 0
    for pid in pids:
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def run(server, requests, seconds, connections=64):
    """Sends the requests of the file `requests` to `server` for some seconds.

    Every answer must be a success: a server that refuses is fast and useless.
    """
    before = cpu_seconds(server.pids)
    output = subprocess.run(
        [
            "wrk",
            "-t1",
            f"-c{connections}",
            f"-d{seconds}s",
            "--timeout",
            "30s",
            "-s",
            f"{HERE}/requests.lua",
            *(f"-H{name}: {value}" for name, value in server.headers.items()),
            server.url,
            "--",
            requests,
        ],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    line = next(line for line in output.splitlines() if line.startswith("RESULT "))
    count, duration, p50, p99, errors = map(int, line.split()[1:])
    if errors:
        raise SystemExit(f"{errors} of {count} requests of {requests} failed:\n{output}")
    used = cpu_seconds(server.pids) - before
    return Measurement(count / duration * 1e6, p50, p99, used / count * 1e6)
