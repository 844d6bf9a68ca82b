"""Words of the figures panel: how a long series stands for its figures, and what a figure is beside its number."""

from app.data.dataset import Dataset
from app.data.derived.kinds import add_up
from app.data.map.panel_groups import Entry
from app.domain.codes import ALL, UNSPECIFIED, Sex, Status
from app.domain.figure import Observation
from app.text.figures import amount, channel_and_sector, date_words, evidence_words, listing
from app.text.i18n import _, named
from app.text.labels import sex_name
from app.text.numbers import counted, number

_FIVE = 5
_ANY = (ALL, UNSPECIFIED)


def entry_name(dataset: Dataset, entry: Entry) -> str:
    """What an entry of the panel is of: channel, sector and sex; its series where it stands for one, and where the
    channel would say nothing.
    """
    row = entry.figure
    if entry.is_series or (row.channel in _ANY and row.sector == ALL and row.measure != "workers"):
        parts = [named(dataset.series[row.series_id].title)]
    else:
        parts = [channel_and_sector(dataset, row)]
    if row.sex != Sex.TOTAL:
        parts.append(sex_name(row.sex))
    return listing(parts)


def kind_of_figure(row: Observation) -> str:
    """The evidence of a figure; modelled moves name the years within which people moved."""
    if row.status == Status.MODEL and not row.period.text.startswith("..") and "/" in row.period.text:
        years = row.period.last_year - row.period.first_year
        if years == _FIVE:
            return _("Modelled, people who moved within five years")
        if years > 1:
            return _("Modelled, people who moved within {n} years").format(n=number(years))
    return evidence_words(row)


def confidence_words(row: Observation) -> str:
    """How far a second-hand figure is trusted; empty for others."""
    return _("second-hand, confidence {grade}").format(grade=row.confidence) if row.confidence else ""


def series_words(entry: Entry) -> list[str]:
    """Sentences on the series that an entry stands for: how many figures, women and men, the latest, the doubtful."""
    sentences = [
        counted(
            "{n} figure from {first} to {last}.",
            "{n} figures from {first} to {last}.",
            entry.figures,
            first=entry.first_year,
            last=entry.last_year,
        )
    ]
    if entry.women and entry.men:
        sentences.append(
            _("Women {women}, men {men}.").format(women=amount(entry.women), men=amount(entry.men))
        )
        if not add_up(entry.women, entry.men, entry.figure):
            sentences.append(_("They do not add up to the total, being worked out apart from it."))
    if entry.latest and entry.latest is not entry.figure:
        sentences.append(
            _("The latest is {number}, {date}.").format(
                number=amount(entry.latest), date=date_words(entry.latest)
            )
        )
    if entry.doubtful:
        sentences.append(
            counted("{n} of them is implausible.", "{n} of them are implausible.", entry.doubtful)
        )
    return sentences


def series_link() -> str:
    """The words of the link to all figures of a series."""
    return _("All in the data table")


def aside_words(count: int) -> str:
    """What stands over figures of confidence C."""
    return counted(
        "{n} figure of confidence C: repeated by others, or unclear in what it counts",
        "{n} figures of confidence C: repeated by others, or unclear in what they count",
        count,
    )


def folded_words(measure: str, count: int) -> str:
    """What stands over a group that is closed at first."""
    return counted("{measure}: {n} figure", "{measure}: {n} figures", count, measure=measure)
