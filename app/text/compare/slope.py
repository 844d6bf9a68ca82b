"""Words of the slope chart: changes, and what two years cannot tell."""

from app.data.compare.slope import Rise, Slope
from app.data.dataset import Dataset
from app.domain.codes import Axis
from app.state.view import ViewState
from app.text.figures import listing
from app.text.i18n import _
from app.text.labels import way_name
from app.text.numbers import counted, number

_TOLD = 4


def change_words(rise: Rise) -> str:
    """The change of a corridor in a few words; empty where none may be computed."""
    if rise.change is None:
        return ""
    size = rise.change.value
    if not size:
        return _("unchanged")
    sentence = _("{number} more") if size > 0 else _("{number} fewer")
    return sentence.format(number=number(abs(size)))


def slope_notes(dataset: Dataset, found: Slope, state: ViewState, zeros: int) -> list[str]:
    """Why no change is stated, which corridors have one year only, and what a logarithmic axis leaves out."""
    if found.series_id is None or found.years is None:
        return []
    notes = []
    if found.rises and not dataset.series[found.series_id].change_allowed:
        notes.append(
            _("This series does not say how its figures of two dates compare, so no change is computed.")
        )
    elif any(rise.change is None for rise in found.rises):
        notes.append(
            _("Where no change is stated, dates, stages or bounds of the two figures do not compare.")
        )
    first, last = found.years
    if first != last:
        for year, rows in ((first, found.only_first), (last, found.only_last)):
            if rows:
                told = [way_name(dataset, row.measure, row.corridor) for row in rows[:_TOLD]]
                if more := len(rows) - len(told):
                    told.append(counted("{n} more", "{n} more", more))
                notes.append(
                    _("With a figure in {year} only: {corridors}.").format(year=year, corridors=listing(told))
                )
        if found.spanning:
            notes.append(
                counted(
                    "The figure of {n} corridor covers both years and is left out.",
                    "The figures of {n} corridors cover both years and are left out.",
                    len(found.spanning),
                )
            )
    if state.axis == Axis.LOG:
        notes.append(_("Logarithmic scale: equal distances are equal ratios."))
        if zeros:
            notes.append(
                counted(
                    "{n} corridor with a zero has no place on it.",
                    "{n} corridors with a zero have no place on it.",
                    zeros,
                )
            )
    return notes
