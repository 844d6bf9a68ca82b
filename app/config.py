"""Settings of the process, from environment variables."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds `app`, `data` and `assets`."""
_LEAST_THREADS = 4
"""With fewer a file that is made and those who wait for it would leave none to answer pages."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the data and assets are, where to listen, and who answers for this copy (empty: nobody is named).

    `address` is where readers reach this copy, without a slash at its end; what is exported names it. Empty: nothing.
    `threads` is how many requests a process answers at a time; files that are made leave some of them free.
    """

    data: Path = ROOT / "data"
    assets: Path = ROOT / "assets"
    host: str = "127.0.0.1"
    port: int = 8050
    publisher: str = ""
    contact: str = ""
    address: str = ""
    threads: int = 8

    @property
    def stories(self) -> Path:
        """The folder of the stories that ship."""
        return self.data / "stories"


class BadSetting(Exception):
    """An environment variable cannot be used; the message names it and what it may be."""


def settings_from_environment() -> Settings:
    """Settings from HOST, PORT, CORRIDORS_DATA, CORRIDORS_PUBLISHER, CORRIDORS_CONTACT, CORRIDORS_ADDRESS and
    CORRIDORS_THREADS.

    BadSetting names a value that cannot be used.
    """
    port = os.environ.get("PORT", "8050")
    if not (port.isascii() and port.isdigit() and len(port) <= 5 and 0 < int(port) < 65536):
        raise BadSetting(f"PORT is {port!r}, which is not a port. Give a number from 1 to 65535.")
    threads = os.environ.get("CORRIDORS_THREADS", "8")
    if not (threads.isascii() and threads.isdigit() and len(threads) <= 3 and int(threads) >= _LEAST_THREADS):
        raise BadSetting(
            f"CORRIDORS_THREADS is {threads!r}, which is no number of threads. Give a number from {_LEAST_THREADS} to "
            "999."
        )
    data = Path(os.environ.get("CORRIDORS_DATA", ROOT / "data")).resolve()
    return Settings(
        data=data,
        host=os.environ.get("HOST", "127.0.0.1"),
        port=int(port),
        publisher=os.environ.get("CORRIDORS_PUBLISHER", "").strip(),
        contact=os.environ.get("CORRIDORS_CONTACT", "").strip(),
        address=_address(os.environ.get("CORRIDORS_ADDRESS", "").strip()),
        threads=int(threads),
    )


def _address(text: str) -> str:
    """A public address without the slash at its end, or nothing."""
    parts = urlsplit(text)
    if text and (parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment):
        raise BadSetting(
            f"CORRIDORS_ADDRESS is {text!r}, which is no address that a reader can open. "
            "Give it as https://corridors.example.org, without ? and #."
        )
    return text.rstrip("/")
