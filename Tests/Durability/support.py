"""Starts the built server, and talks to it with as little as possible in between."""

import http.client
import json
import os
import re
import signal
import subprocess

PATH = "/api/v1/external_references"


class Server:
    """`counterpart serve` on a free port with the database at `database`."""

    def __init__(self, executable, database, *arguments):
        self.executable, self.database = executable, database
        self.process = subprocess.Popen(
            [executable, "serve", "--listen", "127.0.0.1:0", "--database", database, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        line = self.process.stdout.readline()
        match = re.fullmatch(r"listening on http://127\.0\.0\.1:(\d+)\n", line)
        if not match:
            raise SystemExit(f"the server said {line!r} and ended with {self.process.wait()}")
        self.port = int(match[1])

    def command(self, *arguments):
        return subprocess.run(
            [self.executable, *arguments, "--database", self.database],
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def token(self, account="acme"):
        self.command("account", "create", account)
        return self.command("token", "create", "--account", account, "--scope", "write").strip()

    def kill(self):
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.terminate()
        return self.process.wait()


class Client:
    """One keep-alive connection with a token."""

    def __init__(self, port, token):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def request(self, method, target, body=None):
        payload = None if body is None else json.dumps(body)
        self.connection.request(method, target, payload, self.headers)
        answer = self.connection.getresponse()
        text = answer.read()
        return answer.status, json.loads(text) if text else None

    def write(self, number, message):
        return self.request(
            "POST",
            f"{PATH}/create_or_update",
            {
                "external_reference": {
                    "subject_type": "Invoice",
                    "subject_id": number,
                    "service_name": "netsuite",
                    "service_model": "Invoice",
                    "service_model_ref": f"N-{number}",
                    "external_message": message,
                }
            },
        )

    def all(self):
        """Every reference, by subject."""
        found, page = {}, 1
        while True:
            status, body = self.request(
                "GET", f"{PATH}?subject_type=Invoice&per_page=200&page={page}&order=created_at:asc"
            )
            assert status == 200, body
            for reference in body["external_references"].values():
                assert reference["subject_id"] not in found, "an identity has two rows"
                found[reference["subject_id"]] = reference
            if page >= body["meta"]["page_count"]:
                assert len(found) == body["count"], (len(found), body["count"])
                return found
            page += 1
