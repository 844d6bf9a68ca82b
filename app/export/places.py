"""The place that a person means who wrote something else than its code."""

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import unquote

from app.data.dataset import Dataset
from app.data.search import OTHER_NAMES


@dataclass(frozen=True, slots=True)
class Meant:
    """The code of a place; `surely` where it was named, in any case or language, and not only misspelt."""

    code: str
    surely: bool


def place_meant(dataset: Dataset, text: str, allowed: Collection[str]) -> Meant | None:
    """The place, of those `allowed`, whose code or name a text is or comes near, countries of the region first; None
    where there is none.
    """
    asked = unquote(text).strip().casefold()
    if asked.upper() in allowed:
        return Meant(asked.upper(), surely=True)
    names = {name: code for name, code in _names(dataset).items() if code in allowed}
    if asked in names:
        return Meant(names[asked], surely=True)
    near = [code for code in allowed if _is_near(asked.upper(), code)]
    if near:
        return Meant(min(near, key=lambda code: _order(dataset, asked.upper(), code)), surely=False)
    alike = get_close_matches(asked, list(names), 1, 0.75)
    return Meant(names[alike[0]], surely=False) if alike else None


def corridor_meant(dataset: Dataset, text: str, allowed: Collection[str]) -> tuple[Meant, Meant] | None:
    """Origin and destination of a corridor that was written with other words than two codes; None if one is not known.

    Names may have hyphens of their own.
    """
    parts = unquote(text).split("-")
    for at in range(1, len(parts)):
        ends = [place_meant(dataset, "-".join(each), allowed) for each in (parts[:at], parts[at:])]
        if ends[0] and ends[1] and ends[0].code != ends[1].code:
            return ends[0], ends[1]
    return None


def _names(dataset: Dataset) -> dict[str, str]:
    """Codes by name in every language, and by former names."""
    found = {
        name.casefold(): code
        for code, place in dataset.places.items()
        for name in place.names.values()
        if name
    }
    return found | {name.casefold(): code for code, names in OTHER_NAMES.items() for name in names}


def _is_near(text: str, code: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two stand in the wrong order."""
    if len(text) == len(code):
        wrong = [at for at, pair in enumerate(zip(text, code, strict=True)) if pair[0] != pair[1]]
        return len(wrong) == 1 or _is_turned(text, code)
    longer, shorter = (text, code) if len(text) > len(code) else (code, text)
    return len(shorter) > 1 and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _is_turned(text: str, code: str) -> bool:
    """Whether only the order of the letters is wrong."""
    return sorted(text) == sorted(code)


def _order(dataset: Dataset, text: str, code: str) -> tuple[bool, bool, str]:
    """Countries of the region first, then what has the same letters."""
    return dataset.places[code].region != "gms", not _is_turned(text, code), code
