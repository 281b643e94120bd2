#!/usr/bin/env python3
"""Asks a server what was asked before, and compares its answers with those on file.

usage: replay.py BASE_URL TOKEN FILE...

BASE_URL is for instance http://127.0.0.1:8080. TOKEN is a token of an account that holds
references.ndjson and subjects.ndjson of this folder, with their ids, and nothing else. FILE is
reads.ndjson, which changes nothing, or writes.ndjson, which may be played once on fresh data.

Each line of a FILE has a request, in which the word TOKEN stands for the token, and the response
to it. An answer agrees if
- its status is the same;
- its body is the same JSON: the order of keys does not count, and "<now>" stands for any point in
  time in whole seconds; of an error (status 400 and up), only each element's type and field count;
- it has an X-Request-Id, and its body, if it has one, is application/json.

Prints a line for each answer that does not agree, and the totals; exits with 1 if there was one.
"""

import http.client
import json
import re
import sys
import urllib.parse

TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})")
TIMEOUT_SECONDS = 20
MISSING = object()


class Answer:
    """What came back: a status, headers, and the body as text."""

    def __init__(self, response):
        self.status = response.status
        self.request_id = response.getheader("X-Request-Id")
        self.content_type = response.getheader("Content-Type")
        self.text = response.read().decode("utf-8", errors="replace")

    def json(self):
        if not self.text:
            return None
        try:
            return json.loads(self.text)
        except ValueError:
            return f"no JSON, but {shortened(self.text)}"


def ask(base, token, request):
    connection = http.client.HTTPConnection(base.hostname, base.port, timeout=TIMEOUT_SECONDS)
    try:
        path = request["path"].replace("TOKEN", token)
        body = (request.get("body") or "").encode()
        # No header but those on file: not even the Accept-Encoding that http.client would add.
        connection.putrequest(request["method"], path, skip_accept_encoding=True)
        for name, value in request["headers"].items():
            connection.putheader(name, value.replace("TOKEN", token))
        if body or request["method"] == "POST":
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body or None)
        return Answer(connection.getresponse())
    finally:
        connection.close()


def disagreement(expected, answer):
    """What is wrong with an answer, in words; None if nothing is."""
    if answer.status != expected["status"]:
        return f"status {answer.status} instead of {expected['status']}"
    if not answer.request_id:
        return "no X-Request-Id"
    media_type = (answer.content_type or "").split(";")[0].strip().lower()
    if answer.text and media_type != "application/json":
        return f"content type {answer.content_type!r} instead of application/json"
    if expected["status"] < 400:
        return difference("body", expected["body"], answer.json())
    wanted, found = problems(expected["body"]), problems(answer.json())
    return None if wanted == found else f"errors {found} instead of {wanted}"


def problems(body):
    """The types and fields of an errors array; None if there is no such array."""
    elements = body.get("errors") if isinstance(body, dict) else None
    if not isinstance(elements, list):
        return None
    return [(e.get("type"), e.get("field")) if isinstance(e, dict) else e for e in elements]


def difference(place, wanted, found):
    """The first difference between two JSON values, in words; None if there is none."""
    if found is MISSING:
        return f"{place} is missing"
    if wanted is MISSING:
        return f"{place} is surplus: {shortened(found)}"
    if wanted == "<now>" and isinstance(found, str) and TIME.fullmatch(found):
        return None
    if isinstance(wanted, dict) and isinstance(found, dict):
        pairs = [
            (f"{place}.{key}", wanted.get(key, MISSING), found.get(key, MISSING))
            for key in wanted | found
        ]
    elif isinstance(wanted, list) and isinstance(found, list):
        if len(wanted) != len(found):
            return f"{place} has {len(found)} elements instead of {len(wanted)}"
        pairs = [(f"{place}[{i}]", *pair) for i, pair in enumerate(zip(wanted, found))]
    elif type(wanted) is type(found) and wanted == found:
        return None
    else:
        return f"{place} is {shortened(found)} instead of {shortened(wanted)}"
    return next(filter(None, (difference(*pair) for pair in pairs)), None)


def shortened(value):
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 120 else text[:119] + "…"


def replay(base, token, path):
    """Plays one file; returns how many answers agreed and how many did not."""
    agreed = disagreed = 0
    with open(path, encoding="utf-8") as lines:
        for case in map(json.loads, lines):
            request = case["request"]
            try:
                problem = disagreement(case["response"], ask(base, token, request))
            except (OSError, http.client.HTTPException) as error:
                problem = f"no answer: {error!r}"
            if problem is None:
                agreed += 1
            else:
                disagreed += 1
                call = f"{request['method']} {request['path'][:110]}"
                print(f"{path}:{case['id']}: {call}: {problem} ({case['note'][:60]})")
    return agreed, disagreed


def main(arguments):
    if len(arguments) < 3:
        sys.exit(__doc__)
    base = urllib.parse.urlsplit(arguments[0])
    totals = [replay(base, arguments[1], path) for path in arguments[2:]]
    agreed, disagreed = map(sum, zip(*totals))
    print(f"{agreed} answers agree, {disagreed} do not.")
    return 1 if disagreed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
