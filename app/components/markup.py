"""Component trees as HTML text, for long passages that nobody operates: tables, lists, sources.

Dash keeps a live object for every element, which makes a page of thousands slow. The attribute `data-markup` of one
element carries the same content as text, and assets/40_markup.js puts it in place.
"""

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from dash import dcc
from dash.development.base_component import Component

_NAMES = {
    "className": "class",
    "htmlFor": "for",
    "colSpan": "colspan",
    "rowSpan": "rowspan",
    "tabIndex": "tabindex",
}
_LEFT_OUT = ("children", "n_clicks", "refresh", "loading_state")
_VOID = ("br", "hr", "img", "input")


def markup(content: object) -> str:
    """The HTML of components, texts and numbers, or of any sequence of them. Every text is escaped.

    ValueError names a component that is neither an HTML element, a link nor a plain field.
    """
    if content is None:
        return ""
    if isinstance(content, Component):
        return _element(content)
    if isinstance(content, Iterable) and not isinstance(content, str):
        return "".join(map(markup, content))
    return escape(str(content), quote=False)


def _element(component: Component) -> str:
    properties: dict[str, Any] = component.to_plotly_json()["props"]  # type: ignore[no-untyped-call]
    inside = isinstance(component, dcc.Link)
    plain = inside or isinstance(component, dcc.Input)
    if not plain and not type(component).__module__.startswith("dash.html"):
        raise ValueError(f"{type(component).__name__} needs its script and cannot be written as text")
    tag = "a" if inside else type(component).__name__.lower()
    # Dash lists attributes in an order that changes from process to process.
    attributes = "".join(
        _attribute(name, value) for name, value in sorted(properties.items()) if name not in _LEFT_OUT
    )
    # Links inside the dashboard go to the other page without loading the document anew.
    start = f"<{tag}{attributes}{' data-inside' if inside else ''}>"
    return start if tag in _VOID else f"{start}{markup(properties.get('children'))}</{tag}>"


def _attribute(name: str, value: object) -> str:
    if value is None or value is False:
        return ""
    name = _NAMES.get(name, name)
    if value is True:
        return f" {name}"
    if isinstance(value, dict):
        value = ";".join(f"{_property(key)}:{_length(each)}" for key, each in value.items())
    return f' {name}="{escape(str(value))}"'


def _property(name: str) -> str:
    """A CSS property as style sheets write it; React writes maskImage for mask-image, WebkitX for -webkit-x."""
    return name if name.startswith("-") else re.sub("[A-Z]", lambda found: f"-{found[0].lower()}", name)


def _length(value: object) -> str:
    """React takes plain numbers for pixels."""
    return f"{value}px" if isinstance(value, int | float) and value else str(value)
