"""The rows of the table, each measured in rounds that alternate with what it is compared with."""

import subprocess
import time

import instructions
from bare import Bare
from load import run
from operations import BUDGET, Operations
from servers import PATH, Counterpart, Nginx
from table import median
from workloads import Workloads

LIST = "subject_type=TimeEntry&page=3"
# So many pages of 20 has each list also in the small database: an empty page costs nothing.
PAGES = 10
LOOK_UP = "subject_type=TimeEntry&service_model_ref=NE-1000007"


class Rows:
    """Measures `large`, beside nginx, a bare SQLite program, and `small`."""

    def __init__(self, small, large, folder, table, options):
        self.small, self.large, self.folder, self.table = small, large, folder, table
        self.rounds, self.seconds, self.only = options.rounds, options.seconds, options.only
        self.work = Workloads(folder, "large", large.counts["large"])

    def measure(self):
        # First: what is written later would change what a list costs.
        if self._wants("instructions"):
            for name, value in instructions.count(self.small).items():
                self.table.add(f"instructions for one {name}", f"{value:,}")
        large = self._serve(self.large)
        small = self._serve(self.small)
        try:
            self._reads_beside_nginx(large)
            self._other_reads(large)
            self._operations(large)
            self._growth(small, large)
            self._writes(large)
            self._neighbours(large)
            self._sizes(large)
        finally:
            large.stop()
            small.stop()

    def _wants(self, name):
        return not self.only or any(word in name for word in self.only)

    @staticmethod
    def _serve(dataset):
        return Counterpart(dataset.executable, dataset.database, dataset.tokens["large"])

    def _alternate(self, *pairs, connections=64):
        """Measures each pair of server and requests in turn; returns a list of measurements each.

        Requests are a file, or one for each round and one for the round before, which is not measured.
        """
        found = [[] for _ in pairs]
        for server, requests in pairs:
            run(server, self._of_round(requests, 0), 1, connections)
        for number in range(1, self.rounds + 1):
            for measurements, (server, requests) in zip(found, pairs):
                file = self._of_round(requests, number)
                measurements.append(run(server, file, self.seconds, connections))
        return found

    @staticmethod
    def _of_round(requests, number):
        return requests if isinstance(requests, str) else requests[number]

    def _reads_beside_nginx(self, server):
        bodies = {
            "list": server.get(f"{PATH}?{LIST}"),
            "look-up": server.get(f"{PATH}?{LOOK_UP}"),
        }
        nginx = Nginx(self.folder, bodies)
        files = {name: self._file(name) for name in bodies}
        rows = [
            ("list of 20, every request different", self.work.lists(), "list", 0.40),
            ("the same list polled again", self.work.gets("polled", LIST), "list", 0.85),
            ("look-up by external id", self.work.look_ups(), "look-up", 0.85),
        ]
        for what, requests, file, budget in rows:
            if not self._wants(what):
                continue
            ours, theirs = self._alternate((server, requests), (nginx, files[file]))
            ratio = median([a.rate / b.rate for a, b in zip(ours, theirs)])
            self.table.add(
                what,
                f"{median([m.rate for m in ours]):,.0f} /s, {median([m.cpu for m in ours]):.1f} µs CPU"
                f" (nginx {median([m.rate for m in theirs]):,.0f} /s)",
                budget=f"≥ {budget:.2f} × nginx",
                ratio=ratio,
                holds=ratio >= budget,
            )
        nginx.stop()

    def _file(self, name):
        path = f"{self.folder}/nginx-{name}.txt"
        with open(path, "w", encoding="ascii") as file:
            file.write(f"GET\t/{name}\n")
        return path

    def _other_reads(self, server):
        ids = server.ids(f"{PATH}?subject_type=Story&per_page=200")
        rows = [
            ("list with include=subject", "subject_type=Story&include=subject&page=2"),
            ("list of failed", "subject_type=Invoice&status=failed"),
            ("list of the last week", "subject_type=Story&last_synced_after=2026-06-23T00:00:00Z"),
            (
                "list of a week in the middle",
                "subject_type=Story&last_synced_after=2026-01-05T00:00:00Z"
                "&last_synced_before=2026-01-12T00:00:00Z",
            ),
            ("page 1,000 of a list", "subject_type=TimeEntry&page=1000"),
            ("only of 200 ids", f"only={','.join(ids)}"),
        ]
        for number, (what, query) in enumerate(rows):
            if not self._wants(what):
                continue
            (found,) = self._alternate((server, self.work.gets(f"read-{number}", query, 5_000)))
            self.table.add(
                what,
                f"{median([m.rate for m in found]):,.0f} /s,"
                f" {median([m.cpu for m in found]):.1f} µs CPU",
            )

    def _operations(self, server):
        if not self._wants("operator"):
            return
        operations = Operations(server, self.work.upsert())
        operations.promise()
        for what, *request in operations.rows():
            middle, slow = operations.measure(*request)
            self.table.add(
                f"operator: {what}",
                f"{middle:.1f} ms, slowest but one {slow:.1f}",
                budget=f"≤ {BUDGET} ms",
                holds=slow <= BUDGET,
            )

    def _growth(self, small, large):
        little = Workloads(self.folder, "small", self.small.counts["large"])
        count = "subject_type=TimeEntry&status=successful&service_name=netsuite&per_page=1"
        rows = [
            ("a count of a filter", lambda work: work.gets("count", count, 5_000), 2.0),
            ("a list", lambda work: work.lists(PAGES), 1.5),
            ("a look-up", Workloads.look_ups, 1.5),
            ("an upsert", Workloads.upserts, 1.5),
            ("an upsert, none written lately", lambda work: work.overwrites(self.rounds + 1), 1.5),
        ]
        for what, requests, budget in rows:
            name = f"growth of {what}, 10k → {self.large.name}"
            if not self._wants(name):
                continue
            before, after = self._alternate((small, requests(little)), (large, requests(self.work)))
            ratio = median([b.cpu / a.cpu for a, b in zip(before, after)])
            self.table.add(
                name,
                f"{median([m.cpu for m in before]):.1f} → {median([m.cpu for m in after]):.1f} µs CPU",
                budget=f"≤ {budget:.1f} ×",
                ratio=ratio,
                holds=ratio <= budget,
            )

    def _writes(self, server):
        upserts = self.work.upserts()
        if self._wants("durable create_or_update, 64 clients"):
            bare = Bare(self.folder, min(self.large.size, 1_000_000))
            found, yardstick = [], []
            for _ in range(self.rounds):
                found.append(run(server, upserts, self.seconds))
                yardstick.append(bare.rate(self.seconds))
            bare.close()
            rate = median([m.rate for m in found])
            self.table.add(
                "durable create_or_update, 64 clients",
                f"{rate:,.0f} /s, p99 {median([m.p99 for m in found]) / 1000:.1f} ms"
                f" (bare SQLite {median(yardstick):,.0f} /s)",
                budget="≥ 10,000 /s",
                ratio=median([m.rate / bare for m, bare in zip(found, yardstick)]),
                holds=rate >= 10_000,
            )
        if self._wants("create_or_update, 1 client"):
            (found,) = self._alternate((server, upserts), connections=1)
            self.table.add(
                "create_or_update, 1 client",
                f"p50 {median([m.p50 for m in found]):.0f} µs,"
                f" p99 {median([m.p99 for m in found]):.0f} µs",
            )
        if self._wants("delete"):
            ids = server.ids(f"{PATH}?subject_type=User&per_page=200&page=3")
            began = time.perf_counter()
            connections = len(ids)
            for number in ids:
                self._delete(server, number)
            seconds = time.perf_counter() - began
            self.table.add("delete, 1 client", f"{seconds / connections * 1e6:,.0f} µs each")

    @staticmethod
    def _delete(server, number):
        import http.client

        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        connection.request("DELETE", f"{PATH}/{number}", headers=server.headers)
        answer = connection.getresponse()
        if answer.status != 204:
            raise SystemExit(f"deleting {number} answers {answer.status}")
        connection.close()

    def _neighbours(self, server):
        """A list in the tiny account, beside the same list where it is the only account."""
        name = f"list of an account of 100 beside one of {self.large.counts['large']:,}"
        if not self._wants(name):
            return
        tiny = server.with_token(self.large.tokens["tiny"])
        requests = self.work.gets("tiny", "subject_type=TimeEntry&per_page=20", 5_000)
        big = self.work.gets("big", "subject_type=TimeEntry&per_page=20", 5_000)
        mine, theirs = self._alternate((tiny, requests), (server, big))
        self.table.add(
            name,
            f"{median([m.cpu for m in mine]):.1f} µs CPU"
            f" (in the large one {median([m.cpu for m in theirs]):.1f})",
        )

    def _sizes(self, server):
        large = self.large
        if self._wants("import"):
            rate = large.references / large.import_seconds
            self.table.add(
                f"import of references, 0 → {large.name}",
                f"{rate:,.0f} /s",
                budget="≥ 60,000 /s",
                holds=rate >= 60_000,
            )
        if self._wants("export"):
            began = time.perf_counter()
            subprocess.run(
                [large.executable, "export", "--account", "large", "--database", large.database],
                check=True,
                stdout=subprocess.DEVNULL,
            )
            rate = large.counts["large"] / (time.perf_counter() - began)
            self.table.add("export as NDJSON", f"{rate:,.0f} /s")
        if self._wants("start"):
            starts = []
            server.stop()
            for _ in range(self.rounds):
                again = self._serve(large)
                starts.append(again.seconds_to_first_answer * 1000)
                again.stop()
            server.__dict__ = self._serve(large).__dict__
            self.table.add(
                "start to first answer",
                f"{median(starts):.0f} ms",
                budget="≤ 100 ms",
                holds=median(starts) <= 100,
            )
        if self._wants("memory"):
            run(server, self.work.lists(), self.seconds)
            run(server, self.work.upserts(), self.seconds)
            resident, own = server.memory()
            self.table.add(
                "memory under load, its own",
                f"{own:.0f} MiB (with the mapped database {resident:.0f} MiB resident)",
                budget="≤ 150 MiB",
                holds=own <= 150,
            )
        if self._wants("size"):
            self.table.add("size in the database", f"{large.bytes / large.references:.0f} bytes each")
