"""The list of a report, a YAML file: which views become which files; docs/exports.md describes it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yaml.nodes import Node, SequenceNode

from app.data.yaml_nodes import line_of
from app.export.asked import Asked, NotUnderstood, kind_of, read_address
from app.export.context import Context
from app.export.file import filename
from app.export.report.nodes import BadList, Reading, keys_of, root_of, values_of
from app.export.report.values import READERS, ending_of
from app.export.single import kinds_of
from app.state.exports import LOOK, TABLES, Kind, Options

__all__ = ["BadList", "Wanted", "read_list"]

_TOP = ("defaults", "items")
_SHARED = ("kinds", *LOOK, "lang")
_OWN = ("view", "file", "chart", *_SHARED)
_USUAL = (Kind.PNG,)
_OF_TABLES = (Kind.CSV,)
"""What is made of the data page where no kind that all items share fits it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file of a list: the item (counted from 1) and its line, what is asked for, and the path below the folder."""

    item: int
    line: int
    asked: Asked
    kind: Kind
    options: Options
    path: str


def read_list(context: Context, text: str, name: str) -> tuple[Wanted, ...]:
    """The files that a list asks for, in its order. BadList names everything that cannot be used."""
    reading = Reading()
    root = root_of(text, reading)
    parts = keys_of(root, _TOP, reading) if root else {}
    wanted = [each for item in _items(context, parts, reading) for each in item]
    _find_doubles(wanted, reading)
    if not wanted and not reading.problems:
        reading.wrong(1, "The list asks for nothing.", "Add items below `items:`, as docs/exports.md shows.")
    if reading.problems:
        raise BadList(name, reading.problems)
    return tuple(wanted)


def _items(context: Context, parts: Mapping[str, Node], reading: Reading) -> Iterator[list[Wanted]]:
    shared: dict[str, Any] = {}
    if "defaults" in parts:
        defaults = keys_of(parts["defaults"], _SHARED, reading, key="defaults")
        shared = values_of(defaults, READERS, reading)
    items = parts.get("items")
    if items is not None and not isinstance(items, SequenceNode):
        reading.wrong(
            items, "This is no list.", "Begin each item on a line of its own with a hyphen.", key="items"
        )
    elif items is not None:
        for number, node in enumerate(items.value, start=1):
            yield _item(context, node, shared, reading, number)


def _item(
    context: Context, node: Node, shared: Mapping[str, Any], reading: Reading, number: int
) -> list[Wanted]:
    """The files of an item; none with a problem where it cannot be used."""
    before = len(reading.problems)
    parts = keys_of(node, _OWN, reading, number)
    own = values_of(parts, READERS, reading, number)
    values = {**shared, **own}
    if "view" not in parts and len(reading.problems) == before:
        reading.wrong(
            node, "The item says no view.", "Add its address, as `view: /trends?origin=MMR`.", number
        )
    asked = _asked(context, parts, values, reading, number)
    kinds = _fitting(parts, own, shared, asked, reading, number) if asked is not None else ()
    if asked is None or len(reading.problems) > before:
        return []
    options = Options(**{key: values[key] for key in LOOK if key in values})
    file = own.get("file", "")
    return [
        Wanted(number, line_of(node), asked, kind, options, _path(context, file, asked, kind, options))
        for kind in kinds
    ]


def _asked(
    context: Context, parts: Mapping[str, Node], values: Mapping[str, Any], reading: Reading, number: int
) -> Asked | None:
    """The view of an item, read whatever else is wrong with it; None where it means nothing."""
    if "view" not in values:
        return None
    try:
        return read_address(context, values["view"], values.get("chart", ""), values.get("lang", ""))
    except NotUnderstood as error:
        reading.wrong(parts["view"], error.why, error.remedy, number, "view")
        return None


def _fitting(
    parts: Mapping[str, Node],
    own: Mapping[str, Any],
    shared: Mapping[str, Any],
    asked: Asked,
    reading: Reading,
    number: int,
) -> Sequence[Kind]:
    """The kinds of the files of an item; what does not go with them is a problem."""
    if any(key in parts and key not in own for key in ("kinds", "file")):
        return ()  # told already
    try:
        kinds = _kinds(own, shared, asked)
    except NotUnderstood as error:
        key = "kinds" if "kinds" in own else "file"
        reading.wrong(parts[key], error.why, error.remedy, number, key)
        return ()
    # What all items share may be for their pictures; what an item says is for its own files.
    for key in LOOK if all(kind in TABLES for kind in kinds) else ():
        if key in own:
            why = "This says how a picture is made, and the item asks for figures only."
            reading.wrong(parts[key], why, "Leave it out.", number, key)
    return kinds


def _kinds(own: Mapping[str, Any], shared: Mapping[str, Any], asked: Asked) -> Sequence[Kind]:
    """The kinds of an item: what the ending of its file says, else its own, else those of all that it can have."""
    ending = ending_of(own.get("file", ""))
    if ending:
        kind = kind_of(ending, asked.chart)
        if own.get("kinds", (kind,)) != (kind,):
            why = f"The ending of the file says {kind}, and `kinds` something else."
            raise NotUnderstood(why, "Give only one of the two.")
        return (kind,)
    if "kinds" in own:
        return [kind_of(kind, asked.chart) for kind in own["kinds"]]
    # What all items share may be pictures, of which the data page has none; a list need not say so each time.
    fitting = [kind for kind in shared.get("kinds", _USUAL) if kind in kinds_of(asked.chart)]
    return fitting or _OF_TABLES


def _path(context: Context, file: str, asked: Asked, kind: Kind, options: Options) -> str:
    if not file:
        return filename(context.dataset, asked.state, asked.chart, kind, options)
    return file if ending_of(file) else f"{file}.{kind}"


def _find_doubles(wanted: Sequence[Wanted], reading: Reading) -> None:
    """Files of one name are problems, also where only capitals differ, which some systems do not tell apart."""
    first: dict[str, Wanted] = {}
    for each in wanted:
        other = first.setdefault(each.path.casefold(), each)
        if other is not each:
            why = f"{each.path} is what item {other.item} is called already."
            reading.wrong(each.line, why, "Give it a `file` of its own.", each.item, "file")
