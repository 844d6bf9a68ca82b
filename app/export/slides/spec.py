"""What a native chart of a slide is made of, in points and without any XML: series, points, labels, axes."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.data.dataset import Dataset
from app.domain.figure import Observation
from app.export.slides.text import Line, Run
from app.figures.tokens import Tokens
from app.text.sources.disagreements import differs_sign


class Form(StrEnum):
    """The form of a chart."""

    SCATTER = "scatter"
    LINES = "lines"
    BARS = "bars"
    COLUMNS = "columns"
    AREAS = "areas"


@dataclass(frozen=True, slots=True)
class Face:
    """How a mark, a bar or an area is filled: colour and edge (each empty for none), hatched or with a broken edge."""

    fill: str
    edge: str = ""
    hatched: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """A label at a point: its lines, its size, on which side it stands, and how far from there it is moved."""

    lines: tuple[Line, ...]
    width: float
    height: float
    side: str = "r"
    dx: float = 0.0
    dy: float = 0.0


@dataclass(frozen=True, slots=True)
class Point:
    """A figure of a series. `x` is a year with its fraction, or the place of a category; `y` is None at a gap.

    `up` and `down` are how far a range or a spread reaches beyond `y`; `size` is that of the marker, 0 for none.
    """

    x: float
    y: float | None
    up: float = 0.0
    down: float = 0.0
    symbol: str = "circle"
    size: float = 0.0
    face: Face | None = None
    tag: Tag | None = None
    row: Observation | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Points in a row. A line of `width` points joins neighbours, and no two with a gap between them."""

    name: str
    points: tuple[Point, ...]
    colour: str
    width: float = 0.0
    dash: str = "solid"
    caps: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of numbers: its ends, its step, and how its numbers are written. Not `shown`: no numbers, no grid."""

    low: float
    high: float
    step: float
    written: str = "General"
    is_log: bool = False
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Note:
    """Words that stand on the slide beside a chart; with a `leader`, a line joins them to this point of it."""

    lines: tuple[Line, ...]
    box: Box
    leader: tuple[float, float] | None = None
    colour: str = ""


@dataclass(frozen=True, slots=True)
class NativeChart:
    """A chart. `frame` is its place on the slide, `plot` that of its inner plot within the frame.

    `heading` stands above the plot. `categories` name the places on the axis of bars and columns; with `dates` (days
    as spreadsheets count them) columns and areas stand at their dates.
    """

    form: Form
    name: str
    frame: Box
    plot: Box
    series: tuple[Series, ...]
    up: Axis
    across: Axis | None = None
    categories: tuple[str, ...] = ()
    dates: tuple[int, ...] = ()
    months: bool = False
    heading: tuple[Line, ...] = ()
    rows: tuple[Observation, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a slide shows of a view: its charts, words that name its marks, what it leaves out, and as `also` the
    figures on the chart that have no label, a sentence each.
    """

    charts: tuple[NativeChart, ...]
    marks: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    caveats: tuple[str, ...] | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every drawing needs: data, colours, language, and the box that it may fill."""

    dataset: Dataset
    ink: Tokens
    lang: str
    box: Box = field(default_factory=lambda: Box(0, 0, 640, 320))

    def strong(self, text: str, size: float = 13.0, colour: str = "") -> Run:
        """A heavy run."""
        return Run(text, size, colour or self.ink.ink, bold=True)

    def plain(self, text: str, size: float = 12.0, colour: str = "") -> Run:
        """A run of usual weight."""
        return Run(text, size, colour or self.ink.ink)

    def differs(self, row: Observation, size: float = 13.0) -> tuple[Run, ...]:
        """The crossed equals sign after a number that does not fit together with another one."""
        sign = differs_sign(self.dataset, row.observation_id)
        return (Run(f" {sign}", size, self.ink.warn, bold=True),) if sign else ()

    def faint(self, text: str, size: float = 12.0) -> Run:
        """A run that stands back."""
        return Run(text, size, self.ink.ink2)
