"""Words of a chart over time that shows what was worked out: index, share and change, and axes with equal steps."""

from app.data.derived.kinds import Refusal
from app.data.trends.trends import Trend, Whole
from app.domain.codes import Axis, Bound, PanelScale, Reading
from app.domain.figure import Observation
from app.state.view import SplitBy
from app.text.derived import refusal_reason
from app.text.figures import Amount, amount, date_words, listing
from app.text.i18n import _
from app.text.labels import measure_name
from app.text.numbers import counted, number

_SMALL = 10


def reading_name(reading: Reading) -> str:
    """The name of a reading, for links."""
    return {
        Reading.FIGURES: _("Figures"),
        Reading.INDEX: _("Index"),
        Reading.SHARE: _("Share"),
        Reading.CHANGE: _("Change"),
    }[reading]


def axis_name(axis: Axis) -> str:
    """The name of an axis of numbers, for links."""
    return {Axis.LINEAR: _("Linear"), Axis.LOG: _("Logarithmic")}[axis]


def scale_name(scale: PanelScale) -> str:
    """Whether small charts share one scale, for links."""
    return {PanelScale.SAME: _("The same for all"), PanelScale.OWN: _("Each its own")}[scale]


def reading_heading(trend: Trend) -> str:
    """What the axis of a chart in a reading shows; an index names its base date if there is one for all."""
    measure = measure_name(trend.measure)
    if trend.reading == Reading.INDEX:
        dates = {date_words(base, short=True) for base in trend.bases.values()}
        if len(dates) == 1:
            return _("{measure}, index: {date} = 100").format(measure=measure, date=dates.pop())
        return _("{measure}, index: the base date of each line = 100").format(measure=measure)
    if trend.reading == Reading.CHANGE:
        return _("{measure}, change since the figure before").format(measure=measure)
    return _("{measure}, share in percent").format(measure=measure)


def reading_note(trend: Trend) -> str:
    """What a reading works out, and from what."""
    if trend.reading == Reading.INDEX:
        return _("Worked out here: each figure by that of the base date of its series, times 100.")
    if trend.reading == Reading.CHANGE:
        return _("Worked out here: each figure less the one before it in its series; no line joins changes.")
    if trend.whole == Whole.DRAWN:
        return _("Worked out here: each figure by the sum of what is drawn of the same series and date.")
    return {
        SplitBy.CORRIDOR: _(
            "Worked out here: each figure by the published total of its series for all origins at that date."
        ),
        SplitBy.CHANNEL: _(
            "Worked out here: each figure by the published total of its series for all channels at that date."
        ),
        SplitBy.SECTOR: _(
            "Worked out here: each figure by the published total of its series for all sectors at that date."
        ),
        SplitBy.SEX: _(
            "Worked out here: each figure by the published total of its series for women and men at that date."
        ),
    }[trend.by]


def reading_amount(trend: Trend, row: Observation) -> Amount:
    """The number of a figure of a chart in a reading, rounded."""
    mark = "\x00"
    words = _("{number} %").format(number=mark) if trend.reading == Reading.SHARE else mark
    if row.bound == Bound.ABOUT:
        words = _("about {number}").format(number=words)
    digits = number(rounded(row.size))
    if trend.reading == Reading.CHANGE:
        sign = "+" if row.size > 0 else "−" if row.size < 0 else ""
        digits = f"{sign}{number(abs(row.size))}"
    before, _mark, after = words.partition(mark)
    return Amount(before, digits, after)


def reading_details(trend: Trend, row: Observation) -> str:
    """The dates that the number of a figure in a reading rests on."""
    when = date_words(row, short=True)
    base = trend.bases[row.observation_id]
    if trend.reading == Reading.INDEX:
        return listing([when, _("{date} = 100").format(date=date_words(base, short=True))])
    if trend.reading == Reading.CHANGE:
        return _("from {start} to {end}").format(start=date_words(base, short=True), end=when)
    return when


def reading_lines(trend: Trend, row: Observation) -> list[str]:
    """What a reading makes of a figure and from what, for its tooltip; nothing where figures stand as published."""
    if trend.reading == Reading.FIGURES:
        return []
    base, words = trend.bases[row.observation_id], str(reading_amount(trend, row))
    when = date_words(base, short=True)
    if trend.reading == Reading.INDEX:
        told = _("Worked out here: index {number}, with {base} in {date} as 100")
    elif trend.reading == Reading.CHANGE:
        told = _("Worked out here: {number} since {base} in {date}")
    elif trend.whole == Whole.DRAWN:
        told = _("Worked out here: {number} of what is drawn of this series at this date")
    else:
        told = _("Worked out here: {number} of the total of {base} in {date}")
    return [told.format(number=words, base=amount(base), date=when)]


def unread_notes(trend: Trend) -> list[str]:
    """How many figures have no place in a reading or on a logarithmic axis, and why."""
    found = [
        counted(
            "{n} figure is left out. {reason}",
            "{n} figures are left out. {reason}",
            count,
            reason=refusal_reason(reason),
        )
        for reason, count in sorted(trend.unread.items(), key=lambda each: -each[1])
    ]
    if trend.zeros:
        found.append(
            counted(
                "{n} zero is left out: a logarithmic axis has no place for it.",
                "{n} zeros are left out: a logarithmic axis has no place for them.",
                trend.zeros,
            )
        )
    return found


def unread_reason(trend: Trend) -> str:
    """The main reason why a reading has nothing to show."""
    reasons = sorted(trend.unread, key=lambda reason: -trend.unread[reason])
    return refusal_reason(reasons[0] if reasons else Refusal.NO_EARLIER)


def log_note() -> str:
    """What a logarithmic axis means."""
    return _("Logarithmic axis: equal steps stand for equal multiples, and there is no zero line.")


def rounded(value: float) -> float:
    """A number that was worked out: whole, or with one decimal where it is small."""
    return round(value, 1 if abs(value) < _SMALL else 0)
