"""The operator's answers: each is asked for many times, always after a write, so that none is answered
from memory; what counts is the slowest but one."""

import http.client
import json
import time

BASE = "/counterpart/v1"
BUDGET = 100
TIMES = 20


class Operations:
    """Measures the answers of `/counterpart/v1` and the pages of the dashboard, which are made of them."""

    def __init__(self, server, upsert):
        self.server, self.upsert = server, upsert
        self.connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)

    def rows(self):
        """What is asked, by name: (method, target, body)."""
        causes = self._get(f"{BASE}/causes")["causes"]
        largest = causes[0]["id"]
        failed = self._get(f"{BASE}/references?status=failed&limit=200")["references"]
        one = failed[0]
        subjects = f"{BASE}/why/{one['subject_type']}/{one['subject_id']}"
        refs = json.dumps({
            "service_name": "netsuite",
            "refs": [f"NE-{1_000_000 + number}" for number in range(1, 1001)],
        })
        expected = "".join(f"{number}\n" for number in range(1, 301))
        return [
            ("summary", "GET", f"{BASE}/summary", None),
            ("references of all types", "GET", f"{BASE}/references", None),
            ("references that fail", "GET", f"{BASE}/references?status=failed", None),
            ("text found in messages", "GET", f"{BASE}/references?q=field%203", None),
            ("text that no message has", "GET", f"{BASE}/references?q=nowhere", None),
            ("a reference", "GET", f"{BASE}/references/{one['id']}", None),
            ("attempts on a reference", "GET", f"{BASE}/references/{one['id']}/attempts", None),
            ("attempts in the account", "GET", f"{BASE}/attempts", None),
            ("causes", "GET", f"{BASE}/causes?limit=200", None),
            ("a cause", "GET", f"{BASE}/causes/{largest}", None),
            ("references of a cause", "GET", f"{BASE}/causes/{largest}/references", None),
            ("facets of a cause", "GET", f"{BASE}/causes/{largest}/facets", None),
            ("why", "GET", subjects, None),
            ("look-up of 1,000 ids", "POST", f"{BASE}/lookup", refs),
            ("overdue", "GET", f"{BASE}/overdue", None),
            ("system", "GET", f"{BASE}/system", None),
            ("reconciliation of 300", "POST",
             f"{BASE}/reconcile?subject_type=Vendor&service_name=netsuite", expected),
            ("the page itself", "GET", "/", None),
        ]

    def measure(self, method, target, body):
        """The median and the slowest but one of many answers, in milliseconds."""
        found = []
        for _ in range(TIMES):
            self._ask("POST", *self.upsert)
            began = time.perf_counter()
            self._ask(method, target, body)
            found.append((time.perf_counter() - began) * 1000)
        found.sort()
        return found[len(found) // 2], found[-2]

    def promise(self):
        """Makes promises, so that there is something to be overdue."""
        for service, kind in (("netsuite", "Invoice"), ("jira", "Story")):
            self._ask("PUT", f"{BASE}/promises/{service}/{kind}", '{"within_seconds":1800}')

    def _get(self, target):
        return json.loads(self._ask("GET", target))

    def _ask(self, method, target, body=None):
        headers = dict(self.server.headers)
        if body is not None and not body.startswith("{"):
            headers["Content-Type"] = "text/csv"
        self.connection.request(method, target, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{method} {target} answers {answer.status}: {content[:200]}")
        return content
