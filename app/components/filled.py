"""A page of the dashboard as text that stands by itself: its layout, with what callbacks fill put in place."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dash.development.base_component import Component

from app.components.markup import markup

_TOKEN = re.compile("\ue000(\\d+)\ue000")
"""Marks a place in the text where HTML comes in; from the private characters of Unicode, which no text has."""


def written(tree: object, filled: Mapping[str, str]) -> str:
    """The HTML of a layout. `filled` has HTML by DOM id: the content of elements, and what stands for live charts."""
    kept: list[str] = []

    def keep(text: str) -> str:
        kept.append(text)
        return f"\ue000{len(kept) - 1}\ue000"

    text = markup(_with_tokens(tree, filled, keep))
    return _TOKEN.sub(lambda found: kept[int(found[1])], text)


def has_id(tree: Component, key: str) -> bool:
    """Whether a layout has an element with this id."""
    found: Iterable[Component] = tree._traverse_ids()  # type: ignore[no-untyped-call]
    return any(str(getattr(each, "id", "")) == key for each in found)


def _with_tokens(node: Any, filled: Mapping[str, str], keep: Callable[[str], str]) -> Any:
    if not isinstance(node, Component):
        if isinstance(node, Iterable) and not isinstance(node, str):
            return [_with_tokens(each, filled, keep) for each in node]
        return node
    known: dict[str, Any] = node.to_plotly_json()["props"]  # type: ignore[no-untyped-call]
    key = str(known.get("id", ""))
    if type(node).__name__ == "Graph":
        return keep(filled.get(key, ""))
    if "data-markup" in known:
        node.children = keep(known["data-markup"])
        delattr(node, "data-markup")
    elif key in filled:
        node.children = keep(filled[key])
    elif known.get("children") is not None:
        node.children = _with_tokens(node.children, filled, keep)
    return node
