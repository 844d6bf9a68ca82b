"""The one object from which every control, chart, export and API call derives."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Self

from app.domain.codes import (
    Axis,
    EventKind,
    MapFrame,
    MapLayer,
    PanelScale,
    Reading,
    Sex,
    Shade,
    Theme,
    WidthScale,
)
from app.state.charts import Chart
from app.state.pages import Page as Page

DEFAULT_LANGUAGE = "en"


class SplitBy(StrEnum):
    """What the lines of the trend chart stand for; on the map `channel` splits arrows into bands. By `origin` lines are
    corridors as well, of which small charts show those of one origin together.
    """

    CORRIDOR = "corridor"
    ORIGIN = "origin"
    CHANNEL = "channel"
    SECTOR = "sector"
    SEX = "sex"


@dataclass(frozen=True, slots=True)
class ViewState:
    """A view. Empty tuples and None mean that nothing is chosen and the default of section 2 of the contract
    applies.

    `corridor` is the corridor whose figures stand open beside the map, as `MMR-THA`; `focus` is a place: the flows
    of all others stand back. `frame`, `scale`, `shade` and `layer` say how the map is drawn, never what; `axis`,
    `reading` and `panels` do so for charts over time, `order` for those that compare. `place` is the subject of a
    country page, as `corridor` is of a corridor page. `figure` is the key of the figure whose card stands open.
    `kind` narrows down events. `sort` is a column of the data table, with a minus sign for descending order; `sheet`
    counts the sheets of that table from 1.
    """

    page: Page = Page.MAP
    measure: str | None = None
    series: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    destination: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    sex: Sex = Sex.TOTAL
    year: int | None = None
    from_year: int | None = None
    to_year: int | None = None
    chart: str | None = None
    by: SplitBy = SplitBy.CORRIDOR
    axis: Axis = Axis.LINEAR
    reading: Reading = Reading.FIGURES
    panels: PanelScale = PanelScale.SAME
    order: str | None = None
    kind: tuple[EventKind, ...] = ()
    place: str | None = None
    corridor: str | None = None
    figure: str | None = None
    focus: str | None = None
    frame: MapFrame = MapFrame.GMS
    scale: WidthScale = WidthScale.LINEAR
    shade: Shade = Shade.NONE
    layer: tuple[MapLayer, ...] = ()
    sort: str | None = None
    sheet: int = 1
    lang: str = DEFAULT_LANGUAGE
    theme: Theme | None = None
    embed: bool = False

    @property
    def open_corridor(self) -> tuple[str, str] | None:
        """Origin and destination of the corridor that stands open."""
        if self.corridor is None:
            return None
        origin, _dash, destination = self.corridor.partition("-")
        return origin, destination

    def but(self, **changes: object) -> Self:
        """The same view with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def without_filters(self) -> Self:
        """The same page, language and theme with every filter at its default."""
        return self.but(**{name: _DEFAULTS[name] for name in FILTERS})

    def active_filters(self) -> tuple[str, ...]:
        """The names of the filters that differ from their default."""
        return tuple(name for name in FILTERS if getattr(self, name) != _DEFAULTS[name])


def splits(state: ViewState) -> tuple[SplitBy, ...]:
    """What a menu offers for `by`: corridors of one origin together only where small charts stand, or it is chosen."""
    with_origin = state.chart == Chart.TREND_PANELS or state.by == SplitBy.ORIGIN
    return tuple(by for by in SplitBy if by != SplitBy.ORIGIN or with_origin)


FILTERS = (
    "origin",
    "destination",
    "channel",
    "sector",
    "sex",
    "measure",
    "series",
    "year",
    "from_year",
    "to_year",
    "kind",
)
"""Fields of the view state that narrow down what is shown."""

_DEFAULTS = {field.name: field.default for field in fields(ViewState)}
