"""Words at the marks of the trend chart: headings, labels, tooltips, empty stretches, events."""

from app.data.dataset import Dataset, Event, Mention
from app.data.trends import Group, Trend
from app.domain.codes import Sex, Status
from app.domain.figure import Observation
from app.state.view import SplitBy
from app.text.figures import amount, date_words, kind_words, listing, short_title, source_words
from app.text.i18n import _, named
from app.text.labels import (
    corridor_name,
    event_kind_name,
    measure_name,
    sector_name,
    sex_name,
    stage_name,
    status_name,
    unit_name,
)
from app.text.numbers import period_words

COUNTS_PEOPLE = ("workers", "stock", "flow", "returns", "refugees", "displaced", "resettlements")
"""Measures of which every figure counts the same kind of thing; the others are told apart by the title of
their series.
"""


def panel_heading(trend: Trend, unit: str) -> str:
    """The heading of one panel: the measure, and its unit unless it counts people."""
    measure = measure_name(trend.measure)
    return (
        measure if unit == "persons" else _("{measure}, {unit}").format(measure=measure, unit=unit_name(unit))
    )


def panel_note(trend: Trend) -> str:
    """One sentence on what joins the figures."""
    if trend.has_lines:
        return _("A line joins figures of one series; it is a guide, not data.")
    if not trend.figures:
        return _("Sources name these sectors and give no number: dotted stubs on the time axis.")
    if len(trend.figures) > 1:
        return _("Single figures from several counts and reports; no line joins them.")
    return ""


def gap_words(trend: Trend, first: int | None, last: int | None, *, everywhere: bool) -> str:
    """What an empty stretch of the chart says. `everywhere`: the data hold no figure of any corridor there.

    `first` is None where the stretch begins with the axis, `last` where it ends with it.
    """
    measure = measure_name(trend.measure)
    if last is None:
        after = (first or 0) - 1
        if everywhere:
            return _("{measure}: no figure by corridor after {year} in these reports").format(
                measure=measure, year=after
            )
        return _("No figure for this choice after {year} in these reports").format(year=after)
    if first is None:
        if everywhere and trend.measure == "workers":
            return _("No count of workers by corridor before {year} in these reports").format(year=last + 1)
        if everywhere:
            return _("{measure}: no figure by corridor before {year} in these reports").format(
                measure=measure, year=last + 1
            )
        return _("No figure for this choice before {year} in these reports").format(year=last + 1)
    if everywhere:
        return _("{measure}: no figure by corridor from {first} to {last} in these reports").format(
            measure=measure, first=first, last=last
        )
    return _("No figure for this choice from {first} to {last} in these reports").format(
        first=first, last=last
    )


def group_name(dataset: Dataset, trend: Trend, group: Group) -> str:
    """The name of a group at its label: the corridor, or what the chart is split by."""
    if trend.by == SplitBy.CORRIDOR:
        return corridor_name(dataset, group.corridor)
    if trend.by == SplitBy.CHANNEL:
        return named(dataset.channels[group.code].short_name)
    if trend.by == SplitBy.SECTOR:
        return sector_name(dataset, group.code)
    return sex_name(Sex(group.code))


def figure_details(dataset: Dataset, trend: Trend, row: Observation) -> str:
    """What stands under the name at a label: corridor if the name does not say it, kind of figure, date."""
    parts = []
    if trend.by == SplitBy.CORRIDOR:
        parts.append(
            kind_words(dataset, row) if row.measure in COUNTS_PEOPLE else _counted_thing(dataset, row)
        )
    else:
        parts += [corridor_name(dataset, row.corridor)] if len(trend.corridors) > 1 else []
        parts += [stage_name(row.stage)] if row.stage else []
        parts += [status_name(row.status)] if row.status != Status.REPORTED else []
    return listing([*parts, date_words(row, short=True)])


def tooltip_lines(dataset: Dataset, row: Observation) -> list[str]:
    """A figure in full, for its tooltip: number, who, date, kind, producer and document, what does not
    fit.
    """
    lines = [
        str(amount(row)),
        corridor_name(dataset, row.corridor),
        date_words(row),
        kind_words(dataset, row),
        _("Counts: {population}").format(population=named(dataset.series[row.series_id].population)),
        source_words(dataset, row),
    ]
    if row.sex != Sex.TOTAL:
        lines.insert(2, sex_name(row.sex))
    if row.confidence:
        lines.append(_("Second-hand, confidence {grade}").format(grade=row.confidence))
    if dataset.clashes(row.observation_id):
        lines.append(_("Differs: does not fit together with another figure."))
    return lines


def mention_words(dataset: Dataset, row: Mention) -> str:
    """A sector named without a number, for its mark."""
    return _("{corridor}: a source names {sector}; it gives no number ({date})").format(
        corridor=corridor_name(dataset, row.corridor),
        sector=inner(sector_name(dataset, row.sector)),
        date=period_words(row.period, short=True),
    )


def event_date(event: Event) -> str:
    """The date of an event, short."""
    return period_words(event.period, short=True)


def event_lines(event: Event) -> list[str]:
    """An event in full, for its tooltip."""
    heading = _("{date}, {kind}").format(date=event_date(event), kind=event_kind_name(event.kind))
    return [heading, named(event.title)]


def event_source(dataset: Dataset, event: Event) -> str:
    """Who reports an event and where it was read."""
    producer = dataset.sources[event.source_id].publisher
    if not event.via_source_id or event.via_source_id == event.source_id:
        return short_title(dataset, event.via_source_id or event.source_id)
    return _("{producer}, read in {document}").format(
        producer=producer, document=short_title(dataset, event.via_source_id)
    )


def inner(words: str) -> str:
    """A term as it stands inside a sentence; an abbreviation keeps its capitals."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _counted_thing(dataset: Dataset, row: Observation) -> str:
    """What a share, a cost or another figure of many kinds is about, and how sure it is."""
    parts = [named(dataset.series[row.series_id].title)]
    parts += [stage_name(row.stage)] if row.stage else []
    parts += [status_name(row.status)] if row.status != Status.REPORTED else []
    return listing(parts)
