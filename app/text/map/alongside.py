"""Words of "Documented, and estimated in all": what stands side by side, and why a range is worked out or not.

No share of one in the other is ever told: the estimates are uncertain, and people without papers count too.
"""

from app.data.dataset import Dataset
from app.data.map.alongside import Obstacle, Range, Reason
from app.domain.codes import ALL, Bound, DateBasis
from app.domain.figure import Observation
from app.text.figures import amount, channel_and_sector, date_words
from app.text.i18n import _, named
from app.text.labels import channel_name, sector_name, sex_name
from app.text.numbers import number


def alongside_title() -> str:
    """What stands over the block."""
    return _("Documented, and estimated in all")


def alongside_lead() -> str:
    """How the block is to be read."""
    return _(
        "Counts and estimates differ in more than size: estimates are uncertain, and people without papers count too."
    )


def no_estimate_words() -> str:
    """What is said of a corridor whose workers nobody estimated in all."""
    return _(
        "No source here estimates all workers of this corridor, or those without papers. The counts above leave "
        "them out."
    )


def documented_head() -> str:
    """What stands over the counts of documented workers."""
    return _("Documented")


def estimates_head() -> str:
    """What stands over the estimates."""
    return _("All, or without papers")


def nothing_on_this_side() -> str:
    """What stands where a year has no figure of one kind."""
    return _("no figure")


def whom_words(dataset: Dataset, row: Observation) -> str:
    """Whom a figure covers: its channel, and its sector if it is of one."""
    if row.channel == ALL and row.sector == ALL:
        return _("All, with papers or without")
    return channel_and_sector(dataset, row)


def range_words(found: Range) -> str:
    """A range with the figures that it comes from."""
    words = {
        "low": number(found.low),
        "high": number(found.high),
        "documented": _with_date(found.documented),
        "estimate": _with_date(found.estimate),
    }
    if found.estimate.channel == ALL:
        return _(
            "Worked out here: {low} to {high} people, from the count of the documented, {documented}, to the "
            "estimate of everyone, {estimate}."
        ).format(**words)
    return _(
        "Worked out here: {low} to {high} people, from the documented, {documented}, to them together with "
        "those without papers, {estimate}. Both are of one table, in which nobody stands twice."
    ).format(**words)


def obstacle_words(dataset: Dataset, obstacle: Obstacle) -> str:
    """Why no range is worked out, in a whole sentence."""
    one, other = obstacle.documented, obstacle.estimate
    words = {
        "documented": _with_date(one) if one else "",
        "estimate": _with_date(other) if other else "",
    }
    if one and other:
        words |= _details(dataset, obstacle.reason, one, other)
    return _sentence(obstacle).format(**words)


def residents_words(dataset: Dataset, row: Observation) -> str:
    """Residents of any age: another population than workers, in no range."""
    return _(
        "Another population, part of no range: {number} residents of any age, workers or not ({date}; {series})."
    ).format(number=amount(row), date=date_words(row), series=named(dataset.series[row.series_id].title))


def _with_date(row: Observation) -> str:
    return _("{number} ({date})").format(number=amount(row), date=date_words(row, short=True))


def _details(dataset: Dataset, reason: Reason, one: Observation, other: Observation) -> dict[str, str]:
    """What the sentence of a reason names beside the two figures."""
    if reason == Reason.SECTOR:
        return {"first": sector_name(dataset, one.sector), "second": sector_name(dataset, other.sector)}
    if reason == Reason.SEX:
        return {"first": sex_name(one.sex), "second": sex_name(other.sex)}
    if reason == Reason.PART:
        return {"channel": channel_name(dataset, one.channel)}
    if reason == Reason.POPULATION:
        first, second = (named(dataset.series[row.series_id].population) for row in (one, other))
        return {"first": first, "second": second}
    blamed = {
        Reason.DATE_UNKNOWN: one.date_basis == DateBasis.UNDATED,
        Reason.CONFIDENCE: one.confidence == "C",
    }
    return {"figure": _with_date(one if blamed.get(reason) else other)}


def _sentence(obstacle: Obstacle) -> str:
    if obstacle.reason == Reason.OPEN:
        if obstacle.estimate and obstacle.estimate.bound == Bound.AT_LEAST:
            return _(
                "Cannot be computed: {estimate} is a lower bound, so that a range would have no upper end."
            )
        return _(
            "Cannot be computed: {documented} is an upper bound, so that a range would have no lower end."
        )
    return {
        Reason.NO_DOCUMENTED: _(
            "Cannot be computed: no source here counts documented workers within a year of these estimates."
        ),
        Reason.NO_ESTIMATE: _(
            "Cannot be computed: no source here estimates all workers, or those without papers, within a year of "
            "these counts."
        ),
        Reason.RELATIVE: _(
            "Cannot be computed: the estimate gives a relation to the documented workers and no number of people."
        ),
        Reason.SECTOR: _(
            "Cannot be computed: {documented} and {estimate} are not of the same work; the first is of “{first}”, "
            "the second of “{second}”."
        ),
        Reason.SEX: _(
            "Cannot be computed: {documented} and {estimate} are not of the same people; the first is of “{first}”, "
            "the second of “{second}”."
        ),
        Reason.DATE_UNKNOWN: _(
            "Cannot be computed: {figure} has no date of its own, so that nobody can say whether the two figures "
            "fall within a year of each other."
        ),
        Reason.DATES: _("Cannot be computed: {documented} and {estimate} lie more than a year apart."),
        Reason.UNDOCUMENTED_ONLY: _(
            "Cannot be computed: {estimate} is of workers without papers only, who are other people than the "
            "documented; numbers of different sources are not added up."
        ),
        Reason.BELOW: _(
            "Cannot be computed, because the two contradict each other: the estimate of everyone, {estimate}, is "
            "lower than the count of documented workers alone, {documented}."
        ),
        Reason.PART: _(
            "Cannot be computed: {documented} is of one channel only, “{channel}”, and no count of all documented "
            "workers stands beside {estimate}."
        ),
        Reason.UNCLEAR: _(
            "Cannot be computed: it is not clear whether {documented} and {estimate} cover the same people, or "
            "workers only; see the warnings of both."
        ),
        Reason.CONFIDENCE: _("Cannot be computed: {figure} is second-hand, and of confidence C."),
        Reason.POPULATION: _(
            "Cannot be computed: nothing says that {documented} and {estimate} cover the same people. The first "
            "counts “{first}”, the second “{second}”."
        ),
    }[obstacle.reason]
