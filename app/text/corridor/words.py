"""Words of the corridor page beside its charts: headings, sentences on what is missing, cells of its tables."""

from collections.abc import Sequence
from dataclasses import replace

from app.data.corridor.context import Touching
from app.data.corridor.corridor import Corridor, Leading, Pair
from app.data.dataset import Dataset, Mention
from app.data.derived.kinds import Derived, input_amount
from app.domain.codes import ALL, UNSPECIFIED, Status
from app.domain.figure import Observation
from app.text.derived import derived_amount, refusal_words
from app.text.figures import Amount, listing, short_title
from app.text.i18n import _, named, ngettext
from app.text.labels import (
    channel_name,
    corridor_name,
    event_kind_name,
    measure_name,
    place_inside,
    sector_name,
    series_title,
    sex_name,
)
from app.text.map.amounts import map_amount
from app.text.numbers import counted, number, period_words
from app.text.trends.marks import inner

_ANY = (ALL, UNSPECIFIED)


def corridors_word() -> str:
    """The first part of the way to a corridor page."""
    return _("Corridors")


def other_way_words(dataset: Dataset, corridor: Corridor, count: int) -> str:
    """The link to the other direction, with how many figures it has."""
    words = {"corridor": corridor_name(dataset, corridor), "n": number(count)}
    if not count:
        return _("{corridor}: no figure").format(**words)
    return ngettext("{corridor}: {n} figure", "{corridor}: {n} figures", count).format(**words)


def filters_held_words() -> str:
    """What is said where the address carries filters, since the page shows all that is known."""
    return _(
        "The filters of this address do not narrow this page, which shows all that is known of the corridor. They "
        "hold again on the other pages."
    )


def headline_names(dataset: Dataset, corridor: Corridor) -> dict[str, str]:
    """What stands over the headline figures."""
    origin, destination = (place_inside(dataset, code) for code in corridor)
    return {
        "documented": _("Workers with documents"),
        "everyone": _("All workers, with papers or without"),
        "residents": _("Residents of {destination} from {origin}").format(
            origin=origin, destination=destination
        ),
        "women": _("Women among these residents"),
        "remittance": _("Money sent to {origin}").format(origin=origin),
        "cost": _("What it costs to go"),
    }


def short_amount(row: Observation) -> Amount:
    """Money in millions, with the word for its bound, which the map leaves out."""
    return map_amount(replace(row, status=Status.ESTIMATE))


def nothing_words(found: Leading, name: str) -> str:
    """What stands in the place of a headline figure that no source gives."""
    if name == "documented" and found.everyone:
        return _("Nobody here counts those with documents apart")
    return {
        "documented": _("No count of workers in these sources"),
        "residents": _("No figure of residents in these sources"),
        "remittance": _("No figure of money sent in these sources"),
    }.get(name, _("No figure in these sources"))


def nothing_at_all(dataset: Dataset, corridor: Corridor) -> str:
    """What a page says whose corridor has no figure."""
    return _("No source of these data gives a number for {corridor}.").format(
        corridor=corridor_name(dataset, corridor)
    )


def nothing_lead() -> str:
    """How that is to be read, and what the page still has."""
    return _(
        "That does not mean that nobody goes. Below: why there is no number, what sources say without one, events, "
        "and corridors near to this one."
    )


def section_title(name: str) -> str:
    """The headings of the page."""
    return {
        "trend": _("Over time"),
        "channels": _("By channel and sector"),
        "women": _("Women and men"),
        "counter": _("In both directions"),
        "costs": _("What it costs to go, and what is earned"),
        "remittance": _("Money sent home"),
        "crossings": _("Crossings on the border"),
        "events": _("Events"),
        "clashes": _("What does not fit together"),
        "missing": _("What is missing"),
        "alongside": _("Documented, and estimated in all"),
        "sectors": _("Sectors named without a number"),
        "all": _("Every figure"),
        "related": _("Related corridors"),
    }[name]


def measure_of_series(dataset: Dataset, series_id: str) -> str:
    """The measure that a series is of; where no series covers a corridor at all, that nothing does."""
    return measure_name(dataset.series[series_id].measure) if series_id else _("Any measure")


def no_workers_words(dataset: Dataset, corridor: Corridor) -> str:
    """What is said where nobody counts or estimates the workers of a corridor."""
    return _("No source here counts or estimates the workers of {corridor}. That does not mean zero.").format(
        corridor=corridor_name(dataset, corridor)
    )


def missing_when_words(kind: str, dates: str) -> str:
    """A kind of nothing and the dates for which it holds."""
    return _("{kind}: {dates}").format(kind=kind, dates=dates)


def no_women_words() -> str:
    """What is said where no series tells women and men apart."""
    return _("No source here tells women and men of this corridor apart.")


def women_note() -> str:
    """How the shares are to be read."""
    return _("Shares are worked out here within one series and date.")


def what_counted(dataset: Dataset, row: Observation) -> str:
    """Measure, and channel and sector where a figure is of one: the head of a row."""
    parts = [measure_name(row.measure)]
    parts += [] if row.channel in _ANY else [channel_name(dataset, row.channel)]
    parts += [] if row.sector in _ANY else [sector_name(dataset, row.sector)]
    return listing(parts)


def who_words(dataset: Dataset, row: Observation) -> str:
    """Channel, sector and sex of a figure in the table of all figures."""
    parts = [channel_name(dataset, row.channel)]
    parts += [] if row.sector == ALL else [sector_name(dataset, row.sector)]
    return listing([*parts, sex_name(row.sex)])


def share_words(dataset: Dataset, found: Derived) -> str:
    """A share that was worked out, or why none was."""
    return derived_amount(dataset, found) or refusal_words(dataset, found)


def women_of_all_words(found: Derived) -> str:
    """The two numbers behind a share of women."""
    women, everyone = (number(input_amount(each)) for each in found.inputs[:2])
    return _("{women} of {everyone}").format(women=women, everyone=everyone)


def women_at_dates_words(row: Observation, dataset: Dataset) -> str:
    """What stands over the shares of women at all dates of a series."""
    return _("Women’s share at each date, {series}").format(series=series_title(dataset, row.series_id))


def counter_note() -> str:
    """How the two directions are to be read."""
    return _(
        "The latest figures of both directions. A balance is worked out only where one series counts both at the "
        "same date and by the same definition. A direction without a figure is not zero."
    )


def balance_words(dataset: Dataset, pair: Pair) -> str:
    """The balance of both directions, or why none is worked out; empty where one has no figure."""
    if pair.here is None or pair.there is None:
        return ""
    if pair.net is not None:
        if pair.net.value is not None:
            return _("Net: {amount}, worked out here.").format(amount=derived_amount(dataset, pair.net))
        return _("No difference is computed. {reason}").format(reason=refusal_words(dataset, pair.net))
    if pair.is_alike:
        return _("No difference is computed: figures of this measure are not set off against each other.")
    return _("No difference is computed: series or dates differ.")


def no_figure_word() -> str:
    """What stands in a cell without a figure."""
    return _("no figure")


def money_way_words(dataset: Dataset, corridor: Corridor) -> str:
    """Which way the money goes."""
    return _("Sent from {destination} to {origin}.").format(
        origin=place_inside(dataset, corridor[0]), destination=place_inside(dataset, corridor[1])
    )


def no_costs_words() -> str:
    """What is said where no figure of the costs is of the corridor alone."""
    return _("No source here says what it costs to go this way.")


def no_remittance_words() -> str:
    """What is said without figures of money sent."""
    return _("No source here has a figure of the money sent on this corridor.")


def wider_words() -> str:
    """What stands over figures of wider groups that hold the corridor."""
    return _("Of wider groups to which it belongs")


def gdp_words(dataset: Dataset, found: Derived) -> str:
    """Money sent, set against what the economy of the origin produced; empty where it cannot be."""
    share = derived_amount(dataset, found)
    if not share:
        return ""
    return _("{share} of the gross domestic product of {origin} in {year}, worked out here.").format(
        share=share,
        origin=place_inside(dataset, found.figure.origin),
        year=found.figure.period.last_year,
    )


def mention_detail(dataset: Dataset, row: Mention) -> str:
    """Who names a sector, and when."""
    producer = dataset.sources[row.source_id].publisher
    document = short_title(dataset, row.via_source_id or row.source_id)
    words = {"date": period_words(row.period, short=True), "producer": producer, "document": document}
    if not row.via_source_id or row.via_source_id == row.source_id:
        return _("{date}; {document}").format(**words)
    return _("{date}; {producer}, read in {document}").format(**words)


def wider_mention_words(dataset: Dataset, corridor: Corridor, rows: Sequence[Mention]) -> str:
    """The sectors that sources name of a wider corridor."""
    sectors = dict.fromkeys(inner(sector_name(dataset, row.sector)) for row in rows)
    return _("{corridor}: {sectors}").format(
        corridor=corridor_name(dataset, corridor), sectors=listing(sectors)
    )


def no_crossing_words(dataset: Dataset, corridor: Corridor) -> str:
    """What is said of neighbours without a crossing in the list."""
    origin, destination = (place_inside(dataset, code) for code in corridor)
    return _("The list of crossings here has none between {origin} and {destination}.").format(
        origin=origin, destination=destination
    )


def events_note(found: tuple[Touching, ...]) -> str:
    """How many events touch the corridor, and how."""
    own = sum(each.itself for each in found)
    if not own:
        return counted(
            "{n} event that touches both places; none names the corridor itself.",
            "{n} events that touch both places; none names the corridor itself.",
            len(found),
        )
    return counted(
        "{n} event, of which {own} by name of the corridor; the latest first.",
        "{n} events, of which {own} by name of the corridor; the latest first.",
        len(found),
        own=number(own),
    )


def no_events_words() -> str:
    """What is said without events."""
    return _("No event in these data touches both places.")


def event_detail(each: Touching) -> str:
    """What kind of event it is, and whether it names the corridor."""
    kind = event_kind_name(each.event.kind)
    return kind if each.itself else _("{kind}, touches both places").format(kind=kind)


def more_words(count: int) -> str:
    """A fold with the rest of a list."""
    return counted("{n} more", "{n} more", count)


def series_fold_words(dataset: Dataset, rows: tuple[Observation, ...]) -> str:
    """What stands over the figures of a long series."""
    return counted(
        "{series}: {n} figure, {first} to {last}",
        "{series}: {n} figures, {first} to {last}",
        len(rows),
        series=series_title(dataset, rows[0].series_id),
        first=min(row.period.first_year for row in rows),
        last=max(row.period.last_year for row in rows),
    )


def all_note(count: int, series: int) -> str:
    """What the table of all figures holds."""
    return counted(
        "{n} figure. Its number opens its card.",
        "{n} figures of {series} series, measure by measure, the latest first. Each number opens its card. Figures "
        "that repeat another are marked and never counted twice.",
        count,
        series=number(series),
    )


def repeats_words() -> str:
    """What is said of a figure that repeats another."""
    return _("Repeats another figure")


def table_heads() -> dict[str, str]:
    """The heads of the table of all figures."""
    return {
        "number": _("Figure"),
        "who": _("Channel, sector, sex"),
        "date": _("Date"),
        "kind": _("How sure"),
        "source": _("Source and place"),
        "flags": _("Warnings"),
    }


def women_heads() -> dict[str, str]:
    """The heads of the table of women and men."""
    return {"what": _("What is counted"), "women": _("Women"), "men": _("Men"), "share": _("Women’s share")}


def on_page_words() -> str:
    """The name of the links to the parts of the page."""
    return _("On this page")


def flag_names(dataset: Dataset, row: Observation, without: tuple[str, ...]) -> list[tuple[str, str]]:
    """Name and sentence of each warning of a figure, save those that other words say."""
    flags = [dataset.flags[flag] for flag in row.flags if flag not in without]
    return [(named(flag.name), named(flag.sentence)) for flag in flags]
