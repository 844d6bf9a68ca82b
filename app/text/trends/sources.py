"""The source line of a trend chart: who made its figures, of which dates, and where they were read."""

from collections.abc import Sequence

from app.data.dataset import Dataset, Mention
from app.data.trends.trends import Trend
from app.domain.figure import Observation
from app.domain.period import Period
from app.text.figures import listing, short_title
from app.text.i18n import _, ngettext
from app.text.numbers import counted, day_or_month, period_words

_DATES_TOLD = 4
_PRODUCERS_TOLD = 8
_DOCUMENTS_TOLD = 6


def source_line(dataset: Dataset, trend: Trend) -> str:
    """Every producer on the chart with the dates of its figures, and the documents in which they were
    read.
    """
    return sources_of(dataset, [*trend.figures, *trend.mentions])


def sources_of(dataset: Dataset, rows: Sequence[Observation | Mention]) -> str:
    """The same of any figures and mentions; empty without any."""
    if not rows:
        return ""
    producers: dict[str, dict[Period, None]] = {}
    unnamed: dict[Period, None] = {}
    for row in sorted(rows, key=lambda row: row.period.end):
        if row.via_source_id == row.source_id:
            unnamed[row.period] = None
        else:
            producers.setdefault(_producer(dataset, row), {})[row.period] = None
    words = [
        _("{producer} ({dates})").format(producer=producer, dates=_dates(dates))
        for producer, dates in list(producers.items())[:_PRODUCERS_TOLD]
    ]
    if more := max(0, len(producers) - _PRODUCERS_TOLD):
        words.append(counted("{n} more in the data of this view", "{n} more in the data of this view", more))
    if unnamed:
        words.append(_("producers not named ({dates})").format(dates=_dates(unnamed)))
    documents = list(dict.fromkeys(row.via_source_id for row in rows if row.via_source_id))
    if not documents:
        return ngettext("Source: {producers}.", "Sources: {producers}.", len(words)).format(
            producers="; ".join(words)
        )
    titles = [short_title(dataset, each) for each in documents[:_DOCUMENTS_TOLD]]
    if more := len(documents) - len(titles):
        titles.append(counted("{n} more in the data of this view", "{n} more in the data of this view", more))
    return ngettext(
        "Source: {producers}. Read in: {documents}.",
        "Sources: {producers}. Read in: {documents}.",
        len(words),
    ).format(producers="; ".join(words), documents=listing(titles))


def _producer(dataset: Dataset, row: Observation | Mention) -> str:
    """Who made a figure; with the title where the figure was taken from the producer's own publication."""
    source = dataset.sources[row.source_id]
    if row.via_source_id:
        return source.publisher
    return _("{producer}, {title}").format(producer=source.publisher, title=source.title)


def _dates(periods: dict[Period, None]) -> str:
    """Dates in a row, or if they are many, the first and the last and how many there are."""
    if len(periods) <= _DATES_TOLD:
        return listing(dict.fromkeys(period_words(period, short=True) for period in periods))
    ordered = list(periods)
    first = min(ordered, key=lambda period: period.start or period.end)
    return _("{n} dates from {first} to {last}").format(
        n=len(ordered),
        first=day_or_month(_first_text(first), short=True),
        last=day_or_month(ordered[-1].text.rpartition("/")[2], short=True),
    )


def _first_text(period: Period) -> str:
    start, _slash, end = period.text.partition("/")
    return end if start == ".." else start
