"""The Chromium or Chrome that browser tests drive: found, or installed where this process may do so.

`python -m tests.tools.browser` prints its path and is the step before pytest in `make test`.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
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


class BrowserMissingError(Exception):
    """Its message is the one sentence that says what to do."""


def find_browser() -> Path | None:
    """The browser of CHROME_PATH, else the first of the usual names and places, else None."""
    chosen = os.environ.get("CHROME_PATH")
    if chosen:
        found = shutil.which(chosen)
        if found is None:
            raise BrowserMissingError(f"CHROME_PATH names {chosen}, which is not a program that can be run.")
        return Path(found)
    for name in NAMES:
        found = shutil.which(name)
        if found is not None:
            return Path(found)
    return next((path for path in APPLICATIONS if path.exists()), None)


def ensure_browser() -> Path:
    """A browser that is there already, or one installed now."""
    browser = find_browser()
    if browser is None:
        _install()
        browser = find_browser()
    if browser is None:
        raise BrowserMissingError(REMEDY)
    return browser


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
    except BrowserMissingError as error:
        sys.exit(str(error))
