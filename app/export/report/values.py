"""The values that the list of a report may give, each read or refused."""

import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from app.export.asked import NotUnderstood, check_language
from app.state.exports import CENTIMETRES, SCALES, Kind, Size

_ENDING = re.compile(r"\.([A-Za-z][A-Za-z0-9]{1,4})$")
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
"""Characters that some file system does not take."""


def ending_of(file: str) -> str:
    """What looks like the ending of a name, in small letters, or nothing: `1.2-map` has none."""
    found = _ENDING.search(file)
    return found[1].lower() if found else ""


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        remedy = "Write a text, in quotation marks if it looks like a number."
        raise NotUnderstood(f"{value!r} is no text.", remedy)
    return value.strip()


def _file(value: object) -> str:
    name = _text(value)
    path = PurePosixPath(name)
    outside = path.is_absolute() or ".." in path.parts
    if outside or _FORBIDDEN.search(name) or not path.name or name.endswith(("/", ".")):
        raise NotUnderstood(
            f"{name!r} is no name of a file below the folder.",
            "Use letters, digits and hyphens, and / for folders within it.",
        )
    return str(path)


def _kinds(value: object) -> tuple[Kind, ...]:
    names = value if isinstance(value, list) else str(value or "").replace(",", " ").split()
    kinds = tuple(dict.fromkeys(str(name).lower() for name in names))
    remedy = f"Use one or more of: {', '.join(Kind)}."
    if not kinds:
        raise NotUnderstood("There is no kind of file here.", remedy)
    for kind in kinds:
        if kind not in tuple(Kind):
            raise NotUnderstood(f"{kind!r} is no kind of file.", remedy)
    return tuple(map(Kind, kinds))


def _size(value: object) -> Size:
    if value not in tuple(Size):
        raise NotUnderstood(f"{value!r} is no size of a picture.", f"Use one of: {', '.join(Size)}.")
    return Size(str(value))


def _scale(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value not in SCALES:
        raise NotUnderstood(f"{value!r} is no scale.", f"Use one of: {', '.join(map(str, SCALES))}.")
    return value


def _cm(value: object) -> float:
    least, most = CENTIMETRES
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        remedy = f"Give the printed width in centimetres, a number from {least:g} to {most:g}."
        raise NotUnderstood(f"{value!r} is no width.", remedy)
    return float(value)


def _yes(value: object) -> bool:
    if not isinstance(value, bool):
        raise NotUnderstood(f"{value!r} is neither yes nor no.", "Write true or false.")
    return value


def _lang(value: object) -> str:
    lang = _text(value)
    check_language(lang)
    return lang


READERS: Mapping[str, Callable[[object], Any]] = MappingProxyType(
    {
        "view": _text,
        "file": _file,
        "chart": _text,
        "kinds": _kinds,
        "size": _size,
        "scale": _scale,
        "cm": _cm,
        "dark": _yes,
        "qr": _yes,
        "lang": _lang,
    }
)
"""By key, what reads its value; each raises NotUnderstood."""
