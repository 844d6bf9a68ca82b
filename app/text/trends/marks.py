"""Words at the marks of the trend chart: headings, labels, tooltips, empty stretches, events."""

from dataclasses import replace

from app.data.absence import is_zero
from app.data.dataset import Dataset, Event, Mention
from app.data.trends.lines import has_spread, is_long
from app.data.trends.trends import Group, Trend
from app.domain.codes import ALL, Reading, Sex, Status
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.state.view import SplitBy
from app.text.absence import zero_words
from app.text.figures import Amount, amount, date_words, kind_words, listing, short_title, source_words
from app.text.i18n import _, named
from app.text.labels import (
    corridor_name,
    event_kind_name,
    measure_name,
    sector_name,
    series_title,
    sex_name,
    stage_name,
    status_name,
    unit_name,
    way_name,
)
from app.text.map.amounts import map_amount
from app.text.numbers import counted, number, period_words
from app.text.sources.disagreements import differs_sentence
from app.text.trends.readings import log_note, reading_amount, reading_details, reading_heading, reading_note

COUNTS_PEOPLE = (
    "workers",
    "stock",
    "flow",
    "returns",
    "refugees",
    "asylum_seekers",
    "displaced",
    "resettlements",
)
"""Measures of which every figure counts the same kind of thing; the others are told apart by the title of
their series.
"""


_SAID_OTHERWISE = frozenset(
    ("does_not_fit", "suspected_misprint", "spread_between_methods", "period_from_source")
)
"""Flags whose meaning a tooltip says in other words."""


def panel_heading(trend: Trend, unit: str) -> str:
    """The heading of one panel: the measure, and its unit unless it counts people, or what was worked out."""
    if trend.reading != Reading.FIGURES:
        return reading_heading(trend)
    measure = measure_name(trend.measure)
    return (
        measure if unit == "persons" else _("{measure}, {unit}").format(measure=measure, unit=unit_name(unit))
    )


def panel_note(trend: Trend, *, is_log: bool = False, with_bands: bool = False) -> str:
    """What joins the figures, and what the other marks are that a chart of one kind of figure would not have."""
    sentences = [log_note()] if is_log else []
    if trend.reading != Reading.FIGURES:
        return " ".join([*sentences, reading_note(trend)])
    if not trend.figures:
        return _("Sources name these sectors and give no number: dotted stubs on the time axis.")
    lengths = {years_of(row) for row in trend.figures if is_long(row)}
    if lengths:
        sentences.append(
            _("A bar counts everyone within its {n} years.").format(n=lengths.pop())
            if len(lengths) == 1
            else _("A bar counts everyone within all its years.")
        )
    elif trend.lines and all(row.is_estimate for line in trend.lines for row in line):
        sentences.append(_("Estimates at the marked dates; lines join one series and only guide the eye."))
    elif trend.lines:
        sentences.append(_("A line joins figures of one series; it is a guide, not data."))
    elif len(trend.figures) > 1:
        sentences.append(_("Single figures from several counts and reports; no line joins them."))
    if with_bands and any(has_spread(row) and is_long(row) for row in trend.figures):
        sentences.append(_("Pale areas: between methods, not a margin of error."))
    elif any(map(has_spread, trend.figures)):
        sentences.append(_("Pale upright bars: between methods, not a margin of error."))
    if any(line[0].series_id in group.quiet for group in trend.groups for line in group.lines):
        sentences.append(_("Thin broken lines: other series."))
    elif any(group.quiet for group in trend.groups):
        sentences.append(_("Small marks: another series; no line joins the two."))
    return " ".join(sentences)


def gap_words(trend: Trend, first: int | None, last: int | None, *, everywhere: bool) -> str:
    """What an empty stretch of the chart says. `everywhere`: the data hold no figure of any corridor there.

    `first` is None where the stretch begins with the axis, `last` where it ends with it.
    """
    measure = measure_name(trend.measure)
    if last is None:
        after = (first or 0) - 1
        if everywhere:
            return _("{measure}: no figure by corridor after {year} in these sources").format(
                measure=measure, year=after
            )
        return _("No figure for this choice after {year} in these sources").format(year=after)
    if first is None:
        if everywhere and trend.measure == "workers":
            return _("No count of workers by corridor before {year} in these sources").format(year=last + 1)
        if everywhere:
            return _("{measure}: no figure by corridor before {year} in these sources").format(
                measure=measure, year=last + 1
            )
        return _("No figure for this choice before {year} in these sources").format(year=last + 1)
    if everywhere:
        return _("{measure}: no figure by corridor from {first} to {last} in these sources").format(
            measure=measure, first=first, last=last
        )
    return _("No figure for this choice from {first} to {last} in these sources").format(
        first=first, last=last
    )


def group_name(dataset: Dataset, trend: Trend, group: Group) -> str:
    """The name of a group at its label: the corridor, or what the chart is split by."""
    return name_split_by(dataset, trend.by, trend.measure, group.corridor, group.code)


def name_split_by(dataset: Dataset, by: SplitBy, measure: str, corridor: tuple[str, str], code: str) -> str:
    """The name of what stands alone in a chart that is split `by` something: a corridor, or the code of a channel,
    sector or sex.
    """
    if by == SplitBy.CORRIDOR:
        return way_name(dataset, measure, corridor)
    if by == SplitBy.CHANNEL:
        return named(dataset.channels[code].short_name)
    if by == SplitBy.SECTOR:
        return sector_name(dataset, code)
    return sex_name(Sex(code))


def figure_details(dataset: Dataset, trend: Trend, row: Observation) -> str:
    """What stands under the name at a label, after the corridor: kind of figure and date."""
    if trend.reading != Reading.FIGURES:
        kind = kind_words(dataset, row) if trend.by == SplitBy.CORRIDOR and _are_mixed(trend) else ""
        return listing([*filter(None, [kind]), reading_details(trend, row)])
    if trend.by == SplitBy.CORRIDOR:
        parts = [mark_words(dataset, row)]
    else:
        parts = [stage_name(row.stage), "" if row.status == Status.REPORTED else status_name(row.status)]
    parts += [_("confidence {grade}").format(grade=row.confidence)] if row.confidence else []
    return listing([*filter(None, parts), date_words(row, short=True)])


def figure_place(dataset: Dataset, trend: Trend, row: Observation) -> str:
    """The corridor of a figure, where the name at its label does not say it and there are several."""
    if trend.by == SplitBy.CORRIDOR or len(trend.corridors) == 1:
        return ""
    return way_name(dataset, row.measure, row.corridor)


def mark_words(dataset: Dataset, row: Observation) -> str:
    """What kind of figure it is, without what all figures of its measure share; may be empty."""
    if row.measure not in COUNTS_PEOPLE and not MEASURES[row.measure].is_wide:
        return _counted_thing(dataset, row)
    if MEASURES[row.measure].is_wide and (row.channel, row.sector) == (ALL, ALL):
        words = listing([stage_name(row.stage)] if row.stage else [])
        words = words or ("" if row.status == Status.REPORTED else status_name(row.status))
        return words[:1].upper() + words[1:]
    return kind_words(dataset, row)


def label_amount(trend: Trend, row: Observation) -> Amount:
    """The number at a label: money in millions; "about" stands there for models too, whose arrows on the map need no
    word for it.
    """
    if trend.reading != Reading.FIGURES:
        return reading_amount(trend, row)
    return map_amount(replace(row, status=Status.ESTIMATE) if row.status == Status.MODEL else row)


def years_of(row: Observation) -> int:
    """Over how many years a figure counts what happened; 1 for a date or a shorter period."""
    days = (row.period.end - (row.period.start or row.period.end)).days
    return max(1, round(days / 365.25)) if is_long(row) else 1


def tooltip_lines(dataset: Dataset, row: Observation) -> list[str]:
    """A figure in full, for its tooltip: number, who, date, kind, series, producer and document, what does not
    fit.
    """
    series = dataset.series[row.series_id]
    return [
        str(amount(row)),
        way_name(dataset, row.measure, row.corridor),
        *([zero_words(row)] if is_zero(row) else []),
        *([sex_name(row.sex)] if row.sex != Sex.TOTAL else []),
        when_words(row),
        kind_words(dataset, row),
        *_spread(row),
        _("Series: {title}").format(title=series_title(dataset, row.series_id)),
        _("Counts: {population}").format(population=named(series.population)),
        *_warnings(dataset, row),
        source_words(dataset, row),
    ]


def brief_lines(dataset: Dataset, row: Observation) -> list[str]:
    """A figure in short, for the tooltips of charts with very many: number, who, date and kind, series, producer."""
    return [
        str(amount(row)),
        way_name(dataset, row.measure, row.corridor),
        listing([when_words(row), kind_words(dataset, row)]),
        series_title(dataset, row.series_id),
        dataset.sources[row.source_id].publisher,
    ]


def when_words(row: Observation, *, short: bool = False) -> str:
    """The date of a figure, or within how many years it counts."""
    years = years_of(row)
    if years == 1 or short:
        return date_words(row, short=short)
    return counted("Within {n} year: {period}", "Within {n} years: {period}", years, period=date_words(row))


def confidence_words(row: Observation) -> str:
    """How far a second-hand figure is to be trusted."""
    return _("Second-hand, confidence {grade}").format(grade=row.confidence)


def spread_words(row: Observation) -> str:
    """How far the methods of a model lie apart."""
    return _("Between methods: {low} to {high}; not a margin of error").format(
        low=number(row.value_low or 0), high=number(row.value_high or 0)
    )


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


def _are_mixed(trend: Trend) -> bool:
    """Whether figures of one corridor on the chart are of different channels or sectors."""
    return any(len({(row.channel, row.sector) for row in group.figures}) > 1 for group in trend.groups)


def _counted_thing(dataset: Dataset, row: Observation) -> str:
    """What a share, a cost or another figure of many kinds is about, and how sure it is."""
    parts = [named(dataset.series[row.series_id].title)]
    parts += [stage_name(row.stage)] if row.stage else []
    parts += [status_name(row.status)] if row.status != Status.REPORTED else []
    return listing(parts)


def _spread(row: Observation) -> list[str]:
    return [spread_words(row)] if has_spread(row) else []


def _warnings(dataset: Dataset, row: Observation) -> list[str]:
    """What the flags of a figure say: warnings in whole sentences, how it is defined in a few words."""
    flags = [
        dataset.flags[code] for code in row.flags if code not in _SAID_OTHERWISE and code in dataset.flags
    ]
    found = [named(flag.sentence) for flag in flags if flag.severity != "note"]
    notes = listing(named(flag.name) for flag in flags if flag.severity == "note")
    found += [notes] if notes else []
    if row.confidence:
        found.append(confidence_words(row))
    if dataset.clashes(row.observation_id):
        found.append(differs_sentence(dataset, row.observation_id))
    return found
