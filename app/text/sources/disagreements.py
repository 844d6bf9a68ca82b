"""Words for figures that do not fit together: the kinds, the revisions, and the mark that figures carry."""

from app.data.dataset import Dataset
from app.data.editions.revised import Compared, Revised
from app.data.ingest.revisions import ROUNDING
from app.domain.disagreement import REVISION
from app.text.i18n import _, named
from app.text.numbers import counted, number

DIFFERS = "≠"
"""The sign after a number that does not fit together with another one."""


def disagreements_intro() -> str:
    """What the list is, and what is ours in it."""
    return _(
        "Some published figures contradict each other or cannot be compared. All of them stay as printed. "
        "What is marked as our reading is a suggestion of this project, which no source confirms."
    )


def kind_heading(kind: str) -> str:
    """The heading over the groups of a kind."""
    return {
        "contradiction": _("Contradictions"),
        "suspected_misprint": _("Possible misprints"),
        "wide_estimates": _("Estimates that lie far apart"),
        "different_definition": _("Different definitions"),
        "different_date": _("Different dates"),
        "revision": _("Revisions between editions"),
    }[kind]


def kind_meaning(kind: str) -> str:
    """What it means for figures not to fit together in this way."""
    return {
        "contradiction": _("These figures cannot all be right."),
        "suspected_misprint": _("A figure that is probably not what its producer meant."),
        "wide_estimates": _("Estimates of the same people that lie far apart."),
        "different_definition": _("The figures count different people, so both can be right."),
        "different_date": _("The figures are of different dates, so both can be right."),
        "revision": _(
            "A newer edition of a source gives another number than an older one, for the same corridor and date. "
            "That is no contradiction: the producer has new data or counts other people."
        ),
    }[kind]


def compared_words(found: Compared, corridors: int) -> str:
    """How the revisions of the UN were compared: the pairs, what counts as a difference, and what is left out."""
    return _(
        "Of {pairs} pairs of figures that stand in both editions for the same corridor and year, {differing} on "
        "{corridors} corridors differ by more than {rounding} people; {alike} are alike. Rounding alone can set "
        "two figures {rounding} people apart, since each is a sum of women and men in whole numbers; any more is "
        "listed. Women and men together are compared. Sums over all origins or all destinations are not listed, "
        "because they follow from the corridors; an older edition, of 2019, is not compared."
    ).format(
        pairs=number(found.pairs),
        differing=number(found.differing),
        corridors=number(corridors),
        alike=number(found.alike),
        rounding=number(ROUNDING),
    )


def edition_name(dataset: Dataset, source_id: str) -> str:
    """An edition as the head of a column: the year in which it was published."""
    source = dataset.sources[source_id]
    return _("Edition of {year}").format(year=source.year) if source.year else named(source.title)


def other_dates_words(row: Revised) -> str:
    """At how many dates the editions differ."""
    return counted("differs in {n} year", "differs in {n} years", row.dates)


def further_words(rows: tuple[Revised, ...]) -> str:
    """What stands behind the fold: the corridors with smaller differences."""
    return counted(
        "{n} more corridor, with a difference of {most} people",
        "{n} more corridors, with differences of at most {most} people",
        len(rows),
        most=number(abs(rows[0].difference)),
    )


def figures_of_clash_words() -> str:
    """What stands before the numbers of figures that do not fit together."""
    return _("The figures:")


def signed(value: float) -> str:
    """A difference with its sign."""
    return f"+{number(value)}" if value > 0 else number(value)


def differs_word(dataset: Dataset, observation_id: str) -> str:
    """The mark of a figure that does not fit together with another one; empty for all others."""
    return {
        "": "",
        "contradiction": _("differs"),
        "suspected_misprint": _("possible misprint"),
        "wide_estimates": _("estimates differ"),
        "different_definition": _("definitions differ"),
        "different_date": _("dates differ"),
        "revision": _("editions differ"),
    }[dataset.clash_kind(observation_id)]


def differs_sign(dataset: Dataset, observation_id: str) -> str:
    """That sign, for a figure that has it; empty for others, also where only an edition was revised."""
    return DIFFERS if dataset.clash_kind(observation_id) not in ("", REVISION) else ""


def differs_sentence(dataset: Dataset, observation_id: str) -> str:
    """What that mark means, in a sentence; empty for figures without it."""
    return {
        "": "",
        "contradiction": _("It does not fit together with another figure."),
        "suspected_misprint": _("It is probably not what its producer meant."),
        "wide_estimates": _("Another estimate of the same people lies far from it."),
        "different_definition": _("Another figure counts by another definition."),
        "different_date": _("Another figure is of another date and does not follow from it."),
        "revision": _("Another edition of the same source gives another number."),
    }[dataset.clash_kind(observation_id)]
