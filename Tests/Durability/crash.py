"""Kills the server amid the writes of 64 clients, again and again: crash.py EXECUTABLE CYCLES

After each kill the database must open, hold every write that was acknowledged, and hold nothing that
was not sent.
"""

import http.client
import random
import sys
import tempfile
import threading

from support import Client, Server

CLIENTS, IDENTITIES = 64, 1000


class Writer(threading.Thread):
    """Writes its own share of the identities, each time with the next number as the message."""

    def __init__(self, index, port, token, acknowledged, sent):
        super().__init__(daemon=True)
        self.numbers = range(index + 1, IDENTITIES + 1, CLIENTS)
        self.port, self.token = port, token
        self.acknowledged, self.sent = acknowledged, sent
        self.unexpected = None

    def run(self):
        chooser = random.Random(self.numbers.start)
        try:
            client = Client(self.port, self.token)
            while True:
                number = chooser.choice(self.numbers)
                value = self.sent[number] = self.sent.get(number, 0) + 1
                status, body = client.write(number, str(value))
                if status != 200:
                    self.unexpected = (status, body)
                    return
                self.acknowledged[number] = value
        except (OSError, http.client.HTTPException):
            return  # The server was killed.


def main(executable, cycles):
    chooser = random.Random(2026)
    with tempfile.TemporaryDirectory() as folder:
        database = f"{folder}/crash.db"
        acknowledged, sent, token, writes = {}, {}, None, 0
        for cycle in range(cycles):
            server = Server(executable, database)
            token = token or server.token()
            writers = [
                Writer(i, server.port, token, acknowledged, sent) for i in range(CLIENTS)
            ]
            for writer in writers:
                writer.start()
            threading.Event().wait(chooser.uniform(0.02, 0.4))
            server.kill()
            for writer in writers:
                writer.join()
            refused = [w.unexpected for w in writers if w.unexpected]
            assert not refused, f"cycle {cycle}: {refused[:3]}"
            check(executable, database, token, acknowledged, sent, cycle)
            writes = sum(sent.values())
        print(f"{cycles} kills amid {writes} writes: nothing acknowledged was lost")


def check(executable, database, token, acknowledged, sent, cycle):
    server = Server(executable, database)
    found = Client(server.port, token).all()
    for number, value in acknowledged.items():
        assert number in found, f"cycle {cycle}: identity {number} is lost"
        stored = int(found[number]["external_message"])
        assert value <= stored <= sent[number], f"cycle {cycle}: {number} is {stored}, not {value}"
    for number, reference in found.items():
        stored = int(reference["external_message"])
        assert 1 <= stored <= sent.get(number, 0), f"cycle {cycle}: {number} was never sent {stored}"
        # What was not acknowledged but is there counts as sent before the next write of it.
        acknowledged[number] = stored
        sent[number] = stored
    for number in list(sent):
        if number not in found:
            del sent[number]
    # Once more without a warning: what was mended at the start must be on the disk, too.
    server.kill()


main(sys.argv[1], int(sys.argv[2]))
