"""Takes the room away that the log needs amid the writes of 64 clients, and gives it back: full.py EXECUTABLE

Meanwhile writes must be refused and reads answered, and nothing that was acknowledged may be lost.
"""

import http.client
import resource
import sys
import tempfile
import threading

from support import PATH, Client, Server

CLIENTS, MESSAGE = 64, "m" * 2000


class Writer(threading.Thread):
    """Writes references of its own until one is refused."""

    def __init__(self, index, port, token):
        super().__init__(daemon=True)
        self.client, self.next = Client(port, token), index
        self.acknowledged, self.refusal = [], None

    def run(self):
        try:
            while self.refusal is None:
                number, self.next = self.next, self.next + CLIENTS
                status, body = self.client.write(number, MESSAGE)
                if status == 200:
                    self.acknowledged.append(number)
                else:
                    self.refusal = (status, body)
        except (OSError, http.client.HTTPException) as error:
            self.refusal = (None, error)


def main(executable):
    with tempfile.TemporaryDirectory() as folder:
        server = Server(executable, f"{folder}/full.db")
        try:
            token = server.token()
            acknowledged = write_around_a_full_disk(server, token)
        finally:
            server.kill()
        server = Server(executable, f"{folder}/full.db")
        try:
            found = Client(server.port, token).all()
        finally:
            server.kill()
    assert acknowledged == set(found), "the database has not what was acknowledged"
    assert all(reference["external_message"] == MESSAGE for reference in found.values())
    print(f"{len(acknowledged)} writes around a full disk: nothing acknowledged was lost")


def write_around_a_full_disk(server, token):
    """Returns the numbers whose writes were acknowledged."""
    pid, client = server.process.pid, Client(server.port, token)
    writers = [Writer(index, server.port, token) for index in range(1, CLIENTS + 1)]
    limit = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    # The log is longer than this after two thousand pages, long before it is copied.
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (8_000_000, limit[1]))
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    refusals = [writer.refusal for writer in writers]
    assert {status for status, _ in refusals} == {503}, refusals[:3]
    acknowledged = {number for writer in writers for number in writer.acknowledged}
    assert len(acknowledged) > 100, len(acknowledged)
    assert acknowledged == set(client.all()), "reads do not go on"

    # After some more pages a checkpoint copies the log to where there is room, and it begins anew.
    numbers = iter(range(1_000_000, 1_020_000))
    healed = next((number for number in numbers if is_written(client, number)), None)
    assert healed is not None, "writes are refused for good"
    acknowledged.add(healed)

    resource.prlimit(pid, resource.RLIMIT_FSIZE, limit)
    for number in range(2_000_000, 2_000_100):
        assert is_written(client, number), f"{number} is refused although there is room"
        acknowledged.add(number)
    return acknowledged


def is_written(client, number):
    status, body = client.write(number, MESSAGE)
    assert status in (200, 503), (status, body)
    return status == 200


main(sys.argv[1])
