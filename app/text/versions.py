"""What has changed in a view since a link to it was made, in words."""

from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from app.data.dataset import Dataset
from app.data.editions.diff import Changes
from app.data.editions.releases import KEY
from app.data.editions.view_changes import SinceLink, typed_figures
from app.domain.figure import Observation
from app.text.figures import amount
from app.text.i18n import _, named, ngettext
from app.text.labels import channel_name, place_name, sector_name
from app.text.numbers import counted, day_or_month, number
from app.text.sources.words import figure_sentence

FEW = 10
"""More figures, or series, than this are counted, not listed."""

_NUMBER = ("value", "value_low", "value_high", "bound", "unit")
"""Columns that a reader sees as one number."""


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a list, and what is listed below it."""

    line: str
    below: tuple[str, ...] = ()


def since_words(dataset: Dataset, since: SinceLink) -> str:
    """Which edition a link was made with, which one is shown, and how much changed between them in this view."""
    here = {"current": dataset.version, "date": day_or_month(dataset.released), "version": since.version}
    if since.release is None or since.changes is None:
        return _(
            "This link was made with data version {version}, which is not kept here, so it cannot be said what has "
            "changed. Shown is version {current} of {date}."
        ).format(**here)
    here["then"] = day_or_month(since.release.released)
    if since.changes.is_empty:
        return _(
            "This link was made with data version {version} of {then}; shown is version {current} of {date}. "
            "No figure of this view differs."
        ).format(**here)
    return _(
        "This link was made with data version {version} of {then}; shown is version {current} of {date}. "
        "Figures of this view: {added} added, {changed} changed, {removed} removed."
    ).format(
        **here,
        added=number(len(since.changes.added)),
        changed=number(len(since.changes.after)),
        removed=number(len(since.changes.removed)),
    )


def change_lists(dataset: Dataset, changes: Changes) -> list[tuple[str, list[Told]]]:
    """Headings with their lines: changed figures with before and after, then removed and added ones."""
    lists = [
        (_("Changed"), _changed(dataset, changes)),
        (_("Removed"), _gone_or_new(dataset, changes.removed, typed_figures(changes.removed.head(FEW)))),
        (_("Added"), _gone_or_new(dataset, changes.added, _current(dataset, changes.added))),
    ]
    return [(heading, lines) for heading, lines in lists if lines]


def _changed(dataset: Dataset, changes: Changes) -> list[Told]:
    told = []
    figures = zip(typed_figures(changes.before.head(FEW)), _current(dataset, changes.after), strict=True)
    groups = groupby(changes.listed(), key=lambda cell: cell.observation_id)
    for (before, after), (_key, group) in zip(figures, groups, strict=False):
        cells = tuple(group)
        numbered = before is not None and any(cell.column in _NUMBER for cell in cells)
        below = [_now(_("number"), str(amount(before)), str(amount(after)))] if before and numbered else []
        below += [
            _now(_column_name(cell.column), *(_code_name(dataset, cell.column, text) for text in cell[2:]))
            for cell in cells
            if not (numbered and cell.column in _NUMBER)
        ]
        told.append(Told(figure_sentence(dataset, after), tuple(below)))
    return [*told, *_and_more(len(changes.after) - len(told))]


def _gone_or_new(dataset: Dataset, frame: pd.DataFrame, first: tuple[Observation | None, ...]) -> list[Told]:
    """A few figures one by one, many as a number for each series."""
    if len(frame) <= FEW:
        return [Told(_sentence(dataset, key, row)) for key, row in zip(frame[KEY], first, strict=True)]
    counts = {str(key): int(count) for key, count in frame["series_id"].value_counts().items() if count}
    told = [
        Told(
            counted(
                "{series}: {n} figure",
                "{series}: {n} figures",
                count,
                series=named(dataset.series[key].title) if key in dataset.series else key,
            )
        )
        for key, count in list(counts.items())[:FEW]
    ]
    rest = len(counts) - len(told)
    if rest:
        more = ngettext("and figures of {n} more series", "and figures of {n} more series", rest)
        told.append(Told(more.format(n=number(rest))))
    return told


def _current(dataset: Dataset, frame: pd.DataFrame) -> tuple[Observation, ...]:
    return tuple(dataset.by_id[key] for key in frame[KEY].head(FEW))


def _sentence(dataset: Dataset, key: str, row: Observation | None) -> str:
    """A figure in words, or its key alone if it has codes that are no longer in use."""
    try:
        return figure_sentence(dataset, row) if row else key
    except KeyError:
        return key


def _and_more(rest: int) -> list[Told]:
    words = ngettext("and {n} more figure", "and {n} more figures", rest)
    return [Told(words.format(n=number(rest)))] if rest else []


def _now(what: str, before: str, after: str) -> str:
    if not before:
        return _("{what}: was empty, is now “{after}”").format(what=what, after=after)
    if not after:
        return _("{what}: was “{before}”, is now empty").format(what=what, before=before)
    return _("{what}: was “{before}”, is now “{after}”").format(what=what, before=before, after=after)


def _code_name(dataset: Dataset, column: str, text: str) -> str:
    """What a cell says: the name of a code, else the text as it stands."""
    if column in ("origin", "destination") and text in dataset.places:
        return place_name(dataset, text)
    if column == "channel" and text in dataset.channels:
        return channel_name(dataset, text)
    if column == "sector" and text in dataset.sectors:
        return sector_name(dataset, text)
    if column == "series_id" and text in dataset.series:
        return named(dataset.series[text].title)
    return text


def _column_name(column: str) -> str:
    return {
        "series_id": _("series"),
        "origin": _("origin"),
        "destination": _("destination"),
        "channel": _("channel"),
        "sector": _("sector"),
        "sex": _("sex"),
        "measure": _("measure"),
        "period": _("date"),
        "status": _("kind of evidence"),
        "source_id": _("source"),
        "locator": _("place in the source"),
        "flags": _("warnings"),
        "note": _("note"),
        "via_source_id": _("document in which it was read"),
        "via_locator": _("place in that document"),
        "date_basis": _("where the date comes from"),
        "stage": _("stage"),
        "confidence": _("confidence"),
        "same_as": _("figure that it repeats"),
    }.get(column, column)
