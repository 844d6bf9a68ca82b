"""The words of the map: title, subtitle, tooltips, marks, notes. True for every choice of filters."""

from collections.abc import Sequence
from textwrap import wrap

from app.data.absence import Absence
from app.data.dataset import Dataset, Mention
from app.data.standing import CorridorFigure, Counted, Mark, Standing
from app.domain.codes import ALL, UNSPECIFIED, MapFrame, Sex, Stage
from app.domain.figure import Observation
from app.domain.measures import MEASURES
from app.state.view import ViewState
from app.text.absence import nothing_name, zero_words
from app.text.figures import (
    amount,
    channel_and_sector,
    date_words,
    evidence_words,
    listing,
    short_title,
    source_words,
)
from app.text.i18n import _, named, ngettext
from app.text.labels import (
    arrow_name,
    channel_name,
    corridor_name,
    measure_meaning,
    measure_name,
    place_inside,
    place_name,
    sector_name,
    sex_name,
    stage_name,
    status_name,
)
from app.text.map.scope import scope_sentences, way_sentences
from app.text.numbers import counted, period_words
from app.text.sources.disagreements import differs_sentence, differs_sign

_FEW_LEFT_OUT = 3


def map_title(shown: Standing) -> str:
    """What, where, when."""
    if shown.year is None:
        return measure_name(shown.measure)
    titles = {
        "workers": _("Who goes where for work, {year}"),
        "stock": _("Who lives where, {year}"),
        "flow": _("Who moved where, {year}"),
        "remittance": _("Money sent home, {year}"),
        "cost": _("What it costs to go, {year}"),
        "returns": _("Who went back, {year}"),
        "refugees": _("Who found refuge where, {year}"),
        "asylum_seekers": _("Who asked for refuge where, {year}"),
    }
    return titles.get(shown.measure, _("{measure}, {year}")).format(
        measure=measure_name(shown.measure), year=_when(shown)
    )


def _when(shown: Standing) -> str:
    """The year, or the stretch of years within which all figures on the map were counted."""
    periods = {row.figure.period for row in shown.corridors}
    if len(periods) == 1:
        (period,) = periods
        if period.start and period.last_year > period.first_year + 1:
            return period_words(period)
    return str(shown.year)


def map_subtitle(dataset: Dataset, state: ViewState, shown: Standing) -> str:
    """Who is counted and by whom, with every filter in words, and what the map of a wide measure covers."""
    return " ".join([map_lead(dataset, state, shown), *scope_sentences(dataset, state, shown)])


def map_lead(dataset: Dataset, state: ViewState, shown: Standing) -> str:
    """What a reader must know before the legend: who is counted and by whom, with every filter in words."""
    sentences = [_who(dataset, state, shown)]
    back = MEASURES[shown.measure].runs_back
    if state.origin:
        sentence = _("Only of migration from {places}.") if back else _("Only from {places}.")
        sentences.append(sentence.format(places=_places(dataset, state.origin)))
    if state.destination:
        sentence = _("Only of migration to {places}.") if back else _("Only to {places}.")
        sentences.append(sentence.format(places=_places(dataset, state.destination)))
    if state.sector:
        names = listing(sector_name(dataset, code) for code in state.sector)
        sentences.append(_("Only this sector: {sectors}.").format(sectors=names))
    if state.sex != Sex.TOTAL:
        sentences.append(_("Only {sex}.").format(sex=sex_name(state.sex).lower()))
    series = len(shown.series_ids)
    if series > 1 and not MEASURES[shown.measure].is_wide:
        sentences.append(
            counted("The arrows come from {n} series.", "The arrows come from {n} series.", series)
        )
    return " ".join([*sentences, *way_sentences(shown)])


def stage_warning(shown: Standing) -> str:
    """That figures of unlike stages cannot be ranked, or nothing."""
    if not shown.unlike_stages:
        return ""
    stages = listing(stage_name(stage) for stage in shown.unlike_stages if stage != Stage.NONE)
    return _(
        "These figures count different stages ({stages}), so they cannot be ranked against each other."
    ).format(stages=stages)


def mark_text(dataset: Dataset, mark: Mark) -> str:
    """A figure that no arrow can show, in words: where, how many of whom, and what the source leaves open."""
    return _mark_words(dataset, mark, str(amount(mark.figure)))


def mark_label(dataset: Dataset, mark: Mark) -> str:
    """The same on the map, where no list stands beside it: with the sign of a figure that does not fit."""
    sign = differs_sign(dataset, mark.figure.observation_id)
    count = amount(mark.figure)
    return _mark_words(dataset, mark, f"{count} {sign}" if sign else str(count))


def marks_left_out(dataset: Dataset, marks: Sequence[Mark]) -> str:
    """Figures without a corridor for which a map has no room; nothing where it shows all of them."""
    if not marks:
        return ""
    return _("No room on the map: {marks}.").format(
        marks="; ".join(mark_text(dataset, mark) for mark in marks)
    )


def apart_words() -> str:
    """That figures without a corridor are no addition to arrows that may hold the same people."""
    return _("Shown apart, not in addition: arrows may hold the same people.")


def _mark_words(dataset: Dataset, mark: Mark, count: str) -> str:
    row = mark.figure
    kind = _mark_kind(dataset, row)
    words = {"count": count, "place": place_name(dataset, mark.place), "kind": kind}
    if row.channel == "BORDER_PASS":
        return _("{place}: {count} border-pass holders, nationality not published").format(**words)
    if row.measure == "remittance":
        return _("{place}: {count} sent home ({kind})").format(**words)
    if not mark.inward:
        if row.destination in (ALL, UNSPECIFIED):
            return _("{place}: {count} abroad ({kind})").format(**words)
        other = place_inside(dataset, row.destination)
        return _("{place}: {count} to {other} together ({kind})").format(other=other, **words)
    if row.origin == UNSPECIFIED:
        return _("{place}: {count} ({kind}), nationality not published").format(**words)
    if row.origin == ALL:
        return _("{place}: {count} from all countries together ({kind})").format(**words)
    return _("{place}: {count} from {other} ({kind})").format(
        other=place_inside(dataset, row.origin), **words
    )


def _mark_kind(dataset: Dataset, row: Observation) -> str:
    """Evidence and stage of a figure, and its channel where it is not of everyone."""
    parts = [status_name(row.status)]
    if row.stage:
        parts.append(stage_name(row.stage))
    if row.channel not in (ALL, UNSPECIFIED):
        parts.append(named(dataset.channels[row.channel].short_name))
    if row.sector != ALL:
        parts.append(sector_name(dataset, row.sector))
    return listing(parts)


def zero_mark_text(dataset: Dataset, row: Observation) -> str:
    """What a mark says of a figure of zero: printed by the source, or added up here from such zeros."""
    return _("{corridor}: {zero}").format(
        corridor=arrow_name(dataset, row.measure, row.corridor), zero=zero_words(row)
    )


def nothing_mark_text(dataset: Dataset, row: Absence) -> str:
    """What a mark says of a corridor that has no number."""
    return _("{corridor}: {nothing}").format(
        corridor=corridor_name(dataset, row.corridor), nothing=nothing_name(row.kind).lower()
    )


def set_aside_text(dataset: Dataset, row: Observation) -> str:
    """Why a figure that the reader may look for is not on the map."""
    sentence = (
        _("{corridor}: {amount}, {date}, set aside as implausible.")
        if "implausible" in row.flags
        else _("{corridor}: {amount}, {date}, set aside: a figure of confidence C.")
    )
    return sentence.format(
        corridor=arrow_name(dataset, row.measure, row.corridor),
        amount=amount(row),
        date=date_words(row, short=True),
    )


def mention_text(dataset: Dataset, row: Mention) -> str:
    """A sector that a source names without a number."""
    return _("{corridor}: {sector}, named without a number").format(
        corridor=corridor_name(dataset, row.corridor), sector=sector_name(dataset, row.sector).lower()
    )


def mention_mark_text(dataset: Dataset, rows: list[Mention]) -> str:
    """Sectors that sources name without a number for a place at large, and for which side of its corridors: `rows` are
    of one place and one side.
    """
    row = rows[0]
    inward = dataset.places[row.destination].is_on_earth
    place, other = (row.destination, row.origin) if inward else (row.origin, row.destination)
    words = {
        "sectors": listing(dict.fromkeys(sector_name(dataset, each.sector).lower() for each in rows)),
        "place": place_inside(dataset, place),
        "other": place_inside(dataset, other),
    }
    if other in (ALL, UNSPECIFIED) or {each.corridor for each in rows} != {row.corridor}:
        return (
            _("To {place}, no origin named: {sectors}, no number").format(**words)
            if inward
            else _("From {place}, no destination named: {sectors}, no number").format(**words)
        )
    return (
        _("From {other} together to {place}: {sectors}, no number").format(**words)
        if inward
        else _("From {place} to {other} together: {sectors}, no number").format(**words)
    )


def placeless_sentence(dataset: Dataset, shown: Standing) -> str:
    """What sources name for a region at large, where no place on the map can carry it."""
    texts = dict.fromkeys(mention_text(dataset, row) for row in shown.mentions)
    return _("No number, and no single place: {mentions}.").format(mentions="; ".join(texts))


def corridor_tooltip(dataset: Dataset, corridor: CorridorFigure) -> str:
    """What the pointer shows over an arrow: number in words, kind, date, producer."""
    row = corridor.figure
    lines = [
        f"<b>{arrow_name(dataset, row.measure, row.corridor)}</b>",
        f"<b>{amount(row)}</b>",
        *figure_lines(dataset, row),
    ]
    if dataset.clashes(row.observation_id):
        lines.append(folded(differs_sentence(dataset, row.observation_id)))
    return "<br>".join(lines)


def certainty_words(dataset: Dataset, row: Observation) -> list[str]:
    """What a reader must know of a figure before all else: that it is second-hand, or implausible."""
    words = [_("second-hand, confidence {grade}").format(grade=row.confidence)] if row.confidence else []
    return words + [
        named(dataset.flags[code].name)
        for code in row.flags
        if code in dataset.flags and dataset.flags[code].severity == "warning" and code != "does_not_fit"
    ]


def figure_lines(dataset: Dataset, row: Observation) -> list[str]:
    """Kind, date and source of a figure in lines short enough for a tooltip."""
    texts = (
        f"{channel_and_sector(dataset, row)}. {evidence_words(row)}.",
        *certainty_words(dataset, row),
        date_words(row),
        source_words(dataset, row),
    )
    return list(map(folded, texts))


def folded(text: str) -> str:
    """A passage in lines short enough for a tooltip. The space stays before each break that is there for room only, so
    that who reads the words elsewhere can join the lines again.
    """
    return " <br>".join(wrap(text, 44))


def mention_tooltip(dataset: Dataset, rows: list[Mention]) -> str:
    """What the pointer shows over a dotted arrow."""
    sectors = listing(dict.fromkeys(sector_name(dataset, row.sector).lower() for row in rows))
    sentence = _("Sectors named without a number: {sectors}.").format(sectors=sectors)
    row = rows[0]
    where = _("Read in {document}, {place}, {date}").format(
        document=short_title(dataset, row.via_source_id),
        place=named(row.via_locator),
        date=period_words(row.period),
    )
    return "<br>".join([f"<b>{corridor_name(dataset, row.corridor)}</b>", folded(sentence), folded(where)])


def boundary_sentence(frame: MapFrame = MapFrame.GMS) -> str:
    """What lines and names on the map mean, on every map; each frame shows other lines."""
    if frame == MapFrame.WORLD:
        return _(
            "Arrows join countries; they are not routes. Land: Natural Earth 1:50m, simplified, in the Equal Earth "
            "projection, without country lines; names imply no opinion."
        )
    if frame == MapFrame.ASIA:
        return _(
            "Arrows join countries; they are not routes. Boundaries: Natural Earth 1:50m, simplified; lines and names "
            "imply no opinion. Disputed lines are dashed where the source tells them apart: near Preah Vihear, in "
            "Kashmir, Aksai Chin, Arunachal Pradesh and Korea, at the Golan Heights, the West Bank and Gaza."
        )
    return _(
        "Arrows join countries; they are not routes. Boundaries: Natural Earth 1:50m; lines and names imply no "
        "opinion. The Thai-Cambodian line near Preah Vihear is disputed."
    )


def left_out_sentence(dataset: Dataset, left_out: list[CorridorFigure]) -> str:
    """The few corridors with a figure that the picture does not show, each with its number; of many, nothing."""
    if not 0 < len(left_out) <= _FEW_LEFT_OUT:
        return ""
    texts = [
        f"{arrow_name(dataset, row.figure.measure, row.corridor)}, {amount(row.figure)}" for row in left_out
    ]
    return _("Not on this map: {corridors}.").format(corridors="; ".join(texts))


def rank_warning(shown: Standing) -> str:
    """That the order of the list is not exact, where dates or definitions differ."""
    kinds = {(row.figure.period.text, row.figure.series_id) for row in shown.corridors}
    if len(kinds) < 2:
        return ""
    return _("Dates and definitions differ: places in this list are not exact ranks.")


def year_words(shown: Standing, count: int) -> str:
    """What a year has to show."""
    if not count:
        return _("no figure")
    return {
        Counted.CORRIDORS: ngettext("{n} corridor", "{n} corridors", count),
        Counted.MARKS: ngettext("{n} total", "{n} totals", count),
        Counted.MENTIONS: ngettext("{n} named", "{n} named", count),
    }[shown.counted].format(n=count)


def _who(dataset: Dataset, state: ViewState, shown: Standing) -> str:
    if shown.mentions and not (shown.corridors or shown.marks):
        return _(
            "No source gives a number for this choice. Dotted arrows show what sources name without one."
        )
    if state.channel:
        names = listing(channel_name(dataset, code) for code in state.channel)
        return _("{measure} by this channel: {channels}. Each arrow is one published figure.").format(
            measure=measure_name(shown.measure), channels=names
        )
    return usual_figure(state, shown)


def usual_figure(state: ViewState, shown: Standing) -> str:
    """Which figure stands for a corridor where no channel is chosen."""
    if shown.measure == "workers" and not state.sector:
        return _(
            "Workers with documents where an authority counted them; elsewhere the largest single count or estimate of "
            "that year."
        )
    return measure_meaning(shown.measure)


def _places(dataset: Dataset, codes: tuple[str, ...]) -> str:
    return listing(place_name(dataset, code) for code in codes)
