"""A bare SQLite program, as the yardstick of durable writes: one commit a row, eight indexes."""

import os
import random
import sqlite3
import time

COLUMNS = "account, type, subject, service, model, ref, status, link, message, synced"
INDEXES = ("type", "subject", "service", "model", "ref", "status", "message", "synced")


class Bare:
    """A table of `size` rows with eight indexes in write-ahead mode, synced at every commit."""

    def __init__(self, folder, size):
        self.path = f"{folder}/bare.db"
        self.connection = sqlite3.connect(self.path, isolation_level=None)
        self.connection.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
            f"CREATE TABLE reference (id INTEGER PRIMARY KEY, {COLUMNS});"
        )
        self.random = random.Random(1)
        self.size = size
        self.connection.execute("BEGIN")
        marks = ", ".join("?" * 10)
        self.connection.executemany(
            f"INSERT INTO reference ({COLUMNS}) VALUES ({marks})",
            (self._row(number) for number in range(size)),
        )
        for index in INDEXES:
            self.connection.execute(f"CREATE INDEX by_{index} ON reference (account, {index}, id)")
        self.connection.execute("COMMIT")

    def _row(self, number):
        service = self.random.choice(("netsuite", "jira", "salesforce"))
        return (
            1,
            self.random.choice(("Story", "Invoice", "TimeEntry")),
            number,
            service,
            "Issue",
            f"R-{number}",
            "successful",
            f"https://{service}.example.com/{number}",
            None,
            self.random.randint(0, 1 << 30),
        )

    def rate(self, seconds):
        """Rows a second that are written over at random, one commit each."""
        count, began = 0, time.perf_counter()
        while time.perf_counter() - began < seconds:
            self.connection.execute(
                "UPDATE reference SET synced = ?, status = ?, message = ? WHERE id = ?",
                (
                    self.random.randint(0, 1 << 30),
                    self.random.choice(("successful", "failed")),
                    str(count % 100),
                    self.random.randint(1, self.size),
                ),
            )
            count += 1
        return count / (time.perf_counter() - began)

    def close(self):
        self.connection.close()
        for suffix in ("", "-wal", "-shm"):
            if os.path.exists(self.path + suffix):
                os.remove(self.path + suffix)
