"""What the drawings of the page that compares find: sentences whose numbers stand in the data."""

from dataclasses import replace

from app.data.claims import ADDABLE, Claim, share_of
from app.data.compare.compare import compared, leading_group
from app.data.compare.matrix import matrix_of
from app.data.compare.sankey import Sankey, Streams, sankey_of
from app.data.compare.slope import Rise, slope_of
from app.data.dataset import Dataset
from app.data.standing import Standing
from app.domain.figure import Observation
from app.state.view import ViewState
from app.text.compare.slope import change_words
from app.text.figures import amount, marked_date
from app.text.finding import Finding
from app.text.i18n import _, ngettext
from app.text.labels import channel_name, series_title, stage_name, way_back_words, way_name
from app.text.map.counts import percent_words
from app.text.numbers import counted, number, period_words

_MOST = 3
"""How many figures a sentence lists one by one."""


def matrix_finding(dataset: Dataset, state: ViewState) -> Finding:
    """How many pairs have a figure, the largest of one series, its share, and how many have none."""
    matrix = matrix_of(dataset, state)
    first = _with_way(_standing_finding(dataset, matrix.shown))
    missing = len(matrix.pairs) - len(matrix.cells)
    if not (matrix.cells and missing):
        return first
    sentence = counted(
        "{n} pair of these places has no figure, which does not mean zero.",
        "{n} pairs of these places have no figure, which does not mean zero.",
        missing,
    )
    return Finding(
        f"{first.sentence} {sentence}", first.figures, first.claims, (*first.counts, missing), first.ranked
    )


def ranking_finding(dataset: Dataset, state: ViewState) -> Finding:
    """How many corridors have a figure, and the largest of one series with its share."""
    return _with_way(_standing_finding(dataset, compared(dataset, state)))


def sankey_finding(dataset: Dataset, state: ViewState) -> Finding:
    """The largest stream of the series drawn, its share where they may be added, and what is left out."""
    found = sankey_of(dataset, state)
    streams = found.streams
    if streams is None:
        return _no_streams(found)
    first = streams.figures[0]
    words = {
        "series": series_title(dataset, streams.series_id),
        "corridor": way_name(dataset, first.measure, first.corridor),
        "channel": channel_name(dataset, first.channel),
        "amount": amount(first),
        "date": marked_date(first),
        "n": number(len(streams.figures)),
    }
    claims: tuple[Claim, ...] = ()
    if streams.unlike_stages:
        return _unlike_finding(dataset, found, streams)
    if len(streams.figures) == 1:
        sentence = _("“{series}” has one figure for this choice: {corridor}, {amount} ({date}).")
    else:
        share = share_of(dataset, first, streams.figures)
        claims = (share,) if share else ()
        words["share"] = percent_words(share.value) if share else ""
        sentence = _stream_sentence(streams, share)
    ranked = streams.figures if len(streams.figures) > 1 else ()
    counts = (len(streams.figures), found.left_out)
    return _with_way(
        Finding(_with_left_out(sentence.format(**words), found), (first,), claims, counts, ranked)
    )


def slope_finding(dataset: Dataset, state: ViewState) -> Finding:
    """How many corridors have both years, the largest of the later year in both, and what has one year only."""
    found = slope_of(dataset, state)
    if found.series_id is None or found.years is None:
        return Finding(_("There is no figure for this choice."))
    words = {
        "first": found.years[0],
        "last": found.years[1],
        "series": series_title(dataset, found.series_id),
        "n": number(len(found.rises)),
    }
    counts = [*found.years, len(found.rises)]
    if found.years[0] == found.years[1]:
        sentence = _("“{series}” has figures of one year only, {first}: there is nothing to compare.").format(
            **words
        )
        return Finding(sentence, counts=tuple(counts))
    if not found.rises:
        sentence = _("No corridor of “{series}” has a figure both in {first} and in {last}.").format(**words)
        return Finding(sentence, counts=tuple(counts))
    largest = max(found.rises, key=lambda rise: (rise.last.size, rise.corridor))
    parts = [
        ngettext(
            "{n} corridor of “{series}” has figures in {first} and {last}.",
            "{n} corridors of “{series}” have figures in {first} and {last}.",
            len(found.rises),
        ).format(**words),
        _rise_sentence(dataset, largest, alone=len(found.rises) == 1),
    ]
    if one_year := len(found.only_first) + len(found.only_last) + len(found.spanning):
        counts.append(one_year)
        parts.append(
            counted(
                "{n} more has a figure in one of these years only.",
                "{n} more have a figure in one of these years only.",
                one_year,
            )
        )
    claims = (largest.change,) if largest.change else ()
    ranked = tuple(rise.last for rise in found.rises) if len(found.rises) > 1 else ()
    return _with_way(Finding(" ".join(parts), (largest.last, largest.first), claims, tuple(counts), ranked))


def _with_way(found: Finding) -> Finding:
    """A finding, and which way money and returns go where its figures are of them."""
    way = way_back_words(found.figures[0].measure) if found.figures else ""
    return replace(found, sentence=f"{found.sentence} {way}") if way else found


def _standing_finding(dataset: Dataset, shown: Standing) -> Finding:
    """How many corridors have a figure; of those that one series counts alike, the largest and its share."""
    count = len(shown.corridors)
    if not count:
        return Finding(_("No corridor has a figure for this choice."))
    only = shown.corridors[0].figure
    if count == 1:
        sentence = _("One corridor has a figure: {corridor}, {amount} ({date}).").format(
            **_words(dataset, only)
        )
        return Finding(sentence, (only,), counts=(1,))
    series = len(shown.series_ids)
    assert shown.year is not None
    counts = [count, series, shown.year]
    sentence = (
        _("{n} corridors have a figure for {year}, all of one series.")
        if series == 1
        else _("{n} corridors have a figure for {year}, from {series} series.")
    )
    parts = [sentence.format(n=number(count), year=shown.year, series=number(series))]
    group = tuple(row.figure for row in leading_group(shown))
    if not group:
        parts.append(_("None of them can be compared with another, because definitions differ."))
        return Finding(" ".join(parts), counts=tuple(counts))
    first = group[0]
    whole = share_of(dataset, first, group) if first.unit in ADDABLE else None
    words = {
        **_words(dataset, first),
        "k": number(len(group)),
        "title": series_title(dataset, first.series_id),
        "share": percent_words(whole.value) if whole else "",
    }
    counts.append(len(group))
    parts.append(_largest_sentence(series > 1 or len(group) < count, whole).format(**words))
    return Finding(" ".join(parts), (first,), (whole,) if whole else (), tuple(counts), group)


def _largest_sentence(told: bool, share: Claim | None) -> str:
    """The largest figure; with the name of its series where there are others, and its share where there is one."""
    if told and share:
        return _(
            "Of the {k} in “{title}” the largest is {corridor}: {amount} ({date}), {share} of what they add up to."
        )
    if told:
        return _("Of the {k} that “{title}” counts alike the largest is {corridor}: {amount} ({date}).")
    if share:
        return _("The largest is {corridor}: {amount} ({date}), {share} of what they add up to.")
    return _("The largest is {corridor}: {amount} ({date}).")


def _stream_sentence(streams: Streams, share: Claim | None) -> str:
    if streams.by_channel and share:
        return _(
            "Of the {n} figures of “{series}” ({date}) the largest is {channel}, {corridor}: {amount}, {share} of what "
            "they add up to."
        )
    if streams.by_channel:
        return _("Of the {n} figures of “{series}” ({date}) the largest is {channel}, {corridor}: {amount}.")
    if share:
        return _(
            "Of the {n} corridors of “{series}” ({date}) the largest is {corridor}: {amount}, {share} of what they add "
            "up to."
        )
    return _("Of the {n} corridors of “{series}” ({date}) the largest is {corridor}: {amount}.")


def _unlike_finding(dataset: Dataset, found: Sankey, streams: Streams) -> Finding:
    """The first few streams one by one, where their stages differ."""
    told = streams.figures[:_MOST]
    names = [_stream_words(dataset, row) for row in told]
    more = len(streams.figures) - len(told)
    if more:
        names.append(counted("{n} more", "{n} more", more))
    sentence = _(
        "“{series}”, {date}: {streams}. They count different stages of a procedure, so they are neither added up nor "
        "ranked."
    ).format(
        series=series_title(dataset, streams.series_id),
        date=period_words(streams.period),
        streams="; ".join(names),
    )
    return Finding(_with_left_out(sentence, found), told, counts=(more, found.left_out))


def _stream_words(dataset: Dataset, row: Observation) -> str:
    """One of several streams of one date: channel, corridor and number, and its stage where it has one."""
    words = {
        "channel": channel_name(dataset, row.channel),
        "corridor": way_name(dataset, row.measure, row.corridor),
        "amount": amount(row),
        "stage": stage_name(row.stage),
    }
    if row.stage:
        return _("{channel}, {corridor}, {amount} ({stage})").format(**words)
    return _("{channel}, {corridor}, {amount} (stage not stated)").format(**words)


def _with_left_out(sentence: str, found: Sankey) -> str:
    """A sentence, and how many corridors stand in other series only."""
    if not found.left_out:
        return sentence
    left_out = counted(
        "{n} corridor with a figure from another series or date is left out.",
        "{n} corridors with figures from other series or dates are left out.",
        found.left_out,
    )
    return f"{sentence} {left_out}"


def _no_streams(found: Sankey) -> Finding:
    if not found.left_out:
        return Finding(_("No corridor has a figure for this choice."))
    sentence = counted(
        "{n} corridor has a figure, but no stream is drawn: bounds, ranges, zeros and costs have no width.",
        "{n} corridors have a figure, but no stream is drawn: bounds, ranges, zeros and costs have no width.",
        found.left_out,
    )
    return Finding(sentence, counts=(found.left_out,))


def _rise_sentence(dataset: Dataset, rise: Rise, *, alone: bool) -> str:
    words = {
        "corridor": way_name(dataset, rise.last.measure, rise.corridor),
        "last": amount(rise.last),
        "then": marked_date(rise.last),
        "first": amount(rise.first),
        "before": marked_date(rise.first),
        "change": change_words(rise),
    }
    if rise.change and alone:
        sentence = _("{corridor}: {first} ({before}), then {last} ({then}), {change}.")
    elif rise.change:
        sentence = _(
            "Of these the largest in the later year is {corridor}: {first} ({before}), then {last} ({then}), {change}."
        )
    elif alone:
        sentence = _(
            "{corridor}: {first} ({before}), then {last} ({then}). No change is computed, because the "
            "two figures do not compare closely enough."
        )
    else:
        sentence = _(
            "Of these the largest in the later year is {corridor}: {first} ({before}), then {last} ({then}). "
            "No change is computed, because the two figures do not compare closely enough."
        )
    return sentence.format(**words)


def _words(dataset: Dataset, row: Observation) -> dict[str, object]:
    return {
        "corridor": way_name(dataset, row.measure, row.corridor),
        "amount": amount(row),
        "date": marked_date(row),
    }
