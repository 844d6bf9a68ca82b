"""What the map of a view finds, with what its numbers come from: the largest within one series, never across them."""

from collections import Counter

from app.data.claims import Claim, share_of
from app.data.dataset import Dataset
from app.data.standing import Standing, standing
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.state.view import ViewState
from app.text.figures import date_words, listing
from app.text.finding import Finding
from app.text.i18n import _
from app.text.labels import arrow_name, series_title, stage_name, status_name
from app.text.map.amounts import short_amount
from app.text.map.words import mark_text, mention_text
from app.text.numbers import counted, number

_MENTIONS_TOLD = 3


def map_finding(dataset: Dataset, state: ViewState) -> Finding:
    """What the map of a view shows, in a sentence or three: its text alternative."""
    return standing_finding(dataset, standing(dataset, state))


def standing_finding(dataset: Dataset, shown: Standing) -> Finding:
    """What a map shows whose figures are known."""
    if shown.is_empty:
        return Finding(_("The map has no figure for this choice."))
    rows = [row.figure for row in shown.corridors]
    if not rows:
        return _without_corridors(dataset, shown)
    if len(rows) == 1:
        sentence = _("One corridor has a figure: {figure}.").format(figure=_figure(dataset, rows[0]))
        return Finding(sentence, (rows[0],))
    series = Counter(row.series_id for row in rows)
    if len(series) == 1:
        return _of_one_series(dataset, shown, rows)
    told = _("{n} corridors have a figure, from {series} series that do not count alike.").format(
        n=number(len(rows)), series=number(len(series))
    )
    # That of the largest figure, if it has others to be compared with; else that of most.
    first = rows[0].series_id
    leading = first if series[first] > 1 else max(series, key=lambda key: series[key])
    alike = [row for row in rows if row.series_id == leading]
    counts = (len(rows), len(series), len(alike))
    if len(alike) == 1 or shown.unlike_stages:
        top = _("They cannot be ranked; first in the list stands {figure}.").format(
            figure=_figure(dataset, rows[0])
        )
        return Finding(" ".join([told, top]), (rows[0],), counts=counts)
    largest = counted(
        "Of the {n} figure of “{series}”, the largest is {figure}.",
        "Of the {n} figures of “{series}”, the largest is {figure}.",
        len(alike),
        series=series_title(dataset, leading),
        figure=_figure(dataset, alike[0]),
    )
    return Finding(" ".join([told, largest]), (alike[0],), counts=counts, ranked=tuple(alike))


def _of_one_series(dataset: Dataset, shown: Standing, rows: list[Observation]) -> Finding:
    words = {
        "n": number(len(rows)),
        "series": series_title(dataset, rows[0].series_id),
        "figure": _figure(dataset, rows[0]),
    }
    counts = (len(rows),)
    if shown.unlike_stages:
        sentence = _(
            "{n} corridors have a figure, all of “{series}”, at different stages: they cannot be ranked."
        )
        return Finding(sentence.format(**words), counts=counts)
    sentence = _("{n} corridors have a figure, all of “{series}”; the largest is {figure}.").format(**words)
    sum_of_view = None if MEASURES[shown.measure].is_wide else share_of(dataset, rows[0], rows)
    if sum_of_view is None:
        return Finding(sentence, (rows[0],), counts=counts, ranked=tuple(rows))
    sentence = " ".join([sentence, _share(sum_of_view)])
    return Finding(sentence, (rows[0],), (sum_of_view,), counts, tuple(rows))


def _share(claim: Claim) -> str:
    """The sentence on a share, rounded to whole percents but where that would say all or nothing."""
    digits = 0 if 1 <= claim.value <= 99 else 1
    return _("That is {percent} % of these {n} figures together, added up here.").format(
        percent=number(round(claim.value, digits)), n=number(len(claim.inputs))
    )


def _without_corridors(dataset: Dataset, shown: Standing) -> Finding:
    told = shown.mentions[:_MENTIONS_TOLD]
    texts = [mark_text(dataset, mark) for mark in shown.marks] + [mention_text(dataset, row) for row in told]
    sentence = _("No corridor has a figure for this choice. {marks}").format(
        marks=" ".join(f"{text}." for text in texts)
    )
    years = [year for row in told for year in (row.period.first_year, row.period.last_year)]
    return Finding(sentence, tuple(mark.figure for mark in shown.marks), counts=tuple(years))


def _figure(dataset: Dataset, row: Observation) -> str:
    """A figure with its evidence, stage and date; its bound stands in the words of its number."""
    evidence = [status_name(row.status), *([stage_name(row.stage)] if row.stage else [])]
    return _("{corridor} with {amount}: {evidence}, {date}").format(
        corridor=arrow_name(dataset, row.measure, row.corridor),
        amount=short_amount(row),
        evidence=listing(evidence),
        date=date_words(row, short=True),
    )
