"""Words of derived figures: what was worked out, from which numbers and how, or why it was not."""

from babel.numbers import format_decimal

from app.data.dataset import Dataset
from app.data.derived.kinds import Derived, Input, Key, Refusal
from app.domain.codes import Bound, Sex
from app.domain.figure import Observation
from app.text.figures import amount, channel_and_sector, date_words, listing
from app.text.i18n import _, language, named
from app.text.indicators import indicator_name
from app.text.labels import place_inside, place_name, sex_name, unit_name, way_name
from app.text.numbers import number, period_words

FEW = 4
"""How many of the figures behind a rank are named."""

_SMALLEST = 0.1
"""Shares and numbers for each 1,000 inhabitants are rounded to this."""


def derived_title() -> str:
    """What stands over derived figures."""
    return _("Worked out here")


def derived_lead() -> str:
    """What derived figures are."""
    return _("No source prints these numbers; each is worked out from published ones, which open with it.")


def derived_name(dataset: Dataset, found: Derived) -> str:
    """What was worked out, with the places."""
    row = found.figure
    places = {
        "origin": place_inside(dataset, row.origin),
        "destination": place_inside(dataset, row.destination),
    }
    if found.key == Key.SHARE_OF_DESTINATION:
        return _share_of_destination(row.measure).format(**places)
    if found.key == Key.SHARE_OF_ORIGIN:
        return _share_of_origin(row.measure).format(**places)
    if found.key in (Key.CHANGE, Key.CHANGE_PERCENT) and len(found.inputs) > 1:
        before = period_words(found.inputs[1].period)
        return _("Change since {date}").format(date=before)
    return {
        Key.WOMEN: _("Women’s share"),
        Key.RANK_AT_DESTINATION: _("Rank among the origins in {destination} that these data hold")
        if row.measure != "remittance"
        else _("Rank among the places with money from {destination} that these data hold"),
        Key.RANK_FROM_ORIGIN: _("Rank among the destinations from {origin} that these data hold")
        if row.measure != "remittance"
        else _("Rank among the places with money for {origin} that these data hold"),
        Key.PER_1000_AT_DESTINATION: _("For each 1,000 inhabitants of {destination}"),
        Key.PER_1000_AT_ORIGIN: _("For each 1,000 inhabitants of {origin}"),
        Key.SHARE_OF_GDP: _("Set against the gross domestic product of {origin}"),
        Key.NET: _("Net of both directions"),
        Key.CHANGE: _("Change since the figure before"),
        Key.CHANGE_PERCENT: _("Change since the figure before"),
        Key.SUM_OF_CHANNELS: _("Channels added up"),
    }[found.key].format(**places)


def name_with_base(dataset: Dataset, found: Derived, heading: Observation) -> str:
    """What was worked out below a heading about one figure; with number and date of the figure that it rests on,
    and its series, where that is another one.
    """
    name, row = derived_name(dataset, found), found.figure
    words = {"name": name, "number": amount(row), "date": date_words(row)}
    if row.observation_id == heading.observation_id:
        return name
    if row.series_id == heading.series_id:
        return _("{name}, from {number}, {date}").format(**words)
    return _("{name}, from {number}, {date} ({series})").format(
        series=named(dataset.series[row.series_id].title), **words
    )


def derived_amount(dataset: Dataset, found: Derived) -> str:
    """The result in words, rounded to one decimal; empty where nothing was worked out."""
    if found.value is None:
        return ""
    words = _result(dataset, found, found.value)
    # A place in an order is not approximate in itself, and "less than" is vague enough.
    is_about = found.bound == Bound.ABOUT and found.unit != "rank" and not _is_tiny(found)
    return _("about {number}").format(number=words) if is_about else words


def formula_words(dataset: Dataset, found: Derived) -> str:
    """How a result came about: each number with what it counts and its date; empty where there is none."""
    if found.value is None:
        return ""
    first, *others = found.inputs
    words = {"first": _input(dataset, first), "second": _input(dataset, others[0]) if others else ""}
    if found.unit == "rank":
        return _rank_formula(dataset, found)
    if found.key == Key.SUM_OF_CHANNELS:
        return _("{parts}, added up; nobody stands in two of them.").format(
            parts=listing([_input(dataset, each) for each in found.inputs])
        )
    if found.key == Key.CHANGE_PERCENT:
        return _("{first} less {second}, divided by the latter, times 100.").format(**words)
    if found.unit == "percent":
        return _("{first}, divided by {second}, times 100.").format(**words)
    if found.unit == "per_1000":
        return _("{first}, divided by {second}, times 1,000.").format(**words)
    return _("{first} less {second}.").format(**words)


def refusal_words(dataset: Dataset, found: Derived) -> str:
    """Why nothing was worked out, in a whole sentence; empty where something was."""
    if found.refusal is None:
        return ""
    if found.refusal == Refusal.NO_INDICATOR:
        end = found.figure.destination if found.key == Key.PER_1000_AT_DESTINATION else found.figure.origin
        sentence = (
            _("These data have no gross domestic product of {place} for {year}.")
            if found.key == Key.SHARE_OF_GDP
            else _("These data have no population of {place} for {year}.")
        )
        return sentence.format(place=place_inside(dataset, end), year=found.figure.period.last_year)
    return refusal_reason(found.refusal)


def refusal_reason(refusal: Refusal) -> str:
    """Why nothing may be worked out from figures, in a whole sentence that fits any of them."""
    return {
        Refusal.REPEAT: _("The figure repeats another one."),
        Refusal.UNSUITABLE: _("Plans, quotas, headlines and figures of confidence C bear no arithmetic."),
        Refusal.UNIT: _("The figure is not in US dollars."),
        Refusal.DOUBTFUL: _(
            "One of the figures needed is marked as implausible, filled in, relative or a possible misprint."
        ),
        Refusal.BOUND: _("One of the figures needed is a bound or a range, not one number."),
        Refusal.NOT_ONE_PLACE: _("This can be said of one country only."),
        Refusal.NO_TOTAL: _("The series gives no total to compare with at this date."),
        Refusal.IMPLAUSIBLE_PART: _("The total to compare with includes a figure marked as implausible."),
        Refusal.NO_WOMEN: _("The series gives no figure of women here."),
        Refusal.DO_NOT_ADD_UP: _("Women and men do not add up to the total of this series."),
        Refusal.NO_WAY_BACK: _("The series has no figure for the other direction at this date."),
        Refusal.DEFINITIONS: _("One of the two countries counts people by birth, the other by citizenship."),
        Refusal.CHANGE_NOT_ALLOWED: _("The figures of this series bear no change from one date to another."),
        Refusal.NO_EARLIER: _("The series has no earlier figure of this corridor."),
        Refusal.DATES: _("The dates are not known, or not of like length and season."),
        Refusal.STAGES: _("The figures are at different stages, completed and in process."),
        Refusal.STOCK_UNCLEAR: _(
            "It is not clear whether the figures are numbers at a date or totals since a start, or whom they count."
        ),
        Refusal.ZERO: _("The figure to compare with is zero."),
        Refusal.LONG_PERIOD: _("The figure is of parts of several years, a population of one."),
        Refusal.ALONE: _("The series gives no other corridor to compare with at this date."),
        Refusal.NO_PARTS: _("The series gives no other channel at this date."),
        Refusal.OVERLAP: _("The channels of the series overlap, so they are not added up."),
    }.get(refusal, "")


def warning_words(dataset: Dataset, found: Derived) -> str:
    """The warnings of the figures behind a result, which hold for it too; empty where there are none."""
    names = [named(dataset.flags[flag].name) for flag in found.flags if flag != "computed_total"]
    return _("Warnings that hold for it too: {names}.").format(names=listing(names)) if names else ""


def _share_of_destination(measure: str) -> str:
    return {
        "stock": _("Share of all residents from abroad in {destination}"),
        "workers": _("Share of all workers from abroad in {destination}"),
        "flow": _("Share of everyone who came to {destination}"),
    }.get(measure, _("Share of the total for {destination}"))


def _share_of_origin(measure: str) -> str:
    return {
        "stock": _("Share of all people from {origin} who live abroad"),
        "workers": _("Share of all workers from {origin} abroad"),
        "flow": _("Share of everyone who left {origin}"),
    }.get(measure, _("Share of the total for {origin}"))


def _result(dataset: Dataset, found: Derived, value: float) -> str:
    if found.unit == "rank":
        return _("{rank} of {n}").format(rank=number(value), n=number(len(found.inputs)))
    if found.key == Key.CHANGE_PERCENT:
        sentence = _("{number} % fewer") if value < 0 else _("{number} % more")
        return sentence.format(number=_rounded(abs(value)))
    if found.unit == "percent":
        return _("{number} %").format(number=_rounded(value))
    if found.unit == "per_1000":
        return _rounded(value)
    if found.key == Key.CHANGE:
        sentence = _("{number} fewer") if value < 0 else _("{number} more")
        return sentence.format(number=number(abs(value)))
    if found.key == Key.NET:
        row = found.figure
        end = row.destination if value >= 0 else row.origin
        sentence = _("{number} more to {place}") if row.measure == "flow" else _("{number} more in {place}")
        return sentence.format(number=number(abs(value)), place=place_inside(dataset, end))
    return number(value)


def _is_tiny(found: Derived) -> bool:
    """Whether a result is told as less than the smallest number that is shown."""
    shown_rounded = found.unit in ("percent", "per_1000")
    return shown_rounded and found.value is not None and 0 < abs(found.value) < _SMALLEST / 2


def _rounded(value: float) -> str:
    """A number with one decimal; what would round to nothing is told as such, never as zero."""
    if 0 < value < _SMALLEST / 2:
        return _("less than {number}").format(number=number(_SMALLEST))
    return format_decimal(round(value, 1), format="#,##0.0", locale=language())


def _rank_formula(dataset: Dataset, found: Derived) -> str:
    rows = [each for each in found.inputs if isinstance(each, Observation)]
    at_destination = found.key == Key.RANK_AT_DESTINATION
    named_rows = [
        _("{place} {number}").format(
            place=place_name(dataset, row.origin if at_destination else row.destination), number=amount(row)
        )
        for row in rows[:FEW]
    ]
    sentence = _(
        "By size, {date}: {largest}. Only places with a figure of this series in these data are ranked; they "
        "need not be all there are."
    )
    return sentence.format(date=date_words(found.figure), largest=listing(named_rows))


def _input(dataset: Dataset, each: Input) -> str:
    """One number with what it counts and its date."""
    if not isinstance(each, Observation):
        return _("{number} {unit} ({indicator}, {place}, {date}; {source})").format(
            number=number(round(each.value)),
            unit=unit_name(each.unit),
            indicator=indicator_name(each.indicator),
            place=place_name(dataset, each.place),
            date=period_words(each.period),
            source=dataset.sources[each.source_id].publisher,
        )
    parts = [way_name(dataset, each.measure, each.corridor)]
    if each.sex != Sex.TOTAL:
        parts.append(sex_name(each.sex))
    if each.channel not in ("ALL", "UNSPECIFIED"):
        parts.append(channel_and_sector(dataset, each))
    parts.append(date_words(each))
    return _("{number} ({what})").format(number=amount(each), what=listing(parts))
