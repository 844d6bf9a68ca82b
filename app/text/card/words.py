"""Words of the card of a figure: its facts one by one, the headings of its parts, and its buttons."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.data.dataset import Dataset
from app.domain.codes import ALL, DateBasis, Sex
from app.domain.figure import Observation
from app.text.card.sentence import COMPUTED, date_note
from app.text.glossary.glossary import definition
from app.text.i18n import _, named
from app.text.labels import (
    channel_name,
    measure_meaning,
    measure_name,
    sector_name,
    sex_name,
    unit_name,
)
from app.text.numbers import counted, number, period_words


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a card: a name, what holds, and a sentence on it. `kind` and `code` are those of a term, if any."""

    name: str
    words: str
    sentence: str = ""
    kind: str = ""
    code: str = ""


def facts(dataset: Dataset, row: Observation) -> Iterator[Fact]:
    """What the number is, line by line; what does not apply is left out, what a source does not say is said."""
    series = dataset.series[row.series_id]
    yield Fact(_("Counts"), named(series.population))
    yield Fact(_("Leaves out"), named(series.not_counted) or _("The source does not say."))
    if series.counted_by:
        yield Fact(_("Origin is told by"), named(series.counted_by))
    yield Fact(_("Measure"), measure_name(row.measure), measure_meaning(row.measure), "measure", row.measure)
    yield Fact(_("Unit"), unit_name(row.unit))
    yield Fact(_("Date"), period_words(row.period), date_note(row) or _basis(row))
    bound = _term(dataset, _("Bound"), "bound", row.bound)
    yield replace(bound, sentence=_computed()) if COMPUTED in row.flags else bound
    yield _term(dataset, _("Evidence"), "status", row.status)
    if row.stage:
        yield _term(dataset, _("Stage"), "stage", row.stage)
    yield Fact(_("Channel"), channel_name(dataset, row.channel), "", "channel", row.channel)
    if row.sector != ALL:
        yield Fact(_("Sector"), sector_name(dataset, row.sector), "", "sector", row.sector)
    yield Fact(_("Women and men"), _("Both together") if row.sex == Sex.TOTAL else sex_name(row.sex))
    if row.value is not None and row.value_low is not None and row.value_high is not None:
        yield Fact(
            _("Methods give"),
            _("{low} to {high}").format(low=number(row.value_low), high=number(row.value_high)),
            _("That is how far methods lie apart, not a margin of error."),
        )


def _term(dataset: Dataset, name: str, kind: str, code: str) -> Fact:
    """A fact that the glossary explains: its name there, and the first sentence."""
    found = definition(dataset, f"{kind}-{code}")
    if found is None:
        return Fact(name, code)
    return Fact(name, found.name, found.sentences[0], kind, code)


def _computed() -> str:
    return _("The source prints parts of this number; they are added up here.")


def _basis(row: Observation) -> str:
    return _("As the source states it.") if row.date_basis == DateBasis.STATED else ""


def copy_words() -> str:
    """The button that copies the sentence."""
    return _("Copy with source")


def copied_words() -> str:
    """What is said when it has been copied."""
    return _("Sentence and source are copied.")


def not_copied_words() -> str:
    """What is said where the browser does not let a page copy."""
    return _("The browser did not let the page copy; the text stands below to be copied by hand.")


def whole_card_words() -> str:
    """The link from a short card to the whole one."""
    return _("All about this figure")


def others_heading(row: Observation) -> str:
    """The heading over other figures of the same corridor and time."""
    first, last = row.period.first_year, row.period.last_year
    if first == last:
        return _("The same corridor in {year}").format(year=last)
    return _("The same corridor from {first} to {last}").format(first=first, last=last)


def more_words(count: int) -> str:
    """How many more such figures there are, as a link to all of them."""
    return counted("{n} more in the data table", "{n} more in the data table", count)


def repeat_words(row: Observation, other: Observation) -> str:
    """Which of two figures repeats the other."""
    if row.same_as == other.observation_id:
        return _("This figure repeats:")
    if other.same_as == row.observation_id:
        return _("It is repeated by:")
    return _("The same is repeated by:")


def sexes_heading(row: Observation) -> str:
    """The heading over the figures of women and men, or of everyone."""
    return _("Women and men") if row.sex == Sex.TOTAL else _("The others, and everyone")


def doubts_heading() -> str:
    """The heading over warnings."""
    return _("To know before quoting")


def no_doubts() -> str:
    """What stands there for a figure without warnings."""
    return _("No warning is attached to this figure.")
