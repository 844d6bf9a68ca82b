"""Words of the chart of a corridor by channel and sector: title, names of bars, finding, notes."""

from collections.abc import Sequence

from app.data.claims import Claim, unlike_stages
from app.data.corridor.context import mentions_of_corridor
from app.data.corridor.corridor import Corridor
from app.data.corridor.tables import Table, Tables, sectors_with_numbers, tables_of
from app.data.dataset import Dataset, Mention
from app.data.derived.derived import derive
from app.data.derived.kinds import Key
from app.domain.codes import ALL, UNSPECIFIED
from app.domain.figure import Observation
from app.state.view import ViewState
from app.text.alone import is_marked
from app.text.corridor.charts import mark_details
from app.text.derived import refusal_words
from app.text.figures import amount, listing
from app.text.finding import Finding
from app.text.i18n import _
from app.text.labels import channel_name, corridor_name, measure_name, sector_name, series_title
from app.text.numbers import counted, number, period_words
from app.text.trends.marks import inner

_ANY = (ALL, UNSPECIFIED)
_TABLES_TOLD = 2


def channels_title(dataset: Dataset, corridor: Corridor | None) -> str:
    """What the bars are."""
    if corridor is None:
        return _("Channels and sectors of a corridor")
    return _("{corridor} by channel and sector").format(corridor=corridor_name(dataset, corridor))


def channels_subtitle(found: Tables) -> str:
    """How the bars are to be read; empty without any."""
    if not found.tables:
        return ""
    return _(
        "People, all bars on one scale. Figures of one series and date stand together; numbers at a date and "
        "numbers within a period are never added."
    )


def table_heading(table: Table) -> str:
    """Measure and date of a group of bars."""
    return _("{measure}, {date}").format(measure=measure_name(table.measure), date=period_words(table.period))


def table_note(dataset: Dataset, table: Table) -> str:
    """Series, and whether its figures are added up."""
    sentences = [_("{series}.").format(series=series_title(dataset, table.series_id).rstrip("."))]
    if table.total is not None:
        sentences.append(
            _("Added up here: {number}; nobody stands in two of them.").format(number=_claimed(table))
        )
    elif len(table.rows) > 1:
        sentences.append(_not_added(dataset, table))
    if table.earlier:
        sentences.append(
            counted("{n} earlier date is not drawn.", "{n} earlier dates are not drawn.", table.earlier)
        )
    return " ".join(sentences)


def bar_name(dataset: Dataset, row: Observation) -> str:
    """What a bar is of."""
    if row.sector in _ANY:
        return _("All workers") if row.channel == ALL else channel_name(dataset, row.channel)
    if row.channel in _ANY:
        return sector_name(dataset, row.sector)
    return listing([sector_name(dataset, row.sector), inner(channel_name(dataset, row.channel))])


def channels_finding(dataset: Dataset, state: ViewState) -> Finding:
    """What the first tables print, channel by channel, and the sectors that are only named."""
    corridor = state.open_corridor
    return finding_of(dataset, corridor, tables_of(dataset, corridor) if corridor else Tables((), 0, 0))


def finding_of(dataset: Dataset, corridor: Corridor | None, found: Tables) -> Finding:
    """What these tables show."""
    if corridor is None:
        return Finding(no_corridor())
    mentions = mentions_of_corridor(dataset, corridor)
    sentences: list[str] = []
    figures: list[Observation] = []
    counts: list[int] = []
    claims: list[Claim] = []
    for table in found.tables[:_TABLES_TOLD]:
        parts = [
            _("{what}: {number} ({details})").format(
                what=bar_name(dataset, row), number=amount(row), details=mark_details(dataset, row)
            )
            for row in table.rows
        ]
        sentences.append(
            _("{measure}. {parts}.").format(measure=measure_name(table.measure), parts=listing(parts))
        )
        figures += table.rows
        if table.total is not None:
            claims.append(table.total)
            sentences.append(_("Together {number}.").format(number=_claimed(table)))
    more = len(found.tables) - _TABLES_TOLD
    if more > 0:
        counts.append(more)
        sentences.append(
            counted(
                "{n} more series tells channels or sectors apart at another date.",
                "{n} more series tell channels or sectors apart, each at a date of its own.",
                more,
            )
        )
    if not found.tables:
        sentences.append(nothing_by_channel(dataset, corridor))
    if mentions:
        sentences.append(named_sentence(dataset, mentions, sectors_with_numbers(dataset, corridor)))
    return Finding(" ".join(sentences), tuple(figures), tuple(claims), tuple(counts))


def no_corridor() -> str:
    """What stands in the place of the bars where no corridor is chosen."""
    return _("No corridor is chosen.")


def nothing_by_channel(dataset: Dataset, corridor: Corridor) -> str:
    """What stands in the place of the bars."""
    return _("No source here tells the people of {corridor} apart by channel or sector.").format(
        corridor=corridor_name(dataset, corridor)
    )


def named_sentence(
    dataset: Dataset, mentions: Sequence[Mention], numbered: frozenset[str] = frozenset()
) -> str:
    """Which sectors sources name without a number."""
    names = dict.fromkeys(inner(sector_name(dataset, row.sector)) for row in mentions)
    also = dict.fromkeys(
        inner(sector_name(dataset, row.sector)) for row in mentions if row.sector in numbered
    )
    sentence = _("Named in sources without a number: {sectors}.").format(sectors=listing(names))
    if not also:
        return sentence
    return _("{sentence} Of these, another source gives a number: {sectors}.").format(
        sentence=sentence, sectors=listing(also)
    )


def channels_notes(dataset: Dataset, found: Tables) -> list[str]:
    """What a reader must know of the bars, a sentence each."""
    notes = []
    differing = sum(bool(dataset.clash_kind(row.observation_id)) for row in found.rows)
    if differing and not is_marked():
        notes.append(
            counted(
                "{n} of these figures does not fit together with another one.",
                "{n} of these figures do not fit together with others.",
                differing,
            )
        )
    elif differing:
        notes.append(
            counted(
                "{n} of these figures does not fit together with another one; a crossed equals sign stands after it.",
                "{n} of these figures do not fit together with others; a crossed equals sign stands after them.",
                differing,
            )
        )
    if found.aside:
        notes.append(
            counted(
                "{n} figure of confidence C is not drawn.",
                "{n} figures of confidence C are not drawn.",
                found.aside,
            )
        )
    if found.more:
        notes.append(counted("{n} more series is not drawn.", "{n} more series are not drawn.", found.more))
    return notes


def _claimed(table: Table) -> str:
    assert table.total is not None
    return number(table.total.value)


def _not_added(dataset: Dataset, table: Table) -> str:
    """Why figures that stand together are not added up."""
    if unlike_stages(table.rows):
        return _("Not added up: some are completed or counted, others in process.")
    refused = refusal_words(dataset, derive(dataset, table.rows[0], Key.SUM_OF_CHANNELS))
    if not refused:
        return _("Not added up: one of them may hold people of another.")
    return _("Not added up. {reason}").format(reason=refused)
