"""Words of numbers that were worked out for a chart, as files have them: how, from which figures, how far to trust."""

from collections.abc import Callable, Iterable, Sequence

from app.data.dataset import Dataset
from app.data.shown_parts import WorkedOut
from app.domain.codes import Bound, Sex, Status
from app.domain.figure import Observation
from app.text.figures import amount, date_words, evidence_words, listing
from app.text.i18n import _, named
from app.text.labels import channel_name, place_name, sector_name, sex_name, stage_name, status_name
from app.text.map.counts import percent_words
from app.text.numbers import number

_FINEST = 10
"""Numbers below are told with one decimal, larger ones whole."""


def worked_out_words(kind: str) -> str:
    """How a number was worked out of its inputs, in one sentence."""
    return {
        "sum": _("All of them added up; nobody stands in two of them."),
        "share": _("The first as a share of the sum of all, in percent."),
        "part": _("The first as a share of the last, which is the total that the source prints, in percent."),
        "change": _("The last less the first."),
        "times": _("The last by the first."),
        "index": _("The last by the first, where the first is 100."),
    }[kind]


def worked_out_amount(row: WorkedOut) -> str:
    """The number rounded as a page tells it, `about` where a figure behind it is approximate."""
    small = abs(row.value) < _FINEST
    words = {
        "percent": percent_words(row.value),
        "ratio": _("{number} times").format(number=number(round(row.value, 1 if small else 0))),
    }.get(row.unit) or number(round(row.value, 1) if small else round(row.value))
    is_about = any(each.bound == Bound.ABOUT for each in row.inputs)
    return _("about {number}").format(number=words) if is_about else words


def inputs_words(dataset: Dataset, rows: Sequence[Observation]) -> str:
    """Each figure that went in, with what tells it from the others and how far it may be trusted."""
    return several(_input(dataset, rows, row) for row in rows)


def several(words: Iterable[str]) -> str:
    """Different statements in one cell, each once; commas stand within them."""
    return _("; ").join(dict.fromkeys(filter(None, words)))


def evidence_of(rows: Iterable[Observation]) -> str:
    """Bound, stage and evidence of the figures that went in, each kind once."""
    return several(map(evidence_words, rows))


def _input(dataset: Dataset, rows: Sequence[Observation], row: Observation) -> str:
    tell: dict[str, Callable[[], str]] = {
        "origin": lambda: place_name(dataset, row.origin),
        "destination": lambda: place_name(dataset, row.destination),
        "channel": lambda: channel_name(dataset, row.channel),
        "sector": lambda: sector_name(dataset, row.sector),
        "sex": lambda: sex_name(Sex(row.sex)),
        "period": lambda: date_words(row, short=True),
        "series_id": lambda: named(dataset.series[row.series_id].title),
    }
    parts = [words() for name, words in tell.items() if len({getattr(each, name) for each in rows}) > 1]
    parts += [status_name(row.status)] if row.status != Status.REPORTED else []
    parts += [stage_name(row.stage)] if row.stage else []
    if not parts:
        return str(amount(row))
    return _("{number} ({what})").format(number=amount(row), what=listing(parts))
