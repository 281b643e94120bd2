"""Uses httpx and requests against a running server: clients.py BASE_URL TOKEN"""

import asyncio
import sys

import httpx
import requests

BASE, TOKEN = sys.argv[1], sys.argv[2]
URL = f"{BASE}/api/v1/external_references"
HEADERS = {"Authorization": f"Bearer {TOKEN}"}


def attributes(number):
    return {
        "subject_type": "Story",
        "subject_id": number,
        "service_name": "jira",
        "service_model": "Issue",
        "service_model_ref": f"ACME-{number}",
        "external_link": None,
    }


async def pages(client):
    """Pages as an asynchronous client does: until meta.page_count."""
    found, page = [], 1
    while True:
        answer = await client.get(
            "/external_references", params={"subject_type": "Story", "page": page, "per_page": 7}
        )
        answer.raise_for_status()
        body = answer.json()
        found += [body["external_references"][result["id"]] for result in body["results"]]
        if page >= body["meta"]["page_count"]:
            return found
        page += 1


async def with_httpx():
    async with httpx.AsyncClient(base_url=f"{BASE}/api/v1", headers=HEADERS) as client:
        writes = [
            client.post(
                "/external_references/create_or_update",
                json={"external_reference": attributes(number)},
            )
            for number in range(1, 31)
        ]
        for answer in await asyncio.gather(*writes):
            assert answer.status_code == 200, answer.text
        found = await pages(client)
        assert sorted(r["subject_id"] for r in found) == list(range(1, 31)), found
        refused = await client.get("/external_references")
        assert refused.status_code == 422, refused.text
        assert refused.json()["errors"][0]["field"] == "subject_type"


def with_requests():
    session = requests.Session()
    session.headers.update(HEADERS)
    form = {f"external_reference[{name}]": value for name, value in attributes(99).items()}
    form["external_reference[external_link]"] = ""
    answer = session.post(f"{URL}/create_or_update", data=form)
    assert answer.status_code == 200, answer.text
    created = answer.json()["results"][0]["id"]
    parts = {name: (None, str(value)) for name, value in form.items()}
    again = session.post(f"{URL}/create_or_update", files=parts)
    assert again.json()["results"][0]["id"] == created, again.text
    listed = session.get(URL, params={"subject_type": "Story"})
    assert listed.json()["count"] == 31
    tag = listed.headers["ETag"]
    same = session.get(URL, params={"subject_type": "Story"}, headers={"If-None-Match": tag})
    assert same.status_code == 304 and not same.content
    assert session.delete(f"{URL}/{created}").status_code == 204
    assert session.get(f"{URL}/{created}").status_code == 404
    assert session.head(URL, params={"subject_type": "Story"}).status_code == 200


asyncio.run(with_httpx())
with_requests()
