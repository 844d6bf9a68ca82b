"""The Chromium or Chrome that browser tests drive: found, or installed where this process may do so.

`python -m tests.tools.browser` prints its path and is the step before pytest in `make test`.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.export.picture.browser import NoBrowser, find_browser

REMEDY = (
    "No Chromium or Chrome was found: install one (Debian: apt install chromium) or set CHROME_PATH to it."
)

# Package manager: its commands, in order. Those of Homebrew need no root and refuse it.
INSTALLERS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "apt-get": (
        ("apt-get", "update", "-q"),
        ("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"),
    ),
    "dnf": (("dnf", "install", "-q", "-y", "chromium"),),
    "apk": (("apk", "add", "--quiet", "chromium"),),
    "brew": (("brew", "install", "--quiet", "--cask", "google-chrome"),),
}


def ensure_browser() -> Path:
    """A browser that is there already, or one installed now."""
    browser = find_browser()
    if browser is None:
        _install()
        browser = find_browser()
    if browser is None:
        raise NoBrowser(REMEDY)
    return browser


def browser_or_stop() -> Path:
    """The browser that is there; without one the suite stops and says what to install, it is never skipped."""
    words = REMEDY
    try:
        browser = find_browser()
    except NoBrowser as error:
        browser, words = None, str(error)
    if browser is not None:
        return browser
    if "PYTEST_XDIST_WORKER" in os.environ:  # what ends one of several processes is not told by the others
        pytest.fail(words, pytrace=False)
    pytest.exit(words, returncode=2)


def _install() -> None:
    manager = next((name for name in INSTALLERS if shutil.which(name)), None)
    if manager is None:
        return
    prefix = () if manager == "brew" else _as_root()
    if prefix is None:
        return
    print(f"No Chromium or Chrome was found; installing one with {manager} ...", file=sys.stderr)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in INSTALLERS[manager]:
        # stdout carries the path alone, so what the package manager says goes to stderr
        done = subprocess.run(
            (*prefix, *command), stdin=subprocess.DEVNULL, stdout=sys.stderr, env=environment
        )
        if done.returncode != 0:
            return


def _as_root() -> tuple[str, ...] | None:
    """What stands before a command to run it as root, or None where that needs a password."""
    if os.geteuid() == 0:
        return ()
    sudo = ("sudo", "--non-interactive")
    if shutil.which("sudo") and subprocess.run((*sudo, "true"), capture_output=True).returncode == 0:
        return sudo
    return None


if __name__ == "__main__":
    try:
        print(ensure_browser())
    except NoBrowser as error:
        sys.exit(str(error))
