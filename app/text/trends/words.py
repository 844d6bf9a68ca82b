"""The words of the trends page: title, subtitle, notes and the sentences of an empty chart, all true for every
choice of filters.
"""

from collections import Counter

from app.data.choices import Relaxation
from app.data.dataset import Dataset, Disagreement
from app.data.trends.lines import is_long
from app.data.trends.ranking import MOST_CHOSEN, ranks_by_size
from app.data.trends.trends import MOST_UNITS, Trend
from app.domain.codes import ALL, Axis, Reading, Sex
from app.domain.disagreement import REVISION
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.state.view import SplitBy, ViewState
from app.text.alone import is_alone, is_marked
from app.text.figures import listing
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
    way_name,
)
from app.text.numbers import counted, number
from app.text.trends.marks import inner, years_of
from app.text.trends.missing import missing_notes
from app.text.trends.readings import log_note, reading_note, unread_notes, unread_reason
from app.text.trends.series import definition_sentences, difference_notes

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
        corridor = way_name(dataset, trend.measure, trend.corridors[0])
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
        reading_note(trend) if trend.reading != Reading.FIGURES and trend.groups else _unit_sentence(trend),
        _within_sentence(trend),
        # Of many corridors the section on the series tells it.
        *(definition_sentences(dataset, trend) if len(trend.corridors) <= MOST_CHOSEN else []),
        *_filter_sentences(dataset, state, trend),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def empty_sentence(dataset: Dataset, trend: Trend) -> str:
    """What a chart says that has nothing to show, with the reason where a series gives one."""
    if trend.unread:
        return _("{measure}: nothing to draw in this reading. {reason}").format(
            measure=measure_name(trend.measure), reason=unread_reason(trend)
        )
    nothing = _("{measure}: no figure for this choice.").format(measure=measure_name(trend.measure))
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
        found.append(_differing_words(differing).format(n=differing, all=len(figures)))
    if kinds[REVISION]:
        found.append(_revised_words(kinds[REVISION]).format(n=kinds[REVISION], all=len(figures)))
    unclear = sum(_UNCLEAR in row.flags for row in figures)
    if unclear:
        found.append(
            counted(
                "For {n} figure the source does not say whether it counts people at the date or since a start; "
                "it is never joined to another one.",
                "For {n} figures the sources do not say whether they count people at the date or since a start; "
                "they are never joined to others.",
                unclear,
            )
        )
    if trend.aside and MEASURES[trend.measure].is_wide:
        found.append(_totals_words(trend.aside))
    elif trend.aside:
        found.append(_aside_words(trend.aside))
    found += _doubted_notes(dataset, trend)
    found += unread_notes(trend)
    if trend.crowded:
        found.append(
            counted(
                "{n} smaller one has no room for a line here.",
                "{n} smaller ones have no room for a line here.",
                trend.crowded,
            )
        )
    left_out = trend.units[MOST_UNITS:]
    if left_out:
        found.append(
            _("Figures in these units are not drawn: {units}.").format(
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


def all_notes(dataset: Dataset, state: ViewState, trend: Trend) -> list[str]:
    """The notes of a chart with those on its axis and on why its series differ, a sentence each."""
    log = [log_note()] if state.axis == Axis.LOG and trend.reading != Reading.CHANGE and trend.groups else []
    return [*log, *difference_notes(dataset, trend), *notes(dataset, trend)]


def disagreements_of(dataset: Dataset, trend: Trend) -> list[Disagreement]:
    """The groups of figures that do not fit together and of which one at least is on the chart."""
    found: dict[str, Disagreement] = {}
    for row in trend.figures:
        for disagreement in dataset.disagreements_of.get(row.observation_id, ()):
            found[disagreement.disagreement_id] = disagreement
    return list(found.values())


def chosen_sentences(dataset: Dataset, state: ViewState) -> list[str]:
    """The filters of a view in words, but for the years, a sentence each."""
    found = []
    if state.origin:
        found.append(_("Origin: {places}.").format(places=_places(dataset, state.origin)))
    if state.destination:
        found.append(_("Destination: {places}.").format(places=_places(dataset, state.destination)))
    if state.channel:
        names = listing(channel_name(dataset, code) for code in state.channel)
        found.append(_("Channel: {names}.").format(names=names))
    if state.sector:
        names = listing(sector_name(dataset, code) for code in state.sector)
        found.append(_("Sector: {names}.").format(names=names))
    if state.sex != Sex.TOTAL:
        found.append(_("{sex} only.").format(sex=sex_name(state.sex)))
    if state.series:
        titles = listing(named(dataset.series[key].title) for key in state.series)
        found.append(_("Series: {titles}.").format(titles=titles))
    return found


def relaxation_words(relaxation: Relaxation, words: str) -> str:
    """A button that sets a filter back, with what that would show."""
    count = counted("{n} figure", "{n} figures", relaxation.found)
    return _("{action} ({count})").format(action=words, count=count)


def _differing_words(count: int) -> str:
    """That figures do not fit together, and by what mark they are known."""
    if not is_marked():
        return ngettext(
            "{n} of {all} figures does not fit together with another one.",
            "{n} of {all} figures do not fit together with others.",
            count,
        )
    return ngettext(
        "{n} of {all} figures does not fit together with another one; it carries a crossed equals sign.",
        "{n} of {all} figures do not fit together with others; they carry a crossed equals sign.",
        count,
    )


def _revised_words(count: int) -> str:
    """That another edition gives other numbers, and by what mark the figures are known."""
    if not is_marked():
        return ngettext(
            "For {n} of {all} figures another edition of the same source gives another number.",
            "For {n} of {all} figures another edition of the same source gives another number.",
            count,
        )
    return ngettext(
        "For {n} of {all} figures another edition of the same source gives another number; a stroke crosses its point.",
        "For {n} of {all} figures another edition of the same source gives another number; a stroke crosses their "
        "points.",
        count,
    )


def _totals_words(count: int) -> str:
    """That totals are not drawn, and on a page how to see them."""
    if is_alone():
        sentence = ngettext(
            "{n} figure of a total is not drawn.", "{n} figures of totals are not drawn.", count
        )
    else:
        sentence = ngettext(
            "{n} figure of a total is not drawn; choose both its ends to see it.",
            "{n} figures of totals are not drawn; choose both their ends to see them.",
            count,
        )
    return sentence.format(n=number(count))


def _aside_words(count: int) -> str:
    """That figures without a corridor are not drawn, and on a page how to see them."""
    if is_alone():
        sentence = ngettext(
            "{n} figure belongs to no single corridor and is not drawn.",
            "{n} figures belong to no single corridor and are not drawn.",
            count,
        )
    else:
        sentence = ngettext(
            "{n} figure belongs to no single corridor and is not drawn; choose an origin or a destination to see it.",
            "{n} figures belong to no single corridor and are not drawn; choose an origin or a destination to see "
            "them.",
            count,
        )
    return sentence.format(n=number(count))


def _doubted_notes(dataset: Dataset, trend: Trend) -> list[str]:
    """What is set aside of the corridors on the chart, why, of which series and years, and how to see it."""
    implausible = [row for row in trend.doubted if "implausible" in row.flags]
    uncertain = [row for row in trend.doubted if "implausible" not in row.flags]
    way = "" if is_alone() else " " + _("Choose series, origin and destination to see what is set aside.")
    found = []
    if implausible:
        found.append(
            ngettext(
                "{n} figure of these corridors is set aside as implausible ({years}; {series}).",
                "{n} figures of these corridors are set aside as implausible ({years}; {series}).",
                len(implausible),
            ).format(**_doubted_words(dataset, implausible))
            + way
        )
    if uncertain:
        found.append(
            ngettext(
                "{n} figure of these corridors is set aside because its confidence is C ({years}; {series}).",
                "{n} figures of these corridors are set aside because their confidence is C ({years}; {series}).",
                len(uncertain),
            ).format(**_doubted_words(dataset, uncertain))
            + way
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
    found = chosen_sentences(dataset, state)
    if not state.channel and trend.by != SplitBy.CHANNEL and len({row.channel for row in trend.figures}) > 1:
        found.append(_("All channels, each named."))
    shown = len(trend.corridors)
    if not shown:
        return found
    if shown < trend.found and (state.origin or state.destination or ranks_by_size(trend.measure)):
        found.append(_("{n} of {all} corridors drawn, the largest.").format(n=shown, all=trend.found))
    elif shown < trend.found:
        found.append(
            _("{n} of {all} corridors drawn, those with most figures.").format(n=shown, all=trend.found)
        )
    return found


def _places(dataset: Dataset, codes: tuple[str, ...]) -> str:
    return listing(place_name(dataset, code) for code in codes)


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
