"""A figure as one whole sentence: who says it and how, the number as bounded, of whom, from where to where, when."""

from app.data.dataset import Dataset
from app.domain.codes import ALL, UNSPECIFIED, DateBasis, Sex, Status
from app.domain.figure import Observation
from app.domain.period import Period
from app.text.figures import amount, listing, short_title
from app.text.i18n import _, named, ngettext
from app.text.labels import channel_name, place_inside, sector_name, stage_name, way_name
from app.text.numbers import period_words

COMPUTED = "computed_total"
"""The flag of figures that are added up here."""
_PLAIN = (ALL, UNSPECIFIED)
_AS_ADJECTIVE = ("DOCUMENTED", "UNDOCUMENTED")
_PUBLIC_BODIES = ("government", "intergovernmental")
_WITHOUT_ARTICLE = ("The ", "UNHCR", "UN ")
"""How names of public bodies begin that take no article."""


def card_sentence(dataset: Dataset, row: Observation) -> str:
    """The figure in words, with a second sentence where its date is not the source's own statement."""
    what, attributes = _what(dataset, row), _attributes(dataset, row)
    if attributes:
        what = _("{what}, {attributes},").format(what=what, attributes=listing(attributes))
    sentence = _evidence(dataset, row).format(
        producer=_producer(dataset, row), what=what, when=when_words(row.period)
    )
    note = date_note(row)
    return f"{sentence} {note}" if note else sentence


def when_words(period: Period) -> str:
    """A period inside a sentence: `on 1 July 2024`, `in December 2019`, `from January to October 2019`."""
    words = period_words(period)
    if period.start is None:
        return words
    if "/" in period.text:
        return _("from {period}").format(period=words)
    return (
        _("on {date}").format(date=words)
        if period.text.count("-") == 2
        else _("in {date}").format(date=words)
    )


def date_note(row: Observation) -> str:
    """What the date of a figure rests on, in a sentence; empty where the source states it."""
    return {
        DateBasis.STATED: "",
        DateBasis.SOURCE_DATE: _("The date is that of the source, which does not date the figure itself."),
        DateBasis.UNDATED: _("The figure has no date; the year is that of the report."),
    }[row.date_basis]


def _evidence(dataset: Dataset, row: Observation) -> str:
    """The sentence round the figure, by the kind of evidence; what is added up here never passes for printed."""
    if COMPUTED in row.flags:
        if row.is_estimate:
            return _("Added up here from estimates of {producer}: {what} {when}.")
        return _("Added up here from figures of {producer}: {what} {when}.")
    if row.status == Status.REPORTED and _is_count(dataset, row):
        return _("{producer} counted {what} {when}.")
    return {
        Status.REPORTED: _("{producer} reported {what} {when}."),
        Status.ESTIMATE: _("{producer} gave an estimate of {what} {when}."),
        Status.SURVEY: _("{producer} found {what} {when}, in a survey."),
        Status.MODEL: _("{producer} modelled {what} {when}."),
        Status.PLAN: _("{producer} reported a plan, not what happened: {what} {when}."),
        Status.QUOTA: _("{producer} reported a quota, not what happened: {what} {when}."),
        Status.POLICY: _("{producer} reported a rule: {what} {when}."),
        Status.HEADLINE_ONLY: _("{producer} wrote of {what} {when}, in a headline only."),
    }[row.status]


def _is_count(dataset: Dataset, row: Observation) -> bool:
    """Whether the producer is an authority that counts people itself; one that spreads news reports them."""
    source = dataset.sources[row.source_id]
    return row.unit == "persons" and source.kind == "government" and "News" not in source.publisher


def _producer(dataset: Dataset, row: Observation) -> str:
    """Who says it, as the subject of the sentence; an apposition in the name ends with a comma."""
    if row.via_source_id and row.via_source_id == row.source_id:
        document = short_title(dataset, row.via_source_id)
        sentence = (
            _("A producer whom the {document} does not name")
            if document.startswith("MMN ")
            else _("A producer whom {document} does not name")
        )
        return sentence.format(document=document)
    source, within = dataset.sources[row.source_id], COMPUTED in row.flags
    name = source.publisher
    if source.kind in _PUBLIC_BODIES and not name.startswith(_WITHOUT_ARTICLE):
        name = (_("the {producer}") if within else _("The {producer}")).format(producer=name)
    is_list = " and " in name.rpartition(",")[2] and not source.publisher.startswith("Ministry")
    return _("{producer},").format(producer=name) if "," in name and not (within or is_list) else name


def _what(dataset: Dataset, row: Observation) -> str:
    """Number and people (or money), with the places."""
    words = {
        "people": _people(row),
        "amount": str(amount(row)),
        "whence": _place(dataset, "whence", row.origin),
        "where": _place(dataset, "where", row.destination),
        "whither": _place(dataset, "whither", row.destination),
        "back": _place(dataset, "back", row.destination),
        "home": _place(dataset, "home", row.origin),
    }
    return _thing(row).format(**words) if row.measure in _NAMED else _by_title(dataset, row)


def _thing(row: Observation) -> str:
    return {
        "workers": _("{people} {whence} {where}"),
        "stock": _("{people} {whence} living {where}"),
        "flow": _("{people} who moved {whence} {whither}"),
        "registrations": _("{people} {whence} who registered {where}"),
        "returns": _("{people} {whence} who went back {back}"),
        "refugees": _("{people} {whence} {where}"),
        "asylum_seekers": _("{people} {whence} {where}"),
        "displaced": _("{people} {whence}"),
        "remittance": _("{amount} sent {back} {home}"),
    }[row.measure]


_NAMED = (
    "workers",
    "stock",
    "flow",
    "registrations",
    "returns",
    "refugees",
    "asylum_seekers",
    "displaced",
    "remittance",
)
"""Measures whose figures all count one kind of thing; the others are told by the title of their series."""


def _by_title(dataset: Dataset, row: Observation) -> str:
    return _("{amount} for “{title}” ({corridor})").format(
        amount=amount(row),
        title=named(dataset.series[row.series_id].title),
        corridor=way_name(dataset, row.measure, row.corridor),
    )


def _people(row: Observation) -> str:
    """The bounded number with the noun that fits measure, sex and, of workers, their papers."""
    one = row.value == 1
    return _noun(row, 1 if one else 2).format(number=amount(row))


def _noun(row: Observation, n: int) -> str:
    if row.measure == "workers":
        return _workers(row, n)
    if row.measure == "refugees":
        return ngettext("{number} refugee", "{number} refugees", n)
    if row.measure == "asylum_seekers":
        return ngettext("{number} asylum-seeker", "{number} asylum-seekers", n)
    if row.measure == "displaced":
        return ngettext("{number} displaced person", "{number} displaced people", n)
    return {
        Sex.TOTAL: ngettext("{number} person", "{number} people", n),
        Sex.FEMALE: ngettext("{number} woman or girl", "{number} women and girls", n),
        Sex.MALE: ngettext("{number} man or boy", "{number} men and boys", n),
    }[row.sex]


def _workers(row: Observation, n: int) -> str:
    if row.channel == "DOCUMENTED":
        return ngettext("{number} documented worker", "{number} documented workers", n)
    if row.channel == "UNDOCUMENTED":
        return ngettext("{number} undocumented worker", "{number} undocumented workers", n)
    return ngettext("{number} worker", "{number} workers", n)


def _attributes(dataset: Dataset, row: Observation) -> list[str]:
    """Channel, sector, stage and sex, as far as the words before do not say them."""
    found = []
    said = _AS_ADJECTIVE if row.measure == "workers" else ("REGISTRATION",)
    if row.channel not in _PLAIN and not (
        row.measure in ("workers", "registrations") and row.channel in said
    ):
        found.append(_channel(dataset, row.channel))
    if row.sector != ALL:
        found.append(_("in the sector “{sector}”").format(sector=sector_name(dataset, row.sector)))
    if row.stage:
        found.append(stage_name(row.stage))
    if row.sex != Sex.TOTAL and not _says_sex(row):
        found.append(_("women only") if row.sex == Sex.FEMALE else _("men only"))
    return found


def _channel(dataset: Dataset, code: str) -> str:
    known = {
        "DOCUMENTED": _("with documents"),
        "UNDOCUMENTED": _("without documents"),
        "FORMAL": _("through formal channels"),
    }
    return known.get(code) or _("under “{channel}”").format(channel=channel_name(dataset, code))


def _says_sex(row: Observation) -> bool:
    return row.measure in ("stock", "flow", "registrations", "returns")


def _place(dataset: Dataset, relation: str, code: str) -> str:
    """A place inside a sentence: `whence` people come, `where` they are, `whither` they go; `back` is whence they go
    back or send money, `home` whither the money goes. Codes that stand for no one place have words of their own.
    """
    words = _places(relation)
    return words.get(code) or words[""].format(place=place_inside(dataset, code))


def _places(relation: str) -> dict[str, str]:
    return {
        "whence": {
            "": _("from {place}"),
            ALL: _("from all origins together"),
            UNSPECIFIED: _("of a nationality that is not published"),
            "OTHER": _("from other places"),
            "OOO": _("of other and unknown origin"),
            "STL": _("without a nationality"),
        },
        "where": {
            "": _("in {place}"),
            ALL: _("in all destinations together"),
            UNSPECIFIED: _("in a place that is not stated"),
            "OTHER": _("in other places"),
        },
        "whither": {
            "": _("to {place}"),
            ALL: _("to all destinations together"),
            UNSPECIFIED: _("to a place that is not stated"),
            "OTHER": _("to other places"),
        },
        "back": {
            "": _("from {place}"),
            ALL: _("from all destinations together"),
            UNSPECIFIED: _("from a place that is not stated"),
            "OTHER": _("from other places"),
        },
        "home": {
            "": _("to {place}"),
            ALL: _("to all origins together"),
            UNSPECIFIED: _("to a place that is not stated"),
            "OTHER": _("to other places"),
        },
    }[relation]
