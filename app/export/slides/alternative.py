"""What a screen reader says of a native chart: alone on a slide its finding, else what this one of several shows."""

from app.domain.figure import Observation
from app.export.slides.spec import Form, NativeChart
from app.export.slides.told import Told
from app.text.figures import amount, listing, marked_date
from app.text.i18n import _
from app.text.numbers import counted

_MOST = 8
"""So many bars are told one by one."""


def alternative(chart: NativeChart, told: Told, *, alone: bool) -> str:
    """The text alternative of a chart; not `alone`, its own part of the view and the figures in it."""
    if alone or not chart.rows:
        return told.description
    words = {"title": told.name.rstrip("."), "chart": chart.name.rstrip(".")}
    if chart.form == Form.BARS:
        return _("{title}. {chart}. {figures}.").format(figures=_bars(chart), **words)
    last = max(chart.rows, key=lambda row: (row.period.end, row.size))
    return counted(
        "{title}. {chart}: {figure}.",
        "{title}. {chart}: the latest of {n} figures is {figure}.",
        len(chart.rows),
        figure=_told(last),
        **words,
    )


def _bars(chart: NativeChart) -> str:
    told = [
        _("{name}: {figure}").format(name=" ".join(name.split()), figure=_told(row))
        for name, row in zip(chart.categories, chart.rows, strict=True)
    ]
    if (more := len(told) - _MOST) > 0:
        told = [*told[:_MOST], counted("{n} more", "{n} more", more)]
    return listing(told)


def _told(row: Observation) -> str:
    return _("{number} ({date})").format(number=amount(row), date=marked_date(row))
