"""Uses the dashboard of a server with demo data in a real browser: dashboard.py BASE_URL TOKEN"""

import json
import re
import time
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from support import LOOKS, Server, Visitor, arguments, chromium, views

COLUMNS = (
    "id,subject_type,subject_id,service_name,service_model,service_model_ref,status,external_link,"
    "external_message,external_status,locked,created_at,updated_at,last_synced_at,cause_id"
)
EVIL = "<img src=x onerror=\"window.hurt=1;alert(1)\">'\"</script><script>window.hurt=1</script>"
SIZE_LIMIT = 60_000
# Of the subjects that this run makes.
NUMBER = str(int(time.time()))


def sign_in(visitor, token):
    visitor.page.get_by_label("Token").fill(token)
    visitor.page.get_by_role("button", name="Sign in").click()


def signs_in_and_out(browser, base, token):
    visitor = Visitor(browser, base)
    page = visitor.page
    visitor.open("/causes?state=new")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    sign_in(visitor, "cp_wrong")
    expect(page.get_by_role("alert")).to_be_visible()
    assert not visitor.context.cookies()
    visitor.go(lambda: sign_in(visitor, token))
    assert visitor.path() == "/causes?state=new", visitor.path()
    (cookie,) = visitor.context.cookies()
    assert cookie["httpOnly"] and cookie["sameSite"] == "Strict", cookie
    assert token not in page.evaluate("document.cookie + JSON.stringify(localStorage)")
    visitor.go(lambda: page.get_by_role("button", name="Sign out").click())
    assert visitor.title() == "Sign in"
    visitor.open("/system")
    assert visitor.title() == "Sign in"
    # A path of another host is not gone to.
    visitor.open("/sign-in?return=//example.org/")
    visitor.go(lambda: sign_in(visitor, token))
    assert visitor.path() == "/now", visitor.path()
    visitor.close()


def finds_a_cause_and_reads_a_time_line(visitor):
    page = visitor.page
    visitor.open("/now")
    assert re.search(r"\d+ invoices fail in netsuite since", visitor.title()), visitor.title()
    visitor.go(lambda: page.get_by_role("navigation").get_by_text("Causes").click())
    assert page.evaluate("document.activeElement.tagName") == "H1"
    page.locator("select[name=service_name]").select_option("netsuite")
    page.get_by_label("Text").fill("rcrd_dsnt")
    visitor.go(lambda: page.get_by_role("button", name="Filter").click())
    assert "service_name=netsuite" in visitor.path(), visitor.path()
    visitor.go(lambda: page.get_by_role("link", name=re.compile("^RCRD_DSNT_EXIST")).click())
    assert re.match(r"\d+ invoices fail in netsuite", visitor.title()), visitor.title()
    expect(page.get_by_role("heading", name="What they share")).to_be_visible()
    visitor.go(lambda: page.locator("main tbody a").first.click())
    assert re.match(r"Invoice \d+ in netsuite", visitor.title()), visitor.title()
    line = page.locator("ol.line > li")
    assert line.count() > 0
    expect(line.last).to_contain_text(re.compile("created|imported"))
    out = page.get_by_role("link", name="View exception")
    assert out.get_attribute("href").startswith("https://"), out
    assert "noreferrer" in out.get_attribute("rel")
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for label, content in [("Copy why", "like this since"), ("Copy as curl", "curl -H")]:
        page.get_by_role("button", name=label).click()
        expect(page.locator("#announcer")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert content in copied and "cp_" not in copied, copied
        page.evaluate("document.getElementById('announcer').textContent = ''")
    visitor.go(lambda: page.get_by_role("link", name="In all systems").click())
    expect(page.locator("main")).to_contain_text("Next: ")
    page.go_back()
    visitor.settle()
    page.wait_for_url("**/references/*")


def annotates_a_cause(visitor, cause):
    page = visitor.page
    visitor.open(f"/causes/{cause}")
    page.get_by_label("Remedy").fill("Map the record again.")
    page.get_by_label("Owner").fill("Kaya")
    page.get_by_label("Mute").select_option("1")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Muted until")).to_be_visible()
    page.reload()
    visitor.settle()
    expect(page.get_by_label("Remedy")).to_have_value("Map the record again.")
    expect(page.get_by_label("Owner")).to_have_value("Kaya")
    page.get_by_label("Mute").select_option("0")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Muted until")).to_have_count(0)


def searches(visitor, server):
    page = visitor.page
    reference = server.get("references?service_name=jira&subject_type=Story&limit=1")["references"][0]
    visitor.open("/now")
    for words, path in [
        ("Invoice 5", "/objects/Invoice/5"),
        ("time entries 5", "/objects/TimeEntry/5"),
        (reference["service_model_ref"], f"/references/{reference['id']}"),
        (f"reference {reference['id']}", f"/references/{reference['id']}"),
        ("no such record", "/set?q=no+such+record"),
    ]:
        page.keyboard.press("/")
        box = page.get_by_role("searchbox", name="Search")
        expect(box).to_be_focused()
        box.fill(words)
        before = page.url
        box.press("Enter")
        if before != visitor.base + path:
            page.wait_for_url(visitor.base + path)
        visitor.settle()
        page.locator("h1").click()


def filters_pages_and_exports(visitor, server):
    page = visitor.page
    visitor.open("/set")
    visitor.go(lambda: page.get_by_role("link", name="Next page").click())
    assert "cursor=" in visitor.path()
    page.go_back()
    page.wait_for_url(f"{visitor.base}/set")
    visitor.settle()
    formula = server.post(
        subject_type="Expense", subject_id="7", service_name="sheets", service_model="Row",
        service_model_ref="+7", status="failed", external_message='=HYPERLINK("x"),y', external_link=None,
    )
    visitor.open("/set")
    page.locator("select[name=service_name]").select_option("sheets")
    page.locator("select[name=status]").select_option("failed")
    visitor.go(lambda: page.get_by_role("button", name="Filter").click())
    assert "status=failed" in visitor.path() and "service_name=sheets" in visitor.path()
    page.reload()
    visitor.settle()
    assert visitor.title() == "1 reference", visitor.title()
    expect(page.locator("select[name=service_name]")).to_have_value("sheets")
    csv = exported(page, "Export CSV").split(b"\r\n")
    assert csv[0].decode() == COLUMNS, csv
    assert f"{formula},Expense,7,sheets,Row,'+7,failed," in csv[1].decode(), csv
    assert b"\"'=HYPERLINK(\"\"x\"\"),y\"" in csv[1], csv
    assert csv[2:] == [b""], csv
    visitor.open("/set?subject_type=Invoice")
    count = server.get("references?subject_type=Invoice&limit=1")["count"]
    lines = [json.loads(line) for line in exported(page, "Export NDJSON").splitlines()]
    assert len(lines) == count, (len(lines), count)
    assert list(lines[0]) == COLUMNS.split(","), lines[0]
    visitor.open("/set?q=nothing-is-like-this")
    expect(page.locator("main")).to_contain_text("counterpart reconcile")


def exported(page, name):
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    return Path(download.value.path()).read_bytes()


def reconciles(visitor, server):
    page = visitor.page
    references = server.get("references?subject_type=Invoice&service_name=netsuite&limit=200")["references"]
    failed = next(r["subject_id"] for r in references if r["status"] == "failed")
    good = next(r["subject_id"] for r in references if r["status"] == "successful")
    visitor.open("/reconcile")
    page.locator("input[name=subject_type]").fill("Invoice")
    page.locator("select[name=service_name]").select_option("netsuite")
    ids = f"subject_id\n{failed}\n{good}\n98765\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "ids.csv", "mimeType": "text/csv", "buffer": ids.encode()}
    )
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", name="1 of 3 match")).to_be_visible()
    expect(page.get_by_role("region", name="missing")).to_contain_text("Invoice 98765")
    expect(page.get_by_role("region", name="failed")).to_contain_text(f"Invoice {failed}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()
    lines = Path(download.value.path()).read_text().splitlines()
    assert lines[0].startswith("finding,subject_id"), lines[0]
    assert lines[1].startswith("missing,98765"), lines[1]
    page.locator("input[type=file]").set_input_files(
        {"name": "ids.csv", "mimeType": "text/csv", "buffer": b"not an id\nnor this\n"}
    )
    with page.expect_response(lambda answer: "reconcile" in answer.url) as refused:
        page.get_by_role("button", name="Compare").click()
    assert refused.value.status == 400
    expect(page.get_by_role("alert")).to_be_visible()


def updates_live(visitor, server):
    page = visitor.page
    visitor.open("/now")
    expect(page.locator("#live")).to_have_text("Live")
    page.evaluate("window.mark = 1")
    failed = page.locator(".tile strong").first
    before = int(failed.inner_text().replace(",", ""))
    summary = page.get_by_text("As a table")
    summary.click()
    summary.focus()
    server.post(
        subject_type="Vendor", subject_id=NUMBER, service_name="live", service_model="Vendor",
        service_model_ref=NUMBER, status="failed", external_message="Live failure", external_link=None,
    )
    expect(failed).to_have_text(f"{before + 1:,}")
    expect(page.get_by_role("status").first).to_contain_text("fail")
    assert page.evaluate("window.mark") == 1, "the page was loaded again"
    expect(summary).to_be_focused()
    expect(page.get_by_role("region", name="Writes by hour")).to_be_visible()


def manages_tokens(visitor, base, browser):
    page = visitor.page
    visitor.open("/access")
    page.get_by_label("Label").fill(EVIL)
    page.get_by_role("button", name="Create").click()
    secret = page.locator("#secret code").inner_text()
    assert secret.startswith("cp_"), secret
    row = page.locator("tbody tr").filter(has_text="window.hurt")
    expect(row).to_have_count(1)
    reader = Visitor(browser, base, secret)
    reader.open("/access")
    expect(reader.page.locator("main")).to_contain_text("scope admin")
    reader.open("/causes")
    reader.go(lambda: reader.page.locator("main tbody a").first.click())
    expect(reader.page.get_by_role("button", name="Save")).to_have_count(0)
    reader.close()
    row.get_by_role("button").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    expect(row).to_have_count(1)
    row.get_by_role("button").click()
    harmless(visitor)
    page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    expect(row).to_have_count(0)


def harmless(visitor):
    """Nothing that was posted has become an element, or was run."""
    page = visitor.page
    assert page.evaluate("window.hurt") is None
    assert page.locator("main :is(img, script, iframe, object, embed, base, style)").count() == 0
    assert page.locator("main [onerror], main [onload], main [style]").count() == 0
    links = page.evaluate("[...document.links].map(link => link.protocol)")
    assert set(links) <= {"http:", "https:"}, links


def shows_hostile_text_as_text(visitor, server):
    page = visitor.page
    server.ask("/api/v1/workspaces.json", "POST", data={"workspace": {"id": NUMBER, "title": EVIL}})
    reference = server.post(
        subject_type="Workspace", subject_id=NUMBER, service_name=EVIL, service_model=EVIL,
        service_model_ref=EVIL, status="failed", external_status=EVIL, external_message=EVIL,
        external_link="javascript:window.hurt=1",
    )
    cause = server.get(f"references/{reference}")["reference"]["cause_id"]
    server.ask(
        f"/counterpart/v1/causes/{cause}", "PATCH", data={"note": EVIL, "owner": EVIL[:100]}
    )
    for path in [
        "/now", "/causes", f"/causes/{cause}", "/set", f"/set?cause={cause}", f"/references/{reference}",
        f"/objects/Workspace/{NUMBER}", "/services", "/reconcile", "/system", "/set?q=%3Cimg%20src=x%3E",
        "/causes?q=%3Cimg%3E", "/objects/%3Cimg%20src=x%3E/1",
    ]:
        visitor.open(path)
        for summary in page.locator("main summary").all():
            summary.click()
        harmless(visitor)
        if path in (f"/causes/{cause}", f"/references/{reference}", f"/objects/Workspace/{NUMBER}"):
            expect(page.locator("main")).to_contain_text(EVIL)
    visitor.open(f"/references/{reference}")
    expect(page.locator("main code", has_text="javascript:")).to_be_visible()
    assert page.get_by_role("link", name="View").count() == 0
    for link in ["data:text/html,x", "http://[", "//example.org/x", "vbscript:x", " javascript:x"]:
        server.post(
            subject_type="Workspace", subject_id=NUMBER, service_name=EVIL, service_model=EVIL,
            service_model_ref=EVIL, status="successful", external_link=link,
        )
        visitor.open(f"/references/{reference}")
        harmless(visitor)
        assert page.get_by_role("link", name="View").count() == 0, link


def walks_by_keyboard(browser, base, token):
    visitor = Visitor(browser, base)
    page = visitor.page

    def tab_to(condition):
        """Presses Tab until the focused element is as `condition`, a JavaScript expression, says."""
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate(f"(e => {condition})(document.activeElement)"):
                outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                assert outline != "none", "the focus is not visible"
                return
        raise AssertionError(f"Tab does not lead to {condition}")

    visitor.open("/sign-in")
    tab_to("e.name === 'token'")
    page.keyboard.type(token)
    visitor.go(lambda: page.keyboard.press("Enter"))
    page.keyboard.press("Shift+Tab")
    visitor.open("/now")
    tab_to("e.className === 'skip'")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    visitor.open("/now")
    tab_to("e.textContent === 'Causes' && e.href")
    visitor.go(lambda: page.keyboard.press("Enter"))
    tab_to("e.closest('tbody') && e.href")
    visitor.go(lambda: page.keyboard.press("Enter"))
    tab_to("e.closest('tbody') && e.href")
    visitor.go(lambda: page.keyboard.press("Enter"))
    assert visitor.path().startswith("/references/"), visitor.path()
    assert page.evaluate("document.activeElement.tagName") == "H1"
    visitor.close()


def is_accessible(browser, base, token, paths):
    axe = Axe()
    options = {"rules": {"target-size": {"enabled": True}}}
    found = []
    for look in LOOKS:
        visitor = Visitor(browser, base, token, look)
        for name, path in paths.items():
            visitor.open(path)
            width = visitor.page.evaluate("document.documentElement.scrollWidth")
            assert width <= LOOKS[look][1], f"{name} is wider than {LOOKS[look][1]}: {width}"
            for violation in axe.run(visitor.page, options=options).response["violations"]:
                nodes = [node["html"][:160] for node in violation["nodes"][:3]]
                found.append(f"{look} {name}: {violation['id']}: {nodes}")
        visitor.close()
    assert not found, "\n".join(found)


def is_small_and_fast(browser, base, token, paths):
    visitor = Visitor(browser, base, token)
    for path in paths.values():
        visitor.open(path)
    size = sum(visitor.taken.values())
    print(f"{len(visitor.taken)} assets, {size:,} bytes")
    assert size < SIZE_LIMIT, visitor.taken
    entry = "performance.getEntriesByName('first-contentful-paint')[0]"
    # On a busy machine the page is read before it is painted.
    visitor.page.wait_for_function(entry)
    paint = visitor.page.evaluate(f"{entry}.startTime")
    print(f"first paint after {paint:.0f} ms")
    visitor.close()


def main():
    base, token = arguments(2)
    with chromium() as browser:
        server = Server(browser, base, token)
        paths = views(server)
        is_small_and_fast(browser, base, token, paths)
        signs_in_and_out(browser, base, token)
        walks_by_keyboard(browser, base, token)
        visitor = Visitor(browser, base, token)
        finds_a_cause_and_reads_a_time_line(visitor)
        annotates_a_cause(visitor, paths["cause"].rsplit("/", 1)[1])
        searches(visitor, server)
        filters_pages_and_exports(visitor, server)
        reconciles(visitor, server)
        updates_live(visitor, server)
        is_accessible(browser, base, token, paths)
        # Last, because what they write is ugly.
        manages_tokens(visitor, base, browser)
        shows_hostile_text_as_text(visitor, server)
        visitor.close()


main()
