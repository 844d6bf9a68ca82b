"""How much of what the filters leave a map draws: count and share of the corridors drawn and of those that are not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from babel.numbers import format_decimal

from app.data.standing import CorridorFigure, Standing
from app.domain.codes import Bound
from app.text.i18n import _, language, ngettext
from app.text.map.amounts import width_number
from app.text.numbers import counted, number


class NotDrawn(StrEnum):
    """Why a corridor with a figure is not on a map."""

    SMALL = "small"
    OUTSIDE = "outside"
    NEAR = "near"
    CROWDED = "crowded"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a sum in percent, from 0 to 100: both ends are alike but for ranges. `is_about`: not all is exact."""

    low: float
    high: float
    is_about: bool


def drawn_sentence(shown: Standing, left_out: Mapping[tuple[str, str], NotDrawn]) -> str:
    """How many corridors are drawn with which share of the sum of all figures; nothing where none has a figure."""
    rows = shown.corridors
    if not rows:
        return ""
    drawn = [row for row in rows if row.corridor not in left_out]
    if not left_out and len(rows) == 2:
        return _("Both corridors drawn.")
    if not left_out:
        return counted("The only corridor is drawn.", "All {n} corridors drawn.", len(rows))
    every, words = len(rows), {"n": number(len(drawn)), "all": number(len(rows))}
    if not drawn:
        return (
            _only(left_out[rows[0].corridor])
            if every == 1
            else _("None of the {all} corridors is drawn.").format(**words)
        )
    if not can_add(rows):
        return ngettext("{n} of {all} corridor drawn.", "{n} of {all} corridors drawn.", every).format(
            **words
        )
    sentence = (
        ngettext(
            "{n} of {all} corridor drawn, with {share} of the total.",
            "{n} of {all} corridors drawn, with {share} of the total.",
            every,
        )
        if is_total(rows)
        else ngettext(
            "{n} of {all} corridor drawn, with {share} of the sum of these figures.",
            "{n} of {all} corridors drawn, with {share} of the sum of these figures.",
            every,
        )
    )
    return sentence.format(share=share_words(share_of(drawn, rows)), **words)


def counts_sentence(shown: Standing, left_out: Mapping[tuple[str, str], NotDrawn]) -> str:
    """How many corridors are drawn with which share of the sum of all figures; then the others by reason.

    Figures of different series or dates are added up only to say how much of them the map holds; the words say so.
    """
    return " ".join(filter(None, [drawn_sentence(shown, left_out), left_out_words(shown, left_out)]))


def left_out_words(shown: Standing, left_out: Mapping[tuple[str, str], NotDrawn]) -> str:
    """The corridors that are not drawn by reason; nothing where the first of these sentences says it all."""
    rows = shown.corridors
    if not left_out or len(rows) == 1:
        return ""
    groups = [(reason, [row for row in rows if left_out.get(row.corridor) == reason]) for reason in NotDrawn]
    has_shares = can_add(rows) and len(left_out) < len(rows)
    sentences = [_group(reason, group, shown, has_shares=has_shares) for reason, group in groups if group]
    if has_shares and not is_total(rows):
        series = len(shown.series_ids)
        sentences.append(
            counted(
                "They differ in date: their sum is no total of people.",
                "They come from {n} series: their sum is no total of people.",
                series,
            )
            if shown.measure not in _MONEY
            else _("They differ in series or date: their sum is no total.")
        )
    return " ".join(sentences)


def can_add(rows: Sequence[CorridorFigure]) -> bool:
    """Whether figures have one unit of which a sum makes sense: people or money, not costs for each person."""
    units = {row.figure.unit for row in rows}
    return len(units) == 1 and units <= {"persons", "USD", "THB"} and any(row.figure.reach for row in rows)


def is_total(rows: Sequence[CorridorFigure]) -> bool:
    """Whether all figures are of one series and one date, so that their sum is the total of these corridors."""
    return len({(row.figure.series_id, row.figure.period) for row in rows}) == 1


def share_of(part: Sequence[CorridorFigure], rows: Sequence[CorridorFigure]) -> Share:
    """The share of some figures in the sum of all `rows`, among which they are.

    A bound counts with the number printed, a range with each of its ends in turn: the share is least where the part
    has its low ends and the rest its high ones.
    """
    keys = {row.corridor for row in part}
    rest = [row for row in rows if row.corridor not in keys]
    low, high = _sum(part, low=True), _sum(part, low=False)
    ends = [
        100 * mine / whole if (whole := mine + others) else 0.0
        for mine, others in ((low, _sum(rest, low=False)), (high, _sum(rest, low=True)))
    ]
    is_about = any(row.figure.bound != Bound.EXACT for row in rows)
    return Share(min(ends), max(ends), is_about)


def share_words(share: Share) -> str:
    """A share in words: a tenth of a percent where it is below one, nothing finer."""
    low, high = _percent(share.low), _percent(share.high)
    if low != high:
        return _("about {low} to {high} %").format(low=low, high=high)
    if 0 < share.high < 0.05:
        return _("less than 0.1 %")
    if 99.95 <= share.low < 100:
        return _("more than 99.9 %")
    sentence = _("about {number} %") if share.is_about else _("{number} %")
    return sentence.format(number=low)


def percent_words(percent: float) -> str:
    """An exact share in words."""
    return share_words(Share(percent, percent, is_about=False))


def _only(reason: NotDrawn) -> str:
    """Why the only corridor of a map is not on it."""
    return {
        NotDrawn.SMALL: _("The only corridor is not drawn: its number is too small for an arrow."),
        NotDrawn.OUTSIDE: _("The only corridor is not drawn: one of its ends lies outside this map."),
        NotDrawn.NEAR: _("The only corridor is not drawn: its ends stand too close together on this map."),
        NotDrawn.CROWDED: _("The only corridor is not drawn: it has no room beside the other far places."),
        NotDrawn.ZERO: _("The only corridor is not drawn: its figure is zero, which is no arrow."),
    }[reason]


def _group(reason: NotDrawn, group: Sequence[CorridorFigure], shown: Standing, *, has_shares: bool) -> str:
    """How many corridors are not drawn for one reason, and what they make up of all where shares are told."""
    n = len(group)
    words = {"n": number(n)}
    if reason == NotDrawn.ZERO:
        return ngettext(
            "{n} has a figure of zero, which is no arrow.", "{n} have a figure of zero, which is no arrow.", n
        ).format(**words)
    if reason == NotDrawn.SMALL:
        words["limit"] = width_number(_above(row.figure.reach for row in group), shown.measure)
    if not has_shares:
        return {
            NotDrawn.SMALL: ngettext(
                "The other one is below {limit}.", "{n} others are all below {limit}.", n
            ),
            NotDrawn.OUTSIDE: ngettext(
                "{n} has an end outside this map.", "{n} have an end outside this map.", n
            ),
            NotDrawn.NEAR: ngettext(
                "{n} joins neighbours that stand too close together on this map.",
                "{n} join neighbours that stand too close together on this map.",
                n,
            ),
            NotDrawn.CROWDED: ngettext(
                "{n} has no room beside the other far places.",
                "{n} have no room beside the other far places.",
                n,
            ),
        }[reason].format(**words)
    words["share"] = share_words(share_of(group, shown.corridors))
    return {
        NotDrawn.SMALL: ngettext(
            "The other one, below {limit}, makes up {share}.",
            "{n} others, all below {limit}, make up {share}.",
            n,
        ),
        NotDrawn.OUTSIDE: ngettext(
            "{n} with an end outside this map makes up {share}.",
            "{n} with an end outside this map make up {share}.",
            n,
        ),
        NotDrawn.NEAR: ngettext(
            "{n} between neighbours that stand too close together on this map makes up {share}.",
            "{n} between neighbours that stand too close together on this map make up {share}.",
            n,
        ),
        NotDrawn.CROWDED: ngettext(
            "{n} without room beside the other far places makes up {share}.",
            "{n} without room beside the other far places make up {share}.",
            n,
        ),
    }[reason].format(**words)


_MONEY = ("remittance",)


def _sum(rows: Iterable[CorridorFigure], *, low: bool) -> float:
    return sum(row.figure.size if low else row.figure.reach for row in rows)


def _percent(value: float) -> str:
    """Percent with one decimal below one and above 99, where that tells more, else with none."""
    digits = 1 if value < 1 or 99 < value < 100 else 0
    pattern = "0.#" if digits else "0"
    return format_decimal(round(value, digits), format=pattern, locale=language())


def _above(values: Iterable[float]) -> float:
    """The smallest of 1, 2, 5 times a power of ten that is above all of some numbers."""
    largest = max(values)
    unit = 1.0
    while True:
        for step in (1, 2, 5):
            if step * unit > largest:
                return step * unit
        unit *= 10
