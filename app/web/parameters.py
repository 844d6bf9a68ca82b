"""Parameters of the API, read strictly: what is not understood is refused with what is allowed."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from werkzeug.datastructures import MultiDict

from app.state.codec import YEARS

Values: TypeAlias = dict[str, Any]
"""Parameters that were given, by name, as their readers typed them."""

DEFAULT_LIMIT = 1_000
MAX_LIMIT = 100_000
FORMATS = ("json", "csv")


class BadParameter(Exception):
    """A parameter cannot be used; `allowed` lists codes or says in words what may stand there."""

    def __init__(self, parameter: str, value: str, allowed: Iterable[str], message: str) -> None:
        super().__init__(message)
        self.parameter = parameter
        self.value = value
        self.allowed = tuple(allowed)
        self.message = message

    def answer(self) -> dict[str, Any]:
        """The error as the API tells it."""
        about = {"parameter": self.parameter, "value": self.value, "allowed": list(self.allowed)}
        return {"error": about | {"message": self.message}}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: name, meaning, JSON schema of its values, and how its text becomes a value.

    `is_list` says that the text is a comma-separated list, `is_needed` that nothing is answered without it. `read`
    raises BadParameter.
    """

    name: str
    description: str
    schema: Mapping[str, Any]
    read: Callable[[str], Any]
    is_list: bool = False
    is_needed: bool = False


def codes(name: str, description: str, allowed: Collection[str]) -> Parameter:
    """A comma-separated list of codes, each of which must match exactly."""
    known = sorted(allowed)

    def read(text: str) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(text.split(",")))
        for code in found:
            if code not in allowed:
                raise _refused(name, code, known)
        return found

    schema = {"type": "array", "items": {"type": "string", "enum": known}}
    return Parameter(name, description, schema, read, is_list=True)


def choice(name: str, description: str, allowed: Collection[str]) -> Parameter:
    """One of a few words."""

    def read(text: str) -> str:
        if text not in allowed:
            raise _refused(name, text, allowed)
        return text

    return Parameter(name, description, {"type": "string", "enum": list(allowed)}, read)


def whole(name: str, description: str, low: int, high: int, default: int | None = None) -> Parameter:
    """A whole number from `low` to `high`, written with digits alone."""
    allowed = f"a whole number from {low} to {high}"

    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not low <= int(text) <= high:
            raise _refused(name, text, [allowed])
        return int(text)

    schema = {"type": "integer", "minimum": low, "maximum": high}
    return Parameter(name, description, schema | ({} if default is None else {"default": default}), read)


def year(name: str, description: str) -> Parameter:
    """A year with four digits."""
    first, last = YEARS.start, YEARS.stop - 1

    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{4}", text) or int(text) not in YEARS:
            raise _refused(name, text, [f"a year from {first} to {last}, as YYYY"])
        return int(text)

    return Parameter(name, description, {"type": "integer", "minimum": first, "maximum": last}, read)


PAGING = (
    choice("format", "The form of the answer.", FORMATS),
    whole("limit", "How many rows at most.", 1, MAX_LIMIT, DEFAULT_LIMIT),
    whole("offset", "How many rows to leave out from the start.", 0, 999_999_999, 0),
)
"""Parameters of every list."""


def read_all(given: MultiDict[str, str], parameters: Iterable[Parameter]) -> Values:
    """The values of all parameters that were given; BadParameter for the first that cannot be used."""
    known = {parameter.name: parameter for parameter in parameters}
    values: Values = {}
    for name, texts in given.lists():
        if name not in known:
            raise BadParameter(
                name,
                texts[0],
                known,
                f"The parameter {name!r} is not known here. {_known(known)}",
            )
        if len(texts) > 1:
            hint = "separate codes with commas" if known[name].is_list else "give one value"
            raise BadParameter(
                name, texts[1], [hint], f"The parameter {name!r} stands in the address twice; {hint}."
            )
        values[name] = known[name].read(texts[0])
    return values


def _known(names: Collection[str]) -> str:
    return f"Known are: {', '.join(names)}." if names else "This address takes none."


def _refused(name: str, value: str, allowed: Iterable[str]) -> BadParameter:
    allowed = list(allowed)
    return BadParameter(
        name,
        value,
        allowed,
        f"{value!r} is not allowed for the parameter {name!r}. Allowed: {', '.join(allowed)}.",
    )
