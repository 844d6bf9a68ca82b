"""What the trend chart of a view finds, with what its numbers come from."""

from app.data.claims import Claim, change_between, part_of, times_between
from app.data.dataset import Dataset
from app.data.related import related
from app.data.trends.readings import claim_of, read_trend
from app.data.trends.trends import Trend, Whole
from app.domain.codes import ALL, Bound, Reading
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.state.charts import Chart
from app.state.view import SplitBy, ViewState
from app.text.figures import amount, date_words, listing, marked_date
from app.text.finding import Finding
from app.text.i18n import _
from app.text.labels import series_title, way_back_words, way_name
from app.text.numbers import counted, number
from app.text.trends.marks import COUNTS_PEOPLE, group_name, inner, mark_words
from app.text.trends.missing import missing_counts
from app.text.trends.readings import rounded
from app.text.trends.words import empty_sentence, mentions_sentence


def trend_finding(dataset: Dataset, state: ViewState) -> Finding:
    """The sentences that stand for the lines of a view."""
    return told(dataset, read_trend(dataset, state.but(chart=Chart.TREND)))


def told(dataset: Dataset, trend: Trend) -> Finding:
    """What a chart shows, made from its figures: what stands out in one series, what its lines do, its share of a
    published total, and what is missing.
    """
    if trend.is_empty:
        return Finding(empty_sentence(dataset, trend), counts=missing_counts(dataset, trend))
    if not trend.groups:
        return Finding(mentions_sentence(dataset, trend))
    parts = [_reading(dataset, trend)] if trend.reading != Reading.FIGURES else _figures(dataset, trend)
    if trend.mentions:
        parts.append(Finding(mentions_sentence(dataset, trend)))
    return joined([*parts, Finding(way_back_words(trend.measure)), _missing(trend)])


def joined(parts: list[Finding]) -> Finding:
    """Several findings as one, in their order."""
    return Finding(
        " ".join(part.sentence for part in parts if part.sentence),
        tuple(dict.fromkeys(row for part in parts for row in part.figures)),
        tuple(claim for part in parts for claim in part.claims),
        tuple(count for part in parts for count in part.counts),
        next((part.ranked for part in parts if part.ranked), ()),
    )


def _figures(dataset: Dataset, trend: Trend) -> list[Finding]:
    """What is said of figures as published."""
    row = max((group.latest for group in trend.groups), key=lambda row: (row.size, row.observation_id))
    if trend.measure not in COUNTS_PEOPLE and not MEASURES[trend.measure].is_wide and len(trend.figures) > 1:
        words = _("The {n} figures here are of different things; each says at its mark what it is.")
        return [Finding(words.format(n=len(trend.figures)), counts=(len(trend.figures),))]
    parts = [_leading(dataset, trend, row), _share(dataset, trend, row), _others(trend)]
    line = _leading_line(dataset, trend)
    if line:
        parts.append(_line(dataset, line))
    elif trend.lines:
        parts.append(Finding(_no_change(dataset, trend)))
    elif len(trend.figures) > 1:
        parts.append(
            Finding(
                _("No line joins any two of these figures, so no rise or fall can be read from the chart.")
            )
        )
    return parts


def _leading(dataset: Dataset, trend: Trend, row: Observation) -> Finding:
    """The figure that stands highest: the largest of those of its series, never compared with those of others."""
    kind = (row.series_id, row.unit, row.sex)
    latest = [group.latest for group in trend.groups]
    ranked = tuple(each for each in latest if (each.series_id, each.unit, each.sex) == kind)
    words = {
        "number": amount(row),
        "corridor": way_name(dataset, row.measure, row.corridor),
        "details": listing([*filter(None, [inner(mark_words(dataset, row))]), date_words(row)]),
        "series": series_title(dataset, row.series_id),
    }
    has_rivals = any(each.series_id != group.leading for group in trend.groups for each in group.figures)
    if len(trend.groups) == 1 and not has_rivals:
        return Finding(_("Latest: {number}, {corridor} ({details}).").format(**words), (row,))
    if len(trend.groups) == 1:
        sentence = _(
            "Latest in the leading series, “{series}”: {number}, {corridor} ({details}). Other series stand beside it."
        )
        return Finding(sentence.format(**words), (row,))
    if len(ranked) == 1:
        sentence = _(
            "{corridor}: {number} ({details}), of “{series}”. The others are of other series: dates and definitions "
            "differ."
        )
        return Finding(sentence.format(**words), (row,))
    if len(ranked) == len(latest) and not has_rivals:
        sentence = (
            _("Largest of the latest figures here: {number}, {corridor} ({details}).")
            if len({each.period for each in ranked}) == 1
            else _("Largest of the latest figures here: {number}, {corridor} ({details}). Dates differ.")
        )
        return Finding(sentence.format(**words), (row,), ranked=ranked)
    sentence = _("Largest of the latest figures of “{series}”: {number}, {corridor} ({details}).")
    return Finding(sentence.format(**words), (row,), ranked=ranked)


def _others(trend: Trend) -> Finding:
    """That several series stand beside each other, where the largest figure of one of them was named."""
    if len(trend.groups) < 2 or len({each.latest.series_id for each in trend.groups}) == len(trend.groups):
        return Finding("")
    is_one = len({each.series_id for group in trend.groups for each in group.figures}) == 1
    return Finding(
        "" if is_one else _("Other series here count in other ways: dates and definitions differ.")
    )


def _share(dataset: Dataset, trend: Trend, row: Observation) -> Finding:
    """What part the figure is of the total for its destination, where the same table prints one."""
    total = related(dataset, row, origin=ALL) if trend.by == SplitBy.CORRIDOR and row.origin != ALL else None
    if total is None or "includes_implausible" in total.flags:
        return Finding("")
    claim = part_of(row, total)
    if claim is None:
        return Finding("")
    sentence = _("That is {percent} % of the {total} that the same table has for all origins.")
    words = {"percent": number(rounded(claim.value)), "total": amount(total)}
    return Finding(sentence.format(**words), (row, total), (claim,))


def _leading_line(dataset: Dataset, trend: Trend) -> tuple[Observation, ...]:
    """The line with the highest end of a series from which a change may be read."""
    lines = [line for line in trend.lines if dataset.series[line[0].series_id].change_allowed]
    return max(lines, key=lambda line: (line[-1].size, len(line)), default=())


def _line(dataset: Dataset, line: tuple[Observation, ...]) -> Finding:
    first, last = line[0], line[-1]
    claim = change_between(dataset, first, last)
    words = {
        "corridor": way_name(dataset, first.measure, first.corridor),
        "before": amount(first),
        "start": marked_date(first),
        "after": amount(last),
        "end": marked_date(last),
    }
    if claim is None or not claim.value or first.unit != "persons":
        sentence = _("In one series, {corridor} has {before} ({start}) and {after} ({end}).")
        return Finding(sentence.format(**words), (first, last))
    sentence = (
        _("In one series, {corridor} has {before} ({start}) and {after} ({end}): {change} more.")
        if claim.value > 0
        else _("In one series, {corridor} has {before} ({start}) and {after} ({end}): {change} fewer.")
    )
    return Finding(sentence.format(change=_about(claim), **words), (first, last), (claim,))


def _about(claim: Claim) -> str:
    """A change in words; as rough as the figures it comes from."""
    change = number(abs(claim.value))
    return _("about {number}").format(number=change) if claim.bound == Bound.ABOUT else change


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


def _reading(dataset: Dataset, trend: Trend) -> Finding:
    """What an index, a share or a change says of the group that stands first."""
    group = trend.groups[0]
    row = trend.source_of(group.latest)
    base = trend.bases[row.observation_id]
    name = group_name(dataset, trend, group)
    claim = (
        times_between(dataset, base, row)
        if trend.reading == Reading.INDEX
        else claim_of(dataset, trend, group.latest)
    )
    if claim is None or len({each.sex for each in claim.inputs}) > 1:
        return Finding(_("{n} figures are drawn.").format(n=len(trend.figures)), counts=(len(trend.figures),))
    words = {
        "name": name if trend.by == SplitBy.CORRIDOR else _named_with_corridor(dataset, name, row),
        "before": amount(base),
        "start": marked_date(base),
        "after": amount(row),
        "end": marked_date(row),
    }
    return Finding(_reading_sentence(trend, claim).format(**words), (base, row), (claim,))


def _reading_sentence(trend: Trend, claim: Claim) -> str:
    """The sentence of a reading with its result filled in, and the names of the figures still open."""
    result = number(rounded(abs(claim.value))) if trend.reading != Reading.CHANGE else _about(claim)
    if trend.reading == Reading.INDEX:
        sentence = _("{name}: {before} ({start}), {after} ({end}), which is {result} times as much.")
    elif trend.reading == Reading.CHANGE and claim.value < 0:
        sentence = _("{name}: {before} ({start}), {after} ({end}), which is {result} less.")
    elif trend.reading == Reading.CHANGE:
        sentence = _("{name}: {before} ({start}), {after} ({end}), which is {result} more.")
    elif trend.whole == Whole.TOTAL:
        sentence = _("{name}: {after} ({end}), which is {result} % of the published total of {before}.")
    else:
        sentence = _("{name}: {after} ({end}), which is {result} % of what is drawn of this series and date.")
    return sentence.replace("{result}", result)


def _named_with_corridor(dataset: Dataset, name: str, row: Observation) -> str:
    return _("{corridor}, {name}").format(
        corridor=way_name(dataset, row.measure, row.corridor), name=inner(name)
    )


def _missing(trend: Trend) -> Finding:
    """How many corridors are left out, how many that were chosen have no figure, what has no place in a reading."""
    sentences, counts = [], []
    shown, silent = len(trend.corridors), {each.corridor for each in trend.missing} - set(trend.corridors)
    if shown < trend.found:
        sentences.append(_("{n} of {all} corridors are drawn.").format(n=shown, all=number(trend.found)))
        counts += [shown, trend.found]
    if silent:
        sentences.append(
            counted(
                "{n} corridor that was chosen has no figure.",
                "{n} corridors that were chosen have no figure.",
                len(silent),
            )
        )
        counts.append(len(silent))
    unread = sum(trend.unread.values()) + trend.zeros
    if unread:
        sentences.append(counted("{n} figure is left out.", "{n} figures are left out.", unread))
        counts.append(unread)
    return Finding(" ".join(sentences), counts=tuple(counts))
