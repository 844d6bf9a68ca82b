"""Words of the bars of a country: headings, names and details of bars, what is found, and what is not computed."""

from app.data.claims import Claim, part_of, share_of
from app.data.country.bars import BarGroup, CountryBars, GroupKind, country_bars
from app.data.country.country import UN_STOCK, Side
from app.data.dataset import Dataset
from app.domain.codes import ALL, UNSPECIFIED, Bound, Status
from app.domain.figure import Observation
from app.state.view import ViewState
from app.text.alone import is_marked
from app.text.figures import amount, date_words, listing, marked_date, source_words
from app.text.finding import Finding
from app.text.i18n import _, named
from app.text.labels import (
    channel_name,
    measure_meaning,
    measure_name,
    place_inside,
    place_name,
    sector_name,
    stage_name,
    status_name,
)
from app.text.map.panel import confidence_words
from app.text.numbers import counted, number
from app.text.sources.disagreements import differs_sign, differs_word
from app.text.trends.marks import inner


def bars_title(dataset: Dataset, found: CountryBars) -> str:
    """What stands on the scale."""
    if not found.place:
        return _("Counts and estimates of a country")
    sentence = (
        _("{measure} in {place}: counts and estimates")
        if found.side == Side.TO
        else _("{measure} from {place}: counts and estimates")
    )
    if found.measure == "stock" and found.side == Side.FROM:
        sentence = _("People from {place} who live abroad: estimates")
    return sentence.format(measure=measure_name(found.measure), place=place_inside(dataset, found.place))


def bars_subtitle(found: CountryBars) -> str:
    """What is counted, and that all bars have one scale."""
    return _("{meaning} All bars have one scale.").format(meaning=measure_meaning(found.measure))


def group_heading(group: BarGroup, found: CountryBars, *, dated: bool = True) -> str:
    """The heading of a group, with its date where all of it has one and `dated`."""
    dates = {date_words(row, short=True) for row in group.rows}
    if group.kind == GroupKind.SINGLE and len({row.series_id for row in group.rows}) > 1:
        return (
            _("By origin, one figure each from several series")
            if found.side == Side.TO
            else _("By destination, one figure each from several series")
        )
    heading = {
        GroupKind.CHANNEL: _("By channel"),
        GroupKind.SECTOR: _("By sector"),
        GroupKind.TOTAL: _("All together, by several counts") if len(group.rows) > 1 else _("All together"),
        GroupKind.ESTIMATE: _everyone(group, found),
    }.get(group.kind) or (_("By nationality") if found.side == Side.TO else _("By destination"))
    if dated and len(dates) == 1 and group.is_stacked:
        told = listing(filter(None, [_common_doubt(group), dates.pop()]))
        return _("{heading}, {date}").format(heading=heading, date=told)
    return heading


def _everyone(group: BarGroup, found: CountryBars) -> str:
    """The heading of estimates; residents are no estimate of workers."""
    if found.measure != "workers":
        return _("Everyone together")
    if all(row.measure == "stock" for row in group.rows):
        return _("Estimates of residents, workers or not")
    return _("Estimates of everyone, with papers or without")


def total_words(group: BarGroup) -> str:
    """The sum of a bar's parts, which no source prints; where only some parts are in process, that it holds both."""
    is_about = any(row.bound == Bound.ABOUT for row in group.rows)
    sentence = _("about {number}, added up here") if is_about else _("{number}, added up here")
    if any(row.is_in_process for row in group.rows) and not _common_doubt(group):
        sentence = (
            _("about {number}, added up here, part still in process")
            if is_about
            else _("{number}, added up here, part still in process")
        )
    return sentence.format(number=number(group.total or 0.0))


def bar_name(dataset: Dataset, group: BarGroup, found: CountryBars, row: Observation) -> str:
    """What a bar or a part of one is of."""
    if row.series_id == UN_STOCK and group.kind == GroupKind.ESTIMATE and found.measure == "workers":
        return _("Residents of any age, workers or not")
    if group.kind == GroupKind.CHANNEL:
        return named(dataset.channels[row.channel].short_name)
    if group.kind == GroupKind.SECTOR:
        return sector_name(dataset, row.sector)
    other = getattr(row, found.side.other_end)
    if group.kind in (GroupKind.PLACE, GroupKind.SINGLE):
        return place_name(dataset, other)
    parts = [] if other in (ALL, UNSPECIFIED) else [place_name(dataset, other)]
    parts += [channel_name(dataset, row.channel)] if row.channel not in (ALL, UNSPECIFIED) else []
    return listing(parts or [measure_name(row.measure)])


def part_name(dataset: Dataset, group: BarGroup, found: CountryBars, row: Observation) -> str:
    """What a part of a bar is of, and how sure it is unless the heading says so of all parts."""
    doubt = "" if _common_doubt(group) else _doubt(row)
    return listing(filter(None, [bar_name(dataset, group, found, row), doubt]))


def _common_doubt(group: BarGroup) -> str:
    """How sure the figures of a group are, where it is the same of all of them; else empty."""
    found = {_doubt(row) for row in group.rows}
    return found.pop() if len(found) == 1 else ""


def _doubt(row: Observation) -> str:
    """Evidence unless counted, stage, and how far a second-hand figure is trusted."""
    status = "" if row.status == Status.REPORTED else status_name(row.status)
    return listing(filter(None, [status, stage_name(row.stage), confidence_words(row)]))


def dated_name(name: str, row: Observation) -> str:
    """The name of a bar that others share, with its date."""
    return _("{name}, {date}").format(name=name, date=date_words(row, short=True))


def bar_details(dataset: Dataset, group: BarGroup, row: Observation) -> str:
    """Kind and date of a bar that stands alone."""
    parts = [] if row.status == Status.REPORTED else [status_name(row.status)]
    if group.kind == GroupKind.SINGLE and row.channel not in (ALL, UNSPECIFIED):
        parts.append(named(dataset.channels[row.channel].short_name))
    parts += [stage_name(row.stage)] if row.stage else []
    parts += [confidence_words(row)] if row.confidence else []
    parts.append(date_words(row, short=True))
    if group.kind in _WHOLES and row.source_id != row.via_source_id:
        parts.append(dataset.sources[row.source_id].publisher)
    return listing(parts)


def bar_tooltip(dataset: Dataset, name: str, row: Observation) -> list[str]:
    """The lines that the pointer shows over a bar: number and name, kind and date, producer, what does not fit."""
    kinds = [status_name(row.status), stage_name(row.stage), confidence_words(row)]
    lines = [
        _("{name}: {number}").format(name=name, number=amount(row)),
        listing([*filter(None, kinds), date_words(row)]),
        source_words(dataset, row),
        differs_word(dataset, row.observation_id),
    ]
    return [line for line in lines if line]


def bars_notes(dataset: Dataset, found: CountryBars) -> list[str]:
    """What the picture does not say: what its marks mean, sums that no claim allows, totals that differ, what is left
    out.
    """
    notes = []
    alone = [row for group in found.groups if not group.is_stacked for row in group.rows]
    wholes = [group for group in found.groups if group.is_stacked or group.kind in _WHOLES]
    if sum(1 if group.is_stacked else len(group.rows) for group in wholes) > 1:
        notes.append(
            _(
                "No difference is computed. The totals are of different sources, dates or definitions; they may not "
                "cover the same people."
            )
        )
    elif len(alone) > 1:
        is_one = len({(row.series_id, row.period) for row in alone}) == 1
        notes.append(
            _("Bars that stand below one another are not added up.")
            if is_one
            else _("Bars that stand below one another are not added up: their sources or dates differ.")
        )
    if is_marked():
        notes += _mark_notes(dataset, found)
    stages = {
        row.stage for group in found.groups if group.is_stacked and not group.claim for row in group.rows
    }
    if len(stages) > 1:
        notes.append(
            _(
                "The parts by channel exclude each other but are not all at the same stage; their sum is of both."
            )
        )
    more = sum(group.more for group in found.groups)
    if more:
        notes.append(counted("{n} more figure is not drawn.", "{n} more figures are not drawn.", more))
    if found.measure == "workers" and any(row.measure == "stock" for row in found.rows):
        notes.append(
            _("Residents are another population than workers: children and retired people are among them.")
        )
    return notes


def _mark_notes(dataset: Dataset, found: CountryBars) -> list[str]:
    """What hatching and the crossed equals sign mean, where they are drawn."""
    notes = (
        [_("Hatched bars: all or part still in process.")]
        if any(row.is_in_process for row in found.rows)
        else []
    )
    differing = sum(bool(differs_sign(dataset, row.observation_id)) for row in found.rows)
    if differing:
        notes.append(
            counted(
                "{n} of these figures does not fit together with another one; a crossed equals sign stands after it.",
                "{n} of these figures do not fit together with others; a crossed equals sign stands after them.",
                differing,
            )
        )
    return notes


def bars_finding(dataset: Dataset, state: ViewState) -> Finding:
    """What the bars of a view show."""
    return finding_of(dataset, country_bars(dataset, state))


def finding_of(dataset: Dataset, found: CountryBars) -> Finding:
    """What these bars show."""
    if not found.place:
        return Finding(_("No country is chosen."))
    name = place_inside(dataset, found.place)
    if not found.groups:
        return Finding(nothing_counted(found).format(measure=measure_name(found.measure), place=name))
    told = [_of_group(dataset, found, group) for group in _telling(found)]
    return Finding(
        " ".join(each.sentence for each in told),
        tuple(row for each in told for row in each.figures),
        tuple(claim for each in told for claim in each.claims),
        ranked=next((each.ranked for each in told if each.ranked), ()),
    )


def _of_group(dataset: Dataset, found: CountryBars, group: BarGroup) -> Finding:
    """What a group finds: the first part with its share; without one, of a table the largest, else the first few."""
    first = group.rows[0]
    words = {
        "heading": group_heading(group, found, dated=False),
        "name": bar_name(dataset, group, found, first),
        "number": str(amount(first)),
        "date": marked_date(first),
    }
    whole = next((row for row in found.rows if _holds(row, first)), None)
    if whole and (part := part_of(first, whole)):
        sentence = _share_sentence(part).format(total=amount(whole), share=number(round(part.value)), **words)
        return Finding(sentence, (first, whole), (part,))
    if group.claim and (share := share_of(dataset, first, group.rows)):
        total = number(group.claim.value)
        sentence = _share_sentence(share).format(total=total, share=number(round(share.value)), **words)
        return Finding(sentence, (first,), (group.claim, share))
    if group.is_stacked:
        sentence = _("{heading}: the largest is {name}, {number} ({date}).").format(**words)
        return Finding(sentence, (first,), ranked=group.rows)
    shown = group.rows[:_FEW]
    figures = listing(_told(dataset, group, found, row) for row in shown)
    return Finding(_("{heading}: {figures}.").format(heading=words["heading"], figures=figures), shown)


def _telling(found: CountryBars) -> list[BarGroup]:
    """The groups that a finding tells of, places before channels: single counts only where there is no table, and
    totals only where no share of them is told.
    """
    is_told = any(group.kind not in _WHOLES for group in found.groups)
    firsts = [group.rows[0] for group in found.groups if group.kind not in _WHOLES]
    left_out = {GroupKind.TOTAL} if is_told else set()
    left_out |= {group.kind for group in found.groups if any(_holds(group.rows[0], row) for row in firsts)}
    order = (GroupKind.PLACE, GroupKind.SINGLE, GroupKind.CHANNEL)
    told = [group for group in found.groups if group.kind not in left_out and group.kind != GroupKind.SECTOR]
    return sorted(told, key=lambda group: order.index(group.kind) if group.kind in order else len(order))


def _told(dataset: Dataset, group: BarGroup, found: CountryBars, row: Observation) -> str:
    """A figure with its name and date."""
    words = {"number": amount(row), "date": marked_date(row)}
    name = bar_name(dataset, group, found, row)
    if row.measure != found.measure:
        name = inner(name)
    residents = found.measure == "workers" and all(each.measure == "stock" for each in group.rows)
    if residents or name == measure_name(found.measure):
        return _("{number} ({date})").format(**words)
    return _("{name} {number} ({date})").format(name=name, **words)


def _share_sentence(share: Claim) -> str:
    if share.bound == Bound.ABOUT:
        return _("{heading}: {name} {number} of about {total}, about {share} % ({date}).")
    return _("{heading}: {name} {number} of {total}, {share} % ({date}).")


def _holds(whole: Observation, part: Observation) -> bool:
    """Whether a figure is the total that the table of another one prints."""
    same = all(
        getattr(whole, name) == getattr(part, name) for name in ("series_id", "period", "channel", "sector")
    )
    return same and ALL in whole.corridor and whole is not part


def nothing_counted(found: CountryBars) -> str:
    """That no source counts anybody here, with places to fill."""
    if found.side == Side.TO:
        return _("No source here gives a number of people for {place} as destination ({measure}).")
    return _("No source here gives a number of people for {place} as origin ({measure}).")


_FEW = 2
"""So many figures of a group stand in a finding."""
_WHOLES = (GroupKind.TOTAL, GroupKind.ESTIMATE)
