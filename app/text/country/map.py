"""Words of the map of a country: title, finding and caveats; true for each side, measure and year."""

from app.data.country.country import Side, map_view, side_of
from app.data.dataset import Dataset
from app.data.standing import Standing, standing
from app.domain.figure import Observation
from app.state.view import ViewState
from app.text.figures import amount, listing, marked_date
from app.text.finding import Finding
from app.text.i18n import _, ngettext
from app.text.labels import measure_name, place_inside, way_name
from app.text.map.words import (
    boundary_sentence,
    map_subtitle,
    mark_text,
    mention_text,
    rank_warning,
    stage_warning,
)
from app.text.numbers import counted, number
from app.text.trends.sources import sources_of

_FEW = 3


def country_map_title(dataset: Dataset, state: ViewState, shown: Standing) -> str:
    """Measure, side and year."""
    if not state.place:
        return _("Corridors of a country")
    sides = {Side.TO: _("{measure}: to {place}"), Side.FROM: _("{measure}: from {place}")}
    title = sides[side_of(dataset, state)].format(
        measure=measure_name(shown.measure), place=place_inside(dataset, state.place)
    )
    return _("{title}, {year}").format(title=title, year=shown.year) if shown.year is not None else title


def country_map_subtitle(dataset: Dataset, state: ViewState, shown: Standing) -> str:
    """Who is counted and by whom."""
    return map_subtitle(dataset, map_view(dataset, state).but(origin=(), destination=()), shown)


def country_map_notes(dataset: Dataset, state: ViewState, shown: Standing, not_drawn: int) -> list[str]:
    """What the lines mean, what cannot be ranked, and how many corridors have no room."""
    more = (
        counted(
            "{n} more corridor has no room on this map.",
            "{n} more corridors have no room on this map.",
            not_drawn,
        )
        if not_drawn
        else ""
    )
    notes = [
        boundary_sentence(map_view(dataset, state).frame),
        more,
        rank_warning(shown),
        stage_warning(shown),
    ]
    return [note for note in notes if note]


def country_map_source(dataset: Dataset, shown: Standing) -> str:
    """Who made the figures on the map."""
    rows = [row.figure for row in shown.corridors] + [mark.figure for mark in shown.marks]
    return sources_of(dataset, [*rows, *shown.mentions])


def country_map_finding(dataset: Dataset, state: ViewState) -> Finding:
    """What the map of a country shows. Only figures of one series are ranked."""
    if not state.place:
        return Finding(_("No country is chosen."))
    shown = standing(dataset, map_view(dataset, state))
    name = place_inside(dataset, state.place)
    rows = tuple(row.figure for row in shown.corridors)
    if not rows:
        return _without_corridors(dataset, shown, name)
    count = len(rows)
    if count == 1:
        return Finding(
            _("One corridor has a figure: {figure}.").format(figure=_told(dataset, rows[0])),
            rows,
            counts=(1,),
        )
    is_one = len({(row.series_id, row.unit, row.sex) for row in rows}) == 1
    if is_one:
        sentence = ngettext(
            "{n} corridor has a figure; the largest is {figure}.",
            "{n} corridors have figures of one series; the largest is {figure}.",
            count,
        )
        return Finding(
            sentence.format(n=number(count), figure=_told(dataset, rows[0])),
            rows[:1],
            counts=(count,),
            ranked=rows,
        )
    series = len({row.series_id for row in rows})
    return Finding(
        counted(
            "{n} corridor has a figure, from {series} series; among them: {figures}.",
            "{n} corridors have figures, from {series} series; among them: {figures}.",
            count,
            series=number(series),
            figures=listing(_told(dataset, row) for row in rows[:_FEW]),
        ),
        rows[:_FEW],
        counts=(count, series),
    )


def _told(dataset: Dataset, row: Observation) -> str:
    return _("{corridor} with {number} ({date})").format(
        corridor=way_name(dataset, row.measure, row.corridor), number=amount(row), date=marked_date(row)
    )


def _without_corridors(dataset: Dataset, shown: Standing, name: str) -> Finding:
    marks = [_("{mark}.").format(mark=mark_text(dataset, mark)) for mark in shown.marks]
    named = [_("{mark}.").format(mark=mention_text(dataset, row)) for row in shown.mentions[:_FEW]]
    if not (marks or named):
        return Finding(
            _("These sources have no figure for a corridor of {place} for this choice.").format(place=name)
        )
    return Finding(
        _("No corridor of {place} has a figure here. {told}").format(
            place=name, told=" ".join(marks + named)
        ),
        tuple(mark.figure for mark in shown.marks),
    )
