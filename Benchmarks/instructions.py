"""Counts the instructions of a list and of a look-up with callgrind: the same on every machine that
has the same libraries, whatever else it does."""

import http.client
import json
import os
import re
import subprocess

from servers import PATH, Counterpart

COMMITTED = f"{os.path.dirname(os.path.abspath(__file__))}/instructions.json"
TOLERANCE = 1.10
ATTEMPTS = 3
WARM_UP, COUNTED = 200, 1000
QUERIES = {
    "list": f"{PATH}?subject_type=Story&service_name=jira&page={{}}",
    "look-up": f"{PATH}?subject_type=Story&service_name=jira&service_model=Issue"
    "&service_model_ref=JI-{}",
}


def count(dataset):
    """Instructions a request, by query."""
    found = {}
    for name, target in QUERIES.items():
        first, second = (_total(dataset, target, n) for n in (WARM_UP, WARM_UP + COUNTED))
        found[name] = (second - first) // COUNTED
    return found


def _total(dataset, target, requests):
    log = f"{dataset.folder}/callgrind.log"
    server = Counterpart(
        dataset.executable,
        dataset.database,
        dataset.tokens["large"],
        prefix=(
            "valgrind",
            "--tool=callgrind",
            "--callgrind-out-file=/dev/null",
            f"--log-file={log}",
        ),
    )
    offset = 1_000_001 if "JI-" in target else 1
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    for number in range(requests):
        # The number at the end makes no difference but to the cache: each answer is made.
        path = f"{target.format(offset + number % 50)}&n={number}"
        connection.request("GET", path, headers=server.headers)
        connection.getresponse().read()
    connection.close()
    server.stop()
    with open(log, encoding="utf-8") as lines:
        return int(re.search(r"Collected : (\d+)", lines.read())[1])


def check(dataset):
    """Compares with the committed figures; returns the exit code."""
    with open(COMMITTED, encoding="utf-8") as file:
        committed = json.load(file)
    # Threads that work by the clock add a little, so what seems slower is counted again.
    for _ in range(ATTEMPTS):
        found = count(dataset)
        slower = {n: v for n, v in found.items() if v > committed[n] * TOLERANCE}
        if not slower:
            break
    print(json.dumps(found, indent=2))
    for name, value in slower.items():
        print(f"{name}: {value} instructions are over a tenth more than {committed[name]}")
    return 1 if slower else 0
