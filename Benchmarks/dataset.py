"""Makes the databases that are measured: accounts of unequal size, the same each time."""

import os
import subprocess
import time

# Each account's share of all references. The last one is tiny whatever the size.
SHARES = {"large": 0.9, "medium": 0.09, "small": 0.01}
TINY = 100


class Dataset:
    """One database with four accounts, imported from generated lines."""

    def __init__(self, binaries, folder, name, size):
        self.folder, self.name, self.size = folder, name, size
        self.executable = f"{binaries}/counterpart"
        self.generator = f"{binaries}/CounterpartBenchmarkData"
        self.database = f"{folder}/{name}.db"
        self.counts = {account: int(size * share) for account, share in SHARES.items()}
        self.counts["tiny"] = TINY
        self.tokens = {}
        self.import_seconds = 0.0
        for seed, (account, count) in enumerate(self.counts.items(), 1):
            self._command("account", "create", account)
            self.tokens[account] = self._command(
                "token", "create", "--account", account, "--scope", "write"
            ).strip()
            # Subjects for the first references are enough to be included; a million would only wait.
            self._take(account, self._lines(min(count, 100_000), seed, "subjects"))
            lines = self._lines(count, seed, "references")
            began = time.perf_counter()
            self._take(account, lines)
            self.import_seconds += time.perf_counter() - began
            os.remove(lines)
        self.bytes = os.path.getsize(self.database)

    @property
    def references(self):
        return sum(self.counts.values())

    def _lines(self, count, seed, what):
        path = f"{self.folder}/{what}.ndjson"
        with open(path, "wb") as file:
            subprocess.run(
                [self.generator, str(count), str(seed), what], check=True, stdout=file
            )
        return path

    def _take(self, account, path):
        self._command("import", "--account", account, path)

    def _command(self, *arguments):
        return subprocess.run(
            [self.executable, *arguments, "--database", self.database],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout
