"""Draws the README's picture: ``make screenshot``.

Starts the site on a fresh archive of the sample reports, opens the page of a round in Chromium and
saves what it shows.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / ".github" / "screenshot.png"
PAGE = "/rounds/astana-5/"


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(address: str, *, seconds: float = 30) -> None:
    """Return once the address answers; raise TimeoutError if it does not in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urlopen(address):
                return
        except URLError:
            time.sleep(0.2)
    raise TimeoutError(address)


def draw(address: str) -> None:
    """Save what the page shows at desktop width."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 1400}, locale="ar")
        page.goto(address)
        page.evaluate("document.fonts.ready")
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
        browser.close()


def main() -> int:
    """Serve the sample reports, draw the picture and return an exit code."""
    if not shutil.which("chromium"):
        print("Chromium is needed: apt-get install chromium", file=sys.stderr)  # noqa: T201
        return 2
    port = free_port()
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "MASAR_DATA_DIR": data, "PORT": str(port)}
        run = [sys.executable, "manage.py"]
        for command in (["collectstatic", "--noinput"], ["bootstrap", "--sample"]):
            subprocess.run([*run, *command], cwd=ROOT, env=environment, check=True)
        server = subprocess.Popen([sys.executable, "-m", "gunicorn"], cwd=ROOT, env=environment)
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            draw(f"http://127.0.0.1:{port}{PAGE}")
        finally:
            server.terminate()
            server.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
