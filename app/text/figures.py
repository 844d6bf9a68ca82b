"""One published figure in words: number with its bound, kind, date and source. The same words everywhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.data.dataset import Dataset
from app.domain.codes import ALL, Bound, DateBasis, Status
from app.domain.figure import Observation
from app.domain.period import parse_period
from app.text.i18n import _, named
from app.text.labels import channel_name, sector_name, stage_name, status_name
from app.text.numbers import counted, number, period_words

MILLION_USD = "million USD"
"""The unit of money where room is short; no figure has it."""
MEASURED = frozenset(("USD", MILLION_USD, "THB", "MMK", "percent", "ratio", "months_of_wage"))
"""Units of which there is much, not many; those of a rate begin with one of them."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and the words round it: `about`, `100,000`, ` USD`. `str()` is the whole."""

    before: str
    number: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.number}{self.after}"


def more_figures(count: int) -> str:
    """That figures of the view found no room in a picture."""
    return counted(
        "No room for {n} more figure of this view.", "No room for {n} more figures of this view.", count
    )


def amount(row: Observation) -> Amount:
    """The number as the source bounds it, with its unit unless it counts people."""
    if row.value is None and row.value_low is not None and row.value_high is not None:
        digits = _("{low} to {high}").format(low=number(row.value_low), high=number(row.value_high))
    else:
        digits = number(row.value if row.value is not None else row.size)
    mark = "\x00"
    sentence = _bound_words(row).format(number=_unit_words(row.unit).format(number=mark))
    before, _found, after = sentence.partition(mark)
    return Amount(before, digits, after)


def kind_words(dataset: Dataset, row: Observation) -> str:
    """What kind of figure it is: stage, evidence, channel and sector where they say more than the default."""
    parts = []
    if row.stage:
        parts.append(stage_name(row.stage))
    if row.status != Status.REPORTED:
        parts.append(status_name(row.status))
    if row.channel not in ("DOCUMENTED", "UNSPECIFIED") or not parts:
        parts.append(named(dataset.channels[row.channel].short_name))
    if row.sector != ALL:
        parts.append(sector_name(dataset, row.sector))
    words = listing(part[:1].lower() + part[1:] if part[1:2].islower() else part for part in parts)
    return words[:1].upper() + words[1:]


def channel_and_sector(dataset: Dataset, row: Observation) -> str:
    """The channel of a figure and, if it is of one sector, the sector."""
    parts = [channel_name(dataset, row.channel)]
    if row.sector != ALL:
        parts.append(sector_name(dataset, row.sector))
    return listing(parts)


def evidence_words(row: Observation) -> str:
    """Bound, stage and evidence in words: the marks of certainty that a figure carries."""
    parts = [status_name(row.status)]
    bound = {
        Bound.ABOUT: _("about"),
        Bound.AT_LEAST: _("at least"),
        Bound.AT_MOST: _("at most"),
        Bound.RANGE: _("range"),
    }
    if row.bound in bound:
        parts.append(bound[row.bound])
    if row.stage:
        parts.append(stage_name(row.stage))
    words = listing(parts)
    return words[:1].upper() + words[1:]


def date_words(row: Observation, *, short: bool = False) -> str:
    """The date of a figure; says so where it is that of the source."""
    when = period_words(row.period, short=short)
    if row.date_basis == DateBasis.SOURCE_DATE and not short:
        return _("{date} (date of the source)").format(date=when)
    if row.date_basis == DateBasis.UNDATED and not short:
        return _("{date} (year of the report; undated there)").format(date=when)
    return when


def marked_date(row: Observation, *, short: bool = True) -> str:
    """The date of a figure with what a number in a sentence must carry: its stage, and its evidence unless counted."""
    parts = [] if row.status == Status.REPORTED else [status_name(row.status)]
    parts += [stage_name(row.stage)] if row.stage else []
    return listing([*parts, date_words(row, short=short)])


def source_words(dataset: Dataset, row: Observation) -> str:
    """Who produced a figure, and where it was read."""
    producer = dataset.sources[row.source_id].publisher
    if not row.via_source_id:
        return producer
    words = {
        "producer": producer,
        "document": short_title(dataset, row.via_source_id),
        "place": named(row.via_locator),
    }
    if row.via_source_id == row.source_id:
        sentence = (
            _("Producer not named, read in {document}, {place}")
            if row.via_locator
            else _("Producer not named, read in {document}")
        )
    elif row.via_locator:
        sentence = _("{producer}, read in {document}, {place}")
    else:
        sentence = _("{producer}, read in {document}")
    return sentence.format(**words)


def short_title(dataset: Dataset, source_id: str) -> str:
    """The short name of a document in which figures were read.

    Pages of the press, and those without a title of their own (ours then stands in brackets), go by their
    publisher and date.
    """
    source = dataset.sources[source_id]
    known = {
        "AR2019": _("MMN Annual Report 2019"),
        "AR2014": _("MMN Annual Report 2014"),
        "WEB": _("MMN web site"),
    }
    if source_id in known:
        return known[source_id]
    if source.kind != "media" and not source.title.startswith("("):
        return source.title
    date = source.date or source.year
    if not date:
        return source.publisher
    return _("{publisher}, {date}").format(
        publisher=source.publisher, date=period_words(parse_period(date), short=True)
    )


def listing(parts: Iterable[str]) -> str:
    """Short attributes in a row. The comma is a message: the lists of CLDR are made for measures, and Chinese has no
    sign there, Thai and Vietnamese none for three.
    """
    return _(", ").join(parts)


def _bound_words(row: Observation) -> str:
    counts = not MEASURED.intersection(row.unit.split("/"))
    return {
        Bound.EXACT: "{number}",
        Bound.RANGE: "{number}",
        Bound.ABOUT: _("about {number}"),
        Bound.AT_LEAST: _("more than {number}") if row.unit != "ratio" else _("at least {number}"),
        Bound.AT_MOST: _("as many as {number}") if counts else _("up to {number}"),
    }[row.bound]


def _unit_words(unit: str) -> str:
    return {
        "persons": "{number}",
        "USD": _("{number} US dollars"),
        MILLION_USD: _("US$ {number} m"),
        "THB": _("{number} baht"),
        "MMK": _("{number} kyat"),
        "USD/person": _("{number} US dollars a person"),
        "USD/month": _("{number} US dollars a month"),
        "USD/transfer": _("{number} US dollars a transfer"),
        "THB/day": _("{number} baht a day"),
        "months_of_wage": _("{number} months of wages"),
        "percent": _("{number} %"),
        "ratio": _("{number} to 1"),
        "agencies": _("{number} agencies"),
        "countries": _("{number} countries"),
        "districts": _("{number} districts"),
        "provinces": _("{number} provinces"),
        "cases": _("{number} cases"),
        "camps": _("{number} camps"),
    }.get(unit, "{number}")
