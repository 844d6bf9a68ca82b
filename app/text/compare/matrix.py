"""Words of the matrix: totals, empty cells, what there is no room for."""

from collections.abc import Mapping
from dataclasses import replace

from app.data.compare.matrix import Matrix, Pair, Total
from app.data.dataset import Dataset
from app.domain.codes import Bound
from app.domain.figure import Observation
from app.text.absence import nothing_name, nothing_sign, nothing_words
from app.text.figures import listing
from app.text.i18n import _, ngettext
from app.text.labels import place_name, sector_name, way_name, went_back
from app.text.map.amounts import cell_number, map_amount
from app.text.map.words import folded, set_aside_text
from app.text.numbers import counted, number

_TOLD = 6


def end_words(measure: str) -> tuple[str, str]:
    """What stands over the origins and over the destinations of the migration; people who return go back to their
    origin.
    """
    return (_("Back to"), _("From")) if went_back(measure) else (_("From"), _("To"))


def cell_words(row: Observation) -> tuple[str, str]:
    """What a cell says of a figure: the word that bounds it, or nothing, and the number with the sign of its unit."""
    bounded, plain = map_amount(row), map_amount(replace(row, bound=_plain(row.bound)))
    words = {Bound.ABOUT: _("about"), Bound.AT_LEAST: _("at least"), Bound.AT_MOST: _("at most")}
    return words.get(row.bound, "") if str(bounded) != str(plain) else "", cell_number(row)


def total_text(total: Total) -> str:
    """The number of a total, written as in the cells; empty where there is none."""
    row = total.published or (total.added.inputs[0] if total.added else None)
    if row is None or total.size is None:
        return ""
    return cell_words(replace(row, value=total.size, bound=Bound.EXACT))[1]


def total_kind(total: Total) -> str:
    """What kind of total it is, in a word or two; empty where a line has one figure and no total."""
    if total.published is not None:
        return _("published")
    if total.added is not None:
        return counted("sum of {n}", "sum of {n}", total.figures)
    return _("no total") if total.is_refused else ""


def total_notes(dataset: Dataset, matrix: Matrix) -> list[str]:
    """What the totals are, and why some lines have none."""
    notes = []
    if any(total.published is not None for total in matrix.totals):
        notes.append(
            _(
                "Totals marked as published are those of the source, over all places, whether shown here or not."
            )
        )
    if any(total.added is not None for total in matrix.totals):
        notes.append(
            _(
                "Sums are made here, of the figures shown, where they are of one series, date, channel and stage."
            )
        )
    refused = [
        *_refused(dataset, matrix.origin_totals),
        *_refused(dataset, matrix.destination_totals),
    ]
    if refused:
        told = refused[:_TOLD]
        if more := len(refused) - len(told):
            told.append(counted("{n} more", "{n} more", more))
        notes.append(
            _(
                "No total: {places}. The figures there differ in series, date, channel or stage, or are bounds, "
                "ranges or costs, so they may not be added up."
            ).format(places=listing(told))
        )
    return notes


def empty_sign(matrix: Matrix, pair: Pair) -> str:
    """What stands in a cell without a figure."""
    if pair in matrix.named:
        return _("named")
    if pair in matrix.aside:
        return _("set aside")
    if pair in matrix.absent:
        return nothing_sign(matrix.absent[pair].kind)
    return ""


def empty_name(matrix: Matrix, pair: Pair) -> str:
    """Why a cell has no figure, in a word or two."""
    if pair in matrix.named:
        return _("Named without a number")
    if pair in matrix.aside:
        return _("Set aside as doubtful")
    if pair in matrix.absent:
        return nothing_name(matrix.absent[pair].kind)
    return _("No figure here")


def empty_words(dataset: Dataset, matrix: Matrix, pair: Pair) -> str:
    """Why a cell has no figure, in a whole sentence; never that it is zero unless the source says so."""
    corridor = way_name(dataset, matrix.shown.measure, pair)
    if pair in matrix.named:
        sectors = listing(dict.fromkeys(sector_name(dataset, row.sector) for row in matrix.named[pair]))
        return _("{corridor}: a source names {sectors} and gives no number.").format(
            corridor=corridor, sectors=sectors
        )
    if pair in matrix.aside:
        return set_aside_text(dataset, matrix.aside[pair])
    if pair in matrix.absent:
        return nothing_words(dataset, matrix.absent[pair])
    return _("{corridor}: no figure is shown for this choice. That does not mean zero.").format(
        corridor=corridor
    )


def _plain(bound: Bound) -> Bound:
    """No bound; a range keeps its two ends."""
    return bound if bound == Bound.RANGE else Bound.EXACT


def _refused(dataset: Dataset, totals: Mapping[str, Total]) -> list[str]:
    return [place_name(dataset, place) for place, total in totals.items() if total.is_refused]


def hidden_short(origins: int, destinations: int) -> str:
    """How many places there is no room for, at the foot of the matrix."""
    words = {"origins": number(origins), "destinations": number(destinations)}
    if origins and destinations:
        return _("No room for more: origins {origins}, destinations {destinations}").format(**words)
    if origins:
        return ngettext(
            "No room for {origins} more origin", "No room for {origins} more origins", origins
        ).format(**words)
    return ngettext(
        "No room for {destinations} more destination",
        "No room for {destinations} more destinations",
        destinations,
    ).format(**words)


def total_words(dataset: Dataset, total: Total) -> str:
    """A sum that was made here, in a tooltip: of which figures, and that no source prints it."""
    if total.added is None:
        return ""
    parts = listing(way_name(dataset, row.measure, row.corridor) for row in total.added.inputs[:_TOLD])
    more = total.figures - min(total.figures, _TOLD)
    if more:
        parts = _("{parts} and {n} more").format(parts=parts, n=more)
    return folded(
        _("{number}, added up here from {parts}. No source prints this sum.").format(
            number=number(total.added.value), parts=parts
        )
    )
