"""Words of the legend of the flow map: widths, kinds of arrows, circles."""

from collections.abc import Sequence

from app.domain.codes import WidthScale
from app.text.i18n import _
from app.text.map.amounts import width_number

_MONEY = ("remittance", "cost")


def width_heading(measure: str, scale: WidthScale) -> str:
    """The heading of the legend of widths: what the width shows, and how."""
    if scale == WidthScale.ROOT:
        return (
            _("Width shows US dollars, by the square root: twice the width is four times as much")
            if measure in _MONEY
            else _("Width shows people, by the square root: twice the width is four times as many")
        )
    return _("Width shows US dollars, linear") if measure in _MONEY else _("Width shows people, linear")


def width_words(value: float, measure: str, *, floor: bool) -> str:
    """The words beside a sample arrow."""
    words = width_number(value, measure)
    if not floor:
        return words
    sentence = _("{number} or less") if measure in _MONEY else _("{number} or fewer")
    return sentence.format(number=words)


def kind_samples(kinds: Sequence[str]) -> list[tuple[str, str]]:
    """The samples that the legend of a map with these kinds of bodies needs, each with its words.

    Estimates and upper bounds look alike; the number of an upper bound says in words what it is.
    """
    words = {
        "counted": _("counted or registered"),
        "part": _("part still in process"),
        "process": _("all still in process"),
        "least": _("at least"),
        "range": _("range: low end solid, high end pale"),
        "most": _("at most"),
        "estimate": _("estimate or model"),
        "bands": _("channels as bands of one arrow"),
        "named": _("named, without a number"),
    }
    if {"most", "estimate"} <= set(kinds):
        words["estimate"] = _("estimate or model; at most where the number says so")
        kinds = [kind for kind in kinds if kind != "most"]
    return [(kind, words[kind]) for kind in kinds]


def node_words(*, leave: bool, arrive: bool) -> str:
    """What the circles of a map mean that has arrows."""
    if leave and arrive:
        return _("arrows leave (disc), arrive (ring); larger for more")
    return _("arrows leave; larger for more") if leave else _("arrows arrive; larger for more")


def ring_words(kind: str) -> str:
    """What the mark before a figure without a corridor means."""
    if kind == "pass":
        return _("border passes, up to 30 days each: a year sees more of them than a date")
    return _("a figure of one place, without a corridor")
