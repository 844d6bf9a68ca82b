"""Words of stacked areas: what is stacked and why it may be, what is left out, and what may be stacked elsewhere."""

from dataclasses import replace

from app.data.claims import Claim, share_of
from app.data.dataset import Dataset
from app.data.trends.lines import is_long
from app.data.trends.stack import NoStack, Part, Stack, stack_of
from app.domain.codes import Status
from app.domain.figure import Observation
from app.state.charts import Chart
from app.state.view import SplitBy, ViewState
from app.text.figures import amount, date_words, listing, marked_date
from app.text.finding import Finding
from app.text.i18n import _, named, ngettext
from app.text.labels import (
    channel_name,
    corridor_name,
    measure_name,
    place_inside,
    series_title,
    stage_name,
    status_name,
    unit_name,
    way_back_words,
)
from app.text.numbers import counted, number
from app.text.trends.marks import inner, name_split_by
from app.text.trends.readings import rounded
from app.text.trends.words import chosen_sentences


def stack_title(dataset: Dataset, state: ViewState, stack: Stack) -> str:
    """What is stacked and when; without layers, what was asked for."""
    measure = measure_name(_measure(dataset, state, stack))
    if not stack.parts:
        return _("{measure}, stacked").format(measure=measure)
    words = {"measure": measure, "inner": inner(measure), "corridor": _ends(dataset, stack)}
    words |= {"first": str(stack.dates[0].first_year), "last": str(stack.dates[-1].last_year)}
    if words["first"] == words["last"]:
        return {
            SplitBy.CORRIDOR: _("{measure} by corridor, added up, {first}"),
            SplitBy.CHANNEL: _("{corridor}: {inner} by channel, added up, {first}"),
            SplitBy.SECTOR: _("{corridor}: {inner} by sector, added up, {first}"),
            SplitBy.SEX: _("{corridor}: {inner} by sex, added up, {first}"),
        }[stack.by].format(**words)
    return {
        SplitBy.CORRIDOR: _("{measure} by corridor, added up, {first} to {last}"),
        SplitBy.CHANNEL: _("{corridor}: {inner} by channel, added up, {first} to {last}"),
        SplitBy.SECTOR: _("{corridor}: {inner} by sector, added up, {first} to {last}"),
        SplitBy.SEX: _("{corridor}: {inner} by sex, added up, {first} to {last}"),
    }[stack.by].format(**words)


def stack_subtitle(dataset: Dataset, state: ViewState, stack: Stack) -> str:
    """Whom the series counts, in which unit, the filters in words, and why its figures may stand on one another."""
    if not stack.parts:
        return ""
    series = dataset.series[stack.series_id]
    why = {
        SplitBy.CORRIDOR: _("Nobody is counted in two of these corridors, so they may be added up."),
        SplitBy.CHANNEL: _("These channels exclude each other, so they may be added up."),
        SplitBy.SECTOR: _("Together these sectors make up the total that the same table prints."),
        SplitBy.SEX: _("Women and men of one table."),
    }[stack.by]
    counts = _("One series, “{title}”: {population}.").format(
        title=series_title(dataset, stack.series_id), population=named(series.population).rstrip(".")
    )
    unit = _("Unit: {unit}.").format(unit=unit_name(stack.figures[0].unit))
    # The series is told already.
    return " ".join([counts, unit, *chosen_sentences(dataset, state.but(series=())), why])


def stack_heading(stack: Stack) -> str:
    """The heading over the layers: the measure, and its unit unless it counts people."""
    measure, unit = measure_name(stack.figures[0].measure), stack.figures[0].unit
    return (
        measure if unit == "persons" else _("{measure}, {unit}").format(measure=measure, unit=unit_name(unit))
    )


def stack_date(stack: Stack) -> str:
    """Stage, kind and date of the figures at the last date, which all layers share."""
    row = stack.parts[0].figures[-1]
    parts = [stage_name(row.stage), "" if row.status == Status.REPORTED else status_name(row.status)]
    words = listing([*filter(None, parts), date_words(row, short=True)])
    return words[:1].upper() + words[1:]


def stack_finding(dataset: Dataset, state: ViewState) -> Finding:
    """What the layers of a view come to at the last date, and which of them is the largest; else why there are none."""
    stack = stack_of(dataset, state.but(chart=Chart.TREND_STACK))
    if not stack.parts:
        return Finding(stack_reason(dataset, stack))
    at = len(stack.dates) - 1
    rows, total = stack.at(at), stack.totals[at]
    claim, share = stack.sum_of(dataset, at), share_of(dataset, rows[0], rows)
    words = {
        "n": len(rows),
        "date": marked_date(rows[0]),
        "name": part_name(dataset, stack, stack.parts[0]),
        "number": amount(rows[0]),
    }
    if claim is None or share is None:
        sentence = _("{name}: {number} ({date}).").format(**words)
        if total is not None:
            sentence = _("{name}: {number} of {total} ({date}).").format(total=amount(total), **words)
        return Finding(sentence, (rows[0], *([total] if total else [])))
    sentence = _(
        "Together the {n} layers come to {sum} ({date}); the largest is {name} with {number}, {percent} % of them."
    ).format(sum=_sum_words(rows, claim), percent=number(rounded(share.value)), **words)
    counts: tuple[int, ...] = (len(rows),)
    if stack.left_out:
        more = ngettext(
            "{n} more part of the series is not drawn.",
            "{n} more parts of the series are not drawn.",
            stack.left_out,
        )
        sentence = f"{sentence} {more.format(n=number(stack.left_out))}"
        counts = (*counts, stack.left_out)
    sentence = " ".join(filter(None, [sentence, way_back_words(rows[0].measure)]))
    return Finding(sentence, rows, (claim, share), counts, rows)


def stack_reason(dataset: Dataset, stack: Stack) -> str:
    """Why nothing may be stacked in a view."""
    if stack.reason == NoStack.OVERLAP and stack.clash is not None:
        return _(
            "Nothing is stacked here: people may be counted in both {one} and {other}, so they are never added up."
        ).format(one=channel_name(dataset, stack.clash[0]), other=channel_name(dataset, stack.clash[1]))
    if stack.reason == NoStack.ALONE:
        return {
            SplitBy.CORRIDOR: _(
                "Nothing is stacked here: no series has two corridors of this choice at one date."
            ),
            SplitBy.CHANNEL: _(
                "Nothing is stacked here: no series prints two channels of one of these corridors at one date."
            ),
            SplitBy.SECTOR: _(
                "Nothing is stacked here: no series prints two sectors of one of these corridors at one date."
            ),
            SplitBy.SEX: _(
                "Nothing is stacked here: no series prints women and men of one of these corridors."
            ),
        }[stack.by]
    return {
        NoStack.OVERLAP: _("Nothing is stacked here: the channels may hold the same people."),
        NoStack.NOT_ADDED: _(
            "Nothing is stacked here: bounds, ranges and doubtful figures are not added up, nor are different stages."
        ),
        NoStack.NOT_WHOLE: _(
            "Nothing is stacked here: the parts do not make up the total that the series prints, or it prints none."
        ),
    }.get(stack.reason or NoStack.NOTHING, _("Nothing is stacked here: no figure passes these filters."))


def stack_notes(stack: Stack) -> list[str]:
    """What a reader must know of the layers: dates and parts left out, what the line above them is."""
    if not stack.parts:
        return []
    found = [_("Areas between dates guide the eye; only the marked dates have figures.")]
    if is_long(stack.figures[0]):
        found = [_("Each step counts everyone within its years; nothing is drawn between two of them.")]
    elif any(first == last for first, last in stack.runs):
        found = [_("Bars stand at single dates, which no line may join.")]
    if stack.left_out:
        found.append(
            counted(
                "{n} smaller part of this series is not drawn.",
                "{n} smaller parts of this series are not drawn.",
                stack.left_out,
            )
        )
    if stack.dropped:
        found.append(
            counted(
                "{n} date is left out, since not every part has a figure there that may be added.",
                "{n} dates are left out, since not every part has a figure there that may be added.",
                stack.dropped,
            )
        )
    if stack.aside:
        found.append(
            counted(
                "{n} figure of the same series and dates stands aside: another stage, sex or sector, a total, "
                "or a channel that holds others.",
                "{n} figures of the same series and dates stand aside: other stages, sexes or sectors, totals, "
                "or channels that hold others.",
                stack.aside,
            )
        )
    if any(stack.totals):
        found.append(
            _("The thin line is the total that the same table prints; it also holds what is not drawn.")
        )
    return found


def part_name(dataset: Dataset, stack: Stack, part: Part) -> str:
    """The name of a layer."""
    measure = dataset.series[stack.series_id].measure if stack.series_id else ""
    return name_split_by(dataset, stack.by, measure, part.corridor, part.code)


def total_words(stack: Stack, place: int) -> str:
    """What the thin line above the layers is, at one date; empty where the table prints no total."""
    total = stack.totals[place]
    return _("{number} published in all").format(number=amount(total)) if total is not None else ""


def offer_words(dataset: Dataset, offer: ViewState) -> str:
    """What a view shows that can be stacked, for a link."""
    stack = stack_of(dataset, offer)
    measure = measure_name(_measure(dataset, offer, stack))
    words = {
        "measure": measure,
        "series": series_title(dataset, stack.series_id),
        "place": place_inside(dataset, offer.destination[0]) if offer.destination else "",
        "corridor": _ends(dataset, stack),
    }
    return {
        SplitBy.CORRIDOR: _("{measure} to {place}, by origin ({series})"),
        SplitBy.CHANNEL: _("{measure}, {corridor}, by channel ({series})"),
        SplitBy.SECTOR: _("{measure}, {corridor}, by sector ({series})"),
        SplitBy.SEX: _("{measure}, {corridor}, women and men ({series})"),
    }[offer.by].format(**words)


def _sum_words(rows: tuple[Observation, ...], claim: Claim) -> str:
    """A sum with the unit of its parts, and "about" where one of them is approximate."""
    return str(amount(replace(rows[0], value=claim.value, bound=claim.bound)))


def _ends(dataset: Dataset, stack: Stack) -> str:
    return listing(dict.fromkeys(corridor_name(dataset, part.corridor) for part in stack.parts[:1]))


def _measure(dataset: Dataset, state: ViewState, stack: Stack) -> str:
    return dataset.series[stack.series_id].measure if stack.series_id else state.measure or "workers"
