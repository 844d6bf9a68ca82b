"""The words of the trends page: title, subtitle, finding, labels, notes and sources, all true for every
choice of filters.
"""

from collections import Counter

from app.data.choices import Relaxation
from app.data.dataset import Dataset, Disagreement
from app.data.trend_lines import is_long
from app.data.trends import MOST_UNITS, Trend, ranks_by_size
from app.domain.codes import ALL, Sex
from app.domain.disagreement import REVISION
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.state.view import SplitBy, ViewState
from app.text.figures import amount, date_words, listing
from app.text.i18n import _, named, ngettext
from app.text.labels import (
    channel_name,
    corridor_name,
    measure_meaning,
    measure_name,
    place_name,
    sector_name,
    series_title,
    sex_name,
    unit_name,
)
from app.text.numbers import number
from app.text.trend_marks import COUNTS_PEOPLE, inner, mark_words, years_of
from app.text.trend_missing import missing_notes
from app.text.trend_series import definition_sentences

_UNCLEAR = "stock_or_cumulative_unclear"
_REASONS_TOLD = 2


def title(dataset: Dataset, trend: Trend) -> str:
    """What, by what and when: true whatever the filters."""
    measure = measure_name(trend.measure)
    if trend.is_empty:
        return {
            SplitBy.CORRIDOR: _("{measure} by corridor"),
            SplitBy.CHANNEL: _("{measure} by channel"),
            SplitBy.SECTOR: _("{measure} by sector"),
            SplitBy.SEX: _("{measure} by sex"),
        }[trend.by].format(measure=measure)
    first, last = _shown_years(trend)
    if len(trend.corridors) == 1:
        corridor = corridor_name(dataset, trend.corridors[0])
        if first == last:
            return _("{corridor}: {measure}, {year}").format(
                corridor=corridor, measure=inner(measure), year=first
            )
        return _("{corridor}: {measure}, {first} to {last}").format(
            corridor=corridor, measure=inner(measure), first=first, last=last
        )
    if first == last:
        return {
            SplitBy.CORRIDOR: _("{measure} by corridor, {year}"),
            SplitBy.CHANNEL: _("{measure} by channel, {year}"),
            SplitBy.SECTOR: _("{measure} by sector, {year}"),
            SplitBy.SEX: _("{measure} by sex, {year}"),
        }[trend.by].format(measure=measure, year=first)
    return {
        SplitBy.CORRIDOR: _("{measure} by corridor, {first} to {last}"),
        SplitBy.CHANNEL: _("{measure} by channel, {first} to {last}"),
        SplitBy.SECTOR: _("{measure} by sector, {first} to {last}"),
        SplitBy.SEX: _("{measure} by sex, {first} to {last}"),
    }[trend.by].format(measure=measure, first=first, last=last)


def subtitle(dataset: Dataset, state: ViewState, trend: Trend) -> str:
    """Who is counted, in which unit, and the filters in words."""
    sentences = [
        measure_meaning(trend.measure),
        _unit_sentence(trend),
        _within_sentence(trend),
        *definition_sentences(dataset, trend),
        *_filter_sentences(dataset, state, trend),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def finding(dataset: Dataset, trend: Trend) -> str:
    """What the chart shows, made from its figures: the largest of the latest ones, and what its lines do."""
    if trend.is_empty:
        return empty_sentence(dataset, trend)
    if not trend.groups:
        return mentions_sentence(dataset, trend)
    sentences = [_leading_sentence(dataset, trend)]
    line = _leading_line(dataset, trend)
    if line:
        sentences.append(_line_sentence(dataset, line))
    elif trend.lines:
        sentences.append(_no_change(dataset, trend))
    elif len(trend.figures) > 1:
        sentences.append(
            _("No line joins any two of these figures, so no rise or fall can be read from the chart.")
        )
    if trend.mentions:
        sentences.append(mentions_sentence(dataset, trend))
    return " ".join(sentences)


def empty_sentence(dataset: Dataset, trend: Trend) -> str:
    """What a chart says that has nothing to show, with the reason where a series gives one."""
    nothing = _("{measure}: no figure with these filters.").format(measure=measure_name(trend.measure))
    return " ".join([nothing, *missing_notes(dataset, trend)[:_REASONS_TOLD]])


def mentions_sentence(dataset: Dataset, trend: Trend) -> str:
    """Which sectors sources name without a number, and where."""
    by_sector: dict[str, dict[str, None]] = {}
    for row in trend.mentions:
        by_sector.setdefault(row.sector, {})[corridor_name(dataset, row.corridor)] = None
    return " ".join(
        _("Sources name {sector} without a number: {corridors}.").format(
            sector=inner(sector_name(dataset, sector)), corridors="; ".join(corridors)
        )
        for sector, corridors in by_sector.items()
    )


def notes(dataset: Dataset, trend: Trend) -> list[str]:
    """What a reader must know of the figures on the chart, a sentence each."""
    figures = trend.figures
    found = []
    kinds = Counter(dataset.clash_kind(row.observation_id) for row in figures)
    differing = kinds.total() - kinds[""] - kinds[REVISION]
    if differing:
        found.append(
            ngettext(
                "{n} of {all} figures does not fit together with another one; it carries a crossed equals sign.",
                "{n} of {all} figures do not fit together with others; they carry a crossed equals sign.",
                differing,
            ).format(n=differing, all=len(figures))
        )
    if kinds[REVISION]:
        found.append(
            ngettext(
                "For {n} of {all} figures another edition of the same source gives another number; a stroke crosses "
                "its point.",
                "For {n} of {all} figures another edition of the same source gives another number; a stroke crosses "
                "their points.",
                kinds[REVISION],
            ).format(n=kinds[REVISION], all=len(figures))
        )
    unclear = sum(_UNCLEAR in row.flags for row in figures)
    if unclear:
        found.append(
            ngettext(
                "For {n} figure the source does not say whether it counts people at the date or since a start; "
                "it is never joined to another one.",
                "For {n} figures the sources do not say whether they count people at the date or since a start; "
                "they are never joined to others.",
                unclear,
            ).format(n=unclear)
        )
    if trend.aside and MEASURES[trend.measure].is_wide:
        found.append(
            ngettext(
                "{n} figure of a total is not drawn; choose both its ends to see it.",
                "{n} figures of totals are not drawn; choose both their ends to see them.",
                trend.aside,
            ).format(n=number(trend.aside))
        )
    elif trend.aside:
        found.append(
            ngettext(
                "{n} figure belongs to no single corridor and is not drawn; "
                "choose an origin or a destination to see it.",
                "{n} figures belong to no single corridor and are not drawn; "
                "choose an origin or a destination to see them.",
                trend.aside,
            ).format(n=number(trend.aside))
        )
    found += _doubted_notes(dataset, trend)
    left_out = trend.units[MOST_UNITS:]
    if left_out:
        found.append(
            _("Figures in these units stand in the table only: {units}.").format(
                units=listing(map(unit_name, left_out))
            )
        )
    if trend.nameless:
        found.append(
            _("The nationality of these people is not published, so the origin chosen cannot be told apart.")
        )
    if trend.groups and not trend.is_split:
        found.append(_no_split(trend))
    if trend.groups:
        found += missing_notes(dataset, trend)
    if len({years_of(row) for row in figures}) > 1:
        found.append(
            _(
                "Some figures count several years together, others one year or less: their heights do not compare."
            )
        )
    return found


def disagreements_of(dataset: Dataset, trend: Trend) -> list[Disagreement]:
    """The groups of figures that do not fit together and of which one at least is on the chart."""
    found: dict[str, Disagreement] = {}
    for row in trend.figures:
        for disagreement in dataset.disagreements_of.get(row.observation_id, ()):
            found[disagreement.disagreement_id] = disagreement
    return list(found.values())


def relaxation_words(relaxation: Relaxation, words: str) -> str:
    """A button that sets a filter back, with what that would show."""
    count = ngettext("{n} figure", "{n} figures", relaxation.found).format(n=relaxation.found)
    return _("{action} ({count})").format(action=words, count=count)


def _doubted_notes(dataset: Dataset, trend: Trend) -> list[str]:
    """What is set aside of the corridors on the chart, why, of which series and years, and how to see it."""
    implausible = [row for row in trend.doubted if "implausible" in row.flags]
    uncertain = [row for row in trend.doubted if "implausible" not in row.flags]
    found = []
    if implausible:
        found.append(
            ngettext(
                "{n} figure of these corridors is set aside as implausible ({years}; {series}). "
                "Choose its series, origin and destination to see it.",
                "{n} figures of these corridors are set aside as implausible ({years}; {series}). "
                "Choose their series, origin and destination to see them.",
                len(implausible),
            ).format(**_doubted_words(dataset, implausible))
        )
    if uncertain:
        found.append(
            ngettext(
                "{n} figure of these corridors is set aside because its confidence is C ({years}; {series}). "
                "Choose its series to see it.",
                "{n} figures of these corridors are set aside because their confidence is C ({years}; {series}). "
                "Choose their series to see them.",
                len(uncertain),
            ).format(**_doubted_words(dataset, uncertain))
        )
    return found


def _doubted_words(dataset: Dataset, rows: list[Observation]) -> dict[str, str]:
    series = sorted({row.series_id for row in rows})
    return {
        "n": number(len(rows)),
        "years": listing(str(year) for year in sorted({row.period.last_year for row in rows})),
        "series": listing(_("“{title}”").format(title=series_title(dataset, key)) for key in series),
    }


def _shown_years(trend: Trend) -> tuple[int, int]:
    """First and last year of what is on the chart, which is not empty."""
    periods = [row.period for row in trend.figures] + [row.period for row in trend.mentions]
    return min(each.first_year for each in periods), max(each.last_year for each in periods)


def _within_sentence(trend: Trend) -> str:
    """Over how many years the longest figures count, so that nobody reads them as figures of one year."""
    lengths = {years_of(row) for row in trend.figures if is_long(row)}
    if not lengths:
        return ""
    if len(lengths) == 1:
        return _("Bars count everyone within {n} years; they are never divided into single years.").format(
            n=lengths.pop()
        )
    return _("Bars count everyone within several years; they are never divided into single years.")


def _unit_sentence(trend: Trend) -> str:
    units = dict.fromkeys(row.unit for row in trend.figures)
    if not units:
        return ""
    return _("Unit: {unit}.").format(unit=listing(unit_name(unit) for unit in units))


def _filter_sentences(dataset: Dataset, state: ViewState, trend: Trend) -> list[str]:
    found = []
    if state.origin:
        found.append(_("Origin: {places}.").format(places=_places(dataset, state.origin)))
    if state.destination:
        found.append(_("Destination: {places}.").format(places=_places(dataset, state.destination)))
    if state.channel:
        names = listing(channel_name(dataset, code) for code in state.channel)
        found.append(_("Channel: {names}.").format(names=names))
    elif trend.by != SplitBy.CHANNEL and len({row.channel for row in trend.figures}) > 1:
        found.append(_("All channels, each named."))
    if state.sector:
        names = listing(sector_name(dataset, code) for code in state.sector)
        found.append(_("Sector: {names}.").format(names=names))
    if state.sex != Sex.TOTAL:
        found.append(_("{sex} only.").format(sex=sex_name(state.sex)))
    if state.series:
        titles = listing(named(dataset.series[key].title) for key in state.series)
        found.append(_("Series: {titles}.").format(titles=titles))
    shown = len(trend.corridors)
    if shown < trend.found and (state.origin or state.destination or ranks_by_size(trend.measure)):
        found.append(_("{n} of {all} corridors drawn, the largest.").format(n=shown, all=trend.found))
    elif shown < trend.found:
        found.append(
            _("{n} of {all} corridors drawn, those with most figures.").format(n=shown, all=trend.found)
        )
    return found


def _places(dataset: Dataset, codes: tuple[str, ...]) -> str:
    return listing(place_name(dataset, code) for code in codes)


def _leading_sentence(dataset: Dataset, trend: Trend) -> str:
    """The largest of the figures that stand for the groups: never compared with the others, since dates and
    definitions differ.
    """
    row = max((group.latest for group in trend.groups), key=lambda row: (row.size, row.observation_id))
    wide = MEASURES[trend.measure].is_wide
    if trend.measure not in COUNTS_PEOPLE and not wide and len(trend.figures) > 1:
        return _(
            "The {n} figures here are of different things; each says at its mark and in the table what it is."
        ).format(n=len(trend.figures))
    words = {
        "number": amount(row),
        "corridor": corridor_name(dataset, row.corridor),
        "details": listing([*filter(None, [inner(mark_words(dataset, row))]), date_words(row)]),
    }
    if _has_rivals(trend):
        return _led_sentence(dataset, trend, row, words)
    if len(trend.groups) == 1:
        return _("Latest: {number}, {corridor} ({details}).").format(**words)
    if len({(group.latest.series_id, group.latest.period) for group in trend.groups}) == 1:
        return _("Largest of the latest figures here: {number}, {corridor} ({details}).").format(**words)
    return _(
        "Largest of the latest figures here: {number}, {corridor} ({details}). Dates and definitions differ."
    ).format(**words)


def _has_rivals(trend: Trend) -> bool:
    """Whether a series stands beside the leading one of a group, so that its last figure may be larger or later."""
    return any(row.series_id != group.leading for group in trend.groups for row in group.figures)


def _led_sentence(dataset: Dataset, trend: Trend, row: Observation, words: dict[str, object]) -> str:
    """The leading sentence where other series stand on the chart: it names the series and claims no more."""
    title = series_title(dataset, row.series_id)
    if len(trend.groups) == 1:
        return _(
            "Latest in the leading series, “{series}”: {number}, {corridor} ({details}). Other series stand beside it."
        ).format(series=title, **words)
    return _(
        "Largest of the latest figures in the leading series: {number}, {corridor} ({details}), of “{series}”. "
        "Other series here may have larger or later ones. Dates and definitions differ."
    ).format(series=title, **words)


def _leading_line(dataset: Dataset, trend: Trend) -> tuple[Observation, ...]:
    """The largest line of a series from which a change may be read."""
    lines = [line for line in trend.lines if dataset.series[line[0].series_id].change_allowed]
    return max(lines, key=lambda line: (line[-1].size, len(line)), default=())


def _no_change(dataset: Dataset, trend: Trend) -> str:
    rows = [row for line in trend.lines for row in line]
    is_moment = MEASURES[trend.measure].is_moment
    if trend.measure == "flow" and all(dataset.series[row.series_id].method == "model" for row in rows):
        return _("These are modelled moves within each period; no change between two of them is worked out.")
    if not is_moment and all(row.is_estimate for row in rows):
        return _("These are estimates for each whole period; no change between two of them is worked out.")
    if all(row.is_estimate for row in rows):
        return _("These are estimates at the marked dates; no change between two of them is worked out.")
    return _("No change is worked out from these figures; what is said of their series says why.")


def _line_sentence(dataset: Dataset, line: tuple[Observation, ...]) -> str:
    first, last = line[0], line[-1]
    return _("In one series, {corridor} has {before} in {start} and {after} in {end}.").format(
        corridor=corridor_name(dataset, first.corridor),
        before=amount(first),
        start=date_words(first, short=True),
        after=amount(last),
        end=date_words(last, short=True),
    )


def _no_split(trend: Trend) -> str:
    """Why a chart that is split shows one kind only."""
    if trend.by == SplitBy.SECTOR and trend.groups and trend.groups[0].code == ALL:
        return _("No source gives these figures by sector.")
    if trend.by == SplitBy.SEX and trend.groups and trend.groups[0].code == Sex.TOTAL:
        return _("No source gives these figures by sex.")
    return {
        SplitBy.CORRIDOR: "",
        SplitBy.CHANNEL: _("All these figures are of one channel."),
        SplitBy.SECTOR: _("All these figures are of one sector."),
        SplitBy.SEX: _("All these figures are of one sex."),
    }[trend.by]
