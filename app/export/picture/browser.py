"""The Chrome, Chromium or Edge that draws pictures and that browser tests drive: found, never installed."""

import os
import shutil
import sys
from pathlib import Path

from app.text.i18n import _

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_WINDOWS = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
    *(
        Path(os.environ[folder]) / name
        for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        if sys.platform == "win32" and folder in os.environ
        for name in _WINDOWS
    ),
)


class NoBrowser(Exception):
    """There is none; the message is the one sentence that says what to do."""


def find_browser() -> Path | None:
    """The browser of CHROME_PATH, else the first of the usual names and places, else None.

    NoBrowser where CHROME_PATH names no program.
    """
    chosen = os.environ.get("CHROME_PATH")
    if chosen:
        found = shutil.which(chosen)
        if found is None:
            raise NoBrowser(
                _(
                    "CHROME_PATH names {path}, which is not a program that can be run: unset it, or name Chrome, "
                    "Chromium or Edge."
                ).format(path=chosen)
            )
        return Path(found)
    for name in NAMES:
        found = shutil.which(name)
        if found is not None:
            return Path(found)
    return next((path for path in APPLICATIONS if path.exists()), None)


def has_browser() -> bool:
    """Whether there is one; CHROME_PATH may name what is none."""
    try:
        return find_browser() is not None
    except NoBrowser:
        return False


def required_browser() -> Path:
    """The browser; NoBrowser says what to do where there is none."""
    browser = find_browser()
    if browser is None:
        raise NoBrowser(
            _(
                "No Chrome, Chromium or Edge was found to draw the picture: install one "
                "(Debian: apt install chromium) or set CHROME_PATH to it."
            )
        )
    return browser
