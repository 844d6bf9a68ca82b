"""Looking into trees of components, as layouts and callbacks make them (objects) or send them (dictionaries)."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from dash.development.base_component import Component

WORDS = ("label", "placeholder", "title", "alt", "nothingFoundMessage", "aria-label")
"""Properties whose text a reader sees or hears."""


def parts(node: Any) -> Iterator[dict[str, Any]]:
    """The properties of each component below `node`, itself included, in reading order."""
    if isinstance(node, list | tuple):
        for each in node:
            yield from parts(each)
    elif properties := _properties(node):
        yield properties
        for name in ("label", "children"):
            yield from parts(properties.get(name))


def texts(node: Any) -> Iterator[str]:
    """Every text of `node` that a reader sees or hears, in reading order."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, int | float) and not isinstance(node, bool):
        yield str(node)
    elif isinstance(node, list | tuple):
        for each in node:
            yield from texts(each)
    elif properties := _properties(node):
        for name in WORDS:
            yield from texts(properties.get(name))
        yield from (properties.get("clearButtonProps") or {}).values()
        yield from texts(properties.get("children"))


class _Markup(HTMLParser):
    """Collects the texts of HTML, those of attributes too."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value for name, value in attrs if name in WORDS and value]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def markup_texts(markup: str) -> list[str]:
    """Every text of HTML that a reader sees or hears, in reading order."""
    found = _Markup()
    found.feed(markup)
    found.close()
    return found.texts


def words(node: Any) -> str:
    """All texts of `node` in one line."""
    return " ".join(" ".join(texts(node)).split())


def with_class(node: Any, name: str) -> list[dict[str, Any]]:
    """The components that have a class."""
    return [part for part in parts(node) if name in str(part.get("className") or "").split()]


def links(node: Any) -> dict[str, str]:
    """Where links lead, by their words."""
    return {words(part.get("children")): part["href"] for part in parts(node) if "href" in part}


def _properties(node: Any) -> dict[str, Any]:
    """The properties of a component in any of its forms, with its type."""
    if isinstance(node, Component):
        node = node.to_plotly_json()
    if not isinstance(node, dict):
        return {}
    return {"type": node.get("type"), **node["props"]} if "props" in node else node
