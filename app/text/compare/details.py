"""What a number of the page that compares must carry: date, kind, how far it is second-hand, what does not fit."""

from collections.abc import Sequence

from app.data.dataset import Dataset
from app.domain.disagreement import REVISION
from app.domain.figure import Observation
from app.text.figures import date_words, kind_words, listing
from app.text.i18n import _
from app.text.labels import place_inside, place_name, way_name, went_back
from app.text.map.panel import confidence_words
from app.text.numbers import counted
from app.text.sources.disagreements import differs_sign

_GROUPS, _NAMES = 4, 3
"""So many kinds of figures a note tells apart, and so many corridors of each by name."""


def bar_details(dataset: Dataset, row: Observation) -> str:
    """Date, kind and confidence of a figure, as they stand small beside its bar."""
    kind = _lower(kind_words(dataset, row))
    return listing(filter(None, [date_words(row, short=True), kind, confidence_words(row)]))


def signs(dataset: Dataset, row: Observation) -> tuple[str, str]:
    """The signs after a number that has no words beside it: that it does not fit together with another one, and the
    quotation mark of a second-hand figure with its confidence. Each is empty where it does not hold.
    """
    return differs_sign(dataset, row.observation_id), grade_sign(row.confidence)


def grade_sign(grade: str) -> str:
    """The quotation mark of a second-hand figure with its confidence; empty without one."""
    return f"”{grade}" if grade else ""


def kinds_note(dataset: Dataset, rows: Sequence[Observation]) -> str:
    """Date, kind and confidence of all figures of a drawing whose numbers stand without; those alike told together."""
    groups: dict[str, list[Observation]] = {}
    for row in rows:
        groups.setdefault(bar_details(dataset, row), []).append(row)
    if not groups:
        return ""
    if len(groups) == 1:
        return _("Each figure: {details}.").format(details=next(iter(groups)))
    ordered = sorted(groups.items(), key=lambda item: -len(item[1]))
    told = [
        _("{corridors} ({details})").format(corridors=_corridors(dataset, here), details=details)
        for details, here in ordered[:_GROUPS]
    ]
    if more := sum(len(here) for _details, here in ordered[_GROUPS:]):
        told.append(counted("{n} more figure", "{n} more figures", more))
    return _("Dates and kinds: {groups}.").format(groups="; ".join(told))


def revised_note(dataset: Dataset, rows: Sequence[Observation]) -> str:
    """How many figures another edition of their source gives otherwise; empty where none does."""
    count = sum(dataset.clash_kind(row.observation_id) == REVISION for row in rows)
    if not count:
        return ""
    return counted(
        "For {n} of these figures another edition of the same source gives another number.",
        "For {n} of these figures another edition of the same source gives another number.",
        count,
    )


def _corridors(dataset: Dataset, rows: Sequence[Observation]) -> str:
    corridors = list(dict.fromkeys(row.corridor for row in rows))
    if len(corridors) > _NAMES:
        return counted("{n} corridor", "{n} corridors", len(corridors))
    origins, destinations = (tuple(dict.fromkeys(pair[end] for pair in corridors)) for end in (0, 1))
    if went_back(rows[0].measure) or len(corridors) == 1 or min(len(origins), len(destinations)) > 1:
        return listing(way_name(dataset, rows[0].measure, pair) for pair in corridors)
    return _("{origins} to {destinations}").format(
        origins=listing(place_name(dataset, code) for code in origins),
        destinations=listing(place_inside(dataset, code) for code in destinations),
    )


def _lower(words: str) -> str:
    """Words that begin a phrase, within another one; abbreviations keep their capitals."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
