"""Words of the legend of the flow map: widths, kinds of arrows, circles."""

from collections.abc import Sequence

from app.domain.codes import WidthScale
from app.text.i18n import _
from app.text.map.amounts import width_number
from app.text.numbers import counted, number

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

    Estimates and upper bounds look alike, and in thin arrows ranges too; the number says in words what it is.
    """
    words = {
        "counted": _("counted or registered"),
        "part": _("part still in process"),
        "process": _("all still in process"),
        "part-dot": _("thin arrow: part still in process"),
        "process-dot": _("thin arrow: all still in process"),
        "least": _("at least"),
        "range": _("range: low end solid, high end pale"),
        "most": _("at most"),
        "estimate": _("estimate or model"),
        "range-thin": _("thin arrow: range"),
        "most-thin": _("thin arrow: at most"),
        "estimate-thin": _("thin arrow: estimate or model"),
        "bands": _("channels as bands of one arrow"),
        "named": _("named, without a number"),
    }
    left = list(kinds)
    for kind in ("part", "process"):
        if {kind, f"{kind}-dot"} <= set(left):
            # One row with both marks.
            left[left.index(kind)] = f"{kind}-both"
            left.remove(f"{kind}-dot")
            words[f"{kind}-both"] = words[kind]
    if {"part-dot", "process-dot"} <= set(left):
        words["part-dot"] = _("thin arrow: still in process, part or all")
        left.remove("process-dot")
    if {"most", "estimate"} <= set(left):
        words["estimate"] = _("estimate or model; at most where the number says so")
        left.remove("most")
    thin = [kind for kind in ("range-thin", "most-thin", "estimate-thin") if kind in left]
    if len(thin) > 1:
        words[thin[-1]] = (
            _("thin arrow: estimate; range or at most where the number says so")
            if "range-thin" in thin
            else _("thin arrow: estimate; at most where the number says so")
        )
        left = [kind for kind in left if kind not in thin[:-1]]
    elif thin == ["estimate-thin"] and "estimate" in left:
        words["estimate"] = (
            _("estimate or model, dashed where thin; at most where the number says so")
            if "most" in kinds
            else _("estimate or model, dashed if thin")
        )
        left.remove("estimate-thin")
    return [(kind, words[kind]) for kind in left]


def count_words(drawn: int, every: int) -> str:
    """How many corridors a picture without a list draws; nothing if it draws them all."""
    if drawn == every:
        return ""
    return counted(
        "{drawn} of {n} corridor drawn", "{drawn} of {n} corridors drawn", every, drawn=number(drawn)
    )


def node_words(*, leave: bool, arrive: bool) -> str:
    """What the circles of a map mean that has arrows."""
    if leave and arrive:
        return _("arrows leave (disc), arrive (ring); larger for more")
    return _("arrows leave; larger for more") if leave else _("arrows arrive; larger for more")


def ring_words(kind: str, *, is_apart: bool) -> str:
    """What the mark before a figure without a corridor means; `is_apart` where arrows may hold the same people."""
    if kind == "pass":
        return (
            _("border passes of up to 30 days; shown apart, not in addition to arrows")
            if is_apart
            else _("border passes, up to 30 days each: a year sees more of them than a date")
        )
    return (
        _("a figure of one place, without a corridor; shown apart, not in addition to arrows")
        if is_apart
        else _("a figure of one place, without a corridor")
    )


def differs_words() -> str:
    """What the crossed equals sign means on a map and in its list."""
    return _("another published figure or edition says otherwise")
