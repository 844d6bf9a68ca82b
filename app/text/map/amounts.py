"""Numbers where room is short: on arrows and in the list beside the map. Money goes in millions of dollars."""

from dataclasses import replace

from app.data.dataset import Dataset
from app.domain.codes import ALL, Bound, Status
from app.domain.figure import Observation
from app.state.view import ViewState
from app.text.figures import MILLION_USD, Amount, amount
from app.text.i18n import _
from app.text.labels import sector_name
from app.text.numbers import number

_UNDOCUMENTED = "UNDOCUMENTED"
_MILLION = 1_000_000


def map_amount(row: Observation) -> Amount:
    """The number of a figure as the map writes it; exact figures stand in panel, table and tooltip.

    The pale body of a modelled arrow says already what "about" would say.
    """
    if row.status == Status.MODEL and row.bound == Bound.ABOUT:
        row = replace(row, bound=Bound.EXACT)
    return short_amount(row)


def short_amount(row: Observation) -> Amount:
    """The number of a figure with its bound in words, dollars in millions."""
    if row.unit != "USD" or row.value is None or row.value < _MILLION:
        return amount(row)
    millions = round(row.value / _MILLION, 1 if row.value < 100 * _MILLION else 0)
    return amount(replace(row, value=millions, unit=MILLION_USD))


def arrow_words(dataset: Dataset, state: ViewState, row: Observation) -> str:
    """What stands at an arrow: its number, and below it what else it counts than the view asks for: one sector."""
    count = map_amount(row)
    if row.sector == ALL or state.sector:
        return str(count)
    words = {"count": count, "sector": sector_name(dataset, row.sector).lower()}
    if row.channel == _UNDOCUMENTED and not state.channel:
        return _("{count}<br>{sector}, undocumented").format(**words)
    return _("{count}<br>{sector} only").format(**words)


def width_number(value: float, measure: str) -> str:
    """A number beside a sample arrow."""
    if measure != "remittance":
        return number(value)
    if value >= _MILLION:
        return _("US$ {number} m").format(number=number(value / _MILLION))
    return _("US$ {number}").format(number=number(value))


def cell_number(row: Observation) -> str:
    """A number where there is room for little more: no bound, and its unit in a sign or a word unless it counts
    people. What it is of for a rate (a month, a person) is left to the subtitle.
    """
    plain = map_amount(replace(row, bound=row.bound if row.bound == Bound.RANGE else Bound.EXACT))
    if plain.before:
        return str(plain)
    return {
        "USD": _("US$ {number}"),
        "THB": _("{number} baht"),
        "MMK": _("{number} kyat"),
        "percent": _("{number} %"),
        "months_of_wage": _("{number} months"),
        "ratio": _("{number} to 1"),
    }.get(row.unit.partition("/")[0], "{number}").format(number=plain.number)
