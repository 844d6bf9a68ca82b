"""Words of the chart of a corridor over time: title, labels, finding and what a reader must know."""

from app.data.corridor.trend import CorridorTrend, corridor_trend
from app.data.dataset import Dataset
from app.data.trends.lines import has_spread
from app.data.trends.trends import Trend
from app.domain.codes import ALL, UNSPECIFIED, Status
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.state.view import ViewState
from app.text.alone import is_marked
from app.text.figures import amount, date_words, listing, marked_date
from app.text.finding import Finding
from app.text.i18n import _, named
from app.text.labels import (
    corridor_name,
    measure_name,
    sector_name,
    stage_name,
    status_name,
)
from app.text.numbers import counted
from app.text.trends.marks import inner

_ANY = (ALL, UNSPECIFIED)
_TABLES_TOLD = 2


def trend_title(dataset: Dataset, found: CorridorTrend) -> str:
    """What and when."""
    if found.corridor is None:
        return _("A corridor over time")
    name = corridor_name(dataset, found.corridor)
    if found.years is None or found.is_empty:
        return _("{corridor} over time").format(corridor=name)
    first, last = found.span
    if first == last:
        return _("{corridor}, {year}").format(corridor=name, year=first)
    return _("{corridor}, {first} to {last}").format(corridor=name, first=first, last=last)


def trend_subtitle(found: CorridorTrend, *, is_whole: bool = True) -> str:
    """What the panels are, and whether they are all that the corridor has; empty where there are none."""
    if found.is_empty:
        return ""
    names = listing(inner(measure_name(trend.measure)) for trend in found.panels)
    if not is_whole:
        return _("Drawn here, of several measures: {measures}. Women and men together.").format(
            measures=names
        )
    if len(found.panels) == 1:
        return _("One measure has figures of this corridor: {measures}. Women and men together.").format(
            measures=names
        )
    return _(
        "Each panel counts something else, on a scale of its own: {measures}. Women and men together."
    ).format(measures=names)


def trend_finding(dataset: Dataset, state: ViewState) -> Finding:
    """The latest figure of each panel, and between which numbers a line of one series runs."""
    return finding_of(dataset, corridor_trend(dataset, state.open_corridor))


def finding_of(dataset: Dataset, found: CorridorTrend) -> Finding:
    """What these panels show."""
    if found.is_empty:
        return Finding(nothing_over_time(dataset, found))
    sentences, figures = [], []
    for trend in found.panels:
        sentence, rows = _panel_sentence(dataset, trend)
        sentences.append(sentence)
        figures += rows
    if len(found.panels) > 1:
        sentences.append(
            _("The panels count different people or money; nothing is added up or taken away between them.")
        )
    return Finding(" ".join(sentences), tuple(figures))


def nothing_over_time(dataset: Dataset, found: CorridorTrend) -> str:
    """What stands in the place of an empty chart."""
    if found.corridor is None:
        return _("No corridor is chosen.")
    return _("These data have no figure over time for {corridor}.").format(
        corridor=corridor_name(dataset, found.corridor)
    )


def trend_notes(dataset: Dataset, found: CorridorTrend) -> list[str]:
    """What a reader must know of the figures drawn, a sentence each."""
    rows = found.figures
    notes = []
    differing = sum(bool(dataset.clash_kind(row.observation_id)) for row in rows)
    if differing and not is_marked():
        notes.append(
            counted(
                "{n} of these figures does not fit together with another one or was revised.",
                "{n} of these figures do not fit together with others or were revised.",
                differing,
            )
        )
    elif differing:
        notes.append(
            counted(
                "{n} of these figures does not fit together with another one or was revised; its mark says so.",
                "{n} of these figures do not fit together with others or were revised; their marks say so.",
                differing,
            )
        )
    if any(map(has_spread, rows)):
        notes.append(
            _(
                "Pale upright bars on modelled moves say how far methods lie apart; they are no margin of error."
            )
        )
    if found.left_out:
        names = listing(inner(measure_name(key)) for key in found.left_out)
        notes.append(_("There are figures that have no panel here: {measures}.").format(measures=names))
    return notes


def mark_name(dataset: Dataset, row: Observation) -> str:
    """What a figure is of, beside its mark: channel and sector; where both say nothing, how it came about."""
    parts = [] if row.channel in _ANY else [named(dataset.channels[row.channel].short_name)]
    parts += [] if row.sector in _ANY else [sector_name(dataset, row.sector)]
    if not parts and row.measure == "workers" and row.channel == ALL:
        parts = [_("all workers")]
    return listing(parts) or status_name(row.status)


def mark_details(dataset: Dataset, row: Observation, *, dated: bool = True) -> str:
    """Stage, evidence where it is no count, how far it is trusted, and the date."""
    status = status_name(row.status)
    parts = [stage_name(row.stage)] if row.stage else []
    if row.status != Status.REPORTED and status != mark_name(dataset, row):
        parts.append(status)
    if row.confidence:
        parts.append(_("second-hand, {grade}").format(grade=row.confidence))
    return listing([*parts, date_words(row, short=True)] if dated else parts)


def _panel_sentence(dataset: Dataset, trend: Trend) -> tuple[str, list[Observation]]:
    """What one panel shows: the ends of its leading line, or its latest figure."""
    group = trend.groups[0]
    measure, latest = measure_name(trend.measure), group.latest
    line = next(
        (line for line in group.lines if line[-1] is latest and MEASURES[trend.measure].is_moment), None
    )
    if line is not None:
        first = line[0]
        return (
            _("{measure}: {before} ({start}) and {after} ({end}), both of one series.").format(
                measure=measure,
                before=amount(first),
                start=marked_date(first),
                after=amount(latest),
                end=marked_date(latest),
            ),
            [first, latest],
        )
    details = listing([mark_name(dataset, latest), *filter(None, [mark_details(dataset, latest)])])
    return (
        _("{measure}: {number} ({details}).").format(measure=measure, number=amount(latest), details=details),
        [latest],
    )
