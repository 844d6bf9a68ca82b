"""What the page that compares shows: the figures that stand for corridors in a year, the very ones of the map."""

from functools import lru_cache

from app.data.dataset import Dataset
from app.data.standing import CorridorFigure, Standing, standing
from app.domain.codes import Bound
from app.domain.figure import Observation
from app.state.pages import Page
from app.state.view import FILTERS, ViewState


def selected(state: ViewState) -> ViewState:
    """The part of a view that decides which figures are compared; how they are drawn is left out."""
    return ViewState(page=Page.COMPARE).but(**{name: getattr(state, name) for name in FILTERS})


def compared(dataset: Dataset, state: ViewState) -> Standing:
    """The figure of each corridor in the year of a view, by the rule of the map; never raises on an empty choice."""
    return _compared(dataset, selected(state).but(from_year=None, to_year=None))


def leading_group(shown: Standing) -> tuple[CorridorFigure, ...]:
    """The figures, largest first, of the series in which the largest figures can be compared: one series, unit and
    stage, two figures at least. Empty where there is none.
    """
    groups: dict[tuple[str, ...], list[CorridorFigure]] = {}
    for row in shown.corridors:
        groups.setdefault(_kind(row.figure), []).append(row)
    several = [group for group in groups.values() if len(group) > 1 and group[0].figure.size]
    if not several:
        return ()
    group = max(several, key=_largest)
    return tuple(group)


def is_ranked(shown: Standing) -> bool:
    """Whether places in a list of all figures are ranks: one series, date, channel, sector, unit and stage, and no
    bounds or ranges, whose true numbers may lie elsewhere.
    """
    kinds = {(*_kind(row.figure), row.figure.period.text, row.figure.sector) for row in shown.corridors}
    return len(kinds) == 1 and all(row.figure.bound in (Bound.EXACT, Bound.ABOUT) for row in shown.corridors)


@lru_cache(maxsize=64)
def _compared(dataset: Dataset, state: ViewState) -> Standing:
    return standing(dataset, state)


def _largest(group: list[CorridorFigure]) -> float:
    return group[0].figure.size


def _kind(row: Observation) -> tuple[str, ...]:
    return row.series_id, row.unit, row.sex, row.channel, row.stage
