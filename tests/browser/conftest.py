"""A running server with the repository's data, and one browser for the whole suite that reports any trouble."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from app.config import ROOT
from tests.browser.visitor import PATIENCE, Visitor
from tests.tools.browser import browser_or_stop

OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    # No name but the server's own leads anywhere, so nothing can quietly come from elsewhere.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
START = 90
"""Seconds that the server may take to start on a busy machine."""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the dashboard, started as a person starts it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("server") / "log.txt"
    environment = {key: value for key, value in os.environ.items() if key != "CORRIDORS_DATA"}
    environment |= {"HOST": "127.0.0.1", "PORT": str(port)}
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "app.cli", "serve"], cwd=ROOT, env=environment, stdout=out, stderr=out
        )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, process, log)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{address}/healthz", timeout=5):
                return
        except OSError:  # nobody listens yet, or a busy machine answers late
            time.sleep(0.2)
    pytest.fail(f"The server did not start: {log.read_text(encoding='utf-8')}", pytrace=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser; without one the suite stops and says what to install, it is never skipped."""
    path = browser_or_stop()
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(OPTIONS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def reader(browser: Browser, server: str) -> Iterator[Visitor]:
    """The page that most tests share, so that scripts are read once."""
    context = browser.new_context(reduced_motion="reduce", locale="en-GB", accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    yield Visitor(context.new_page(), server)
    context.close()


@pytest.fixture
def visitor(reader: Visitor) -> Iterator[Visitor]:
    """A reader at the dashboard; the test fails if the page met trouble."""
    reader.trouble.clear()
    yield reader
    _tell(reader.trouble)


@pytest.fixture
def stranger(browser: Browser, server: str) -> Iterator[Visitor]:
    """A reader who has never been here: nothing is kept from before."""
    context = browser.new_context()
    visitor = Visitor(context.new_page(), server)
    yield visitor
    context.close()
    _tell(visitor.trouble)


def _tell(trouble: list[str]) -> None:
    if trouble:
        pytest.fail("The page met trouble:\n" + "\n".join(dict.fromkeys(trouble)), pytrace=False)
