"""What can be taken away from a view, and how: the kind of file, the size of a picture, its resolution and colours."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """Kinds of files, by the ending of their names."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    PPTX = "pptx"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


PICTURES = (Kind.PNG, Kind.SVG, Kind.PDF)
"""Kinds that a browser draws."""
TABLES = (Kind.CSV, Kind.XLSX, Kind.JSON)
"""Kinds that hold figures; a table has these alone, a chart all kinds."""

MEDIA_TYPES: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.PNG: "image/png",
        Kind.SVG: "image/svg+xml",
        Kind.PDF: "application/pdf",
        Kind.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        Kind.CSV: "text/csv",
        Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Kind.JSON: "application/json",
    }
)


class Size(StrEnum):
    """What a picture is for, which settles its shape and how large its type is."""

    SLIDE = "slide"
    PAGE = "page"
    COLUMN = "column"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True)
class Shape:
    """Width and least height in CSS pixels, and the width in centimetres for which the type is made when printed.

    A chart with more to show makes a picture taller, never its type smaller.
    """

    width: int
    height: int
    cm: float


SHAPES: Mapping[Size, Shape] = MappingProxyType(
    {
        Size.SLIDE: Shape(1600, 900, 25.4),
        Size.PAGE: Shape(1200, 900, 16.0),
        Size.COLUMN: Shape(640, 860, 8.5),
        Size.SOCIAL: Shape(1200, 630, 16.0),
    }
)

SCALES = (1, 2, 4)
"""Pixels of a PNG for each CSS pixel."""
DPI = 300
"""Dots per inch of a PNG whose printed width is given."""
CENTIMETRES = (3.0, 60.0)
"""The least and the largest printed width."""
_CM_PER_INCH = 2.54


@dataclass(frozen=True, slots=True)
class Options:
    """How a picture is made. With `cm`, its printed width, a PNG has 300 dots per inch and `scale` says nothing."""

    size: Size = Size.SLIDE
    scale: int = 1
    cm: float | None = None
    dark: bool = False
    qr: bool = False

    @property
    def shape(self) -> Shape:
        """The shape of the picture."""
        return SHAPES[self.size]

    @property
    def pixel_ratio(self) -> float:
        """Pixels of a PNG for each CSS pixel."""
        return self.scale if self.cm is None else self.cm / _CM_PER_INCH * DPI / self.shape.width

    @property
    def printed_cm(self) -> float:
        """The width in centimetres that a PNG and a PDF ask for when printed."""
        return self.shape.cm if self.cm is None else self.cm


LOOK = tuple(field.name for field in fields(Options))
"""The options by name; files of figures take none."""
