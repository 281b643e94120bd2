"""What the programs that drive a browser share."""

import sys
from contextlib import contextmanager
from urllib.parse import quote

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
# How a page is looked at: the color scheme, and the width.
LOOKS = {"light": ("light", 1280), "dark": ("dark", 1280), "narrow": ("light", 400)}
# Statuses that a browser reports on its console although the page expects them.
EXPECTED = tuple(f"status of {status} " for status in (400, 401, 403, 404))


@contextmanager
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visitor:
    """A browser's context with one page, which notes what must not happen."""

    def __init__(self, browser, base, token=None, look="light"):
        scheme, width = LOOKS[look]
        self.base = base
        self.context = browser.new_context(
            viewport={"width": width, "height": 860},
            color_scheme=scheme,
            reduced_motion="reduce",
            accept_downloads=True,
            timezone_id="UTC",
        )
        if token:
            self.context.add_cookies(
                [{"name": "counterpart_session", "value": token, "url": base}]
            )
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.faults = []
        # By path, the bytes that the page took.
        self.taken = {}
        self.page.on("dialog", self._dialog)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("console", self._console)
        self.page.on("requestfinished", self._finished)

    def _dialog(self, dialog):
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message):
        if message.type in ("error", "warning") and not any(e in message.text for e in EXPECTED):
            self.faults.append(f"console: {message.text}")

    def _finished(self, request):
        if not request.url.startswith(self.base):
            self.faults.append(f"asked elsewhere: {request.url}")
        path = request.url.removeprefix(self.base)
        if path.startswith("/assets/") or request.is_navigation_request():
            name = path if path.startswith("/assets/") else "index.html"
            # What was taken once comes again as a 304 without a body.
            size = request.sizes()["responseBodySize"]
            self.taken[name] = max(size, self.taken.get(name, 0))

    def open(self, path):
        self.page.goto(self.base + path)
        self.settle()

    def settle(self):
        """Waits until the view of the address is there."""
        self.page.wait_for_selector("main:not([aria-busy]) h1")

    def go(self, click):
        """Clicks something that leads to another address of the dashboard, and waits for it."""
        before = self.page.url
        click()
        self.page.wait_for_function("url => location.href !== url", arg=before)
        self.settle()

    def path(self):
        return self.page.url.removeprefix(self.base)

    def title(self):
        return self.page.locator("h1").inner_text()

    def close(self):
        assert not self.faults, self.faults
        self.context.close()


class Server:
    """Requests with the token, beside the browser."""

    def __init__(self, browser, base, token):
        self.base = base
        self.request = browser.new_context(
            extra_http_headers={"Authorization": f"Bearer {token}"}
        ).request

    def ask(self, path, method="GET", **options):
        answer = self.request.fetch(self.base + path, method=method, **options)
        assert answer.ok, f"{method} {path}: {answer.status} {answer.text()}"
        return answer.json() if answer.body() else None

    def get(self, path):
        return self.ask(f"/counterpart/v1/{path}")

    def post(self, **attributes):
        """Creates or updates a reference, and returns its id."""
        answer = self.ask(
            "/api/v1/external_references/create_or_update",
            "POST",
            data={"external_reference": attributes},
        )
        return answer["results"][0]["id"]


def views(server):
    """Each view with a path that shows something."""
    failed = server.get("references?status=failed&service_name=netsuite&limit=1")["references"][0]
    return {
        "now": "/now",
        "causes": "/causes",
        "cause": f"/causes/{quote(failed['cause_id'])}",
        "set": "/set?status=failed&service_name=netsuite&limit=12",
        "reference": f"/references/{failed['id']}",
        "object": f"/objects/{failed['subject_type']}/{failed['subject_id']}",
        "services": "/services",
        "reconcile": "/reconcile",
        "access": "/access",
        "system": "/system",
        "sign-in": "/sign-in",
    }


def arguments(count):
    if len(sys.argv) < count + 1:
        sys.exit(sys.modules["__main__"].__doc__)
    return [sys.argv[1].rstrip("/"), *sys.argv[2 : count + 1]]
