"""What the circles of a map say: how many arrows arrive and leave, and what a figure without a corridor counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.data.dataset import Dataset
from app.data.standing import Mark
from app.domain.codes import Bound
from app.domain.figure import Observation
from app.text.alone import is_alone
from app.text.i18n import _, ngettext
from app.text.labels import place_name
from app.text.map.amounts import width_number
from app.text.map.words import apart_words, figure_lines, folded, mark_text
from app.text.numbers import number


@dataclass(frozen=True, slots=True)
class Ends:
    """The drawn arrows of a place in one direction: how many, and their figures. An arrow that is named without a
    number, or split into channels, has no figure here.
    """

    count: int
    rows: tuple[Observation, ...]


def node_tooltip(dataset: Dataset, place: str, arriving: Ends, leaving: Ends) -> str:
    """What the pointer shows over a node. Numbers are added up only within one series and date, where all are exact."""
    lines = [f"<b>{place_name(dataset, place)}</b>"]
    if arriving.count:
        sentence = ngettext("{n} arrow arrives here.", "{n} arrows arrive here.", arriving.count)
        lines += [sentence.format(n=number(arriving.count)), *_sum(arriving)]
    if leaving.count:
        sentence = ngettext("{n} arrow leaves from here.", "{n} arrows leave from here.", leaving.count)
        lines += [sentence.format(n=number(leaving.count)), *_sum(leaving)]
    if not arriving.count and not leaving.count:
        lines.append(_("No arrow here."))
    elif not is_alone():
        lines.append(folded(_("Choose the place to see only its corridors.")))
    return "<br>".join(lines)


def mark_tooltip(dataset: Dataset, mark: Mark, *, is_apart: bool) -> str:
    """What the pointer shows over the mark of a figure without a corridor: kind, date and source, and where arrows may
    hold the same people, that it is no addition to them.
    """
    lines = [f"<b>{folded(mark_text(dataset, mark))}</b>", *figure_lines(dataset, mark.figure)]
    if mark.figure.channel == "BORDER_PASS":
        lines.append(folded(pass_sentence()))
    if is_apart:
        lines.append(folded(apart_words()))
    return "<br>".join(lines)


def pass_sentence() -> str:
    """Why holders of border passes are a mark of their own kind, and no arrow."""
    return _("Passes last up to 30 days: a year sees more people and more entries than hold one at a date.")


def addable(rows: Sequence[Observation]) -> bool:
    """Whether figures of different corridors may be added up: one series, date, channel, sector and unit, all exact,
    and not what each person pays.
    """
    kinds = {(row.series_id, row.period, row.channel, row.sector, row.unit, row.stage) for row in rows}
    exact = all(row.bound == Bound.EXACT for row in rows)
    return len(kinds) == 1 and exact and rows[0].unit in ("persons", "USD", "THB")


def _sum(ends: Ends) -> list[str]:
    if ends.count < 2:
        return []
    if len(ends.rows) < ends.count or not addable(ends.rows):
        return [folded(_("They are not of one series and all exact, so they are not added up."))]
    total = sum(row.size for row in ends.rows)
    words = _("Together {sum}, a sum made here.").format(sum=width_number(total, ends.rows[0].measure))
    return [folded(words)]
