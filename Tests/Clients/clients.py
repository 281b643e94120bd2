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


def loop_of_an_integration():
    """Invoices without a NetSuite reference: found, created there, and recorded."""
    session = requests.Session()
    session.headers.update(HEADERS)
    invoices = f"{BASE}/api/v1/invoices"
    bulk = [{"title": f"Invoice {n}", "balance_in_cents": n * 100} for n in range(250)]
    made = session.post(invoices, json={"invoices": bulk})
    assert made.status_code == 200 and made.json()["count"] == 250, made.text
    wanted = {"without_external_reference_service_name": "netsuite", "per_page": 100}
    while results := session.get(invoices, params=wanted).json()["results"]:
        for result in results:
            reference = {
                "service_name": "netsuite",
                "service_model": "Invoice",
                "service_model_ref": f"N-{result['id']}",
            }
            body = {"invoice": {"external_reference": reference}}
            written = session.put(f"{invoices}/{result['id']}.json", json=body)
            assert written.status_code == 200, written.text
    first = made.json()["results"][0]["id"]
    found = session.get(
        invoices,
        params={
            "external_reference_service_model_ref": f"N-{first}",
            "include": "external_references",
        },
    ).json()
    assert found["count"] == 1, found
    (reference,) = found["invoices"][first]["external_reference_ids"]
    assert found["external_references"][reference]["subject_id"] == int(first), found
    form = {"invoice[title]": "é & =", "invoice[balance_in_cents]": "17", "invoice[draft]": "true"}
    for fields in ({"data": form}, {"files": {k: (None, v) for k, v in form.items()}}):
        written = session.post(invoices, **fields)
        assert written.status_code == 200, written.text
        body = written.json()
        invoice = body["invoices"][body["results"][0]["id"]]
        assert invoice["title"] == "é & =" and invoice["draft"] is True, invoice
        assert invoice["balance_in_cents"] == 17, invoice
    refused = session.post(invoices, json={"invoice": {"draft": "maybe"}})
    assert refused.status_code == 422 and refused.json()["errors"][0]["field"] == "draft"


asyncio.run(with_httpx())
with_requests()
loop_of_an_integration()
