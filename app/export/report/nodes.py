"""The list of a report as YAML nodes, which know their lines, and what can be wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.constructor import SafeConstructor
from yaml.nodes import MappingNode, Node

from app.data.yaml_nodes import NotYaml, TooDeep, compose, line_of, pairs_of
from app.export.asked import NotUnderstood

_REMEDY = "Compare indents, colons and quotation marks with docs/annual-report.yml."


@dataclass(frozen=True, slots=True, order=True)
class ListProblem:
    """Something that cannot be used. `item` counts from 1, 0 being the list itself; `key` is the field, or empty."""

    line: int
    item: int
    key: str
    why: str
    remedy: str


class BadList(Exception):
    """A list cannot be used; `problems` say where and what to do."""

    def __init__(self, name: str, problems: list[ListProblem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(_told(name, problem) for problem in self.problems))


class Reading:
    """A list being read, and the problems found so far."""

    def __init__(self) -> None:
        self.problems: list[ListProblem] = []

    def wrong(self, at: Node | int, why: str, remedy: str, item: int = 0, key: str = "") -> None:
        """Note a problem at a node, or at a line."""
        self.problems.append(ListProblem(at if isinstance(at, int) else line_of(at), item, key, why, remedy))


def root_of(text: str, reading: Reading) -> Node | None:
    """The outermost node of a text, None where there is none; what is no YAML is a problem."""
    try:
        return compose(text)
    except NotYaml as error:
        why = f"This cannot be read as YAML: {error.reason}."
        is_odd = not error.line and not isinstance(error, TooDeep)
        reading.wrong(error.line or 1, why, "Save the list as plain UTF-8 text." if is_odd else _REMEDY)
    return None


def keys_of(
    node: Node, allowed: tuple[str, ...], reading: Reading, item: int = 0, key: str = ""
) -> dict[str, Node]:
    """The values of a mapping by key; keys that mean nothing, or stand twice, are problems."""
    if not isinstance(node, MappingNode):
        remedy = f"Write keys and values, as `{allowed[0]}: ...`; keys are {', '.join(allowed)}."
        reading.wrong(node, "There are no keys here.", remedy, item, key)
        return {}
    found: dict[str, Node] = {}
    for name, name_node, value in pairs_of(node):
        if name not in allowed:
            reading.wrong(
                name_node, f"{name!r} means nothing here.", f"Use only: {', '.join(allowed)}.", item, key
            )
        elif name in found:
            reading.wrong(name_node, f"{name!r} stands here twice.", "Keep one of them.", item, key)
        else:
            found[name] = value
    return found


def values_of(
    parts: Mapping[str, Node], readers: Mapping[str, Callable[[object], Any]], reading: Reading, item: int = 0
) -> dict[str, Any]:
    """What stands under each key, read with its reader; what cannot be read is a problem."""
    found = {}
    for key, node in parts.items():
        try:
            found[key] = readers[key](SafeConstructor().construct_document(node))
        except NotUnderstood as error:
            reading.wrong(node, error.why, error.remedy, item, key)
        except (yaml.YAMLError, ValueError) as error:  # as of `2026-13-45`, which looks like a date
            reading.wrong(node, f"This is no value: {error}.", "Put it in quotation marks.", item, key)
    return found


def _told(name: str, problem: ListProblem) -> str:
    parts = (f"{name}:{problem.line}", f"item {problem.item}" if problem.item else "", problem.key)
    return f"{', '.join(part for part in parts if part)}: {problem.why} Remedy: {problem.remedy}"
