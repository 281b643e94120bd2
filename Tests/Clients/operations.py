"""Uses /counterpart/v1 of a server with demo data, and checks every answer against the OpenAPI
document that it serves: operations.py BASE_URL ADMIN_TOKEN"""

import csv
import io
import json
import socket
import sys
from urllib.parse import urlsplit

import jsonschema
import requests
from openapi_spec_validator import validate

BASE, TOKEN = sys.argv[1], sys.argv[2]
ROOT = "/counterpart/v1"
DOCUMENT = requests.get(f"{BASE}/openapi.json").json()
validate(DOCUMENT)
session = requests.Session()
session.headers["Authorization"] = f"Bearer {TOKEN}"
called = set()


def schema_of(operation, answer):
    response = operation["responses"][str(answer.status_code)]
    if "$ref" in response:
        response = DOCUMENT["components"]["responses"][response["$ref"].rsplit("/", 1)[1]]
    kind = answer.headers.get("Content-Type", "").split(";")[0]
    content = response.get("content")
    assert bool(content) == bool(answer.content), answer.text
    return content[kind]["schema"] if content else None


def call(method, template, status=200, query="", headers=None, data=None, **values):
    """Sends a request and returns the answer, which is as the document says."""
    operation = DOCUMENT["paths"][ROOT + template][method.lower()]
    called.add(operation["operationId"])
    url = BASE + ROOT + template.format(**values) + query
    if isinstance(data, dict):
        data, headers = json.dumps(data), {"Content-Type": "application/json", **(headers or {})}
    answer = session.request(method, url, headers=headers, data=data)
    assert answer.status_code == status, f"{method} {url}: {answer.status_code} {answer.text}"
    schema = schema_of(operation, answer)
    if schema and "json" in answer.headers["Content-Type"].split(";")[0].split("/")[1].split("+"):
        components = {"components": DOCUMENT["components"]}
        jsonschema.Draft202012Validator({**schema, **components}).validate(answer.json())
    return answer


def pages(template, key, query, **values):
    """Everything that a list holds, page by page."""
    found, cursor = [], ""
    while True:
        body = call("GET", template, query=f"?{query}{cursor}", **values).json()
        found += body[key]
        if body["next_cursor"] is None:
            return found
        cursor = f"&cursor={body['next_cursor']}"


def reads():
    summary = call("GET", "/summary").json()
    failed = pages("/references", "references", "status=failed&limit=7&include=subject")
    assert len(failed) == summary["counts"]["failed"] == len({r["id"] for r in failed}) > 0
    first = next(r for r in failed if r["subject_type"] == "Invoice")
    shown = call("GET", "/references/{id}", id=first["id"]).json()
    assert shown["reference"] == first and shown["cause"]["id"] == first["cause_id"]
    call("GET", "/references/{id}", 404, id=999_999_999)
    call("GET", "/references", 400, "?nonsense=1")
    assert pages("/references/{id}/attempts", "attempts", "limit=1", id=first["id"])
    assert call("GET", "/attempts", query="?limit=1").json()["attempts"]
    causes = pages("/causes", "causes", "limit=1")
    assert sum(cause["count"] for cause in causes) == len(failed)
    for cause in causes:
        members = pages("/causes/{id}/references", "references", "limit=50", id=cause["id"])
        assert len(members) == cause["count"]
        assert call("GET", "/causes/{id}", id=cause["id"]).json()["cause"]["id"] == cause["id"]
        call("GET", "/causes/{id}/facets", id=cause["id"])
    subject = {name: first[name] for name in ("subject_type", "subject_id")}
    why = call("GET", "/why/{subject_type}/{subject_id}", **subject).json()
    assert any(service["state"] == "failed" for service in why["services"])
    found = call("POST", "/lookup", data={"subjects": [subject]}).json()["results"][0]
    assert first in found["references"], found
    refs = {"service_name": first["service_name"], "refs": [first["service_model_ref"], "none"]}
    assert len(call("POST", "/lookup", data=refs).json()["results"]) == 2
    for template in ("/session", "/services", "/overdue", "/tokens", "/system"):
        call("GET", template)
    answer = call("GET", "/references/export", query="?format=csv&status=failed")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
    assert [row["id"] for row in rows] == [r["id"] for r in failed]
    answer = call("GET", "/references/export", query="?format=ndjson&status=failed")
    assert [json.loads(line) for line in answer.text.splitlines()] == failed


def reconciliation():
    query = "?subject_type=Invoice&service_name=netsuite"
    text = {"Content-Type": "text/csv"}
    answer = call("POST", "/reconcile", query=query, headers=text, data="subject_id\n1\n2\n").json()
    assert answer["expected"] == 2 and answer["counts"]["orphaned"] > 0, answer
    accept = {**text, "Accept": "text/csv"}
    table = call("POST", "/reconcile", query=query, headers=accept, data="1\n2\n").text
    assert table.startswith("finding,subject_id,"), table
    call("POST", "/reconcile", 400, query=query, headers=text, data="1\nx\n")
    large = b"1\n" * (1 << 20)
    call("POST", "/reconcile", 413, query=query, headers=text, data=large + b"1\n")
    call("POST", "/reconcile", 413, query=query, headers=text, data=b"1" * ((64 << 20) + 1))


def upload_without_end():
    """Half an upload, of which the server says nothing when its sender goes."""
    place = urlsplit(BASE)
    with socket.create_connection((place.hostname, place.port)) as connection:
        target = f"{ROOT}/reconcile?subject_type=Invoice&service_name=netsuite"
        head = f"POST {target} HTTP/1.1\r\nHost: {place.netloc}\r\nAuthorization: Bearer {TOKEN}\r\n"
        head += "Content-Type: text/csv\r\nContent-Length: 1000\r\n\r\n"
        connection.sendall(head.encode() + b"1\n2\n")
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        while part := connection.recv(65536):
            answer += part
    assert b'"expected"' not in answer, answer


def writes():
    cause = call("GET", "/causes").json()["causes"][0]["id"]
    note = {"note": "Ask <b>Ada</b>", "owner": "Ada", "muted_until": "2099-01-01T00:00:00Z"}
    noted = call("PATCH", "/causes/{id}", data=note, id=cause).json()["cause"]
    assert {name: noted[name] for name in note} == note and noted["muted"], noted
    cleared = call("PATCH", "/causes/{id}", data={"note": None}, id=cause).json()["cause"]
    assert cleared["note"] is None and cleared["owner"] == "Ada", cleared
    call("PATCH", "/causes/{id}", 400, data={"state": "resolved"}, id=cause)
    promise = {"service_name": "netsuite", "subject_type": "Invoice"}
    template = "/promises/{service_name}/{subject_type}"
    call("PUT", template, 204, data={"within_seconds": 1800}, **promise)
    (kept,) = call("GET", "/overdue").json()["promises"]
    assert kept["within_seconds"] == 1800 and kept["overdue"] > 0, kept
    call("DELETE", template, 204, **promise)
    call("DELETE", template, 404, **promise)
    made = call("POST", "/tokens", 201, data={"label": "night", "scope": "read"}).json()
    reader = {"Authorization": f"Bearer {made['secret']}"}
    call("GET", "/tokens", 403, headers=reader)
    call("DELETE", "/tokens/{id}", 204, id=made["token"]["id"])
    call("GET", "/summary", 401, headers=reader)


def browser():
    with requests.Session() as browser:
        signed = browser.post(f"{BASE}{ROOT}/session", json={"token": TOKEN})
        assert signed.status_code == 200 and "HttpOnly" in signed.headers["Set-Cookie"]
        first = browser.get(f"{BASE}{ROOT}/summary")
        assert first.status_code == 200, first.text
        tag = {"If-None-Match": first.headers["ETag"]}
        assert browser.get(f"{BASE}{ROOT}/summary", headers=tag).status_code == 304
        query = {"service_name": "netsuite", "refs": ["1"]}
        assert browser.post(f"{BASE}{ROOT}/lookup", json=query).status_code == 403
        for headers in ({"Sec-Fetch-Site": "same-origin"}, {"Origin": BASE}):
            asked = browser.post(f"{BASE}{ROOT}/lookup", json=query, headers=headers)
            assert asked.status_code == 200, asked.text
        gone = browser.delete(f"{BASE}{ROOT}/session", headers={"Origin": BASE})
        assert gone.status_code == 204
        assert browser.get(f"{BASE}{ROOT}/summary").status_code == 401


def events():
    """The version at once, and another one after a write."""
    url = f"{BASE}{ROOT}/events"
    with session.get(url, stream=True, timeout=30) as stream:
        lines = stream.iter_lines(chunk_size=1, decode_unicode=True)
        versions = []
        for line in lines:
            if line.startswith("data: "):
                versions.append(json.loads(line[6:])["version"])
                if len(versions) == 2:
                    break
                reference = {
                    "subject_type": "Story",
                    "subject_id": 1,
                    "service_name": "jira",
                    "service_model": "Issue",
                    "service_model_ref": "E-1",
                    "external_link": None,
                }
                written = session.post(
                    f"{BASE}/api/v1/external_references/create_or_update",
                    json={"external_reference": reference},
                )
                assert written.status_code == 200, written.text
    assert versions[0] != versions[1], versions


reads()
reconciliation()
upload_without_end()
writes()
browser()
events()
described = {o["operationId"] for path in DOCUMENT["paths"].values() for o in path.values()}
elsewhere = {"showDocument", "signIn", "signOut", "followEvents"}
assert described == called | elsewhere, described ^ (called | elsewhere)
