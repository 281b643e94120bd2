"""The requests of each row, as files for requests.lua; the same for the same size and seed."""

import json
import random

from servers import PATH

# Types, their busiest service and model, and the share of all references that go there, as in Data/Route.
ROUTES = {
    "TimeEntry": ("netsuite", "TimeBill", 0.30),
    "Story": ("jira", "Issue", 0.20),
    "Expense": ("netsuite", "ExpenseReport", 0.15),
    "Invoice": ("netsuite", "Invoice", 0.11),
    "Workspace": ("salesforce", "Opportunity", 0.04),
    "User": ("workday", "Worker", 0.03),
}


class Workloads:
    """Writes the requests for an account of `size` references into `folder`."""

    def __init__(self, folder, name, size, seed=2026):
        self.folder, self.name, self.size = folder, name, size
        self.random = random.Random(seed)

    def _write(self, name, lines):
        path = f"{self.folder}/{self.name}-{name}.txt"
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
        return path

    def _route(self):
        kind = self.random.choice(list(ROUTES))
        service, model, share = ROUTES[kind]
        return kind, service, model, self._most(share)

    def _most(self, share):
        """The references that there are at least of a type with this share."""
        return max(1, int(self.size * share * 0.9))

    def lists(self, pages=100):
        """Lists of 20 that are all different: each filter and order with each page.

        If there are fewer pages, each is there several times, with a number that makes no difference
        to the answer: as many answers as never fit into memory.
        """
        copies = 100 // pages
        lines = []
        for kind, (service, model, _) in ROUTES.items():
            for condition in (
                "",
                f"&service_name={service}",
                f"&service_model={model}",
                "&status=successful",
                f"&service_name={service}&status=successful",
                f"&service_name={service}&service_model={model}",
                f"&service_name={service}&service_model={model}&status=successful",
                f"&service_model={model}&status=successful",
            ):
                for order in ("", "&order=last_synced_at:desc", "&order=created_at:desc"):
                    for page in range(1, pages + 1):
                        query = f"subject_type={kind}{condition}{order}&page={page}"
                        lines += [f"GET\t{PATH}?{query}&n={n}" for n in range(copies)]
        self.random.shuffle(lines)
        return self._write(f"lists-{pages}", lines)

    def gets(self, name, query, count=1):
        """One list, `count` times with a number that makes no difference to the answer."""
        targets = [f"{PATH}?{query}" + (f"&n={n}" if count > 1 else "") for n in range(count)]
        return self._write(name, [f"GET\t{target}" for target in targets])

    def look_ups(self, count=20_000):
        lines = []
        for _ in range(count):
            kind, service, model, most = self._route()
            ref = f"{service[:2].upper()}-{1_000_000 + self.random.randint(1, most)}"
            lines.append(
                f"GET\t{PATH}?subject_type={kind}&service_name={service}&service_model={model}"
                f"&service_model_ref={ref}"
            )
        return self._write("look-ups", lines)

    def _upsert(self, kind, service, model, number, status):
        attributes = {
            "subject_type": kind,
            "subject_id": number,
            "service_name": service,
            "service_model": model,
            "service_model_ref": f"{service[:2].upper()}-{1_000_000 + number}",
            "external_link": f"https://{service}.example.com/{model}/{number}",
            "external_status": "Approved",
            "status": status,
        }
        body = json.dumps({"external_reference": attributes}, separators=(",", ":"))
        return f"POST\t{PATH}/create_or_update\t{body}"

    def upserts(self, count=50_000):
        """Nine in ten write over what is there, at random; one in ten is new."""
        lines = []
        for number in range(count):
            kind, service, model, most = self._route()
            subject = 100_000_000 + number if number % 10 == 0 else self.random.randint(1, most)
            lines.append(self._upsert(kind, service, model, subject, "successful"))
        return self._write("upserts", lines)

    def overwrites(self, rounds, count=100_000):
        """For each round writes over what is there; more than a round sends.

        No reference comes again before all of its type have, or 200,000: in a large database hardly
        any was written lately.
        """
        subjects = {
            kind: self._subjects(self._most(share)) for kind, (_, _, share) in ROUTES.items()
        }
        files = []
        for number in range(rounds):
            lines = []
            for _ in range(count):
                kind, service, model, _ = self._route()
                lines.append(self._upsert(kind, service, model, next(subjects[kind]), "successful"))
            files.append(self._write(f"overwrites-{number}", lines))
        return files

    def _subjects(self, most):
        while True:
            yield from self.random.sample(range(1, most + 1), min(most, 200_000))

    def upsert(self):
        """One write, as target and body."""
        kind, service, model, most = self._route()
        _, target, body = self._upsert(kind, service, model, most, "successful").split("\t")
        return target, body
