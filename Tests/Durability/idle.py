"""Holds idle keep-alive connections: idle.py EXECUTABLE COUNT"""

import resource
import socket
import sys
import tempfile

from support import Client, Server

count = int(sys.argv[2])
hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, count * 2 + 1000), hard))


def ask(connection, token):
    connection.sendall(
        f"GET /api/v1/users/me HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {token}\r\n\r\n".encode()
    )
    answer = b""
    while b"\r\n\r\n" not in answer:
        part = connection.recv(4096)
        if not part:
            return b""
        answer += part
    return answer


with tempfile.TemporaryDirectory() as folder:
    server = Server(sys.argv[1], f"{folder}/idle.db")
    token = server.token()
    connections = []
    for number in range(count):
        # Loopback addresses of the client, so that no port range is too small.
        address = (f"127.0.0.{2 + number // 5000}", 0)
        connection = socket.create_connection(
            ("127.0.0.1", server.port), timeout=30, source_address=address
        )
        connections.append(connection)
        assert ask(connection, token).startswith(b"HTTP/1.1 200"), f"connection {number}"
    status, _ = Client(server.port, token).request("GET", "/api/v1/users/me")
    assert status == 200
    for number, connection in enumerate(connections):
        assert ask(connection, token).startswith(b"HTTP/1.1 200"), f"connection {number} was closed"
    with open(f"/proc/{server.process.pid}/status", encoding="ascii") as lines:
        memory = next(line for line in lines if line.startswith("VmRSS"))
    print(f"{count} connections are held; {memory.strip()}")
    for connection in connections:
        connection.close()
    assert server.stop() == 0
