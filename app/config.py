"""Settings of the process, from environment variables."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The folder that holds `app`, `data` and `assets`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the data and assets are, where to listen, and who answers for this copy (empty: nobody is named)."""

    data: Path = ROOT / "data"
    assets: Path = ROOT / "assets"
    host: str = "127.0.0.1"
    port: int = 8050
    publisher: str = ""
    contact: str = ""


class BadSetting(Exception):
    """An environment variable cannot be used; the message names it and what it may be."""


def settings_from_environment() -> Settings:
    """Settings from HOST, PORT, CORRIDORS_DATA, CORRIDORS_PUBLISHER and CORRIDORS_CONTACT.

    BadSetting names a value that cannot be used.
    """
    port = os.environ.get("PORT", "8050")
    if not (port.isascii() and port.isdigit() and len(port) <= 5 and 0 < int(port) < 65536):
        raise BadSetting(f"PORT is {port!r}, which is not a port. Give a number from 1 to 65535.")
    data = Path(os.environ.get("CORRIDORS_DATA", ROOT / "data")).resolve()
    return Settings(
        data=data,
        host=os.environ.get("HOST", "127.0.0.1"),
        port=int(port),
        publisher=os.environ.get("CORRIDORS_PUBLISHER", "").strip(),
        contact=os.environ.get("CORRIDORS_CONTACT", "").strip(),
    )
