"""What the pictures of a deck have in common, kept once: whole traces, parts of layouts, and colours of both themes."""

import json
import re
from collections.abc import Mapping
from typing import Any, TypeAlias

Json: TypeAlias = Any
"""Anything that JSON can hold."""

PAIR = "@"
"""The one key of an object that stands for two values, light and dark: its value counts in `Pool.pairs`."""
_DEGREES, _OTHER = 3, 4
"""Decimals kept of coordinates in degrees, and of other numbers: far less than a pixel of any screen."""
_IN_DEGREES = frozenset(("lon", "lat", "geojson"))
_LINK = re.compile(r"</?a(\s[^>]*)?>")
_PIXELS = re.compile(r"font-size:\s*([0-9.]+)px")


class Pool:
    """Collects `parts` (traces, parts of layouts) and `pairs` (what differs between light and dark)."""

    def __init__(self) -> None:
        self.parts: list[Json] = []
        self.pairs: list[list[Json]] = []
        self._of_part: dict[str, int] = {}
        self._of_pair: dict[str, int] = {}

    def part(self, light: Json, dark: Json) -> int:
        """The number of the part that is `light` in one theme and `dark` in the other."""
        both = self.both(light, dark)
        return _number(both, self.parts, self._of_part)

    def both(self, light: Json, dark: Json) -> Json:
        """One value for both themes: what is equal as it is, what differs as `{"@": number of the pair}`."""
        if isinstance(light, dict) and isinstance(dark, dict) and light.keys() == dark.keys():
            return {key: self.both(value, dark[key]) for key, value in light.items()}
        if isinstance(light, list) and isinstance(dark, list) and len(light) == len(dark):
            # A list of numbers is the same in both themes, or is kept as two.
            if light == dark:
                return light
            return [self.both(one, other) for one, other in zip(light, dark, strict=True)]
        if light == dark:
            return light
        return {PAIR: _number([light, dark], self.pairs, self._of_pair)}

    def figure(self, light: Mapping[str, Json], dark: Mapping[str, Json]) -> dict[str, Json]:
        """A Plotly figure (as JSON) of both themes: `data` and the values of `layout` are numbers of parts.

        Should the themes draw different traces, each has a figure of its own: `{"@": pair}`.
        """
        if len(light["data"]) != len(dark["data"]) or light["layout"].keys() != dark["layout"].keys():
            return {PAIR: _number([self.figure(light, light), self.figure(dark, dark)], self.pairs, {})}
        layout = {key: self.part(value, dark["layout"][key]) for key, value in light["layout"].items()}
        return {
            "data": [self.part(*each) for each in zip(light["data"], dark["data"], strict=True)],
            "layout": layout,
        }


def rounded(value: Json, digits: int = _OTHER) -> Json:
    """A JSON value with no more decimals than can be seen."""
    if isinstance(value, float):
        short = round(value, digits)
        return int(short) if short == int(short) and abs(short) < 1e15 else short
    if isinstance(value, dict):
        return {key: rounded(each, _DEGREES if key in _IN_DEGREES else digits) for key, each in value.items()}
    if isinstance(value, list):
        return [rounded(each, digits) for each in value]
    return value


def enlarged(value: Json, least: float) -> Json:
    """A figure (as JSON) in which no text is smaller than `least` pixels: fonts, and sizes inside of texts. Links in
    texts lead away from the slides, and are taken out.
    """
    if isinstance(value, dict):
        return {
            key: _enlarged_font(each, least) if key.lower().endswith("font") else enlarged(each, least)
            for key, each in value.items()
        }
    if isinstance(value, list):
        return [enlarged(each, least) for each in value]
    if isinstance(value, str) and "<" in value:
        return _PIXELS.sub(lambda found: f"font-size:{max(float(found[1]), least):g}px", _LINK.sub("", value))
    return value


def _enlarged_font(font: Json, least: float) -> Json:
    size = font.get("size") if isinstance(font, dict) else None
    if isinstance(size, list):
        return {**font, "size": [max(each, least) for each in size]}
    return {**font, "size": max(size, least)} if isinstance(size, int | float) else font


def _number(value: Json, known: list[Json], numbers: dict[str, int]) -> int:
    key = json.dumps(value, sort_keys=True, separators=(",", ":"))
    if key not in numbers:
        numbers[key] = len(known)
        known.append(value)
    return numbers[key]
