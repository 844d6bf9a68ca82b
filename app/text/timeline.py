"""Words of the timeline: title, filters in words, what it shows, whose events they are, and single events."""

from app.data.dataset import Dataset, Event
from app.data.timeline import ELSEWHERE, EVERYWHERE, events_shown, is_period, is_year
from app.domain.codes import ALL, DateBasis, EventKind
from app.state.view import ViewState
from app.text.figures import listing, short_title
from app.text.finding import Finding
from app.text.i18n import _, named, ngettext
from app.text.labels import channel_name, place_inside, place_name, relax_words, sector_name
from app.text.numbers import counted, number, period_words

_REPORTS = (2019, 2014)
"""The years of the two annual reports."""


def timeline_title(dataset: Dataset, state: ViewState) -> str:
    """What the chart shows."""
    if state.focus is None:
        return _("Events by country")
    return _("Events that touch {place}").format(place=place_inside(dataset, state.focus))


def timeline_subtitle(dataset: Dataset, state: ViewState) -> str:
    """The other filters in words, and how the lanes are to be read."""
    sentences = [
        _chosen(_("Kinds: {names}."), [kind_plural(kind) for kind in state.kind]),
        _chosen(_("Channels: {names}."), [channel_name(dataset, code) for code in state.channel]),
        _chosen(_("Sectors: {names}."), [sector_name(dataset, code) for code in state.sector]),
        _chosen(_("Origins: {names}."), [place_name(dataset, code) for code in state.origin]),
        _chosen(_("Destinations: {names}."), [place_name(dataset, code) for code in state.destination]),
        _("An event stands in the lane of each country that it touches."),
    ]
    return " ".join(filter(None, sentences))


def timeline_finding(dataset: Dataset, state: ViewState) -> Finding:
    """How many events, of which kinds and between which years; counts only."""
    events = events_shown(dataset, state)
    if not events:
        return Finding(_("No event in these documents passes the filters chosen."))
    kinds = [(kind, sum(event.kind == kind for event in events)) for kind in EventKind]
    kinds = sorted(((kind, count) for kind, count in kinds if count), key=lambda each: -each[1])
    # Of what lasted longer than the years chosen, those years count.
    first = max(min(event.period.first_year for event in events), state.from_year or 0)
    last = min(max(event.period.last_year for event in events), state.to_year or 9999)
    counts = [len(events), first, last, *(count for _kind, count in kinds)]
    what = listing(kind_count(kind, count) for kind, count in kinds)
    words = {"n": number(len(events)), "first": first, "last": last, "kinds": what}
    if first == last:
        sentence = ngettext("{n} event in {first}: {kinds}.", "{n} events in {first}: {kinds}.", len(events))
    else:
        sentence = ngettext(
            "{n} event between {first} and {last}: {kinds}.",
            "{n} events between {first} and {last}: {kinds}.",
            len(events),
        )
    told = sentence.format(**words)
    by_year = [sum(event.period.first_year == year for event in events) for year in _REPORTS]
    if first != last and all(by_year):
        counts += [*_REPORTS, *by_year]
        begun = _("Begun in {newer_year}: {newer}; in {older_year}: {older}.").format(
            newer=number(by_year[0]),
            older=number(by_year[1]),
            newer_year=_REPORTS[0],
            older_year=_REPORTS[1],
        )
        told = f"{told} {begun}"
    return Finding(told, counts=tuple(counts))


def timeline_source(dataset: Dataset, state: ViewState) -> str:
    """The documents in which the events were read, and how many producers those cite."""
    events = events_shown(dataset, state)
    if not events:
        return ""
    documents = dict.fromkeys(event.via_source_id or event.source_id for event in events)
    producers = {event.source_id for event in events} - set(documents)
    words = {"documents": listing(short_title(dataset, key) for key in sorted(documents))}
    if not producers:
        return _("Source: {documents}").format(**words)
    return counted(
        "Source: {documents}, and {n} source that they cite for events.",
        "Source: {documents}, and the {n} sources that they cite for events.",
        len(producers),
        **words,
    )


def timeline_notes(dataset: Dataset, state: ViewState) -> list[str]:
    """What the reader must know: why some years are full, and how dates are drawn."""
    events = events_shown(dataset, state)
    notes = []
    if len({event.period.first_year for event in events}) > 1:
        notes.append(
            _(
                "These are the events that two annual reports, on 2014 and on 2019, and a web site tell of. Other "
                "years look emptier because fewer of their events are told, not because less happened."
            )
        )
    if any(map(is_year, events)):
        notes.append(
            _(
                "Where only the year is known, the mark stands anywhere within its year; where the axis has months, a "
                "thin line runs through that year."
            )
        )
    if any(map(is_period, events)):
        notes.append(_("A bar is as long as the period."))
    if any(event.period.start is None for event in events):
        notes.append(_("Hollow: the date is not told; it was before the mark."))
    return notes


def empty_words() -> str:
    """What an empty chart says."""
    return _("No event passes these filters.")


def relaxing_words(name: str, found: int) -> str:
    """A button that sets a filter back, with what it would bring."""
    words = {
        "focus": _("Show all countries"),
        "kind": _("Show all kinds"),
    }.get(name) or relax_words(name)
    return counted("{action} ({n} event)", "{action} ({n} events)", found, action=words)


def lane_name(dataset: Dataset, code: str) -> str:
    """The name of a lane."""
    if code == ELSEWHERE:
        return _("Other countries")
    if code == EVERYWHERE:
        return _("Whole region")
    return place_name(dataset, code)


def lane_meaning(code: str) -> str:
    """What stands in the lanes that are no country; empty for countries."""
    if code == EVERYWHERE:
        return _("Whole region: events that touch five or more countries of the region, or all countries.")
    return ""


def kind_plural(kind: str) -> str:
    """The kind of several events, as legends show it."""
    return {
        "agreement": _("Agreements"),
        "law": _("Laws"),
        "registration": _("Registrations"),
        "ban": _("Bans"),
        "crisis": _("Crises"),
        "programme": _("Programmes"),
        "policy": _("Policies"),
    }[kind]


def kind_count(kind: str, count: int) -> str:
    """So many events of a kind."""
    return {
        "agreement": ngettext("{n} agreement", "{n} agreements", count),
        "law": ngettext("{n} law", "{n} laws", count),
        "registration": ngettext("{n} registration", "{n} registrations", count),
        "ban": ngettext("{n} ban", "{n} bans", count),
        "crisis": ngettext("{n} crisis", "{n} crises", count),
        "programme": ngettext("{n} programme", "{n} programmes", count),
        "policy": ngettext("{n} policy", "{n} policies", count),
    }[kind].format(n=number(count))


def kind_meaning(kind: str) -> str:
    """What belongs to a kind of events."""
    return {
        "agreement": _("Memoranda, conventions and declarations between states, and talks about them."),
        "law": _("Acts, ordinances and decrees."),
        "registration": _("Rounds in which people who are already there can register."),
        "ban": _("Bans on going or on recruiting, and their end."),
        "crisis": _("Flight, violence, mass returns, and grave abuse that became known."),
        "programme": _("Plans that are carried out, centres, services."),
        "policy": _("Decisions and announcements of an authority, and calls on it."),
    }[kind]


def event_when(event: Event) -> str:
    """The date of an event in words; says so where it is not that of the event."""
    when = period_words(event.period)
    if event.date_basis == DateBasis.SOURCE_DATE:
        return _("{date} (date of the source)").format(date=when)
    if event.date_basis == DateBasis.UNDATED and event.period.start is not None:
        return _("{date} (year of the report; undated there)").format(date=when)
    return when


def event_read_in(dataset: Dataset, event: Event) -> str:
    """The document in which an event was read, with the place there."""
    document = short_title(dataset, event.via_source_id or event.source_id)
    if not event.via_locator:
        return _("Read in {document}").format(document=document)
    return _("Read in {document}, {place}").format(document=document, place=named(event.via_locator))


def is_country(dataset: Dataset, code: str) -> bool:
    """Whether a place has a page of its own."""
    return code != ALL and code in dataset.places and dataset.places[code].is_on_earth


def _chosen(sentence: str, names: list[str]) -> str:
    """A filter in a sentence; empty where nothing is chosen."""
    return sentence.format(names=listing(names)) if names else ""
