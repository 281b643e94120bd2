"""Starts what is measured: Counterpart, and nginx beside it."""

import http.client
import json
import os
import shutil
import socket
import subprocess
import time

PATH = "/api/v1/external_references"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Counterpart:
    """`counterpart serve` for a database; its headers hold the token of one account."""

    def __init__(self, executable, database, token, *, prefix=()):
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        began = time.perf_counter()
        self.process = subprocess.Popen(
            [*prefix, executable, "serve", "--listen", "127.0.0.1:0", "--database", database],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        line = self.process.stdout.readline()
        if not line.startswith("listening on "):
            raise SystemExit(f"the server said {line!r}")
        self.url = line.split()[-1]
        self.port = int(self.url.rsplit(":", 1)[1])
        self.pids = [self.process.pid]
        self.get(f"{PATH}?subject_type=Story")
        self.seconds_to_first_answer = time.perf_counter() - began

    def with_token(self, token):
        """The same server, seen with the token of another account."""
        other = object.__new__(Counterpart)
        other.__dict__ = dict(self.__dict__)
        other.headers = dict(self.headers, Authorization=f"Bearer {token}")
        return other

    def get(self, target):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", target, headers=self.headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if answer.status != 200:
            raise SystemExit(f"{target} answers {answer.status}: {body[:200]}")
        return body

    def ids(self, target):
        return [result["id"] for result in json.loads(self.get(target))["results"]]

    def memory(self):
        """Mebibytes: all that is resident at most so far, and of it now what is not of files."""
        sizes = {}
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as lines:
            for line in lines:
                name, _, value = line.partition(":")
                if name in ("VmHWM", "RssAnon"):
                    sizes[name] = int(value.split()[0]) / 1024
        return sizes["VmHWM"], sizes["RssAnon"]

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Nginx:
    """nginx with two workers, which serves `files` from memory as a good configuration does."""

    headers = {}

    def __init__(self, folder, files):
        self.folder = f"{folder}/nginx"
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(f"{self.folder}/html")
        os.chmod(folder, 0o755)
        for name, body in files.items():
            with open(f"{self.folder}/html/{name}", "wb") as file:
                file.write(body)
        port = free_port()
        with open(f"{self.folder}/nginx.conf", "w", encoding="ascii") as file:
            file.write(CONFIGURATION.format(folder=self.folder, port=port))
        self.process = subprocess.Popen(
            ["nginx", "-e", "stderr", "-c", f"{self.folder}/nginx.conf"], stderr=subprocess.DEVNULL
        )
        self.url = f"http://127.0.0.1:{port}"
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=5).close()
                break
            except ConnectionRefusedError:
                time.sleep(0.01)
        children = f"/proc/{self.process.pid}/task/{self.process.pid}/children"
        with open(children, encoding="ascii") as pids:
            self.pids = [int(pid) for pid in pids.read().split()]

    def stop(self):
        self.process.terminate()
        self.process.wait()


CONFIGURATION = """\
user root;
worker_processes 2;
daemon off;
pid {folder}/nginx.pid;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 100000000;
    open_file_cache max=100;
    default_type application/json;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{ listen 127.0.0.1:{port}; root {folder}/html; }}
}}
"""
