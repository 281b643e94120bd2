"""Pictures every view of a server with demo data: screenshots.py BASE_URL TOKEN [FOLDER]

They go to docs/screenshots, each below 60 kB.
"""

import io
import sys
from pathlib import Path

from PIL import Image

from support import LOOKS, Server, Visitor, arguments, chromium, views

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
SIZE_LIMIT = 60_000
# No picture is larger, in pixels; what follows is more of the same.
AREA_LIMIT = 1_150_000


def compressed(picture):
    """The picture as a PNG with as many colors as fit into the limit."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image = image.crop((0, 0, image.width, min(image.height, AREA_LIMIT // image.width, 1_600)))
    by_frequency = [color for _, color in sorted(image.getcolors(image.width * image.height), reverse=True)]
    for colors in (128, 64, 48, 32, 16):
        # The colors of the design stay what they are; only the edges of letters get others.
        palette = Image.new("P", (1, 1))
        palette.putpalette([value for color in by_frequency[:colors] for value in color])
        file = io.BytesIO()
        image.quantize(palette=palette, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
        if file.tell() < SIZE_LIMIT:
            return file.getvalue()
    raise AssertionError("the picture is too large")


def main():
    base, token = arguments(2)
    folder = Path(sys.argv[3]) if len(sys.argv) > 3 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        paths = views(Server(browser, base, token))
        for look in LOOKS:
            visitor = Visitor(browser, base, token, look)
            for name, path in paths.items():
                visitor.open(path)
                if name == "reconcile":
                    reconcile(visitor.page)
                if name != "sign-in":
                    visitor.page.wait_for_selector("#live[data-state=on]")
                picture = visitor.page.screenshot(full_page=True, animations="disabled")
                (folder / f"{name}-{look}.png").write_bytes(compressed(picture))
            visitor.close()


def reconcile(page):
    """Compares all that the demo data knows, and some that it does not."""
    page.locator("input[name=subject_type]").fill("Invoice")
    page.locator("select[name=service_name]").select_option("netsuite")
    ids = "subject_id\n" + "".join(f"{number}\n" for number in range(3, 208))
    page.locator("input[type=file]").set_input_files(
        {"name": "invoices.csv", "mimeType": "text/csv", "buffer": ids.encode()}
    )
    page.get_by_role("button", name="Compare").click()
    page.get_by_role("heading", name="match").wait_for()


main()
