"""Numbers where room is short: on arrows and in the list beside the map. Money goes in millions of dollars."""

from dataclasses import replace

from app.domain.codes import Bound, Status
from app.domain.figure import Observation
from app.text.figures import MILLION_USD, Amount, amount
from app.text.i18n import _
from app.text.numbers import number

_MILLION = 1_000_000


def map_amount(row: Observation) -> Amount:
    """The number of a figure as the map writes it; exact figures stand in panel, table and tooltip.

    The pale body of a modelled arrow says already what "about" would say.
    """
    if row.status == Status.MODEL and row.bound == Bound.ABOUT:
        row = replace(row, bound=Bound.EXACT)
    if row.unit != "USD" or row.value is None or row.value < _MILLION:
        return amount(row)
    millions = round(row.value / _MILLION, 1 if row.value < 100 * _MILLION else 0)
    return amount(replace(row, value=millions, unit=MILLION_USD))


def width_number(value: float, measure: str) -> str:
    """A number beside a sample arrow."""
    if measure == "remittance" and value >= _MILLION:
        return _("US$ {number} m").format(number=number(value / _MILLION))
    return number(value)
