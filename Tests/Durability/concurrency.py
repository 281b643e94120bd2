"""64 clients write the same 1,000 identities at once: concurrency.py EXECUTABLE"""

import random
import sys
import tempfile
import threading

from support import Client, Server

CLIENTS, IDENTITIES = 64, 1000


def write_all(port, token, seed, refused, ids):
    numbers = list(range(1, IDENTITIES + 1))
    random.Random(seed).shuffle(numbers)
    client = Client(port, token)
    for number in numbers:
        status, body = client.write(number, f"from {seed}")
        if status != 200:
            refused.append((status, body))
            return
        ids.add((number, body["results"][0]["id"]))


with tempfile.TemporaryDirectory() as folder:
    server = Server(sys.argv[1], f"{folder}/concurrency.db")
    token = server.token()
    refused, ids = [], set()
    threads = [
        threading.Thread(target=write_all, args=(server.port, token, seed, refused, ids))
        for seed in range(CLIENTS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not refused, refused[:3]
    assert len(ids) == IDENTITIES, f"{len(ids)} pairs of identity and id"
    assert len(Client(server.port, token).all()) == IDENTITIES
    assert server.stop() == 0
    print(f"{CLIENTS} clients wrote {IDENTITIES} identities: one row each")
